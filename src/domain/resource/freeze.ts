import { cronMatches } from '../shared/cron.ts';
import type { FreezeWindow } from './fabric-policy.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Nobody waits longer; windows that never end are told as ending here. */
const HORIZON = 400 * DAY;

/** The freeze that is in force. */
export interface Freeze {
  /** Reasons of the windows in it, each once. */
  readonly reasons: readonly string[];
  /** First instant at which none of them is in force any more, ms since 1970. */
  readonly untilMs: number;
}

/** The freeze at `nowMs`; windows that follow upon each other without a gap are one. null: none is in force. */
export function freezeAt(windows: readonly FreezeWindow[], nowMs: number): Freeze | null {
  const reasons = new Set<string>();
  let at = nowMs;
  for (;;) {
    let end = at;
    for (const window of windows) {
      const until = endOf(window, at);
      if (until === null) continue;
      reasons.add(window.reason);
      end = Math.max(end, until);
    }
    if (end === at) break;
    at = end;
    if (at - nowMs >= HORIZON) break;
  }
  return at === nowMs ? null : { reasons: [...reasons], untilMs: at };
}

/** When a window that is in force at `ms` ends; null: it is not. */
function endOf(window: FreezeWindow, ms: number): number | null {
  if (window.kind === 'dates') {
    return window.fromMs <= ms && ms < window.untilMs ? window.untilMs : null;
  }
  const thisMinute = Math.floor(ms / MINUTE) * MINUTE;
  for (let start = thisMinute; start + window.durationMs > ms; start -= MINUTE) {
    if (cronMatches(window.cron, start)) return start + window.durationMs;
  }
  return null;
}
