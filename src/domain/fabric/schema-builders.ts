import type {
  BooleanSchema,
  FabricRelease,
  IntegerSchema,
  ListSchema,
  MapSchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  StringSchema,
} from '../resource/schema.ts';

/** The words in which the kind files write their tables. Each makes one `Schema` value and nothing else. */

type Options<S extends Schema> = Omit<S, 'type' | 'fields' | 'required' | 'values' | 'items' | 'width'>;

export function object(
  fields: Readonly<Record<string, Schema>>,
  options: Options<ObjectSchema> & { readonly required?: readonly string[] } = {},
): ObjectSchema {
  return { type: 'object', fields, required: [], ...options };
}

/** Fields that are all of one schema. */
export function each(schema: Schema, ...names: string[]): Record<string, Schema> {
  return Object.fromEntries(names.map((name) => [name, schema]));
}

/** Keys are data (names, ports, addresses); every value has the same shape. */
export function map(values: Schema): MapSchema {
  return { type: 'map', values };
}

export function list(items: Schema, options: Options<ListSchema> = {}): ListSchema {
  return { type: 'list', items, ...options };
}

export function string(options: Options<StringSchema> = {}): StringSchema {
  return { type: 'string', ...options };
}

export function oneOf(...values: string[]): StringSchema {
  return { type: 'string', enum: values };
}

/** RFC 3339. */
export function dateTime(): StringSchema {
  return { type: 'string', format: 'date-time' };
}

export function boolean(): BooleanSchema {
  return { type: 'boolean' };
}

export function number(): NumberSchema {
  return { type: 'number' };
}

/** An integer whose Go type is not documented or is the machine's own. */
export function integer(options: Options<IntegerSchema> = {}): IntegerSchema {
  return { type: 'integer', ...options };
}

export function uint8(options: Options<IntegerSchema> = {}): IntegerSchema {
  return { type: 'integer', width: 'uint8', ...options };
}

export function uint16(options: Options<IntegerSchema> = {}): IntegerSchema {
  return { type: 'integer', width: 'uint16', ...options };
}

/** The CRDs say `int32` for it, which API servers from 1.36 on enforce although the Go type holds more. */
export function uint32(options: Options<IntegerSchema> = {}): IntegerSchema {
  return { type: 'integer', format: 'int32', width: 'uint32', ...options };
}

export function int32(options: Options<IntegerSchema> = {}): IntegerSchema {
  return { type: 'integer', format: 'int32', ...options };
}

export function int64(options: Options<IntegerSchema> = {}): IntegerSchema {
  return { type: 'integer', format: 'int64', ...options };
}

/** The same schema, known to the CRDs only from `release` on. */
export function since<S extends Schema>(release: FabricRelease, schema: S): S {
  return { ...schema, since: release };
}
