import { minuteText } from '../status/observed-time.ts';
import { plainText } from './escape-text.ts';

/** `2026-03-01 12:03 UTC`; what is no time of ours is shown as it is. */
export function timeText(iso: string): string {
  return plainText(minuteText(iso));
}

/** `850 ms`, `42 s`, `3 min`, `24 h`, rounded down. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.floor(ms))} ms`;
  if (ms < 120_000) return `${Math.floor(ms / 1000)} s`;
  if (ms < 7_200_000) return `${Math.floor(ms / 60_000)} min`;
  return `${Math.floor(ms / 3_600_000)} h`;
}
