import { closest } from '../../shared/suggest.ts';

/** An entry of the list of fabrics as somebody wrote it: texts without quotes. null: it says nothing. */
export interface EntryTexts {
  readonly name: string;
  readonly mode: string | null;
  readonly app: string | null;
}

/** Also where it is misspelt. */
export function isFabricsKey(key: string): boolean {
  return (
    key === 'fabrics' || closest(key, ['fabrics', 'defaults', 'commands', 'version'])?.word === 'fabrics'
  );
}

/**
 * The entries of the list of fabrics in a text that is no YAML, by indentation alone: an entry begins where the first one
 * does, and its keys stand where its first key does, so that a `name` further in (of a rule, say) is none of a fabric.
 */
export function scanEntries(text: string): readonly EntryTexts[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => !/^\s*(#|$)/.test(line));
  const begin = lines.findIndex((line) => isFabricsKey(TOP_KEY.exec(line)?.[2] ?? ''));
  if (begin < 0) return [];
  const inside = sectionAfter(lines, begin);
  const rest = (lines[begin] ?? '').replace(TOP_KEY, '').trim();
  const found = rest.startsWith('[') ? flowEntries([rest, ...inside].join(' ')) : blockEntries(inside);
  const defaults = defaultsIn(lines);
  return found.flatMap((entry) => {
    const name = entry.get('name');
    const said = (key: string) => entry.get(key) ?? defaults.get(key) ?? null;
    return name === undefined ? [] : [{ name, mode: said('mode'), app: said('app') }];
  });
}

type Said = ReadonlyMap<string, string>;

const TOP_KEY = /^(['"]?)([A-Za-z][A-Za-z0-9_-]{0,40})\1\s*:/;
const KEY = /^(['"]?)(name|mode|app)\1\s*:\s*(.*)$/;

/** The lines below a key of the file, up to the next one. */
function sectionAfter(lines: readonly string[], at: number): readonly string[] {
  const below = lines.slice(at + 1);
  const end = below.findIndex((line) => TOP_KEY.test(line));
  return end < 0 ? below : below.slice(0, end);
}

function blockEntries(lines: readonly string[]): readonly Said[] {
  const items: { readonly column: number; readonly texts: { at: number; text: string }[] }[] = [];
  let dash: number | null = null;
  for (const line of lines) {
    const [, before = '', after = '', content = ''] = /^(\s*)-(\s+)(.*)$/.exec(line) ?? [];
    const at = indentOf(line);
    dash ??= after === '' ? null : before.length;
    if (after !== '' && before.length === dash) {
      const column = before.length + 1 + after.length;
      items.push({ column, texts: [{ at: column, text: content }] });
    } else items.at(-1)?.texts.push({ at, text: line.trim() });
  }
  return items.map(({ column, texts }) => {
    if (texts[0]?.text.startsWith('{')) return flowKeys(texts.map(({ text }) => text).join(' '));
    return keysOf(texts.flatMap(({ at, text }) => (at === column ? [text] : [])));
  });
}

function defaultsIn(lines: readonly string[]): Said {
  const begin = lines.findIndex((line) => TOP_KEY.exec(line)?.[2] === 'defaults');
  if (begin < 0) return new Map();
  const rest = (lines[begin] ?? '').replace(TOP_KEY, '').trim();
  const inside = sectionAfter(lines, begin);
  if (rest.startsWith('{')) return flowKeys([rest, ...inside].join(' '));
  const column = indentOf(inside[0] ?? '');
  return keysOf(inside.filter((line) => indentOf(line) === column).map((line) => line.trim()));
}

/** `[{name: a}, {name: b}]`, whatever is wrong in it. */
function flowEntries(text: string): readonly Said[] {
  const entries: Said[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '{' && depth === 1) entries.push(flowKeys(text.slice(at, at + LONGEST_ENTRY)));
    depth += STEPS[character] ?? 0;
  }
  return entries;
}

/** Characters of an entry on one line. */
const LONGEST_ENTRY = 4_000;
const STEPS: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** What stands in the first braces of the text, without what stands in further ones. */
function flowKeys(text: string): Said {
  let own = '';
  let depth = 0;
  for (const character of text) {
    depth += STEPS[character] ?? 0;
    if (depth === 0) break;
    if (depth === 1) own += character === '{' ? ',' : character;
  }
  return keysOf(own.split(',').map((part) => part.trim()));
}

/** Of a key that is written twice the first counts. */
function keysOf(texts: readonly string[]): Said {
  const said = new Map<string, string>();
  for (const text of texts) {
    const [, , key, value] = KEY.exec(text) ?? [];
    if (key !== undefined && value !== undefined && !said.has(key)) said.set(key, plainOf(value));
  }
  return said;
}

/** Without a comment, and without quotes, of which one may be missing. */
function plainOf(value: string): string {
  return value
    .replace(/(^|\s)#.*$/, '')
    .trim()
    .replaceAll(/^['"]|['"]$/g, '');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
