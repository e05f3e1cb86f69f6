/** A file that is to be written, with the text it was read with. */
export interface FileReplacement {
  /** As the source gave it. */
  readonly path: string;
  /** null: there was none, so it is made, with the directories that it needs. */
  readonly before: string | null;
  readonly after: string;
}

export interface FileReplaced {
  readonly path: string;
  /** null: done. Otherwise why the file is as it was. */
  readonly refused: string | null;
}

/** Puts texts in the place of others, below the root that the source reads from. */
export interface ManifestWriter {
  /**
   * Each file as a whole or not at all: a reader never sees half of one. A file that is not any more what was read, or that
   * a link leads out of the root, is refused; the others are written all the same. In the order given; throws nothing.
   */
  replace(files: readonly FileReplacement[]): Promise<readonly FileReplaced[]>;
}
