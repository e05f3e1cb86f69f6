import type { Json } from '../../../domain/shared/json.ts';

/** The type of a JSON value in the words of Go's decoder. */
export function jsonType(value: Json): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
