import type { KindDefinition } from '../../src/domain/resource/kind.ts';
import type { LiveObject } from '../../src/domain/resource/live-object.ts';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  jsonEquals,
  setOwn,
} from '../../src/domain/shared/json.ts';
import { childPointer, type FieldPointer, pointerTokens, valueAt } from '../../src/domain/shared/pointer.ts';
import { toLive } from './captures.ts';

/** Leaves of a value; items of lists are looked into. */
export function leavesOf(value: Json | undefined, at: FieldPointer): FieldPointer[] {
  if (value === undefined) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : isJsonObject(value) ? Object.keys(value) : [];
  if (keys.length === 0) return [at];
  return keys.flatMap((key) => {
    const child = childPointer(at, key);
    return leavesOf(valueAt({ value }, child.replace(at, '/value')), child);
  });
}

/** `VPC spec.subnets.{}.vlan`: keys of maps and positions in lists do not matter. */
export function patternOf(kind: KindDefinition, pointer: FieldPointer): string {
  const tokens = pointerTokens(pointer);
  let schema: KindDefinition['spec'] | undefined | object = kind.spec;
  const named = tokens.map((token, index) => {
    if (index === 0) return token;
    if (tokens[0] !== 'spec') return index > 1 ? '{}' : token;
    const { type, fields, values, items } = (schema ?? {}) as {
      type?: string;
      fields?: Record<string, object>;
      values?: object;
      items?: object;
    };
    schema = type === 'object' ? fields?.[token] : type === 'map' ? values : items;
    return type === 'object' ? token : '{}';
  });
  return `${kind.kind} ${named.join('.')}`;
}

interface Hand {
  /** undefined: the field is taken out. */
  readonly value: Json | undefined;
  /** The fabric's webhook runs as it does with every write; without it, what the hand wrote stays. */
  readonly admission: KindDefinition | null;
}

/** The live object after another manager wrote one field, as the API server would keep it. */
export function writtenByHand(live: LiveObject, pointer: FieldPointer, hand: Hand): LiveObject {
  const before = live.object;
  const raw = replacedAt(before, pointer, hand.value);
  const after = hand.admission === null ? raw : admitted(raw, hand.admission);
  const [specBefore, specAfter] = [before.spec ?? {}, after.spec ?? {}];
  const moved = !sameStored(specBefore, specAfter, hand.admission);
  const metadata = { ...(after.metadata as JsonObject) };
  if (!moved && jsonEquals(labelsOf(before), labelsOf(after))) return live;
  const unit = unitOf(pointer, before);
  const taken = jsonEquals(valueAt(before, unit), valueAt(after, unit)) ? null : unit;
  return toLive({
    ...after,
    spec: moved ? specAfter : specBefore,
    metadata: {
      ...metadata,
      managedFields: owners(metadata.managedFields ?? [], taken, valueAt(after, unit) !== undefined),
      generation: live.generation + (moved ? 1 : 0),
    },
  });
}

function sameStored(a: Json, b: Json, kind: KindDefinition | null): boolean {
  if (kind === null || !isJsonObject(a) || !isJsonObject(b)) return jsonEquals(a, b);
  return jsonEquals(kind.canonicalSpec(a), kind.canonicalSpec(b));
}

function labelsOf(object: JsonObject): Json {
  const { labels, annotations } = object.metadata as JsonObject;
  return [labels ?? {}, annotations ?? {}];
}

function admitted(object: JsonObject, kind: KindDefinition): JsonObject {
  const stored = kind.defaulted(object, {});
  return { ...object, spec: stored.spec ?? {}, metadata: stored.metadata ?? {} };
}

/** `object` with another value at `pointer`; undefined takes it out. */
export function replacedAt(object: JsonObject, pointer: FieldPointer, value: Json | undefined): JsonObject {
  return replaced(object, pointerTokens(pointer), value) as JsonObject;
}

/** What one manager owns as a whole: the field, or the outermost list that it stands in. */
export function unitOf(pointer: FieldPointer, object: JsonObject): FieldPointer {
  let unit = '';
  for (const token of pointerTokens(pointer)) {
    if (Array.isArray(valueAt(object, unit))) return unit;
    unit = childPointer(unit, token);
  }
  return unit;
}

function owners(managedFields: Json, taken: FieldPointer | null, stands: boolean): Json {
  if (taken === null || !Array.isArray(managedFields)) return managedFields;
  const tokens = pointerTokens(taken).map((token) => `f:${token}`);
  const others = managedFields.map((entry: Json) => {
    const { fieldsV1 } = entry as { fieldsV1: Json };
    return { ...(entry as JsonObject), fieldsV1: replaced(fieldsV1, tokens, undefined) ?? {} };
  });
  if (!stands) return others;
  const theirs = {
    manager: 'somebody',
    operation: 'Update',
    time: '2026-11-21T09:00:00Z',
    fieldsType: 'FieldsV1',
    fieldsV1: replaced({}, tokens, {}) ?? {},
  };
  return [...others, theirs];
}

function replaced(
  value: Json | undefined,
  tokens: readonly string[],
  wanted: Json | undefined,
): Json | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return wanted;
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => {
      if (String(index) !== token) return [item];
      const made = replaced(item, rest, wanted);
      return made === undefined ? [] : [made];
    });
  }
  const result: Record<string, Json> = isJsonObject(value) ? { ...value } : {};
  if (!isJsonObject(value) && wanted === undefined) return value;
  const below = replaced(Object.hasOwn(result, token) ? result[token] : undefined, rest, wanted);
  if (below === undefined) delete result[token];
  else setOwn(result, token, below);
  return result;
}

/** A value of the same sort that is another one. */
export function mutated(value: Json | undefined): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.length > 1 ? value.slice(1) : ['x'];
  if (isJsonObject(value)) return { x: 'x' };
  const digit = typeof value === 'string' ? value.search(/\d(?!.*\d)/) : -1;
  if (typeof value !== 'string' || digit === -1) return `${String(value)}-changed`;
  return `${value.slice(0, digit)}${(Number(value[digit]) + 1) % 10}${value.slice(digit + 1)}`;
}
