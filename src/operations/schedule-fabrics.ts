import { beatOf, nextTick, PHASE_BUDGET_MS, type TickPhase } from '../domain/schedule/master-tick.ts';
import type { PlannedRun, TickPlan } from '../domain/schedule/plan-tick.ts';
import { isAlertRaised } from '../domain/status/health.ts';
import type { FailureFact } from '../domain/status/run-facts.ts';
import type { Log } from '../ports/log.ts';
import { failureOf } from './failure-fact.ts';
import { planAt, type QueuePorts, queueRun } from './queue-run.ts';
import type { Discovery } from './scheduled-fabric.ts';
import type { SchedulerState } from './scheduler-state.ts';
import type { PhaseTrace, QueuedRun, RefusedRun, TickFailure, TickReport } from './tick-report.ts';
import { type Timed, withinBudget } from './time-budget.ts';

export interface TickPorts extends QueuePorts {
  readonly log: Log;
  /**
   * All fabrics of the configuration with what their status says. One that cannot be read is told in `unread` and does not
   * hide the others; throws where nothing could be learnt. The signal aborts when nobody waits any more.
   */
  discover(signal: AbortSignal): Promise<Discovery>;
}

const NO_PLAN: TickPlan = { runs: [], waiting: [] };

/**
 * One master tick: discovery, planning, orchestration, each within its budget. Never rejects: what goes wrong in a phase
 * is in the report, and costs one fabric or one tick, not the scheduler. Do not run two at a time.
 */
export async function tick(
  ports: TickPorts,
  state: SchedulerState,
  signal?: AbortSignal,
): Promise<TickReport> {
  const run = new TickRun(ports, state, signal);
  const { missed } = nextTick(state.lastBeatMs, run.startedMs);
  state.lastBeatMs = beatOf(state.lastBeatMs, run.startedMs);
  const lastKnown = await run.discover();
  const plan = await run.plan();
  const alerts = run.alerts();
  const { queued, refused } = await run.queue(plan.runs);
  const tookMs = run.phases.reduce((total, phase) => total + phase.tookMs, 0);
  const isOver = ({ tookMs: took, budgetMs }: PhaseTrace) => took >= budgetMs;
  state.ticked({ missed, tookMs, overBudget: run.phases.filter(isOver).map(({ phase }) => phase) });
  ports.log.info('tick ended', {
    ...{ durationMs: Math.round(tookMs), missed, fabrics: state.fabrics.length },
    ...{ queued: queued.length, refused: refused.length, failures: run.failures.length },
  });
  return {
    startedAt: new Date(run.startedMs).toISOString(),
    tookMs,
    missedTicks: missed,
    nextTickAt: new Date(nextTick(state.lastBeatMs, run.nowMs()).atMs).toISOString(),
    phases: run.phases,
    fabrics: state.fabrics.length,
    lastKnown,
    queued,
    refused,
    waiting: plan.waiting,
    alerts,
    failures: run.failures,
  };
}

class TickRun {
  readonly startedMs: number;
  readonly phases: PhaseTrace[] = [];
  readonly failures: TickFailure[] = [];
  readonly #ports: TickPorts;
  readonly #state: SchedulerState;
  readonly #signal: AbortSignal | undefined;

  constructor(ports: TickPorts, state: SchedulerState, signal: AbortSignal | undefined) {
    this.#ports = ports;
    this.#state = state;
    this.#signal = signal;
    this.startedMs = this.nowMs();
  }

  nowMs(): number {
    return this.#ports.clock.epochMs();
  }

  /** Names of the fabrics that are known from earlier only. */
  async discover(): Promise<readonly string[]> {
    const timed = await this.#phase('discovery', (signal) => this.#ports.discover(signal));
    const known = this.#state.fabrics;
    if (timed.result !== 'done') return known.map(({ name }) => name);
    const { fabrics, unread } = timed.value;
    for (const { name, failure } of unread) this.#failed('discovery', name, failure);
    const lastKnown = known.filter(({ name }) => unread.some((one) => one.name === name));
    this.#state.discovered([...fabrics, ...lastKnown], this.startedMs);
    return lastKnown.map(({ name }) => name);
  }

  async plan(): Promise<TickPlan> {
    const timed = await this.#phase('planning', async () =>
      planAt(this.#state, this.#state.fabrics, this.nowMs()),
    );
    return timed.result === 'done' ? timed.value : NO_PLAN;
  }

  /** Health pass: an alert below 0.5, cleared above 0.6, told when it changes. */
  alerts(): TickReport['alerts'] {
    const raised: string[] = [];
    const cleared: string[] = [];
    for (const { name, health, enabled } of this.#state.fabrics) {
      const before = this.#state.records.get(name)?.alertRaised ?? false;
      const after = enabled && isAlertRaised(before, health);
      if (after === before) continue;
      (after ? raised : cleared).push(name);
      this.#state.alerted(name, after);
    }
    return { raised, cleared };
  }

  async queue(runs: readonly PlannedRun[]): Promise<{ queued: QueuedRun[]; refused: RefusedRun[] }> {
    const queued: QueuedRun[] = [];
    const refused = new Map<string, RefusedRun>();
    await this.#phase('orchestration', async (signal) => {
      for (const run of runs) {
        if (signal.aborted) return;
        const answer = await queueRun(this.#ports, this.#state, run);
        if ('queued' in answer) queued.push(answer.queued);
        else {
          refused.set(run.fabric, answer.refused);
          if (answer.failure !== null) this.#failed('orchestration', run.fabric, answer.failure);
        }
      }
    });
    const wasQueued = new Set(queued.map(({ fabric }) => fabric));
    const left = runs.filter(({ fabric }) => !wasQueued.has(fabric));
    return {
      queued: [...queued],
      refused: left.map((run) => refused.get(run.fabric) ?? { ...run, because: 'cut' }),
    };
  }

  async #phase<T>(phase: TickPhase, work: (signal: AbortSignal) => Promise<T>): Promise<Timed<T>> {
    const budgetMs = PHASE_BUDGET_MS[phase];
    const { clock } = this.#ports;
    const budget = { softMs: null, hardMs: budgetMs };
    const timed = await withinBudget(clock, `the ${phase}`, budget, ({ hard }) => work(hard), this.#signal);
    this.phases.push({ phase, budgetMs, tookMs: timed.tookMs, result: timed.result });
    if (timed.result !== 'done') this.#failed(phase, null, failureOf(timed.error));
    return timed;
  }

  #failed(phase: TickPhase, fabric: string | null, failure: FailureFact): void {
    this.failures.push({ phase, fabric, failure });
    const { category, code } = failure;
    this.#ports.log.warn('tick phase failed', { phase, fabric, category, code });
  }
}
