/** Texts of stored statuses, as a place holds them at one moment. */
export interface StatusReading {
  /** For people: `branch origin/hedgehog-sync/status`, `file status.json`. */
  readonly place: string;
  /** Commit they were read at; null: a file, or there is no such branch. */
  readonly commit: string | null;
  /** `<fabric>/status.json` by fabric. From a file: its one text, under the empty name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Asked at the top of a clone, or for one file: then every status is meant, not that of one directory. */
  readonly isWhole: boolean;
}

/**
 * Where a status is read without a forge. Throws SyncError: ConfigurationError HHS-1101 for a file that cannot be read,
 * HHS-1102 outside of a clone; NetworkError HHS-2111 when the remote could not be asked.
 */
export interface StatusSource {
  read(): Promise<StatusReading>;
}
