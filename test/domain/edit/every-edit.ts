import type { FieldEdit } from '../../../src/domain/edit/edit-result.ts';
import { isJsonObject, type Json } from '../../../src/domain/shared/json.ts';
import { pointerOf } from '../../../src/domain/shared/pointer.ts';

/** An edit and what the document has to read as after it, worked out without the editor. */
export interface Trial {
  readonly kind: string;
  readonly edit: FieldEdit;
  /** What may be touched: the value itself, or the collection that runs empty. */
  readonly path: readonly string[];
  readonly expected: Json;
}

const SCALARS: readonly Json[] = [7, 'text', 'yes', '0777', null, 'a: b #c', 'one\ntwo\n', false];
const STRUCTS: readonly Json[] = [{ x1: 1, list: ['a', { deep: 'no' }] }, [1, 'two', { k: [] }], {}, []];
/** Of each list and map so many places are tried. */
const PLACES = 4;

/** Edits of every kind at (nearly) every place of a value. */
export function everyEdit(value: Json): Trial[] {
  const trials: Trial[] = [];
  let turn = 0;
  const rotate = (values: readonly Json[]) => values[turn++ % values.length] ?? null;
  const add = (
    kind: string,
    path: readonly string[],
    wanted: Json | undefined,
    expected = replaced(value, path, wanted),
  ) => {
    const pointer = pointerOf(path);
    const edit: FieldEdit =
      wanted === undefined ? { op: 'remove', pointer } : { op: 'set', pointer, value: wanted };
    const above = path.slice(0, -1);
    const place = wanted === undefined && sizeAt(value, above) === 1 ? above : path;
    trials.push({ kind, edit, path: place, expected });
  };
  const visit = (part: Json, path: readonly string[]): void => {
    if (path.length > 0) {
      add('replace by scalar', path, rotate(SCALARS));
      if (typeof part === 'object') add('replace by collection', path, rotate(STRUCTS));
      add('remove', path, undefined);
    }
    if (Array.isArray(part)) {
      add('append item', [...path, String(part.length)], rotate([...SCALARS, ...STRUCTS]));
      add('insert item', path, part.toSpliced(Math.floor(part.length / 2), 0, 'inserted'));
      add('prepend item', path, [{ name: 'first' }, ...part]);
      add('reverse', path, part.toReversed());
      if (part.length > 1) add('rotate', path, [...part.slice(1), part[0] ?? null]);
      for (const [at, item] of part.slice(0, PLACES).entries()) visit(item, [...path, String(at)]);
    } else if (isJsonObject(part)) {
      add('insert field', [...path, 'inserted'], rotate([...SCALARS, ...STRUCTS]));
      add('insert field', [...path, 'odd key: #'], rotate([...SCALARS, ...STRUCTS]));
      const keys = Object.keys(part);
      for (const key of keys.length > 2 * PLACES
        ? [...keys.slice(0, PLACES), ...keys.slice(-PLACES)]
        : keys) {
        visit(part[key] ?? null, [...path, key]);
      }
    }
  };
  visit(value, []);
  return trials;
}

function replaced(value: Json, path: readonly string[], wanted: Json | undefined): Json {
  const [token, ...rest] = path;
  if (token === undefined) return wanted ?? null;
  if (Array.isArray(value)) {
    if (rest.length === 0 && wanted === undefined) return value.toSpliced(Number(token), 1);
    const copy = [...value];
    copy[Number(token)] = replaced(copy[Number(token)] ?? null, rest, wanted);
    return copy;
  }
  const entries = Object.entries(isJsonObject(value) ? value : {});
  if (rest.length === 0 && wanted === undefined) return fromEntries(entries.filter(([key]) => key !== token));
  const at = entries.findIndex(([key]) => key === token);
  const child = replaced(at === -1 ? null : (entries[at]?.[1] ?? null), rest, wanted);
  return fromEntries(entries.toSpliced(at === -1 ? entries.length : at, 1, [token, child]));
}

function sizeAt(value: Json, path: readonly string[]): number {
  const [token, ...rest] = path;
  const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
  if (token === undefined) return entries.length;
  return sizeAt(entries.find(([key]) => key === token)?.[1] ?? null, rest);
}

/** Object.fromEntries defines own properties, `__proto__` included. */
function fromEntries(entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(entries);
}
