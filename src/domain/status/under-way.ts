import { ageSnapshot } from './age-snapshot.ts';
import type { StatusLimits } from './build-input.ts';
import { emptyStatus } from './empty-status.ts';
import { defaultSnapshot } from './founding-rules.ts';
import { snapshotFor } from './make-snapshot.ts';
import { overallText } from './overall-text.ts';
import { type Components, componentsFrom, rollUp } from './roll-up.ts';
import type { Snapshot } from './snapshot.ts';
import type { StatusDocument } from './status-document.ts';
import type { ComponentName, RunMode } from './status-state.ts';

/** A run that has begun. */
export interface RunStart {
  readonly fabric: string;
  readonly mode: RunMode;
  readonly requestId: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly url: string | null;
}

/** What a run in a mode looks at. */
export const LOOKED_AT: Readonly<Record<RunMode, readonly ComponentName[]>> = {
  validate: ['git_sync'],
  plan: ['git_sync', 'kubernetes', 'fabric', 'watch'],
  apply: ['git_sync', 'kubernetes', 'fabric', 'watch'],
  drift: ['git_sync', 'kubernetes', 'fabric', 'watch'],
};

/** What the run looks at is `syncing` while it is under way; what it was before goes along as evidence. */
export function syncingSnapshot(name: ComponentName, start: RunStart, before: Snapshot | null): Snapshot {
  return snapshotFor(name, 'run-under-way', {
    observedAt: start.startedAt,
    reason: `${start.mode} since ${start.startedAt}`,
    evidence: { mode: start.mode, requestId: start.requestId, lastState: before?.state ?? null },
  });
}

/** The status while a run is under way: what it looks at is `syncing`, the rest as it was. For people; never stored. */
export function syncingStatus(
  start: RunStart,
  previous: StatusDocument | null,
  limits: StatusLimits,
): StatusDocument {
  const now = start.startedAt;
  const hasSucceeded = previous !== null && previous.times.succeededAt !== null;
  const looked = LOOKED_AT[start.mode];
  const components = componentsFrom((name) => {
    const before = previous?.components[name] ?? null;
    if (looked.includes(name)) return syncingSnapshot(name, start, before);
    return before === null ? defaultSnapshot(name, hasSucceeded) : ageSnapshot(before, { ...limits, now });
  });
  const rolled = rollUp(components, null, { hasSucceeded, hasFailed: false });
  const base = previous ?? firstStatus(start, components, limits);
  return {
    ...base,
    state: rolled.state,
    ...overallText(rolled, null),
    components,
    decisions: [],
    times: { ...base.times, attemptedAt: now },
    lastRun: { requestId: start.requestId, mode: start.mode, url: start.url },
  };
}

function firstStatus(
  start: RunStart,
  components: Components,
  { staleAfterMs }: StatusLimits,
): StatusDocument {
  const { fabric, startedAt, requestId, mode, url } = start;
  const times = {
    attemptedAt: startedAt,
    succeededAt: null,
    appliedAt: null,
    heartbeatAt: startedAt,
    staleAfterMs,
  };
  return emptyStatus({ fabric, components, times, history: [], lastRun: { requestId, mode, url } });
}
