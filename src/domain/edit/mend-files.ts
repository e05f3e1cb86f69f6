import type { TextFile } from '../parse/parse-files.ts';
import type { ParseLimits } from '../parse/parse-result.ts';
import type { DocumentSlice } from '../parse/split-documents.ts';
import type { LeftMend, Mend, MendPlan } from '../resource/mend.ts';
import type { LineChange } from '../shared/line-change.ts';
import { editText, type TextEdit } from './edit-document.ts';
import { type Objection, refuse } from './edit-result.ts';
import { lineChanges, lineEnd, lineStart, newlinesIn, type TrackedText } from './line-changes.ts';
import type { MendEdit, MendWish } from './mend-wish.ts';
import { faultOf, valueSlices } from './prove.ts';
import { renameKey } from './rename-key.ts';

/**
 * Makes all mends that can be made, each proven on the file as it is and once more on what the ones before it left. A mend
 * of several fields that cannot be made as a whole is made field by field. Outside of the lines told every byte stays.
 */
export function mendFiles(
  files: readonly TextFile[],
  wishes: readonly MendWish[],
  limits: ParseLimits,
): MendPlan {
  const byFile = groupBy(wishes, ({ file }) => file);
  const texts = new Map<string, string>();
  const mends: Mend[] = [];
  const left: LeftMend[] = [];
  for (const file of files) {
    const own = byFile.get(file.path);
    if (own === undefined) continue;
    const made = mendFile(file, own, limits);
    if (made.text !== file.text) texts.set(file.path, made.text);
    mends.push(...made.mends);
    left.push(...made.left);
  }
  return { mends, left, texts };
}

interface MendedFile {
  readonly text: string;
  readonly mends: readonly Mend[];
  readonly left: readonly LeftMend[];
}

function mendFile(file: TextFile, wishes: readonly MendWish[], limits: ParseLimits): MendedFile {
  const slices = valueSlices(file.text);
  const byDocument = groupBy(wishes, ({ document }) => document);
  const edited: Edited[] = [];
  let text = '';
  let at = 0;
  let [line, counted] = [1, 0];
  const wanted: string[] = [];
  for (const [index, slice] of slices.entries()) {
    const own = byDocument.get(index);
    line += newlinesIn(file.text, counted, slice.start);
    counted = slice.start;
    const was = file.text.slice(slice.start, slice.end);
    const document = own === undefined ? undefined : mendDocument({ file, slice, line, limits }, own);
    if (document !== undefined) edited.push(document);
    wanted.push(document?.text ?? was);
    text += file.text.slice(at, slice.start) + (document?.text ?? was);
    at = slice.end;
  }
  text += file.text.slice(at);
  const mends = edited.flatMap((one) => one.mends);
  const left = edited.flatMap((one) => one.left);
  if (holds(text, wanted)) return { text, mends, left };
  const message = 'the file would not fall into the same documents';
  return { text: file.text, mends: [], left: [...left, ...mends.map((mend) => unmade(mend, message))] };
}

function groupBy<Key>(wishes: readonly MendWish[], keyOf: (wish: MendWish) => Key): Map<Key, MendWish[]> {
  const groups = new Map<Key, MendWish[]>();
  for (const wish of wishes) {
    const group = groups.get(keyOf(wish));
    if (group === undefined) groups.set(keyOf(wish), [wish]);
    else group.push(wish);
  }
  return groups;
}

function holds(text: string, wanted: readonly string[]): boolean {
  const now = valueSlices(text);
  return (
    now.length === wanted.length && now.every(({ start, end }, at) => text.slice(start, end) === wanted[at])
  );
}

function unmade({ lines: _lines, answers: _answers, ...mend }: Mend, why: string): LeftMend {
  const { help } = refuse('unproven', mend.line, why);
  return { ...mend, message: `${mend.message}: ${why}`, help };
}

interface Place {
  readonly file: TextFile;
  readonly slice: DocumentSlice;
  /** 1-based, of the start of the slice. */
  readonly line: number;
  readonly limits: ParseLimits;
}

interface Edited {
  readonly text: string;
  readonly mends: readonly Mend[];
  readonly left: readonly LeftMend[];
}

function mendDocument(place: Place, wishes: readonly MendWish[]): Edited {
  const { file, slice } = place;
  const before = file.text.slice(slice.start, slice.end);
  const mends: Mend[] = [];
  const left: LeftMend[] = [];
  let text = before;
  const make = (wish: MendWish, edits: readonly MendEdit[]): Failed | null => {
    const made = attempt(place, { before, text }, wish, edits);
    if (!('lines' in made)) return made;
    text = made.text;
    mends.push(mendOf(place, wish, edits, made.lines));
    return null;
  };
  for (const wish of wishes) {
    const failed = make(wish, wish.edits);
    if (failed === null || 'unchanged' in failed) continue;
    const single = wish.edits.length === 1;
    for (const edit of wish.edits) {
      const why = single ? failed : make(wish, [edit]);
      if (why !== null && 'reason' in why) left.push(leftOf(place, wish, [edit], why));
    }
  }
  return { text, mends, left };
}

/** Text of a document as it was read, and after the mends made so far. */
interface Texts {
  readonly before: string;
  readonly text: string;
}

interface Attempt {
  /** After the mends before it. */
  readonly text: string;
  /** Of the file as it was read. */
  readonly lines: readonly LineChange[];
}

type Failed = Objection | { readonly unchanged: true };

function attempt(
  { file, slice, line, limits }: Place,
  { before, text }: Texts,
  wish: MendWish,
  edits: readonly MendEdit[],
): Attempt | Failed {
  const alone = performTracked(file, before, wish, edits, limits);
  if (!('text' in alone)) return alone;
  const start = lineStart(file.text, slice.start);
  const lead = file.text.slice(start, slice.start);
  const tracked: TrackedText = {
    before: lead + before,
    text: lead + alone.text,
    pieces: [
      { from: 0, to: lead.length },
      ...alone.pieces.map((piece) =>
        'text' in piece ? piece : { from: piece.from + lead.length, to: piece.to + lead.length },
      ),
    ],
  };
  const lines = lineChanges(tracked, line);
  const next = text === before ? alone : performTracked(file, text, wish, edits, limits);
  return 'text' in next ? { text: next.text, lines } : next;
}

/** The edits on the text of one document, read again and found to be what was wanted and nothing else. */
function performTracked(
  file: TextFile,
  before: string,
  { base, schema }: MendWish,
  edits: readonly MendEdit[],
  limits: ParseLimits,
): TrackedText | Failed {
  const options = { base, schema, limits };
  const made = madeBy(before, file.text, edits, options);
  if (!('tracked' in made)) return made;
  const { tracked, value } = made;
  const lines = lineChanges(tracked, 1);
  const fault = faultOf({ before, after: tracked.text, document: 0, value, lines, limits });
  return fault === null
    ? tracked
    : { reason: 'unproven', offset: 0, message: `the edit was not made: ${fault}` };
}

function madeBy(
  before: string,
  file: string,
  edits: readonly MendEdit[],
  options: { readonly base: string; readonly schema: MendWish['schema']; readonly limits: ParseLimits },
): TextEdit | Failed {
  const [first] = edits;
  if (first?.op === 'rename') return renameKey(before, first, options);
  return editText(
    before,
    file,
    edits.filter((edit) => edit.op !== 'rename'),
    options,
  );
}

function placeOf(wish: MendWish, edits: readonly MendEdit[]) {
  const { file, kind, namespace, name, reason } = wish;
  return { reason, file, kind, namespace, name, pointers: edits.map(({ pointer }) => pointer) };
}

function mendOf(
  { line, file }: Place,
  wish: MendWish,
  edits: readonly MendEdit[],
  changes: readonly LineChange[],
): Mend {
  const was = linesOf(file.text, changes);
  const lines = changes.map((change, at) => ({ ...change, was: was[at] ?? '' }));
  return {
    ...placeOf(wish, edits),
    line: changes[0]?.from ?? line,
    message: wish.says(edits),
    lines,
    answers: [],
  };
}

/** What stands on the lines of each change. */
function linesOf(text: string, changes: readonly LineChange[]): string[] {
  let [at, line] = [0, 1];
  const upTo = (wanted: number): number => {
    for (; line < wanted && at < text.length; line += 1) at = lineEnd(text, at);
    return at;
  };
  return changes.map(({ from, to }) => {
    const start = upTo(from);
    return text.slice(start, upTo(to + 1));
  });
}

function leftOf(
  { file, slice }: Place,
  wish: MendWish,
  edits: readonly MendEdit[],
  { reason, offset, message }: Objection,
): LeftMend {
  const line = newlinesIn(file.text, 0, slice.start + offset) + 1;
  const { help } = refuse(reason, line, message);
  return { ...placeOf(wish, edits), line, message: `${wish.says(edits)}: ${message}`, help };
}
