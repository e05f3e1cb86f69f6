import type { Manifest, SkippedSource } from '../resource/manifest.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';

/** Bounds against hostile or broken files; beyond one a diagnostic, never a throw. */
export interface ParseLimits {
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxDocumentsPerFile: number;
  readonly maxFileBytes: number;
}

/** A document that could not become a manifest (broken YAML, wrong version, the second of two …); an error diagnostic says why. */
export interface UnreadableDocument {
  readonly file: string;
  readonly line: number;
  readonly kind: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
}

/** Every document seen ends in exactly one of `manifests`, `skipped` and `unreadable`. */
export interface ParseResult {
  readonly manifests: readonly Manifest[];
  readonly skipped: readonly SkippedSource[];
  readonly diagnostics: readonly Diagnostic[];
  readonly unreadable: readonly UnreadableDocument[];
  /** Objects that Git opts out of (annotation `hedgehog-sync.githedgehog.com/ignore: "true"`): not planned, not drift, not extra. */
  readonly ignored: readonly ResourceKey[];
}
