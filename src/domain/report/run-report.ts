import type { RunFacts } from '../status/run-facts.ts';
import type { StatusDocument } from '../status/status-document.ts';

/** What became of the status files. */
export interface Publication {
  /** `branch hedgehog-sync/status`; null: this run publishes none (a pull request, another branch). */
  readonly place: string | null;
  /** Commit made; null: nothing had to be written, or it could not be. */
  readonly commit: string | null;
  /** Page of the status for people, or null. */
  readonly url: string | null;
}

/** Everything the surfaces of one run (check, job summary, annotations, outputs) are made from. */
export interface RunReport {
  readonly facts: RunFacts;
  /** null: this run looks at no fabric's status (a pull request, a branch that is not the default). */
  readonly document: StatusDocument | null;
  readonly publication: Publication;
  /** What was not done and why, a plain sentence each: a missing permission, annotations left out, a fork. */
  readonly notes: readonly string[];
}
