import { isJsonObject, type Json, type JsonObject, setOwn } from '../../../domain/shared/json.ts';
import {
  type MergeSchema,
  NUMERIC,
  STRING,
  STRING_MAP,
  structOf,
  UNTYPED,
} from '../managed-fields/merge-schema.ts';
import { jsonType } from '../writes/json-type.ts';

type MetadataType = 'string' | 'integer' | 'time' | 'strings' | 'stringMap' | 'owners' | 'managers';

const FIELDS: Readonly<Record<string, MetadataType>> = {
  name: 'string',
  generateName: 'string',
  namespace: 'string',
  selfLink: 'string',
  uid: 'string',
  resourceVersion: 'string',
  generation: 'integer',
  creationTimestamp: 'time',
  deletionTimestamp: 'time',
  deletionGracePeriodSeconds: 'integer',
  labels: 'stringMap',
  annotations: 'stringMap',
  ownerReferences: 'owners',
  finalizers: 'strings',
  managedFields: 'managers',
};

const OWNER = structOf(
  {
    apiVersion: STRING,
    kind: STRING,
    name: STRING,
    uid: STRING,
    controller: UNTYPED,
    blockOwnerDeletion: UNTYPED,
  },
  true,
);

export const METADATA_MERGE_SCHEMA: MergeSchema = structOf({
  name: STRING,
  generateName: STRING,
  namespace: STRING,
  selfLink: STRING,
  uid: STRING,
  resourceVersion: STRING,
  generation: NUMERIC,
  creationTimestamp: UNTYPED,
  deletionTimestamp: UNTYPED,
  deletionGracePeriodSeconds: NUMERIC,
  labels: STRING_MAP,
  annotations: STRING_MAP,
  ownerReferences: { type: 'list', relationship: 'map', keys: ['uid'], items: OWNER },
  finalizers: { type: 'list', relationship: 'set', keys: [], items: STRING },
  managedFields: { type: 'list', relationship: 'atomic', keys: [], items: UNTYPED },
});

export type DecodedMetadata =
  | { readonly ok: true; readonly metadata: JsonObject; readonly unknown: readonly string[] }
  /** The Go decoder's words: `json: cannot unmarshal …`. */
  | { readonly ok: false; readonly message: string };

/** Metadata as the server's own type reads it: nulls and empty values gone, unknown fields dropped and told. */
export function decodeMetadata(value: Json | undefined): DecodedMetadata {
  if (value === undefined || value === null) return { ok: true, metadata: {}, unknown: [] };
  if (!isJsonObject(value)) {
    return {
      ok: false,
      message: `json: cannot unmarshal ${jsonType(value)} into Go value of type v1.ObjectMeta`,
    };
  }
  const metadata: Record<string, Json> = {};
  const unknown: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    const type = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    if (type === undefined) {
      unknown.push(`metadata.${key}`);
      continue;
    }
    const wrong = mismatch(item, type);
    if (wrong !== null) {
      const message = `json: cannot unmarshal ${wrong.given} into Go struct field ObjectMeta.${key} of type ${wrong.wanted}`;
      return { ok: false, message };
    }
    const kept = normalised(item, type);
    if (kept !== undefined) setOwn(metadata, key, kept);
  }
  return { ok: true, metadata, unknown: unknown.sort() };
}

function mismatch(value: Json, type: MetadataType): { given: string; wanted: string } | null {
  if (value === null) return null;
  switch (type) {
    case 'string':
      return typeof value === 'string' ? null : { given: jsonType(value), wanted: 'string' };
    case 'integer':
      return Number.isInteger(value) ? null : { given: jsonType(value), wanted: 'int64' };
    case 'time':
      return typeof value === 'string' ? null : { given: jsonType(value), wanted: 'string' };
    case 'strings':
      if (!Array.isArray(value)) return { given: jsonType(value), wanted: '[]string' };
      return elementMismatch(value);
    case 'stringMap':
      if (!isJsonObject(value)) return { given: jsonType(value), wanted: 'map[string]string' };
      return elementMismatch(Object.values(value));
    case 'owners':
      return Array.isArray(value) ? null : { given: jsonType(value), wanted: '[]v1.OwnerReference' };
    case 'managers':
      return Array.isArray(value) ? null : { given: jsonType(value), wanted: '[]v1.ManagedFieldsEntry' };
  }
}

function elementMismatch(values: readonly Json[]): { given: string; wanted: string } | null {
  const wrong = values.find((item) => item !== null && typeof item !== 'string');
  return wrong === undefined ? null : { given: jsonType(wrong), wanted: 'string' };
}

function normalised(value: Json, type: MetadataType): Json | undefined {
  if (value === null || value === '') return undefined;
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    return type === 'strings' ? value.map((item) => item ?? '') : value;
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value);
  if (entries.length === 0) return undefined;
  if (entries.every(([, item]) => item !== null)) return value;
  const filled: Record<string, Json> = {};
  for (const [key, item] of entries) setOwn(filled, key, item ?? '');
  return filled;
}
