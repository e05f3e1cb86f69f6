import { type ChangeWords, type FieldChange, plainFieldWords, wordOf } from '../../resource/change-words.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, jsonEquals } from '../../shared/json.ts';
import { childPointer, pointerTokens } from '../../shared/pointer.ts';

/** One row: what a field of a kind is called, and what has it. */
export interface WordRow {
  /** Path below `spec`, dotted, `*` for any key of a map or position in a list. */
  readonly at: string;
  /** What has it; `{0}` is the first key that `*` stood for, and nothing said is the object itself. */
  readonly of?: string;
  /** What is gained, lost or changed; `{0}` as above. */
  readonly what: string;
  /**
   * `value`: it has one. `switch`: on or off. `part`: it comes and goes as a whole; `tell` describes it. `items`: a list,
   * of which some come and others go.
   */
  readonly as: 'value' | 'switch' | 'part' | 'items';
  readonly tell?: (value: Json) => string | undefined;
}

/** Words that a table gives; `paths` are those that it has a row for. */
export interface ChangeTable extends ChangeWords {
  readonly paths: readonly string[];
}

interface Row extends WordRow {
  readonly tokens: readonly string[];
}

/** How far a struct that comes or goes is looked into. */
const MOST_SENTENCES = 40;

/** Words of a kind from a table. `subject` is what people call it, as in `VPC`. */
export function changeTable(
  subject: string,
  rows: readonly WordRow[],
  presence?: ChangeWords['presence'],
): ChangeTable {
  const table = rows.map((row): Row => ({ ...row, tokens: row.at.split('.') }));
  return {
    paths: rows.map(({ at }) => at),
    field: (name, change) => {
      const said = tell(`${subject} ${name}`, table, change, 0);
      return said === undefined ? undefined : said.slice(0, MOST_SENTENCES);
    },
    ...(presence === undefined ? {} : { presence }),
  };
}

const DEEPEST = 8;

function tell(
  object: string,
  table: readonly Row[],
  change: FieldChange,
  depth: number,
): string[] | undefined {
  const [root, ...tokens] = pointerTokens(change.pointer);
  if (root !== 'spec') return undefined;
  const row = table.find((one) => fits(one.tokens, tokens));
  if (row !== undefined) return sentences(object, row, tokens, change, table, depth);
  const isKnownBelow = table.some(
    (one) => one.tokens.length > tokens.length && fits(one.tokens, tokens, true),
  );
  return isKnownBelow && depth < DEEPEST ? below(object, table, change, depth) : undefined;
}

function fits(pattern: readonly string[], tokens: readonly string[], asPrefix = false): boolean {
  if (!asPrefix && pattern.length !== tokens.length) return false;
  return tokens.every((token, index) => pattern[index] === '*' || pattern[index] === token);
}

/** A struct without a row of its own, field by field. */
function below(
  object: string,
  table: readonly Row[],
  { pointer, before, after }: FieldChange,
  depth: number,
): string[] | undefined {
  const [was, is] = [before ?? {}, after ?? {}];
  if (!isJsonObject(was) || !isJsonObject(is)) return undefined;
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].slice(0, MOST_SENTENCES);
  return keys.flatMap((key) => {
    const change = changeOf(childPointer(pointer, key), getOwn(was, key), getOwn(is, key));
    if (jsonEquals(change.before, change.after)) return [];
    return tell(object, table, change, depth + 1) ?? [plainFieldWords(object, change)];
  });
}

function changeOf(pointer: string, before: Json | undefined, after: Json | undefined): FieldChange {
  return {
    pointer,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function sentences(
  object: string,
  row: Row,
  tokens: readonly string[],
  change: FieldChange,
  table: readonly Row[],
  depth: number,
): string[] | undefined {
  const keys = tokens.filter((_, index) => row.tokens[index] === '*');
  const named = (text: string) =>
    text.replaceAll(/\{(\d)\}/g, (_, index: string) => keys[Number(index)] ?? '');
  const owner = row.of === undefined ? object : `${named(row.of)} of ${object}`;
  const what = named(row.what);
  switch (row.as) {
    case 'switch':
      return switched(owner, what, change);
    case 'items':
      return listed(owner, what, row, change);
    case 'part':
      return part(owner, what, row, change, () => below(object, table, change, depth + 1));
    case 'value':
      return valued(owner, what, row, change);
  }
}

function switched(owner: string, what: string, { before, after }: FieldChange): string[] | undefined {
  const [was, is] = [before === true, after === true];
  if (was === is) return undefined;
  return [`${owner} ${is ? 'gains' : 'loses'} ${what}`];
}

function valued(
  owner: string,
  what: string,
  { tell: say }: Row,
  { before, after }: FieldChange,
): string[] | undefined {
  const word = (value: Json | undefined) =>
    value === undefined ? undefined : (say ?? wordOf)(value) || undefined;
  const [was, is] = [word(before), word(after)];
  if (after === undefined) return was === undefined ? undefined : [`${owner} loses ${what} ${was}`];
  if (before === undefined) return is === undefined ? undefined : [`${owner} gains ${what} ${is}`];
  return was === undefined || is === undefined
    ? undefined
    : [`${owner} changes ${what} from ${was} to ${is}`];
}

function part(
  owner: string,
  what: string,
  { tell: say }: Row,
  { before, after }: FieldChange,
  inside: () => string[] | undefined,
): string[] | undefined {
  if (before !== undefined && after !== undefined) return inside();
  const value = after ?? before;
  const about = value === undefined ? undefined : say?.(value);
  const more = about === undefined || about === '' ? '' : ` (${about})`;
  return [`${owner} ${after === undefined ? 'loses' : 'gains'} ${what}${more}`];
}

function listed(
  owner: string,
  what: string,
  { tell: say }: Row,
  { before, after }: FieldChange,
): string[] | undefined {
  const words = (value: Json | undefined): string[] | undefined => {
    const items = Array.isArray(value) ? value : value === undefined ? [] : undefined;
    const said = items?.map((item: Json) => (say ?? wordOf)(item) || undefined);
    return said?.every((word) => word !== undefined) ? said : undefined;
  };
  const [was, is] = [words(before), words(after)];
  if (was === undefined || is === undefined) return undefined;
  const [gone, come] = [was.filter((one) => !is.includes(one)), is.filter((one) => !was.includes(one))];
  const parts = [
    ...(come.length === 0 ? [] : [`gains ${what} ${come.join(', ')}`]),
    ...(gone.length === 0 ? [] : [`loses ${what} ${gone.join(', ')}`]),
  ];
  return [`${owner} ${parts.length === 0 ? `has ${what} in another order` : parts.join(' and ')}`];
}

/** `key: value` of those members that have a word, for what comes or goes as a whole. */
export function membersOf(value: Json, names: Readonly<Record<string, string>>): string {
  if (!isJsonObject(value)) return '';
  return Object.entries(names)
    .flatMap(([key, label]) => {
      const word = wordOf(getOwn(value, key));
      return word === undefined ? [] : [label === '' ? word : `${label} ${word}`];
    })
    .join(', ');
}

/** `from to to` of a range; undefined where it has no such ends. */
export function rangeOf(value: Json, from: string, to: string): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const [first, last] = [wordOf(getOwn(value, from)), wordOf(getOwn(value, to))];
  return first === undefined || last === undefined ? undefined : `${first} to ${last}`;
}

/** Text of a field of the spec; undefined where there is none. */
export function specText(object: JsonObject, ...path: readonly string[]): string | undefined {
  let value: Json | undefined = getOwn(object, 'spec');
  for (const key of path) value = isJsonObject(value) ? getOwn(value, key) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
