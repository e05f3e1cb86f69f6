import type { MendPlace } from '../resource/mend.ts';
import type { ObjectSchema } from '../resource/schema.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import type { FieldEdit } from './edit-result.ts';
import type { KeyRename } from './rename-key.ts';

export type MendEdit = FieldEdit | KeyRename;

/** A mend before anybody tried to write it. All its edits are made, or one by one those that can be. */
export interface MendWish extends Omit<MendPlace, 'line' | 'pointers'> {
  /** What it does; of several edits, what each of them does. */
  readonly says: (edits: readonly MendEdit[]) => string;
  /** Counts the documents of the file that hold a value, from 0. */
  readonly document: number;
  /** Where the object stands in its document: '' or `/items/3`. */
  readonly base: FieldPointer;
  readonly edits: readonly MendEdit[];
  readonly schema?: ObjectSchema | undefined;
}
