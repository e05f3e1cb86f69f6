import { isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import {
  ANY,
  atomicListOf,
  BOOLEAN,
  type MergeSchema,
  NUMERIC,
  STRING,
  UNTYPED,
} from '../managed-fields/merge-schema.ts';

/** A CRD's `openAPIV3Schema` as far as the server acts on it. */
export interface StructuralSchema {
  readonly type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | '';
  readonly format: string;
  readonly properties: ReadonlyMap<string, StructuralSchema>;
  /** Type of keys that `properties` does not name; undefined: such keys are pruned. */
  readonly additional: StructuralSchema | undefined;
  readonly items: StructuralSchema | undefined;
  readonly required: readonly string[];
  readonly enumeration: readonly Json[];
  readonly pattern: RegExp | undefined;
  readonly bounds: Bounds;
  /** undefined: no default. */
  readonly defaultValue: Json | undefined;
  readonly nullable: boolean;
  readonly preserveUnknown: boolean;
  readonly intOrString: boolean;
  readonly atomicMap: boolean;
  readonly listType: 'atomic' | 'set' | 'map';
  readonly listKeys: readonly string[];
}

export interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const BOUNDS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;
const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'] as const;

export function readStructuralSchema(document: Json | undefined): StructuralSchema {
  const source = isJsonObject(document) ? document : {};
  const type = TYPES.find((candidate) => candidate === source.type) ?? '';
  const listType = source['x-kubernetes-list-type'];
  return {
    type,
    format: textOf(source.format),
    properties: propertiesOf(source.properties),
    additional: isJsonObject(source.additionalProperties)
      ? readStructuralSchema(source.additionalProperties)
      : undefined,
    items: source.items === undefined ? undefined : readStructuralSchema(source.items),
    required: textsOf(source.required),
    enumeration: listOf(source.enum),
    pattern: typeof source.pattern === 'string' ? new RegExp(source.pattern) : undefined,
    bounds: boundsOf(source),
    defaultValue: source.default,
    nullable: source.nullable === true,
    preserveUnknown: source['x-kubernetes-preserve-unknown-fields'] === true,
    intOrString: source['x-kubernetes-int-or-string'] === true,
    atomicMap: source['x-kubernetes-map-type'] === 'atomic',
    listType: listType === 'set' || listType === 'map' ? listType : 'atomic',
    listKeys: textsOf(source['x-kubernetes-list-map-keys']),
  };
}

/** How server-side apply sees the same type. */
export function mergeSchemaOf(schema: StructuralSchema): MergeSchema {
  if (schema.intOrString) return UNTYPED;
  switch (schema.type) {
    case 'string':
      return STRING;
    case 'integer':
    case 'number':
      return NUMERIC;
    case 'boolean':
      return BOOLEAN;
    case 'array': {
      const items = schema.items === undefined ? ANY : mergeSchemaOf(schema.items);
      if (schema.listType === 'atomic') return atomicListOf(items);
      return { type: 'list', relationship: schema.listType, keys: schema.listKeys, items };
    }
    case 'object': {
      const fields = new Map([...schema.properties].map(([name, child]) => [name, mergeSchemaOf(child)]));
      if (fields.size === 0 && schema.preserveUnknown) return ANY;
      const elements = schema.preserveUnknown
        ? ANY
        : schema.additional === undefined
          ? undefined
          : mergeSchemaOf(schema.additional);
      return { type: 'map', fields, elements, atomic: schema.atomicMap };
    }
    default:
      return ANY;
  }
}

/** Type of a key of an object; undefined: the key is unknown and gets pruned. */
export function propertySchema(schema: StructuralSchema, key: string): StructuralSchema | undefined {
  return schema.properties.get(key) ?? schema.additional;
}

function propertiesOf(value: Json | undefined): ReadonlyMap<string, StructuralSchema> {
  if (!isJsonObject(value)) return new Map();
  return new Map(Object.entries(value).map(([name, child]) => [name, readStructuralSchema(child)]));
}

function boundsOf(source: JsonObject): Bounds {
  const entries = BOUNDS.flatMap((name) => {
    const bound = source[name];
    return typeof bound === 'number' ? [[name, bound] as const] : [];
  });
  return Object.fromEntries(entries);
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: Json | undefined): string[] {
  return listOf(value).filter((item): item is string => typeof item === 'string');
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
