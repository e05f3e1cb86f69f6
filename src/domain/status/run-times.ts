import type { BuildInput } from './build-input.ts';
import { hasRunSucceeded } from './history.ts';
import { isCompared } from './observe-cluster.ts';
import { laterOf } from './observed-time.ts';
import type { StatusDocument } from './status-document.ts';

/**
 * Attempt and success apart: the attempt is the run's begin, so a run that dies leaves an attempt later than the success.
 * Only a run that compared with the cluster can succeed here; a validation of files synchronises nothing.
 */
export function timesOf({ facts, previous, limits, now }: BuildInput): StatusDocument['times'] {
  const before = previous?.times ?? null;
  const latest = Date.parse(now) + limits.skewAllowanceMs;
  // times of a clock that was ahead must not outlast it
  const known = (time: string | null | undefined) =>
    time === null || time === undefined || Date.parse(time) > latest ? null : time;
  const succeeded = isCompared(facts) && hasRunSucceeded(facts);
  const keep = (time: string | null | undefined, own: string | null) =>
    laterOf(known(time), own) ?? time ?? null;
  return {
    attemptedAt: laterOf(known(before?.attemptedAt), facts.startedAt) ?? facts.startedAt,
    succeededAt: keep(before?.succeededAt, succeeded ? facts.endedAt : null),
    appliedAt: keep(before?.appliedAt, succeeded && facts.mode === 'apply' ? facts.endedAt : null),
    heartbeatAt: now,
    staleAfterMs: limits.staleAfterMs,
  };
}
