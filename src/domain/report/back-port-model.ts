import type { ObjectId } from '../resource/object-id.ts';
import type { Json } from '../shared/json.ts';
import type { FieldPointer } from '../shared/pointer.ts';

/** A field (pointer '' = the whole object) whose live value the files have now, or would have after a dry run. */
export interface TakenChange {
  readonly id: ObjectId;
  readonly pointer: FieldPointer;
  readonly file: string;
  /** undefined: that side has no value. */
  readonly desired: Json | undefined;
  readonly live: Json | undefined;
  readonly manager: string | null;
  readonly operation: string | null;
  /** ISO 8601: last write of the manager. */
  readonly time: string | null;
}

export interface RefusedChange {
  readonly id: ObjectId;
  readonly pointer: FieldPointer;
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  readonly reason: string;
  readonly message: string;
  readonly help: string;
}

export interface BackPortFile {
  readonly path: string;
  /** null: there was none. */
  readonly before: string | null;
  readonly after: string;
  /** Why it could not be written; null: it was, or a dry run did not try. */
  readonly refused: string | null;
}

/** What a back-port on the working tree did. */
export interface BackPortSummary {
  readonly fabric: string;
  /** Where the cluster's values are from: host of the API server, or the file. */
  readonly from: { readonly side: 'cluster' | 'file'; readonly name: string };
  /** ISO 8601: when the cluster was looked at. */
  readonly observedAt: string;
  readonly dryRun: boolean;
  readonly taken: readonly TakenChange[];
  readonly refused: readonly RefusedChange[];
  readonly files: readonly BackPortFile[];
  /** A sentence each, without the full stop. */
  readonly notices: readonly string[];
}
