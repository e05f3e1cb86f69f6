import type { KindDefinition, KindRegistry, Reference } from '../../src/domain/resource/kind.ts';
import type { Manifest } from '../../src/domain/resource/manifest.ts';
import { keyOf, type ResourceKey } from '../../src/domain/resource/object-id.ts';
import type { ObjectSchema } from '../../src/domain/resource/schema.ts';
import {
  canonicalJson,
  getOwn,
  isJsonObject,
  type Json,
  type JsonObject,
} from '../../src/domain/shared/json.ts';
import { pointerTokens, valueAt } from '../../src/domain/shared/pointer.ts';
import { type ValidateInput, validateFabric } from '../../src/domain/validate/validate-fabric.ts';
import type { ParsedDocuments, Validation } from '../../src/domain/validate/validation.ts';

/** Two kinds of a harbour: a Ship names the Pier it lies at (enforced) and a Flag (not enforced). */
export const GROUP = 'harbour.example';

export const shipSpec: ObjectSchema = {
  type: 'object',
  required: ['pier'],
  fields: {
    pier: { type: 'string' },
    flag: { type: 'string' },
    draught: { type: 'integer', minimum: 1, maximum: 20 },
    holds: {
      type: 'map',
      values: {
        type: 'object',
        required: [],
        fields: { cargo: { type: 'string' }, tons: { type: 'integer' } },
      },
    },
  },
};

const pierSpec: ObjectSchema = { type: 'object', required: [], fields: { length: { type: 'integer' } } };

export function kindOf(
  kind: string,
  spec: ObjectSchema,
  more: Partial<Pick<KindDefinition, 'references' | 'rules' | 'builtInNames' | 'required'>> = {},
): KindDefinition {
  return {
    kind,
    group: GROUP,
    version: 'v1',
    plural: `${kind.toLowerCase()}s`,
    singular: kind.toLowerCase(),
    shortNames: [],
    categories: [],
    owner: 'user',
    spec,
    status: { type: 'object', fields: {}, required: [] },
    required: [],
    defaulted: (object) => object,
    webhooks: true,
    referenceRules: [],
    references: () => [],
    rules: [],
    canonicalSpec: (value) => value,
    builtInNames: new Set(),
    isGenerated: () => false,
    ...more,
  };
}

function referencesOfShip(object: JsonObject): readonly Reference[] {
  const found: Reference[] = [];
  for (const [field, kind, enforced] of [
    ['pier', 'Pier', true],
    ['flag', 'Flag', false],
  ] as const) {
    const name = valueAt(object, `/spec/${field}`);
    if (typeof name === 'string') found.push({ pointer: `/spec/${field}`, kind, name, enforced });
  }
  return found;
}

export const shipKind = kindOf('Ship', shipSpec, { references: referencesOfShip });
export const pierKind = kindOf('Pier', pierSpec, { builtInNames: new Set(['quay']) });
export const flagKind = kindOf('Flag', { type: 'object', required: [], fields: {} });

export function registryOf(...kinds: KindDefinition[]): KindRegistry {
  return {
    kinds,
    find: (group, kind) => kinds.find((one) => one.group === group && one.kind === kind),
    byName: (name) => kinds.find((one) => one.kind.toLowerCase() === name.toLowerCase()),
    isFabricMetadataKey: () => false,
  };
}

export const harbour = registryOf(shipKind, pierKind, flagKind);

export interface MadeManifest extends Manifest {
  /** How often somebody asked for a position. */
  readonly asked: () => number;
}

/** A manifest as parsing would make it; its locator answers `line` plus the number of existing steps on the way. */
export function manifestOf(kind: string, name: string, spec?: Json, more: JsonObject = {}): MadeManifest {
  const metadata = isJsonObject(more.metadata) ? more.metadata : {};
  const namespace = getOwn(metadata, 'namespace');
  const id = { group: GROUP, kind, namespace: typeof namespace === 'string' ? namespace : 'default', name };
  const object: JsonObject = {
    apiVersion: `${GROUP}/v1`,
    kind,
    ...(spec === undefined ? {} : { spec }),
    ...more,
    metadata: { name, namespace: id.namespace, ...metadata },
  };
  const file = `${kind.toLowerCase()}-${name}.yaml`;
  let asked = 0;
  const locate = (pointer: string, column: number) => {
    asked += 1;
    return { file, line: 10 + existingSteps(object, pointer), column };
  };
  return {
    id,
    key: keyOf(id),
    apiVersion: `${GROUP}/v1`,
    object,
    digest: canonicalJson(object),
    file,
    document: 0,
    line: 1,
    fields: { at: (pointer) => locate(pointer, 5), keyAt: (pointer) => locate(pointer, 1) },
    asked: () => asked,
  };
}

function existingSteps(object: JsonObject, pointer: string): number {
  const tokens = pointerTokens(pointer);
  let steps = 0;
  let value: Json | undefined = object;
  for (const token of tokens) {
    if (Array.isArray(value)) value = value[Number(token)];
    else value = isJsonObject(value) ? getOwn(value, token) : undefined;
    if (value === undefined) break;
    steps += 1;
  }
  return steps;
}

export function key(kind: string, name: string): ResourceKey {
  return keyOf({ group: GROUP, kind, namespace: 'default', name });
}

export function parsedOf(
  manifests: readonly Manifest[],
  more: Partial<ParsedDocuments> = {},
): ParsedDocuments {
  return { manifests, skipped: [], diagnostics: [], unreadable: [], ignored: [], ...more };
}

/** Validates manifests of the harbour with nothing else known. */
export function validated(
  manifests: readonly Manifest[],
  more: Partial<Omit<ValidateInput, 'parsed'>> & { readonly parsed?: Partial<ParsedDocuments> } = {},
): Validation {
  const { parsed, ...rest } = more;
  return validateFabric({
    files: 1,
    registry: harbour,
    sourceDiagnostics: [],
    sourceSkipped: [],
    ...rest,
    parsed: parsedOf(manifests, parsed),
  });
}
