import type { TextFile } from '../parse/parse-files.ts';
import type { ParseLimits } from '../parse/parse-result.ts';
import type { KindRegistry } from '../resource/kind.ts';
import type { Schema } from '../resource/schema.ts';
import { getOwn, isJsonObject, type Json } from '../shared/json.ts';
import { childPointer, displayPath, type FieldPointer, pointerTokens } from '../shared/pointer.ts';
import { closest } from '../shared/suggest.ts';
import { wishFor, writtenObjects } from './find-mends.ts';
import type { MendWish } from './mend-wish.ts';

/**
 * Fields of a spec that their kind does not have, each under the name that was most probably meant. Nobody can be sure of
 * it, so it is for people to take or leave, and never made by itself.
 */
export function findMisspelt(
  files: readonly TextFile[],
  registry: KindRegistry,
  limits: ParseLimits,
): readonly MendWish[] {
  return files.flatMap((file) =>
    writtenObjects(file, registry, limits).flatMap((object) =>
      renames(object.definition.spec, getOwn(object.value, 'spec'), '/spec').map(({ pointer, key }) =>
        wishFor(object, {
          reason: 'misspelt',
          says: () => `${displayPath(pointer)}: did you mean ${key}?`,
          edits: [{ op: 'rename', pointer, key }],
        }),
      ),
    ),
  );
}

interface Rename {
  readonly pointer: FieldPointer;
  readonly key: string;
}

function renames(schema: Schema, value: Json | undefined, pointer: FieldPointer): Rename[] {
  if (schema.type === 'list') {
    const items = Array.isArray(value) ? value : [];
    return items.flatMap((item: Json, index) => renames(schema.items, item, childPointer(pointer, index)));
  }
  if (!isJsonObject(value)) return [];
  const entries = Object.entries(value);
  if (schema.type === 'map') {
    return entries.flatMap(([key, child]) => renames(schema.values, child, childPointer(pointer, key)));
  }
  if (schema.type !== 'object') return [];
  const { fields } = schema;
  const free = Object.keys(fields).filter((name) => !Object.hasOwn(value, name));
  const found = entries.flatMap(([key, child]): Rename[] => {
    const at = childPointer(pointer, key);
    const known = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (known !== undefined) return renames(known, child, at);
    const meant = closest(key, free)?.word;
    return meant === undefined ? [] : [{ pointer: at, key: meant }];
  });
  return withoutRivals(found);
}

/** Two fields of one struct cannot both become the same one. */
function withoutRivals(found: readonly Rename[]): Rename[] {
  const placeOf = ({ pointer, key }: Rename) => JSON.stringify([...pointerTokens(pointer).slice(0, -1), key]);
  const places = found.map(placeOf);
  return found.filter((one) => places.filter((place) => place === placeOf(one)).length === 1);
}
