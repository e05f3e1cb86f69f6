import type { EndpointFact } from '../domain/status/run-facts.ts';

/** The forge's side of the repository. Every method that asks throws SyncError. */
export interface Repository {
  /** `owner/name`. */
  readonly name: string;
  /** Asked for once. */
  defaultBranch(): Promise<string>;
  /** Commit that a branch is at; null: there is no such branch. */
  headOf(branch: string): Promise<string | null>;
  /**
   * Paths in which `head` differs from an earlier `commit` of its history; null: it does not follow upon that commit, or
   * there are too many to list.
   */
  changedSince(commit: string, head: string): Promise<readonly string[] | null>;
  /** Text of a file at a commit; null: there is no file of this path at it. */
  fileText(path: string, commit: string): Promise<string | null>;
  /** What this run learned of the way to GitHub so far. No request. */
  endpoint(): EndpointFact;
}
