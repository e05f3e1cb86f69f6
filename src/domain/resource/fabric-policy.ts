import type { Cron } from '../shared/cron.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { SourceLocation } from '../shared/location.ts';

/** What becomes of a field that Git and the cluster both changed: held for a person, Git's value, the cluster's value. */
export const CONFLICT_POLICIES = ['hold', 'git', 'cluster'] as const;
export type ConflictPolicy = (typeof CONFLICT_POLICIES)[number];

/** Field differences that are left alone. What is null fits everything; at least one of the four is set. */
export interface IgnoreRule {
  /** As the registry spells it, where the registry was known when the file was read. */
  readonly kind: string | null;
  /** Name of the object, with `*` and `?`. */
  readonly name: string | null;
  /** Tokens of the field's path, with `*`, `?` and `**`; what lies below is meant, too. */
  readonly path: readonly string[] | null;
  /** Field manager that wrote the live value, with `*` and `?`. */
  readonly manager: string | null;
  readonly reason: string;
  /** The rule counts until then, ms since 1970; null: for good. */
  readonly expiresMs: number | null;
  readonly location: SourceLocation;
  /** JSON pointer of the rule in its file. */
  readonly pointer: string;
}

/** A time in which nothing is written: from one instant to another, or after each time that a cron expression names. */
export type FreezeWindow = {
  readonly reason: string;
  readonly location: SourceLocation;
} & (
  | { readonly kind: 'dates'; readonly fromMs: number; readonly untilMs: number }
  | { readonly kind: 'cron'; readonly cron: Cron; readonly durationMs: number }
);

/** What `/hold` stopped: nothing is written to it until `/release` takes the entry out again. */
export interface HoldEntry {
  /** null: the whole fabric. */
  readonly object: { readonly kind: string; readonly name: string } | null;
  /** Who, as the forge knows them; null: not said. */
  readonly by: string | null;
  /** Since when, ms since 1970; null: not said. */
  readonly atMs: number | null;
  readonly reason: string;
  readonly location: SourceLocation;
}

/** What a fabric's entry in the configuration says about comparing and writing. */
export interface FabricPolicy {
  readonly conflictPolicy: ConflictPolicy;
  readonly ignore: readonly IgnoreRule[];
  readonly freeze: readonly FreezeWindow[];
  readonly hold: readonly HoldEntry[];
  /** `enabled: false`: nothing is ever written. */
  readonly enabled: boolean;
  /** Warnings about the file, told with the findings of the fabric. */
  readonly diagnostics: readonly Diagnostic[];
}
