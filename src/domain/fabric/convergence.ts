/** How far one switch is (hedgehog-api.md 9.1). */
export type ConvergenceState = 'converged' | 'lagging' | 'silent' | 'missing';

export interface SwitchConvergence {
  readonly name: string;
  readonly state: ConvergenceState;
  readonly generation: number | null;
  readonly lastAppliedGen: number | null;
  /** Age of the last heartbeat by our clock, ms; null when there is none. */
  readonly heartbeatAgeMs: number | null;
}

export interface ConvergenceReport {
  /** `not-waited`: the wait is off or nothing was written and only one look was taken. */
  readonly result: 'converged' | 'timed-out' | 'not-waited';
  readonly switches: readonly SwitchConvergence[];
  readonly waitedMs: number;
  /** One sentence for people. */
  readonly summary: string;
}
