import { isJsonObject, type Json } from '../shared/json.ts';
import { plural } from '../shared/plural.ts';
import { plainText } from './escape-text.ts';
import { shorten } from './layout.ts';

/** Longest value in a report; what is longer is cut, and said how large it is. */
const VALUE_LIMIT = 60;

/** A value on one line as a person reads it: `1001`, `"10.0.1.0/24"`, `{vlan: 1001, subnet: "10.0.1.0/24"}`. */
export function showValue(value: Json | undefined, limit = VALUE_LIMIT): string {
  if (value === undefined) return '(none)';
  const text = plainText(flow(value, limit));
  return text.length <= limit ? text : `${shorten(text, limit)}${sizeOf(value)}`;
}

/** Stops soon after `limit`, so that a huge value costs no more than a small one. */
function flow(value: Json, limit: number): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, limit * 2));
  if (typeof value !== 'object' || value === null) return String(value);
  const parts: string[] = [];
  let length = 2;
  const entries: readonly (readonly [string, Json])[] = Array.isArray(value)
    ? value.map((item: Json) => ['', item] as const)
    : Object.entries(value);
  for (const [key, item] of entries) {
    const part = (key === '' ? '' : `${keyText(key)}: `) + flow(item, limit);
    parts.push(part);
    length += part.length + 2;
    if (length > limit * 2) break;
  }
  return isJsonObject(value) ? `{${parts.join(', ')}}` : `[${parts.join(', ')}]`;
}

function keyText(key: string): string {
  return /^[A-Za-z0-9_./-]+$/.test(key) ? key : JSON.stringify(key);
}

function sizeOf(value: Json): string {
  if (typeof value === 'string') return ` (${value.length} characters)`;
  if (Array.isArray(value)) return ` (${plural(value.length, 'item')})`;
  return isJsonObject(value) ? ` (${plural(Object.keys(value).length, 'field')})` : '';
}
