import { assertNever } from '../shared/assert-never.ts';
import type { ReadStatus } from './read-status.ts';
import { isReasonCode, type ReasonCode } from './reasons.ts';
import type { RunMeaning } from './run-facts.ts';
import type { StatusDocument } from './status-document.ts';

/** The stored status of one fabric, as a reader finds it. */
export interface StoredStatus {
  readonly fabric: string;
  /** Its document, if there is one, aged to the time of reading. */
  readonly read: ReadStatus;
}

/** Every status that a place holds, or those that were asked for. */
export interface StatusOverview {
  /** For people: `branch origin/hedgehog-sync/status`, `file status.json`. */
  readonly place: string;
  /** Commit it was read at; null: a file, or there is no such branch. */
  readonly commit: string | null;
  /** ISO 8601, UTC: the time that the documents were aged to. */
  readonly readAt: string;
  /** Those that were asked for, by name. Empty: every one was asked for, and there is none. */
  readonly fabrics: readonly StoredStatus[];
  /** Names of all fabrics that have a status there. */
  readonly known: readonly string[];
}

/** What a warning about the objects means; the others (a switch that lags, a warning in a file) are no difference. */
const DIFFERENCES: Partial<Record<ReasonCode, RunMeaning>> = {
  'objects-git-ahead': 'changes',
  'objects-unmanaged': 'drift',
  'objects-drifted': 'drift',
  'objects-conflict': 'conflict',
};

/**
 * What a stored status means, in the words of the exit codes; empty: healthy, or a run is under way. Whatever nobody can
 * vouch for (unknown, stale, never synced, edited by hand, damaged, newer) is an error: a script must not take it for good.
 */
export function storedMeanings({ read }: StoredStatus): readonly RunMeaning[] {
  switch (read.result) {
    case 'absent':
    case 'edited':
    case 'newer':
    case 'damaged':
      return ['error'];
    case 'ok':
      return documentMeanings(read.document);
    default:
      return assertNever(read);
  }
}

function documentMeanings({ state, components }: StatusDocument): readonly RunMeaning[] {
  switch (state) {
    case 'healthy':
    case 'syncing':
      return [];
    case 'warning': {
      const { reasonCode } = components.kubernetes;
      const meaning = isReasonCode(reasonCode) ? DIFFERENCES[reasonCode] : undefined;
      return meaning === undefined ? [] : [meaning];
    }
    case 'error':
    case 'unknown':
    case 'stale':
    case 'never_synced':
      return ['error'];
    default:
      return assertNever(state);
  }
}
