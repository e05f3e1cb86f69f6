import { observedMs } from './observed-time.ts';
import { rankOf } from './roll-up.ts';
import type { Snapshot } from './snapshot.ts';

export interface ClockTrust {
  readonly now: string;
  readonly skewAllowanceMs: number;
}

/** A total order that does not depend on the order of the candidates: time, then this run's own look, then the worse. */
function compareTimes(a: Snapshot, b: Snapshot, { now, skewAllowanceMs }: ClockTrust): number {
  const at = (one: Snapshot) => observedMs(one, now, skewAllowanceMs) ?? Number.NEGATIVE_INFINITY;
  const [atA, atB] = [at(a), at(b)];
  if (atA !== atB) return atA - atB;
  return Number(a.source === 'run') - Number(b.source === 'run') || compareStates(b, a);
}

/** Negative: `a` is the worse. */
function compareStates(a: Snapshot, b: Snapshot): number {
  return rankOf(a.state) - rankOf(b.state);
}

export function latestOf(candidates: readonly Snapshot[], trust: ClockTrust): Snapshot | null {
  return best(candidates, (a, b) => compareTimes(a, b, trust));
}

export function earliestOf(candidates: readonly Snapshot[], trust: ClockTrust): Snapshot | null {
  return best(candidates, (a, b) => compareTimes(b, a, trust));
}

/** Of equals the latest. */
export function worstOf(candidates: readonly Snapshot[], trust: ClockTrust): Snapshot | null {
  return best(candidates, (a, b) => compareStates(b, a) || compareTimes(a, b, trust));
}

export function bestOf(candidates: readonly Snapshot[], trust: ClockTrust): Snapshot | null {
  return best(candidates, (a, b) => compareStates(a, b) || compareTimes(a, b, trust));
}

function best(
  candidates: readonly Snapshot[],
  compare: (a: Snapshot, b: Snapshot) => number,
): Snapshot | null {
  let chosen: Snapshot | null = null;
  for (const candidate of candidates) {
    if (chosen === null || compare(candidate, chosen) > 0) chosen = candidate;
  }
  return chosen;
}

/** The two latest lie within the allowance, or one carries a time that cannot be right: their order is not certain. */
export function isSkewed(candidates: readonly Snapshot[], { now, skewAllowanceMs }: ClockTrust): boolean {
  if (candidates.length < 2) return false;
  const times = candidates.map((one) => observedMs(one, now, skewAllowanceMs));
  const known = times.filter((time) => time !== null).sort((a, b) => b - a);
  if (known.length < times.length) return true;
  const [latest = 0, second = 0] = known;
  return latest - second <= skewAllowanceMs;
}
