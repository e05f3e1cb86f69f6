import { getOwn, isJsonObject, type Json, parseJson } from '../shared/json.ts';

/** A field that somebody accepted Git's value for, with the values that were shown beside it. */
export interface ShownField {
  readonly kind: string;
  readonly name: string;
  readonly pointer: string | null;
  /** undefined: the side has none. */
  readonly shown: { readonly desired: Json | undefined; readonly live: Json | undefined };
}

/** What a workflow_dispatch takes in all. */
const MOST_CHARACTERS = 60_000;
const MOST_FIELDS = 500;

/**
 * The text in which the App hands accepted fields to a workflow: a JSON list, each field with `kind`, `name`, `pointer` and,
 * where a side has a value, `desired` and `live`. null: it does not fit into an input.
 */
export function writeAccepted(fields: readonly ShownField[]): string | null {
  const text = JSON.stringify(
    fields.map(({ kind, name, pointer, shown: { desired, live } }) => ({
      ...{ kind, name, pointer },
      ...(desired === undefined ? {} : { desired }),
      ...(live === undefined ? {} : { live }),
    })),
  );
  return fields.length > MOST_FIELDS || text.length > MOST_CHARACTERS ? null : text;
}

/** Reads it back; null: it is none. */
export function readAccepted(text: string): readonly ShownField[] | null {
  if (text.length > MOST_CHARACTERS) return null;
  const value = parseJson(text);
  if (!Array.isArray(value) || value.length > MOST_FIELDS) return null;
  const fields = value.map(fieldOf);
  return fields.every((field) => field !== null) ? fields : null;
}

const NAME = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
const KNOWN: ReadonlySet<string> = new Set(['kind', 'name', 'pointer', 'desired', 'live']);

function fieldOf(value: unknown): ShownField | null {
  if (!isJsonObject(value) || Object.keys(value).some((key) => !KNOWN.has(key))) return null;
  const [kind, name, pointer] = ['kind', 'name', 'pointer'].map((key) => getOwn(value, key));
  if (typeof kind !== 'string' || typeof name !== 'string' || !NAME.test(kind) || !NAME.test(name))
    return null;
  if (typeof pointer !== 'string' && pointer !== null) return null;
  if (pointer !== null && pointer !== '' && !pointer.startsWith('/')) return null;
  return {
    ...{ kind, name, pointer },
    shown: { desired: getOwn(value, 'desired'), live: getOwn(value, 'live') },
  };
}
