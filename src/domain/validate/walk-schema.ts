import {
  FABRIC_RELEASES,
  type ListSchema,
  type MapSchema,
  type ObjectSchema,
  type Schema,
} from '../resource/schema.ts';
import { isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { plural } from '../shared/plural.ts';
import { checkScalar } from './check-scalar.ts';
import { quote } from './describe-value.ts';
import { droppedText } from './finding.ts';
import { genericPath, suggestField } from './suggest-field.ts';
import { emitAt, emitMismatch, here, nameOfType, parentOf, type Walk, type WalkOptions } from './walk.ts';

/** Checks `spec` against the table of its kind. `undefined` and null are an empty spec. */
export function walkSpec(spec: Json | undefined, schema: ObjectSchema, options: WalkOptions): void {
  const walk: Walk = { emit: options.emit, release: options.release, root: schema, path: [] };
  walkValue(spec ?? {}, schema, walk);
}

function walkValue(value: Json, schema: Schema, walk: Walk): void {
  switch (schema.type) {
    case 'object':
      if (isJsonObject(value)) walkObject(value, schema, walk);
      else emitMismatch(value, schema, walk);
      return;
    case 'map':
      if (isJsonObject(value)) walkMap(value, schema, walk);
      else emitMismatch(value, schema, walk);
      return;
    case 'list':
      if (Array.isArray(value)) walkList(value, schema, walk);
      else emitMismatch(value, schema, walk);
      return;
    default:
      checkScalar(value, schema, walk);
  }
}

function walkObject(value: JsonObject, schema: ObjectSchema, walk: Walk): void {
  for (const key of Object.keys(value)) {
    const child = Object.hasOwn(schema.fields, key) ? schema.fields[key] : undefined;
    walk.path.push(key);
    if (child === undefined) emitUnknown(value, key, schema, walk);
    else if (value[key] === null && !isDemanded(schema, key)) emitDropped(child, walk);
    else walkField(value[key], child, walk);
    walk.path.pop();
  }
  for (const key of schema.required) {
    if (hasValue(value, key) || !isDemanded(schema, key)) continue;
    walk.path.push(key);
    emitAt(walk, 'HHS-4003', {
      message: `${here(walk)} is required`,
      help: hasOwnNull(value, key)
        ? 'The key is there with nothing after the colon: give it a value.'
        : `Add "${key}" to ${parentOf(walk)}.`,
    });
    walk.path.pop();
  }
}

/** The API server drops nulls of fields that are not nullable, and no fabric field is: null counts as absent, and is told of. */
function walkField(value: Json | undefined, schema: Schema, walk: Walk): void {
  if (value === undefined || value === null) return;
  if (isLater(schema, walk)) {
    emitAt(
      walk,
      'HHS-4013',
      {
        message: `${here(walk)} exists from fabric release ${schema.since} on, this fabric is at ${walk.release}`,
        help: 'Remove the field, or set the release of the fabric if it runs a later one.',
      },
      true,
    );
    return;
  }
  walkValue(value, schema, walk);
}

function walkMap(value: JsonObject, schema: MapSchema, walk: Walk): void {
  for (const key of Object.keys(value)) {
    const child = value[key];
    if (child === undefined) continue;
    walk.path.push(key);
    if (child === null) emitDropped(schema.values, walk);
    else walkValue(child, schema.values, walk);
    walk.path.pop();
  }
}

function walkList(value: readonly Json[], schema: ListSchema, walk: Walk): void {
  const { minItems, maxItems } = schema;
  if (minItems !== undefined && value.length < minItems) {
    emitAt(walk, 'HHS-4009', {
      message: `${here(walk)} has ${plural(value.length, 'item')}, at least ${minItems} ${minItems === 1 ? 'is' : 'are'} required`,
      help: `Add ${minItems - value.length} more, or remove the field if it is optional.`,
    });
  }
  if (maxItems !== undefined && value.length > maxItems) {
    emitAt(walk, 'HHS-4009', {
      message: `${here(walk)} has ${plural(value.length, 'item')}, at most ${maxItems} ${maxItems === 1 ? 'is' : 'are'} allowed`,
      help: `Remove ${value.length - maxItems} of them.`,
    });
  }
  for (let index = 0; index < value.length; index++) {
    const item = value[index];
    if (item === undefined) continue;
    walk.path.push(index);
    if (item === null) emitEmpty(walk, schema.items);
    else walkValue(item, schema.items, walk);
    walk.path.pop();
  }
}

function hasValue(value: JsonObject, key: string): boolean {
  return Object.hasOwn(value, key) && value[key] !== null;
}

function hasOwnNull(value: JsonObject, key: string): boolean {
  return Object.hasOwn(value, key) && value[key] === null;
}

/** Required, and nobody fills it in. */
function isDemanded({ required, filled, fields }: ObjectSchema, key: string): boolean {
  return required.includes(key) && filled?.includes(key) !== true && fields[key]?.default === undefined;
}

function isLater(schema: Schema, walk: Walk): boolean {
  if (schema.since === undefined || walk.release === undefined) return false;
  return FABRIC_RELEASES.indexOf(schema.since) > FABRIC_RELEASES.indexOf(walk.release);
}

/** A key with nothing after its colon: whoever wrote it meant something, and it is lost without a word. */
function emitDropped(schema: Schema, walk: Walk): void {
  emitAt(walk, 'HHS-4017', droppedText(here(walk), schema), true);
}

function emitEmpty(walk: Walk, schema: Schema): void {
  const braces = schema.type === 'object' || schema.type === 'map' ? ', write {} if it has no fields,' : '';
  emitAt(walk, 'HHS-4012', {
    message: `${here(walk)} has nothing after it, where ${nameOfType(schema)} is expected`,
    help: `Give the item a value${braces} or remove it.`,
  });
}

function emitUnknown(value: JsonObject, key: string, schema: ObjectSchema, walk: Walk): void {
  const parents = walk.path.slice(0, -1);
  const siblings = Object.keys(schema.fields).filter((name) => !Object.hasOwn(value, name));
  emitAt(
    walk,
    'HHS-4001',
    {
      message: `${parentOf(walk)} has no field ${quote(key)}`,
      help: suggestField({ key, siblings, place: genericPath(walk.root, parents), root: walk.root }),
    },
    true,
  );
}
