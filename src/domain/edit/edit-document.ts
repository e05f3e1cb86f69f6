import { DEFAULT_PARSE_LIMITS } from '../parse/parse-limits.ts';
import type { ParseLimits } from '../parse/parse-result.ts';
import type { DocumentSlice } from '../parse/split-documents.ts';
import { type Json, jsonEquals } from '../shared/json.ts';
import { pointerOf, pointerTokens } from '../shared/pointer.ts';
import { type EditOptions, type EditResult, type FieldEdit, type Objection, refuse } from './edit-result.ts';
import { lineChanges, newlinesIn, type TrackedText } from './line-changes.ts';
import type { EditContext } from './perform-change.ts';
import { faultOf, readValue, valueSlices } from './prove.ts';
import { unwritablePart } from './scalar-text.ts';
import { readTree } from './source-tree.ts';
import { editTree } from './take-steps.ts';
import { detectStyle } from './text-style.ts';
import { wantedValue } from './wanted-value.ts';
import { offsetOf } from './why-unproven.ts';

/**
 * Edits one document of a YAML text by the smallest changes, in the style of the text. `document` counts, from 0, the
 * documents that hold a value, as manifests do. The result has been read again by the parser: the document has exactly the
 * wanted value, all others have theirs, and outside the lines told every byte is as before. What cannot be done so is
 * refused with a reason; never throws.
 */
export function editDocument(
  text: string,
  document: number,
  edits: readonly FieldEdit[],
  options: EditOptions = {},
): EditResult {
  const limits = options.limits ?? DEFAULT_PARSE_LIMITS;
  const slice = valueSlices(text)[document];
  if (slice === undefined) return refuse('no-document', 1, `the file has no document ${document + 1}`);
  const edited = editText(text.slice(slice.start, slice.end), text, edits, options);
  if ('unchanged' in edited) return { result: 'unchanged' };
  if ('reason' in edited) {
    const { reason, offset, message } = edited;
    return refuse(reason, newlinesIn(text, 0, slice.start + offset) + 1, message);
  }
  return finish(text, slice, document, edited.value, edited.tracked, limits);
}

/** A text of one document after its edits; not yet proven. */
export interface TextEdit {
  readonly tracked: TrackedText;
  /** What the document has to read as. */
  readonly value: Json;
}

/** The same for the text of one document alone. `file` is looked at for its style only. */
export function editText(
  before: string,
  file: string,
  edits: readonly FieldEdit[],
  options: EditOptions = {},
): TextEdit | Objection | { readonly unchanged: true } {
  const limits = options.limits ?? DEFAULT_PARSE_LIMITS;
  const read = readValue(before, limits);
  if (!('value' in read)) return { ...read, reason: read.fault };
  const tree = readTree(before, limits);
  if (tree === undefined) return { reason: 'unreadable', offset: 0, message: 'the document cannot be read' };
  const wanted = wantedValue(read.value, edits, options);
  if (!('value' in wanted)) {
    return { reason: wanted.fault, offset: offsetOf(tree, wanted.tokens), message: wanted.message };
  }
  if (jsonEquals(read.value, wanted.value)) return { unchanged: true };
  const unwritable = unwritablePart(wanted.value);
  if (unwritable !== null) {
    return { reason: 'value-not-writable', offset: 0, message: `${unwritable} cannot be written exactly` };
  }
  const context: EditContext = {
    style: detectStyle(before, file),
    schema: options.schema,
    base: pointerTokens(options.base ?? ''),
  };
  const positional = positionalLists(edits, context.base);
  const edited = editTree(tree, { wanted: wanted.value, positional, context, limits });
  return 'reason' in edited ? edited : { tracked: edited, value: wanted.value };
}

function finish(
  text: string,
  slice: DocumentSlice,
  document: number,
  value: Json,
  edited: TrackedText,
  limits: ParseLimits,
): EditResult {
  const after = text.slice(0, slice.start) + edited.text + text.slice(slice.end);
  const whole: TrackedText = {
    before: text,
    text: after,
    pieces: [
      { from: 0, to: slice.start },
      ...edited.pieces.map((piece) =>
        'text' in piece ? piece : { from: piece.from + slice.start, to: piece.to + slice.start },
      ),
      { from: slice.end, to: text.length },
    ],
  };
  const lines = lineChanges(whole, 1);
  const fault = faultOf({ before: text, after, document, value, lines, limits });
  if (fault === null) return { result: 'edited', text: after, lines };
  return refuse('unproven', lines[0]?.from ?? 1, `the edit was not made: ${fault}`);
}

/** Lists in which an edit goes to an item by its place, or below it. */
function positionalLists(edits: readonly FieldEdit[], base: readonly string[]): ReadonlySet<string> {
  const lists = new Set<string>();
  for (const { pointer } of edits) {
    const tokens = [...base, ...pointerTokens(pointer)];
    for (const [at, token] of tokens.entries())
      if (/^\d+$/.test(token)) lists.add(pointerOf(tokens.slice(0, at)));
  }
  return lists;
}
