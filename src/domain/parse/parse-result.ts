import type { Manifest, SkippedSource } from '../resource/manifest.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';

/** Bounds against hostile or broken files; beyond one a diagnostic, never a throw. */
export interface ParseLimits {
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxDocumentsPerFile: number;
  readonly maxFileBytes: number;
}

/** Every document seen ends in exactly one of `manifests` and `skipped`, or is counted in `unreadable`. */
export interface ParseResult {
  readonly manifests: readonly Manifest[];
  readonly skipped: readonly SkippedSource[];
  readonly diagnostics: readonly Diagnostic[];
  /** Documents that could not become a manifest (broken YAML, wrong version …); each has an error diagnostic. */
  readonly unreadable: readonly {
    readonly file: string;
    readonly line: number;
    readonly kind: string | null;
    readonly namespace: string | null;
    readonly name: string | null;
  }[];
}
