/** Files of the status branch (or of the same branch) as they stood at one commit. */
export interface StoredFiles {
  /** Commit they were read at; null: the branch does not exist (yet, or any more). */
  readonly head: string | null;
  /** By path; a file that is not there is absent. */
  readonly files: ReadonlyMap<string, string>;
}

export interface StatusCommit {
  /** Compare and swap: what `read` gave. */
  readonly expectedHead: string | null;
  readonly files: ReadonlyMap<string, string>;
  /** Holds what no other run has (its request id): a commit whose answer was lost is found again by its message. */
  readonly message: string;
}

/**
 * Where status files live. Throws SyncError: ConflictError `status-head` when the branch moved since it was read (read
 * again, build again, write again); AuthenticationError HHS-2211 without the right to write contents; ConfigurationError
 * HHS-2030 when the branch is protected.
 */
export interface StatusStore {
  /** For messages: `branch hedgehog-sync/status`. */
  readonly place: string;
  read(paths: readonly string[]): Promise<StoredFiles>;
  /** The commit made. All files or none. */
  commit(change: StatusCommit): Promise<string>;
  writes(): number;
}
