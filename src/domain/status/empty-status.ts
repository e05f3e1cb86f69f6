import { healthOf } from './health-terms.ts';
import { overallText } from './overall-text.ts';
import { type Components, rollUp } from './roll-up.ts';
import {
  type HistoryEntry,
  STATUS_VERSION,
  type StatusCounts,
  type StatusDocument,
} from './status-document.ts';

export const NOTHING_COUNTED: StatusCounts = {
  documents: 0,
  invalid: 0,
  skipped: 0,
  errors: 0,
  warnings: 0,
  states: null,
  outcomes: null,
  switches: null,
};

export interface KnownBefore {
  readonly fabric: string;
  readonly components: Components;
  readonly times: StatusDocument['times'];
  readonly history: readonly HistoryEntry[];
  readonly lastRun: StatusDocument['lastRun'];
}

/** A document that says nothing of the fabric besides its components; not sealed, so it can never pass for a stored one. */
export function emptyStatus({ fabric, components, times, history, lastRun }: KnownBefore): StatusDocument {
  const { succeededAt, attemptedAt, staleAfterMs } = times;
  const rolled = rollUp(components, null, { hasSucceeded: succeededAt !== null, hasFailed: false });
  const counts = NOTHING_COUNTED;
  const graded = { components, counts, severity: null, history, succeededAt };
  return {
    version: STATUS_VERSION,
    fabric,
    state: rolled.state,
    ...overallText(rolled, null),
    health: healthOf({ ...graded, now: attemptedAt, staleAfterMs, skewAllowanceMs: 0 }),
    severity: null,
    components,
    decisions: [],
    inconsistencies: [],
    counts,
    findings: [],
    commit: history[0]?.commit ?? null,
    branch: null,
    times,
    breakers: {},
    failure: null,
    lastRun,
    history,
    digest: '',
  };
}
