import type { ConvergenceReport } from '../domain/fabric/convergence.ts';
import type { ObjectOutcome, OutcomeResult } from '../domain/plan/outcome.ts';
import type { Plan, PlannedChange } from '../domain/plan/plan.ts';
import type { MendReport } from '../domain/resource/mend.ts';
import type { Validation } from '../domain/validate/validation.ts';

/** What a comparison was made against. */
export interface ComparedWith {
  /** `cluster`: live objects. `commit`: no cluster, the base commit stands in for live. */
  readonly side: 'cluster' | 'commit';
  /** Server host, or the commit. */
  readonly name: string;
}

export interface ValidateResult {
  readonly command: 'validate';
  readonly fabric: string;
  /** Of the files as they are after the mends. */
  readonly validation: Validation;
  /** null: nothing was to be mended. */
  readonly mends: MendReport | null;
}

export interface PlanResult {
  readonly command: 'plan';
  readonly fabric: string;
  readonly comparedWith: ComparedWith;
  readonly validation: Validation;
  readonly plan: Plan;
}

export interface ApplyResult {
  readonly command: 'apply';
  readonly fabric: string;
  readonly comparedWith: ComparedWith;
  readonly validation: Validation;
  /** null when an invalid source stopped it before planning: nothing was written. */
  readonly plan: Plan | null;
  readonly outcomes: readonly ObjectOutcome[];
  readonly counts: Readonly<Record<OutcomeResult, number>>;
  readonly convergence: ConvergenceReport | null;
  /** Set when the run stopped early: lock lost, cancelled, inventory not written. What was done stands in `outcomes`. */
  readonly interrupted: string | null;
}

export interface DriftResult {
  readonly command: 'drift';
  readonly fabric: string;
  readonly comparedWith: ComparedWith;
  readonly validation: Validation;
  readonly plan: Plan;
}

export interface ExplainResult {
  readonly command: 'explain';
  readonly fabric: string;
  /** The object with its state and what an apply would do. */
  readonly change: PlannedChange;
  /** The inputs of the decision, in the order they were looked at. */
  readonly steps: readonly { readonly question: string; readonly answer: string }[];
  readonly decision: string;
}

export interface SetupCheck {
  readonly name: string;
  readonly result: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly detail: string;
  /** What to do; empty when ok. */
  readonly cure: string;
}

export interface DoctorResult {
  readonly command: 'doctor';
  readonly fabric: string;
  readonly checks: readonly SetupCheck[];
}
