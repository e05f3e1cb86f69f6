import type { Json } from '../shared/json.ts';

/** Fabric releases in order; a schema field may say from which one on it exists. */
export const FABRIC_RELEASES = ['26.01', '26.02', '26.03'] as const;
export type FabricRelease = (typeof FABRIC_RELEASES)[number];

interface SchemaBase {
  /** First release whose CRDs know the field; absent: all. */
  readonly since?: FabricRelease;
  /** CRD `default:`; the API server fills it. */
  readonly default?: Json;
}
export interface ObjectSchema extends SchemaBase {
  readonly type: 'object';
  readonly fields: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
  /** Those of `required` that the fabric's own defaulting fills on the way in: a manifest may leave them out. */
  readonly filled?: readonly string[];
  /** x-kubernetes-map-type: atomic. */
  readonly atomic?: boolean;
}
export interface MapSchema extends SchemaBase {
  readonly type: 'map';
  readonly values: Schema;
}
/** Lists are atomic under server-side apply: no fabric CRD marks a list type. */
export interface ListSchema extends SchemaBase {
  readonly type: 'list';
  readonly items: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
}
export interface StringSchema extends SchemaBase {
  readonly type: 'string';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: 'date-time';
  readonly minLength?: number;
  readonly maxLength?: number;
}
export interface IntegerSchema extends SchemaBase {
  readonly type: 'integer';
  readonly format?: 'int32' | 'int64';
  readonly minimum?: number;
  readonly maximum?: number;
  /** Width of the fabric's Go type, where narrower than the CRD says; the webhook refuses what does not fit. */
  readonly width?: 'uint8' | 'uint16' | 'uint32';
}
export interface NumberSchema extends SchemaBase {
  readonly type: 'number';
}
export interface BooleanSchema extends SchemaBase {
  readonly type: 'boolean';
}
/** One table of these describes a kind; one walker reads them (validation, pruning, CRDs, docs). */
export type Schema =
  | ObjectSchema
  | MapSchema
  | ListSchema
  | StringSchema
  | IntegerSchema
  | NumberSchema
  | BooleanSchema;
