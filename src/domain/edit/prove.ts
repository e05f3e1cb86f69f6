import { composeDocument } from '../parse/compose-document.ts';
import type { Harvest } from '../parse/document-context.ts';
import { TreeCache } from '../parse/field-locator.ts';
import { type Conversion, nodeToJson } from '../parse/node-to-json.ts';
import { PARSE_CODES } from '../parse/parse-codes.ts';
import type { ParseLimits } from '../parse/parse-result.ts';
import { readDocument } from '../parse/read-document.ts';
import { createSourceText } from '../parse/source-text.ts';
import { type DocumentSlice, splitDocuments } from '../parse/split-documents.ts';
import type { KindRegistry } from '../resource/kind.ts';
import { type Json, jsonEquals } from '../shared/json.ts';
import type { LineChange } from '../shared/line-change.ts';
import { applyLineChanges } from './line-changes.ts';

/** Nothing is a manifest here: only what makes a document unreadable is of interest. */
const NO_KINDS: KindRegistry = {
  kinds: [],
  find: () => undefined,
  byName: () => undefined,
  isFabricMetadataKey: () => false,
};

/** Codes about files and YAML; the others speak of what the document means. */
const ABOUT_TEXT = /^HHS-30[01]/;

export type DocumentValue =
  | { readonly value: Json; readonly errors: number }
  | { readonly fault: 'unreadable' | 'duplicate-key'; readonly offset: number; readonly message: string };

/** What the parser reads in one document, with all its bounds and bans. Offsets count in `text`. */
export function readValue(text: string, limits: ParseLimits): DocumentValue {
  const harvest: Harvest = { manifests: [], skipped: [], diagnostics: [], unreadable: [], ignored: [] };
  const range = { source: createSourceText('', text), start: 0, end: text.length };
  const options = { registry: NO_KINDS, limits, digest: () => '' };
  readDocument({ options, harvest, cache: new TreeCache(limits.maxDepth), range, document: 0 });
  const error = harvest.diagnostics.find(
    ({ code, severity }) => severity === 'error' && ABOUT_TEXT.test(code),
  );
  if (error !== undefined) {
    const offset = (range.source.lineStarts[error.line - 1] ?? 0) + error.column - 1;
    const fault = error.code === 'HHS-3003' ? 'duplicate-key' : 'unreadable';
    return { fault, offset, message: error.message };
  }
  const { root } = composeDocument(text, limits.maxDepth);
  const conversion = nodeToJson(root, limits);
  const { value, problems } = conversion;
  if (isCertain(conversion)) {
    return { value, errors: problems.filter(({ code }) => PARSE_CODES[code].severity === 'error').length };
  }
  const first = problems.find(({ code }) => PARSE_CODES[code].severity === 'error' && code !== MERGED_AGAIN);
  const fault = first?.code === 'HHS-3003' ? 'duplicate-key' : 'unreadable';
  return { fault, offset: first?.offset ?? 0, message: first?.message ?? 'its values cannot be read' };
}

/** True when every value is known: a key that a merge brings again is an error, but leaves no doubt. */
export function isCertain({ failed, problems }: Conversion): boolean {
  return (
    !failed ||
    problems.every(({ code }) =>
      PARSE_CODES[code].severity !== 'error' ? code !== 'HHS-3027' : code === MERGED_AGAIN,
    )
  );
}

const MERGED_AGAIN = 'HHS-3028';

/** The documents that hold a value, as they are counted in manifests. */
export function valueSlices(text: string): readonly DocumentSlice[] {
  return [...splitDocuments(text)].filter(({ content }) => content === 'value');
}

interface Claim {
  readonly before: string;
  readonly after: string;
  /** Index of the edited document among those with a value. */
  readonly document: number;
  readonly value: Json;
  readonly lines: readonly LineChange[];
  readonly limits: ParseLimits;
}

/**
 * null when the edit did what was wanted and nothing else: the document reads as exactly the value, every other document
 * reads as before, and the lines told are all that changed. Otherwise what went wrong.
 */
export function faultOf({ before, after, document, value, lines, limits }: Claim): string | null {
  if (applyLineChanges(before, lines) !== after) return 'more lines changed than were meant to';
  const then = valueSlices(before);
  const now = valueSlices(after);
  if (then.length !== now.length) return 'the file would have another number of documents';
  for (const [index, slice] of now.entries()) {
    const text = after.slice(slice.start, slice.end);
    const other = then[index];
    const was = other === undefined ? '' : before.slice(other.start, other.end);
    if (index !== document && text === was) continue;
    const read = readValue(text, limits);
    if (index === document) {
      if (!('value' in read)) return `the document could not be read any more: ${read.message}`;
      if (!jsonEquals(read.value, value)) return 'the document would not read as what was wanted';
      const earlier = readValue(was, limits);
      if (!('value' in earlier) || read.errors > earlier.errors)
        return 'the document would be refused by the fabric';
    } else if (!isSameReading(read, readValue(was, limits)))
      return 'another document of the file would change';
  }
  return null;
}

function isSameReading(a: DocumentValue, b: DocumentValue): boolean {
  return 'value' in a && 'value' in b && jsonEquals(a.value, b.value);
}
