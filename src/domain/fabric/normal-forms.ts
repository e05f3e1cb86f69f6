import type { NormalForm } from '../resource/mend.ts';
import { isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { childPointer, type FieldPointer } from '../shared/pointer.ts';
import { canonicalMac } from './go-text.ts';
import { formatPrefix, parsePrefix } from './ip.ts';

/**
 * A field that holds a MAC or a prefix. `at`: path below `spec`, `*` for every entry or item. `keys`: the keys of the
 * map there.
 */
export interface NormalField {
  readonly at: string;
  readonly form: 'prefix' | 'mac' | 'mac-letters';
  readonly keys?: true;
}

const FORMS: Readonly<Record<NormalField['form'], (text: string) => string | undefined>> = {
  prefix(text) {
    const prefix = parsePrefix(text);
    return prefix && formatPrefix({ ...prefix, address: prefix.network });
  },
  mac: canonicalMac,
  /** Written with colons, small and capital letters are both common: only another separator is odd. */
  'mac-letters': (text) => (/^[0-9a-f]{2}(?::[0-9a-f]{2})+$/i.test(text) ? text : canonicalMac(text)),
};

/** Says what is written in another form than the normal one, and that form. What is no MAC or prefix at all is no case. */
export function normalizer(fields: readonly NormalField[]): (object: JsonObject) => readonly NormalForm[] {
  const rows = fields.map((field) => ({ field, steps: field.at.split('.') }));
  return (object) =>
    rows.flatMap(({ field, steps }) =>
      field.keys === true
        ? at(object, steps).flatMap(({ value, pointer }) => keyForms(value, pointer, field))
        : at(object, steps).flatMap(({ value, pointer }) => valueForm(value, pointer, field)),
    );
}

interface Place {
  readonly value: Json;
  readonly pointer: FieldPointer;
}

function at(object: JsonObject, steps: readonly string[]): readonly Place[] {
  let places: readonly Place[] = [{ value: object, pointer: '' }];
  for (const step of ['spec', ...steps]) places = places.flatMap((place) => below(place, step));
  return places;
}

function below({ value, pointer }: Place, step: string): Place[] {
  if (Array.isArray(value)) {
    if (step !== '*') return [];
    return value.map((item: Json, index) => ({ value: item, pointer: childPointer(pointer, index) }));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value)
    .filter(([key]) => step === '*' || key === step)
    .map(([key, field]) => ({ value: field, pointer: childPointer(pointer, key) }));
}

function valueForm(value: Json, pointer: FieldPointer, { form }: NormalField): NormalForm[] {
  if (typeof value !== 'string') return [];
  const normal = FORMS[form](value);
  return normal === undefined || normal === value ? [] : [{ pointer, value: normal }];
}

/** Two keys that mean the same are left alone: which of the entries counts is for a person to say. */
function keyForms(value: Json, pointer: FieldPointer, { form }: NormalField): NormalForm[] {
  if (!isJsonObject(value)) return [];
  const keys = Object.keys(value).map((key) => ({ key, normal: FORMS[form](key) ?? key }));
  const counts = new Map<string, number>();
  for (const { normal } of keys) counts.set(normal, (counts.get(normal) ?? 0) + 1);
  return keys
    .filter(({ key, normal }) => key !== normal && counts.get(normal) === 1)
    .map(({ key, normal }) => ({ pointer: childPointer(pointer, key), key: normal }));
}
