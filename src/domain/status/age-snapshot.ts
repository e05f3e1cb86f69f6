import { snapshotFor } from './make-snapshot.ts';
import { durationText, minuteText, observedMs } from './observed-time.ts';
import type { Snapshot } from './snapshot.ts';

/** A limit and the moment it is held against. */
export interface AgeLimit {
  readonly now: string;
  readonly staleAfterMs: number;
  readonly skewAllowanceMs: number;
}

/** Age in ms, 0 at least; null: never observed, or by a clock that cannot be right. */
export function ageOf(snapshot: Snapshot, { now, skewAllowanceMs }: AgeLimit): number | null {
  const at = observedMs(snapshot, now, skewAllowanceMs);
  return at === null ? null : Math.max(0, Date.parse(now) - at);
}

/** What was good goes stale past the limit; what was bad or not known stays what it was. */
export function ageSnapshot(snapshot: Snapshot, limit: AgeLimit): Snapshot {
  if (snapshot.state !== 'healthy' && snapshot.state !== 'warning') return snapshot;
  if (snapshot.observedAt === null) return snapshot;
  const age = ageOf(snapshot, limit);
  if (age !== null && age <= limit.staleAfterMs) return snapshot;
  const { component, observedAt, source, evidence, state, reason } = snapshot;
  const allowed = durationText(limit.staleAfterMs);
  const when = minuteText(observedAt);
  const text =
    component === 'watch'
      ? `the last look at the cluster was at ${when}; the limit is ${allowed}`
      : `last looked at ${when}, longer ago than ${allowed}; it was ${state} then: ${reason}`;
  return snapshotFor(component, component === 'watch' ? 'scan-late' : 'observation-old', {
    observedAt,
    source,
    reason: text,
    evidence: { ...evidence, was: state },
  });
}
