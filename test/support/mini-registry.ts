import type { KindDefinition, KindRegistry, Reference } from '../../src/domain/resource/kind.ts';
import type { LiveObject } from '../../src/domain/resource/live-object.ts';
import type { Manifest } from '../../src/domain/resource/manifest.ts';
import { keyOf } from '../../src/domain/resource/object-id.ts';
import { canonicalJson, isJsonObject, type Json, type JsonObject } from '../../src/domain/shared/json.ts';
import { valueAt } from '../../src/domain/shared/pointer.ts';

/** Two small kinds of no fabric at all, so that the core's own laws are tested without the fabric's. */
export const miniRegistry: KindRegistry = {
  kinds: [],
  find: (group, kind) => miniKinds.find((one) => one.group === group && one.kind === kind),
  byName: (name) => miniKinds.find((one) => one.kind.toLowerCase() === name.toLowerCase()),
  isFabricMetadataKey: (_map, key) => key.startsWith('owned.example/'),
};

function dropEmpty(value: JsonObject): JsonObject {
  const result: Record<string, Json> = {};
  for (const [key, child] of Object.entries(value)) {
    if (child === null || child === false || child === '') continue;
    if (isJsonObject(child)) {
      const inner = dropEmpty(child);
      if (Object.keys(inner).length > 0) result[key] = inner;
    } else if (Array.isArray(child)) {
      if (child.length > 0) result[key] = key === 'sorted' ? [...child].sort() : child;
    } else result[key] = child;
  }
  return result;
}

function kind(name: string): KindDefinition {
  return {
    kind: name,
    group: 'mini.example',
    version: 'v1',
    plural: `${name.toLowerCase()}s`,
    singular: name.toLowerCase(),
    shortNames: [],
    categories: [],
    owner: 'user',
    spec: {
      type: 'object',
      required: [],
      fields: {
        boot: { type: 'object', required: [], fields: {} },
        sides: { type: 'map', values: { type: 'object', required: [], fields: {} } },
        permit: {
          type: 'list',
          items: { type: 'map', values: { type: 'object', required: [], fields: {} } },
        },
      },
    },
    status: { type: 'object', required: [], fields: {} },
    required: [],
    defaulted: (object) => object,
    webhooks: true,
    referenceRules: [],
    references: (object) => {
      const parent = valueAt(object, '/spec/parent');
      const found: Reference[] = [];
      if (typeof parent === 'string') {
        found.push({ pointer: '/spec/parent', kind: 'Box', name: parent, enforced: true });
      }
      return found;
    },
    rules: [],
    canonicalSpec: dropEmpty,
    builtInNames: new Set(),
    isGenerated: (object) => valueAt(object, '/metadata/name') === 'generated',
  };
}

export const miniKinds: readonly KindDefinition[] = [kind('Box'), kind('Lid')];

export const OURS = 'hedgehog-sync';

export function manifestOf(
  name: string,
  spec: JsonObject,
  more: { kind?: string; metadata?: JsonObject } = {},
): Manifest {
  const kindName = more.kind ?? 'Box';
  const id = { group: 'mini.example', kind: kindName, namespace: 'default', name };
  const object: JsonObject = {
    apiVersion: 'mini.example/v1',
    kind: kindName,
    metadata: { name, namespace: 'default', ...more.metadata },
    spec,
  };
  const place = { file: 'boxes.yaml', line: 7, column: 3 };
  return {
    id,
    key: keyOf(id),
    apiVersion: 'mini.example/v1',
    object,
    digest: canonicalJson(object),
    file: 'boxes.yaml',
    document: 0,
    line: 1,
    fields: { at: () => place, keyAt: () => place },
  };
}

export interface Manager {
  readonly manager: string;
  readonly operation?: 'Apply' | 'Update';
  readonly time?: string;
  readonly fields: JsonObject;
}

export function liveOf(
  name: string,
  spec: JsonObject,
  managers: readonly Manager[],
  more: { uid?: string; generation?: number; kind?: string; metadata?: JsonObject } = {},
): LiveObject {
  const kindName = more.kind ?? 'Box';
  const id = { group: 'mini.example', kind: kindName, namespace: 'default', name };
  const managedFields = managers.map(
    ({ manager, operation = 'Apply', time = '2026-01-01T00:00:00Z', fields }) => ({
      manager,
      operation,
      time,
      apiVersion: 'mini.example/v1',
      fieldsType: 'FieldsV1',
      fieldsV1: fields,
    }),
  );
  const uid = more.uid ?? 'uid-1';
  const generation = more.generation ?? 1;
  return {
    id,
    key: keyOf(id),
    uid,
    resourceVersion: '100',
    generation,
    object: {
      apiVersion: 'mini.example/v1',
      kind: kindName,
      metadata: { name, namespace: 'default', uid, generation, managedFields, ...more.metadata },
      spec,
    },
  };
}
