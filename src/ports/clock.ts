/** Time as the operations see it. */
export interface Clock {
  /** Wall clock, ISO 8601 in UTC with milliseconds. For records and for comparing with the cluster's times. */
  now(): string;
  /** The same clock in whole milliseconds since 1970, for where times are compared. */
  epochMs(): number;
  /** Milliseconds of a clock that never jumps back; only differences mean anything. */
  monotonicMs(): number;
  /**
   * Resolves after `ms`; 0 or less lets others run once (one turn of the event loop) and waits for nothing. Rejects with
   * the signal's reason when aborted.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
