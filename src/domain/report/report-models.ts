import type { ConvergenceReport } from '../fabric/convergence.ts';
import type { ObjectOutcome, OutcomeResult } from '../plan/outcome.ts';
import type { Plan, PlannedChange } from '../plan/plan.ts';
import type { ObjectId } from '../resource/object-id.ts';
import type { Validation } from '../validate/validation.ts';
import type { Screen } from './text-style.ts';

/** What was compared with: the live objects of a server, or a commit that stands in for them. */
export interface ComparedSide {
  readonly side: 'cluster' | 'commit';
  /** Server host, or the commit. */
  readonly name: string;
}

/** What a plan and a drift report are made of. */
export interface PlanReport {
  readonly fabric: string;
  readonly comparedWith: ComparedSide;
  readonly validation: Validation;
  readonly plan: Plan;
}

export interface ApplyReport {
  readonly fabric: string;
  readonly comparedWith: ComparedSide;
  readonly validation: Validation;
  /** null when an invalid source stopped the run before it was planned. */
  readonly plan: Plan | null;
  readonly outcomes: readonly ObjectOutcome[];
  readonly counts: Readonly<Record<OutcomeResult, number>>;
  readonly convergence: ConvergenceReport | null;
  readonly interrupted: string | null;
}

export interface ExplainReport {
  readonly fabric: string;
  /** The object with its state and what an apply would do. */
  readonly change: PlannedChange;
  readonly steps: readonly { readonly question: string; readonly answer: string }[];
  readonly decision: string;
}

export interface SetupReport {
  readonly fabric: string;
  readonly checks: readonly {
    readonly name: string;
    readonly result: 'ok' | 'warning' | 'failed' | 'skipped';
    readonly detail: string;
    readonly cure: string;
  }[];
}

/** Commands to copy, whole: with the path and the connection that this run was given. */
export interface CommandLines {
  /** A command of ours: the verb, `more`, path and connection. */
  commandLine(verb: string, more?: readonly string[]): string;
  /** A kubectl command about one object: the verb, `<plural>.<group>/<name>`, `more`, namespace and connection. */
  kubectlLine(verb: string, id: ObjectId, more?: readonly string[]): string;
}

/** What the texts for people need besides the result itself. */
export interface TextContext extends Screen, CommandLines {
  /** The line of a file, for showing it below a finding; undefined when it cannot be had. */
  sourceLine(file: string, line: number): string | undefined;
}
