import type { Schema } from '../resource/schema.ts';

/**
 * Those of `paths` that the schema lacks. Paths are dotted and relative to its root, with `*` for any map key or list
 * position; the empty path is the root itself.
 */
export function pathsLacking(schema: Schema, paths: readonly string[]): string[] {
  return paths.filter((path) => path !== '' && !hasPath(schema, path.split('.')));
}

function hasPath(schema: Schema | undefined, tokens: readonly string[]): boolean {
  const [token, ...rest] = tokens;
  if (token === undefined || schema === undefined) return schema !== undefined;
  if (schema.type === 'object') {
    return hasPath(Object.hasOwn(schema.fields, token) ? schema.fields[token] : undefined, rest);
  }
  if (schema.type === 'map') return token === '*' && hasPath(schema.values, rest);
  return schema.type === 'list' && token === '*' && hasPath(schema.items, rest);
}
