import type { EditedText } from '../../../src/domain/edit/edit-result.ts';
import { composeDocument } from '../../../src/domain/parse/compose-document.ts';
import { nodeToJson } from '../../../src/domain/parse/node-to-json.ts';
import { DEFAULT_PARSE_LIMITS } from '../../../src/domain/parse/parse-limits.ts';
import { splitDocuments } from '../../../src/domain/parse/split-documents.ts';
import { type Json, jsonEquals } from '../../../src/domain/shared/json.ts';
import type { Trial } from './every-edit.ts';
import { spanOf } from './line-oracle.ts';

/** Values of the documents that hold one, as the parser reads them; undefined where it does not. */
export function documentsOf(text: string): (Json | undefined)[] {
  return slicesOf(text).map(({ start, end }) => {
    const { root, problems } = composeDocument(text.slice(start, end), DEFAULT_PARSE_LIMITS.maxDepth);
    return problems.length > 0 ? undefined : nodeToJson(root, DEFAULT_PARSE_LIMITS).value;
  });
}

function slicesOf(text: string) {
  return [...splitDocuments(text)].filter(({ content }) => content === 'value');
}

/** null when the edited text reads as it should and differs from the text before only where it may. */
export function faultOfEdit(
  before: string,
  document: number,
  trial: Trial,
  edited: EditedText,
): string | null {
  const [was, now] = [documentsOf(before), documentsOf(edited.text)];
  if (was.length !== now.length) return 'another number of documents';
  for (const [index, value] of now.entries()) {
    const expected = index === document ? trial.expected : was[index];
    if (!jsonEquals(value ?? null, expected ?? null))
      return `document ${index} reads as ${JSON.stringify(value)}`;
  }
  return faultOfLines(before, edited) ?? faultOfPlace(before, document, trial, edited);
}

const linesOf = (text: string) => text.split(/(?<=\n)/);

/** Between the lines told, both texts have the same lines, byte by byte. */
function faultOfLines(before: string, { text, lines }: EditedText): string | null {
  const [left, right] = [linesOf(before), linesOf(text)];
  let [at, to] = [0, 0];
  for (const change of [...lines, { from: left.length + 1, to: left.length, text: '' }]) {
    for (; at < change.from - 1; at += 1, to += 1) {
      if (left[at] !== right[to]) return `line ${at + 1} changed without being told`;
    }
    if (
      change.from <= left.length &&
      change.from <= change.to &&
      change.text === left.slice(change.from - 1, change.to).join('')
    ) {
      return `line ${change.from} is told but did not change`;
    }
    at = change.to;
    to += change.text === '' ? 0 : linesOf(change.text).length;
  }
  return to === right.length || text === '' ? null : 'more lines than told';
}

/** Only lines of the value that was meant are touched; new lines come next to them. */
function faultOfPlace(before: string, document: number, trial: Trial, { lines }: EditedText): string | null {
  const slice = slicesOf(before)[document];
  if (slice === undefined) return 'no such document';
  const text = before.slice(slice.start, slice.end);
  const offset = linesOf(before.slice(0, slice.start)).length - 1;
  const span = spanOf(text, trial.path);
  for (const { from, to } of lines) {
    const [first, last] = [from - offset, to - offset];
    if (first < span.from || last > span.to + 1) {
      return `lines ${first}-${last} were touched, which is outside of ${span.from}-${span.to}`;
    }
  }
  return null;
}
