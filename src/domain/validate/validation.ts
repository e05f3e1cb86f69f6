import type { Manifest, SkippedSource } from '../resource/manifest.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import type { Coverage } from '../shared/coverage.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';

/** A document as it is listed in results; the identity is what could be read of it. */
export interface SeenDocument {
  readonly file: string;
  readonly line: number;
  readonly kind: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
}

/** What parsing gave: every document in exactly one of `manifests`, `skipped` and `unreadable`. */
export interface ParsedDocuments {
  readonly manifests: readonly Manifest[];
  readonly skipped: readonly SkippedSource[];
  readonly diagnostics: readonly Diagnostic[];
  readonly unreadable: readonly SeenDocument[];
  /** Objects that Git opts out of. */
  readonly ignored: readonly ResourceKey[];
}

export interface Validation {
  /** Every fabric document, valid or not, in file order. Skipped ones are in `skipped`. */
  readonly documents: readonly SeenDocument[];
  readonly manifests: readonly Manifest[];
  readonly skipped: readonly SkippedSource[];
  /** Sorted: file, line, column, code; those that may only follow from a document that could not be read come last. */
  readonly diagnostics: readonly Diagnostic[];
  /** Manifests with an error of their own. */
  readonly invalid: ReadonlySet<ResourceKey>;
  /** Valid by themselves, but they refer (at any distance) to an invalid one: what `--partial` holds besides. Value: the invalid key. */
  readonly dragged: ReadonlyMap<ResourceKey, ResourceKey>;
  readonly coverage: Coverage;
}
