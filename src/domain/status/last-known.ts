import type { Snapshot } from './snapshot.ts';

interface LastKnown {
  readonly lastState: string;
  readonly lastObservedAt: string;
}

/**
 * What cannot be read now was something once: its last known state goes along as evidence. `other`: the other look at the
 * same component, of whichever run.
 */
export function rememberLast(snapshot: Snapshot, other: Snapshot | null): Snapshot {
  if (snapshot.state !== 'unknown') return snapshot;
  const [known] = [lastKnownOf(snapshot), other === null ? null : lastKnownOf(other)]
    .filter((one) => one !== null)
    .sort((a, b) => Date.parse(b.lastObservedAt) - Date.parse(a.lastObservedAt));
  return known === undefined ? snapshot : { ...snapshot, evidence: { ...snapshot.evidence, ...known } };
}

function lastKnownOf({ state, observedAt, source, evidence }: Snapshot): LastKnown | null {
  if (source === 'default') return null;
  if (state !== 'unknown')
    return observedAt === null ? null : { lastState: state, lastObservedAt: observedAt };
  const { lastState, lastObservedAt } = evidence;
  return typeof lastState === 'string' && typeof lastObservedAt === 'string'
    ? { lastState, lastObservedAt }
    : null;
}

/**
 * Is the run's own look, made at `seenAt`, the newest that anything is known from? Also when a run that could look at
 * nothing came later.
 */
export function isNewestLook({ source, state, evidence }: Snapshot, seenAt: string): boolean {
  return source === 'run' || (state === 'unknown' && evidence.lastObservedAt === seenAt);
}
