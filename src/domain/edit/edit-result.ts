import type { ParseLimits } from '../parse/parse-result.ts';
import type { ObjectSchema } from '../resource/schema.ts';
import type { Json } from '../shared/json.ts';
import type { LineChange } from '../shared/line-change.ts';
import type { FieldPointer } from '../shared/pointer.ts';

/**
 * One wish. Several of a call are taken in turn: each sees what the ones before it left. `set` makes the value at
 * `pointer` exactly `value`: maps that are missing on the way are made, and only what differs is written. An index equal to
 * the length of a list, or `-`, appends. `remove` of what is not there is no change.
 */
export type FieldEdit =
  | { readonly op: 'set'; readonly pointer: FieldPointer; readonly value: Json }
  | { readonly op: 'remove'; readonly pointer: FieldPointer };

export interface EditOptions {
  /** Bounds of the parser that reads the result again. */
  readonly limits?: ParseLimits | undefined;
  /** What the whole object may hold (`documentSchema`): order of new fields, and which maps stay when they run empty. */
  readonly schema?: ObjectSchema | undefined;
  /** Where the object stands in its document: '' by default, `/items/3` in a list. Pointers of edits count from there. */
  readonly base?: FieldPointer | undefined;
  /**
   * What becomes of a map that lost its last field by a `remove`: its key goes as well (the default), unless the schema
   * demands it or it is an entry of a map by name, or it stays as `{}`.
   */
  readonly emptied?: 'remove' | 'keep' | undefined;
}

/**
 * - `no-document`: the file has no document of that number.
 * - `unreadable`: the document cannot be read, before any edit.
 * - `duplicate-key`: a key stands twice, so nobody can say which one counts.
 * - `no-parent`: the pointer leads through something that has no fields, or past the end of a list.
 * - `shared-by-anchor`: the value is used elsewhere by an alias or a merge, which would change as well.
 * - `merge-key`: the field comes from a merge (`<<`), and only the place it comes from could lose it.
 * - `value-not-writable`: no YAML text gives this value exactly.
 * - `too-many-changes`: the new value has so little in common with the written one that an edit makes no sense.
 * - `unsupported-syntax`: the place is written in a way that is not edited.
 * - `unproven`: the edited text was read again and does not give exactly what was wanted.
 */
export type RefusalReason =
  | 'no-document'
  | 'unreadable'
  | 'duplicate-key'
  | 'no-parent'
  | 'shared-by-anchor'
  | 'merge-key'
  | 'value-not-writable'
  | 'too-many-changes'
  | 'unsupported-syntax'
  | 'unproven';

export interface EditRefusal {
  readonly result: 'refused';
  readonly reason: RefusalReason;
  /** 1-based, in the file before the edit. */
  readonly line: number;
  readonly message: string;
  readonly help: string;
}

export interface EditedText {
  readonly result: 'edited';
  readonly text: string;
  /** In order, apart from each other. Every byte outside of them is as it was. */
  readonly lines: readonly LineChange[];
}

export type EditResult = EditedText | { readonly result: 'unchanged' } | EditRefusal;

/** Why a step cannot be taken; `offset` counts in the text of the document. */
export interface Objection {
  readonly reason: RefusalReason;
  readonly offset: number;
  readonly message: string;
}

const HELP: Readonly<Record<RefusalReason, string>> = {
  'no-document': 'Read the file again: its documents have moved since.',
  unreadable: 'Mend the document first; `validate` names what is wrong with it.',
  'duplicate-key': 'Delete one of the two keys, then try again.',
  'no-parent': 'Write the field by hand, at the place where it belongs now.',
  'shared-by-anchor':
    'Write the value out where the alias stands, or change the anchor by hand for all its users.',
  'merge-key': 'Change the mapping that is merged, or write the fields out and delete the `<<`.',
  'value-not-writable': 'Correct the value in the cluster; YAML cannot hold it as it is.',
  'too-many-changes': 'Replace the document by hand.',
  'unsupported-syntax': 'Write the place in the usual form (`key: value`), or make the change by hand.',
  unproven: 'Make the change by hand, and report the file, please.',
};

export function refuse(reason: RefusalReason, line: number, message: string): EditRefusal {
  return { result: 'refused', reason, line, message, help: HELP[reason] };
}
