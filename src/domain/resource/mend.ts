import type { LineChange } from '../shared/line-change.ts';
import type { FieldPointer } from '../shared/pointer.ts';

/**
 * Why a file is changed:
 * - `server-owned`: server, webhooks or controllers write the field, so it does not belong in Git.
 * - `former-version`: the apiVersion is that of an earlier fabric, and nothing else has to change with it.
 * - `normal-form`: a MAC or prefix in the one form that the fabric itself gives it.
 * - `misspelt`: a field that the kind does not have, under the name that was most probably meant. Only ever offered.
 * - `hydrated`: an address or number that was left out, and that the fabric's installer would have chosen.
 */
export type MendReason = 'server-owned' | 'former-version' | 'normal-form' | 'misspelt' | 'hydrated';

/** The object that a mend is about, as far as it can be read, and where it stands. */
export interface MendPlace {
  readonly reason: MendReason;
  readonly file: string;
  /** 1-based, of the first line that changes or would change, in the file as it was read. */
  readonly line: number;
  readonly kind: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
  /** The fields, counted from the object. */
  readonly pointers: readonly FieldPointer[];
}

/** A change of lines with what stood there, line ends included. */
export interface MendedLines extends LineChange {
  readonly was: string;
}

/**
 * A change of a file that has exactly one right answer. It stands for itself: `lines` alone makes the mend on the file as
 * it was read, whatever becomes of the others, so that it can be offered as a suggestion.
 */
export interface Mend extends MendPlace {
  /** What it does, as in `spec.asn: 65101`. */
  readonly message: string;
  readonly lines: readonly MendedLines[];
  /** Codes of the findings on these fields that are gone with it; empty: nothing was wrong. */
  readonly answers: readonly string[];
}

/** What was to be mended and was not. */
export interface LeftMend extends MendPlace {
  /** Why. */
  readonly message: string;
  readonly help: string;
}

/** All mends of a fabric and what they give. Nothing is written yet. */
export interface MendPlan {
  readonly mends: readonly Mend[];
  readonly left: readonly LeftMend[];
  /** Text of each file that changes, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What became of the mends of a run. */
export interface MendReport {
  /** In files that were written. */
  readonly mends: readonly Mend[];
  readonly left: readonly LeftMend[];
  readonly files: readonly MendedFile[];
  /** What a reader has to know besides, in sentences without a full stop. */
  readonly notices: readonly string[];
}

export interface MendedFile {
  readonly file: string;
  /** null: written. Otherwise why it is as it was. */
  readonly refused: string | null;
}

/** A field in the one form that the fabric gives it. `key`: of the entry of a map; `value`: of the field. */
export type NormalForm =
  | { readonly pointer: FieldPointer; readonly value: string }
  | { readonly pointer: FieldPointer; readonly key: string };
