import { boundedText } from './bounded-text.ts';
import { REASONS, type ReasonCode } from './reasons.ts';
import type { EvidenceValue, Snapshot, SnapshotSource } from './snapshot.ts';
import type { ComponentName, StatusState } from './status-state.ts';

export type Evidence = Readonly<Record<string, EvidenceValue>>;

/** Reasons that decide the state by themselves. */
export type FixedReason = Exclude<ReasonCode, 'set-by-rule'>;

interface SnapshotFacts {
  readonly observedAt: string | null;
  /** One sentence; the table's own when left out. */
  readonly reason?: string;
  readonly source?: SnapshotSource;
  readonly evidence?: Evidence;
}

/** The state follows from the reason, so the two can never disagree. */
export function snapshotFor(component: ComponentName, code: FixedReason, facts: SnapshotFacts): Snapshot {
  return {
    component,
    state: REASONS[code].state,
    reasonCode: code,
    reason: boundedText(facts.reason ?? REASONS[code].meaning),
    observedAt: facts.observedAt,
    source: facts.source ?? 'run',
    evidence: facts.evidence ?? {},
  };
}

/** A state that a rule of the user's sets, with what was observed kept as evidence. */
export function snapshotByRule(observed: Snapshot, state: StatusState, rule: string): Snapshot {
  return {
    ...observed,
    state,
    reasonCode: 'set-by-rule',
    reason: boundedText(`rule ${rule} sets ${state}; observed: ${observed.state} (${observed.reason})`),
  };
}
