import { freezeAt } from '../domain/resource/freeze.ts';
import type { FabricStanding } from '../domain/schedule/fabric-standing.ts';
import { type PlannedRun, planTick, type TickPlan } from '../domain/schedule/plan-tick.ts';
import type { FailureFact } from '../domain/status/run-facts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Queue } from '../ports/queue.ts';
import { jobOfRun } from './fabric-job.ts';
import { failureOf } from './failure-fact.ts';
import type { ScheduledFabric } from './scheduled-fabric.ts';
import type { SchedulerState } from './scheduler-state.ts';
import type { QueuedRun, RefusedRun } from './tick-report.ts';

export interface QueuePorts {
  readonly clock: Clock;
  readonly queue: Pick<Queue, 'add'>;
}

export type QueueAnswer =
  | { readonly queued: QueuedRun }
  | { readonly refused: RefusedRun; readonly failure: FailureFact | null };

/**
 * After a run has ended: queues the next one where it is due before the next tick, as the pause after a first failure is.
 * null: nothing is due so soon, or there is no such fabric.
 */
export async function followUp(
  ports: QueuePorts,
  state: SchedulerState,
  fabric: string,
): Promise<QueueAnswer | null> {
  const known = state.fabrics.filter(({ name }) => name === fabric);
  const [run] = planAt(state, known, ports.clock.epochMs()).runs;
  return run === undefined ? null : queueRun(ports, state, run);
}

/** Who runs now, of these fabrics, by what is known of them. */
export function planAt(state: SchedulerState, fabrics: readonly ScheduledFabric[], nowMs: number): TickPlan {
  const standings = fabrics.map(
    ({ freezeWindows, ...fabric }): FabricStanding => ({ ...fabric, freeze: freezeAt(freezeWindows, nowMs) }),
  );
  return planTick(standings, state.records, nowMs, state.limits);
}

/** Never rejects. It is on record before the queue is asked: a job may begin before its ticket is here. */
export async function queueRun(
  { clock, queue }: QueuePorts,
  state: SchedulerState,
  run: PlannedRun,
): Promise<QueueAnswer> {
  state.queued(run, clock.epochMs());
  try {
    const ticket = await queue.add(jobOfRun(run));
    if (ticket.taken) return { queued: { ...run, jobId: ticket.id, merged: ticket.merged } };
    state.notQueued(run.fabric);
    return { refused: { ...run, because: ticket.because }, failure: null };
  } catch (error) {
    state.notQueued(run.fabric);
    return { refused: { ...run, because: 'error' }, failure: failureOf(error) };
  }
}
