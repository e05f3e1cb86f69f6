import { isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import type { ErrorSubject } from './api-error.ts';
import type { FieldCauseBody } from './causes.ts';
import type { FieldManagerScope } from './managed-fields/field-manager.ts';
import { type MergeSchema, STRING } from './managed-fields/merge-schema.ts';
import { METADATA_MERGE_SCHEMA } from './schema/metadata-codec.ts';
import { mergeSchemaOf, type StructuralSchema } from './schema/structural-schema.ts';

/** A kind that is served, with everything in which kinds differ. */
export interface ResourceType {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly listKind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  /** From a CRD: pruned, defaulted and validated by its schema. Else one of the server's own types. */
  readonly custom: boolean;
  readonly hasStatus: boolean;
  readonly schema: StructuralSchema;
  readonly mergeSchema: MergeSchema;
  readonly emptyObject: JsonObject;
  readonly tracksGeneration: boolean;
  /** A PUT without resourceVersion overwrites. */
  readonly allowsUnconditionalUpdate: boolean;
  /** Own types only: why a body cannot be decoded, in the Go decoder's words; null: it can. */
  decodeProblem(object: JsonObject): string | null;
  /** Own types only: the object as the type would encode it (empty maps gone, fixed values filled). */
  normalise(object: JsonObject): JsonObject;
  /** Own types only: rules beyond the schema. */
  rules(object: JsonObject, live: JsonObject | undefined): readonly FieldCauseBody[];
}

export function apiVersionOf(type: Pick<ResourceType, 'group' | 'version'>): string {
  return type.group === '' ? type.version : `${type.group}/${type.version}`;
}

/** Identity of a type in the store, whatever the version: `switches.wiring.githedgehog.com`. */
export function resourceId(type: Pick<ResourceType, 'group' | 'plural'>): string {
  return type.group === '' ? type.plural : `${type.plural}.${type.group}`;
}

/** Errors of storage name the plural, errors of validation the kind. */
export function resourceSubject(type: ResourceType, name: string): ErrorSubject {
  return { group: type.group, resource: type.plural, name };
}

export function kindSubject(type: ResourceType, name: string): ErrorSubject {
  return { group: type.group, resource: type.kind, name };
}

/** The merge schema of a whole object: the type's own top-level fields plus apiVersion, kind and metadata. */
export function objectMergeSchema(schema: StructuralSchema): MergeSchema {
  const own = mergeSchemaOf(schema);
  const fields = new Map(own.type === 'map' ? own.fields : []);
  fields.set('apiVersion', STRING);
  fields.set('kind', STRING);
  fields.set('metadata', METADATA_MERGE_SCHEMA);
  return { type: 'map', fields, elements: undefined, atomic: false };
}

export function fieldScope(type: ResourceType, subresource: '' | 'status'): FieldManagerScope {
  const ignoredFields =
    subresource === 'status' ? ['metadata', 'spec'] : type.hasStatus && type.custom ? ['status'] : [];
  return {
    schema: type.mergeSchema,
    apiVersion: apiVersionOf(type),
    subresource,
    ignoredFields,
    emptyObject: type.emptyObject,
  };
}

/** `metadata` of any object, with its text fields read safely. */
export function metadataText(object: JsonObject, field: string): string {
  const metadata = metadataOfObject(object);
  const value: Json | undefined = Object.hasOwn(metadata, field) ? metadata[field] : undefined;
  return typeof value === 'string' ? value : '';
}

export function metadataOfObject(object: JsonObject): JsonObject {
  return isJsonObject(object.metadata) ? object.metadata : {};
}
