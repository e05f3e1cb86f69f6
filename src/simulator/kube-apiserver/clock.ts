/** Time as the server sees it, so that tests can move it. */
export interface ServerClock {
  /** ISO 8601 in UTC with milliseconds. */
  now(): string;
  /** Milliseconds that never jump back. */
  monotonicMs(): number;
}

export const SYSTEM_CLOCK: ServerClock = {
  now: () => new Date().toISOString(),
  monotonicMs: () => performance.now(),
};
