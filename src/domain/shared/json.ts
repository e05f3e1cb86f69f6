/** JSON as a value: what YAML and the API server both reduce to. No Date, no undefined, no NaN. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** undefined: the text is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own property only: keys such as `__proto__` or `constructor` are data, never the prototype's. */
export function getOwn(object: JsonObject, key: string): Json | undefined {
  const value = object[key];
  if (value === undefined) return undefined;
  // everything else that a prototype has is a function, and no JSON is one: only these are worth the question
  const inherited = typeof value === 'function' || key === '__proto__';
  return !inherited || Object.hasOwn(object, key) ? value : undefined;
}

/** A copy of `object` with `key` set as an own property, `__proto__` included. */
export function setOwn(target: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}

/** Deep equality of JSON values; key order does not matter, list order does. */
export function jsonEquals(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!jsonEquals(a[i], b[i])) return false;
    return true;
  }
  const left = a as JsonObject;
  const right = b as JsonObject;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(right, key) || !jsonEquals(left[key], right[key])) return false;
  }
  return true;
}

/** JSON text with keys sorted at every level: equal values give equal text, so it can be hashed. */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as JsonObject;
  const parts: string[] = [];
  for (const key of Object.keys(object).sort()) {
    parts.push(`${JSON.stringify(key)}:${canonicalJson(object[key] as Json)}`);
  }
  return `{${parts.join(',')}}`;
}
