import type { Snapshot } from './snapshot.ts';

/**
 * When it was observed, ms since the epoch; null: not at all, or at a time that lies further ahead of `now` than clocks
 * may differ. One wrong clock must not outshine every later look.
 */
export function observedMs(snapshot: Snapshot, now: string, skewAllowanceMs: number): number | null {
  if (snapshot.observedAt === null) return null;
  const at = Date.parse(snapshot.observedAt);
  return Number.isNaN(at) || at > Date.parse(now) + skewAllowanceMs ? null : at;
}

/** The later of two times, ISO 8601; null counts as never. */
export function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(b) > Date.parse(a) ? b : a;
}

/** `24 h`, `90 min`, `45 s`. */
export function durationText(ms: number): string {
  if (ms >= 7_200_000) return `${Math.round(ms / 3_600_000)} h`;
  return ms >= 120_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 1000)} s`;
}

/** `2026-03-01 12:03 UTC`; what is no time of ours stays as it is. */
export function minuteText(iso: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/.exec(iso);
  return match === null ? iso : `${match[1]} ${match[2]} UTC`;
}
