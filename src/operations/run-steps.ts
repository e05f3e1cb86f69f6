import { STEP_LIMITS, type StepLimits } from '../domain/schedule/master-tick.ts';
import { orderSteps, type StepNode } from '../domain/schedule/step-graph.ts';
import { impossible } from '../domain/shared/assert-never.ts';
import type { Json } from '../domain/shared/json.ts';
import type { Clock } from '../ports/clock.ts';
import { type BudgetSignals, withinBudget } from './time-budget.ts';

/** The step is not done: it goes on after the pause, from what it says here. A long wait must not hold a place. */
export interface StepPause {
  readonly afterMs: number;
  readonly resume: Json;
}

export interface StepContext extends BudgetSignals {
  /** What the step said when it paused; null: it begins. */
  readonly resumed: Json;
}

export interface RunStep extends StepNode {
  /** Default 25 s and 35 s. */
  readonly limits?: StepLimits;
  run(context: StepContext): Promise<StepPause | undefined>;
}

/** How far a run of steps has come; plain JSON, so that it fits into the payload of a job that goes on. */
export type StepProgress = {
  readonly done: readonly string[];
  readonly paused: { readonly [name: string]: Json };
};

export const NO_PROGRESS: StepProgress = { done: [], paused: {} };

export interface StepTrace extends StepLimits {
  readonly name: string;
  /** `skipped`: a step that it needs was not done. */
  readonly result: 'done' | 'paused' | 'failed' | 'cut' | 'cancelled' | 'skipped';
  readonly tookMs: number;
  /** It took longer than its soft limit: worth a warning. */
  readonly isOverSoft: boolean;
  readonly error: unknown;
}

export interface StepsReport {
  /** What holds of the worst step: failed before cancelled before paused. */
  readonly end: 'done' | 'paused' | 'failed' | 'cancelled';
  /** In the order of the steps' waves; steps of an earlier part of the run are not repeated. */
  readonly trace: readonly StepTrace[];
  readonly progress: StepProgress;
  /** When to go on, where it ended `paused`: the shortest of the pauses. */
  readonly afterMs: number | null;
  /** Of the first step that failed or was cut; null: none did. */
  readonly error: unknown;
}

interface StepEnd {
  readonly trace: StepTrace;
  readonly pause: StepPause | null;
}

/**
 * Runs steps after what they need, those of one wave side by side, each within its limits; goes on where `progress` says
 * that an earlier call ended. A step that fails takes with it only those that need it.
 */
export async function runSteps(
  clock: Clock,
  steps: readonly RunStep[],
  progress: StepProgress,
  signal: AbortSignal,
): Promise<StepsReport> {
  const order = orderSteps(steps);
  if (!order.ok)
    return impossible(`steps that cannot be ordered (${order.problem}): ${order.names.join(', ')}`);
  const done = new Set(progress.done);
  const ends: StepEnd[] = [];
  for (const wave of order.waves) {
    const now = steps.filter(({ name }) => wave.includes(name) && !done.has(name));
    const ended = await Promise.all(
      now.map((step) =>
        step.needs.every((name) => done.has(name))
          ? runStep(clock, step, progress.paused[step.name] ?? null, signal)
          : Promise.resolve(skipped(step)),
      ),
    );
    for (const { trace } of ended) if (trace.result === 'done') done.add(trace.name);
    ends.push(...ended);
  }
  return reportOf(ends, done);
}

async function runStep(
  clock: Clock,
  { name, limits = STEP_LIMITS, run }: RunStep,
  resumed: Json,
  signal: AbortSignal,
): Promise<StepEnd> {
  const what = `the step ${name}`;
  const timed = await withinBudget(clock, what, limits, (signals) => run({ ...signals, resumed }), signal);
  const { tookMs, isOverSoft } = timed;
  const trace = { name, ...limits, tookMs, isOverSoft };
  if (timed.result !== 'done') {
    return { trace: { ...trace, result: timed.result, error: timed.error }, pause: null };
  }
  const pause = timed.value ?? null;
  return { trace: { ...trace, result: pause === null ? 'done' : 'paused', error: null }, pause };
}

function skipped({ name, limits = STEP_LIMITS }: RunStep): StepEnd {
  const trace = { name, ...limits, tookMs: 0, isOverSoft: false, error: null };
  return { trace: { ...trace, result: 'skipped' }, pause: null };
}

function reportOf(ends: readonly StepEnd[], done: ReadonlySet<string>): StepsReport {
  const trace = ends.map((end) => end.trace);
  const failed = trace.find(({ result }) => result === 'failed' || result === 'cut');
  const pauses = ends.flatMap((end) => (end.pause === null ? [] : [{ name: end.trace.name, ...end.pause }]));
  const isCancelled = trace.some(({ result }) => result === 'cancelled');
  const end =
    failed !== undefined ? 'failed' : isCancelled ? 'cancelled' : pauses.length > 0 ? 'paused' : 'done';
  return {
    end,
    trace,
    progress: {
      done: [...done],
      paused: Object.fromEntries(pauses.map(({ name, resume }) => [name, resume])),
    },
    afterMs: end === 'paused' ? Math.min(...pauses.map(({ afterMs }) => afterMs)) : null,
    error: failed?.error ?? null,
  };
}
