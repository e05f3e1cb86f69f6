import type { SkippedSource } from '../domain/resource/manifest.ts';
import type { Diagnostic } from '../domain/shared/diagnostic.ts';

export interface SourceFile {
  /** Relative to the root that was read, `/` as separator. A single-file PATH gives its base name. */
  readonly path: string;
  /** Decoded as UTF-8; a BOM is kept. */
  readonly text: string;
}

/** What a directory (or file, or commit) held. Files that could not or must not be read are told, never dropped. */
export interface SourceSnapshot {
  readonly files: readonly SourceFile[];
  readonly skipped: readonly SkippedSource[];
  /** Unreadable, too large, not UTF-8, a symlink that leaves the directory. */
  readonly diagnostics: readonly Diagnostic[];
  /** Commit the files are at: HEAD with a clean tree below the path; null outside Git or when dirty. */
  readonly commit: string | null;
}

export interface SourceSelection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly maxFileBytes: number;
  readonly maxFiles: number;
  readonly maxTotalBytes: number;
}

/** Desired state: the files of one fabric. Never follows a link out of the root. */
export interface ManifestSource {
  /** Reads the working tree. Throws ConfigurationError when the path is not there. */
  read(selection: SourceSelection): Promise<SourceSnapshot>;
}

/** Desired state as it was: the same files at a commit. */
export interface ManifestHistory {
  /** Text of the files at `commit`; a file that did not exist is absent. null: the commit cannot be had here. */
  readFiles(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, string> | null>;
  /** All files of the fabric at a ref (branch, tag, commit), with the same selection. Throws ConfigurationError for an unknown ref. */
  readRef(ref: string, selection: SourceSelection): Promise<SourceSnapshot>;
  /** The commit a ref names; null when it cannot be resolved. */
  resolve(ref: string): Promise<string | null>;
}
