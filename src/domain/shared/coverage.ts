/** Nothing is green that was not checked: what was seen, what was validated, what was left out and why. */
export interface Coverage {
  /** Those that were to be read, whether that went well or not. */
  readonly files: number;
  /** Documents that hold anything, fabric manifests or not; a file that could not be read counts as one. */
  readonly documents: number;
  /** Fabric manifests that went through every check. */
  readonly validated: number;
  /** Documents that could not become a manifest; an error says why. */
  readonly unreadable: number;
  /** Manifests with at least one error. */
  readonly invalid: number;
  readonly skipped: number;
  readonly skippedByReason: Readonly<Record<string, number>>;
  /** Checks that could not be made (no cluster, no base commit), in words. */
  readonly notChecked: readonly string[];
}
