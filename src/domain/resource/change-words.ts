import type { Json, JsonObject } from '../shared/json.ts';
import { displayPath, type FieldPointer, pointerTokens } from '../shared/pointer.ts';

/** A field that comes, goes or gets another value; a side that is absent has none. */
export interface FieldChange {
  readonly pointer: FieldPointer;
  readonly before?: Json;
  readonly after?: Json;
}

/** What changes of a kind mean, in the words of networking. Plain text from files, so whoever shows it escapes it. Pure. */
export interface ChangeWords {
  /** Sentences without a full stop, such as `subnet default of VPC a gains DHCP`; undefined: there are no words for it. */
  field(name: string, change: FieldChange): readonly string[] | undefined;
  /** What is there with the object and not without it, as in `VPC a and VPC b are peered`; undefined: no more than itself. */
  presence?(name: string, object: JsonObject): string | undefined;
}

const SHOWN = 80;

/** A value as part of a sentence; undefined: it has parts, so it is none. */
export function wordOf(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return cut(value === '' ? '(empty)' : value);
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return undefined;
  if (value.length === 0) return 'nothing';
  const words = value.map((item: Json) => (Array.isArray(item) ? undefined : wordOf(item)));
  return words.every((word) => word !== undefined) ? cut(words.join(', ')) : undefined;
}

function cut(text: string): string {
  if (text.length <= SHOWN) return text;
  return `${text.slice(0, SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Words for a field that nobody has better words for. */
export function plainFieldWords(object: string, { pointer, before, after }: FieldChange): string {
  const [was, is] = [wordOf(before), wordOf(after)];
  const what = nameOf(pointer);
  if (after === undefined) return `${object} loses ${what}${was === undefined ? '' : ` ${was}`}`;
  if (before === undefined) return `${object} gains ${what}${is === undefined ? '' : ` ${is}`}`;
  if (was === undefined || is === undefined) return `${object} changes ${what}`;
  return `${object} changes ${what} from ${was} to ${is}`;
}

function nameOf(pointer: FieldPointer): string {
  const [root, map, key, ...more] = pointerTokens(pointer);
  if (root === 'metadata' && more.length === 0 && key !== undefined) {
    if (map === 'labels') return `label ${key}`;
    if (map === 'annotations') return `annotation ${key}`;
  }
  return displayPath(pointer.replace(/^\/spec\//, '/'));
}
