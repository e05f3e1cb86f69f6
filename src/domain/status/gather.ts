import { ageSnapshot } from './age-snapshot.ts';
import type { BuildInput } from './build-input.ts';
import { rememberLast } from './last-known.ts';
import { snapshotFor } from './make-snapshot.ts';
import { clusterSeenAt, isCompared, observeCluster } from './observe-cluster.ts';
import { observeConnection } from './observe-connection.ts';
import { observeGit } from './observe-git.ts';
import { observeSwitches } from './observe-switches.ts';
import { observedMs } from './observed-time.ts';
import type { RunFacts } from './run-facts.ts';
import type { Snapshot } from './snapshot.ts';
import { COMPONENT_NAMES, type ComponentName } from './status-state.ts';

/** By component, everything that speaks for it; none: nobody ever looked. */
export type Candidates = Readonly<Record<ComponentName, readonly Snapshot[]>>;

/**
 * What this run saw, and what the last status said: where this run did not look, and where the other look was not clearly
 * earlier (two runs at once). `differences` identifies the drift that was found.
 */
export function gather(input: BuildInput, differences: string | null): Candidates {
  const { facts, previous } = input;
  const seen: Readonly<Record<ComponentName, Snapshot | null>> = {
    git_sync: observeGit(facts),
    kubernetes: observeCluster(facts, differences),
    fabric: observeSwitches(facts, previous?.components.fabric ?? null),
    watch: observeScan(facts),
    connection: observeConnection(facts, previous?.components.connection ?? null, {
      ...input.limits,
      now: input.now,
    }),
  };
  const entries = COMPONENT_NAMES.map((name) => [
    name,
    candidatesOf(seen[name], previous?.components[name] ?? null, input),
  ]);
  return Object.fromEntries(entries) as Candidates;
}

/** For the action a watch is a scan: how fresh it is, is the age of the last one. */
function observeScan(facts: RunFacts): Snapshot | null {
  if (!isCompared(facts)) return null;
  return snapshotFor('watch', 'scan-fresh', { observedAt: clusterSeenAt(facts) });
}

function candidatesOf(seen: Snapshot | null, stored: Snapshot | null, input: BuildInput): Snapshot[] {
  if (stored === null || stored.source === 'default' || stored.state === 'syncing') {
    return seen === null ? [] : [seen];
  }
  const { limits, now } = input;
  const carried = ageSnapshot({ ...stored, source: carriedSource(stored) }, { ...limits, now });
  if (seen === null) return [carried];
  const storedMs = observedMs(stored, now, limits.skewAllowanceMs);
  const seenMs = observedMs(seen, now, limits.skewAllowanceMs);
  // the connection is merged end by end already
  if (seen.component === 'connection') return [seen];
  const isEarlier = storedMs === null || (seenMs !== null && storedMs < seenMs - limits.skewAllowanceMs);
  const own = rememberLast(seen, stored);
  return isEarlier ? [own] : [own, rememberLast(carried, seen)];
}

function carriedSource({ source }: Snapshot): Snapshot['source'] {
  return source === 'run' ? 'previous' : source;
}
