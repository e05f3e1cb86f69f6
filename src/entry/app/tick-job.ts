import { tick } from '../../operations/schedule-fabrics.ts';
import type { TickReport } from '../../operations/tick-report.ts';
import type { JobRequest, RunningJob } from '../../ports/queue.ts';
import type { AppWorld } from './app-world.ts';
import { discoverFabrics } from './discover-fabrics.ts';

/** Name of the jobs that look at the schedule; one at a time. */
export const TICK_JOB = 'tick';

export function tickJob(cause: string): JobRequest {
  return {
    name: TICK_JOB,
    payload: { cause },
    pool: 'scheduler_master',
    key: TICK_JOB,
    fabric: null,
    priority: 100,
    retry: { tries: 1, firstDelayMs: 0, longestDelayMs: 0 },
  };
}

export async function runTickJob(world: AppWorld, { signal }: RunningJob): Promise<TickReport> {
  const { clock, log, queue, state } = world;
  const ports = { clock, log, queue, discover: (cut: AbortSignal) => discoverFabrics(world, cut) };
  const report = await tick(ports, state, signal);
  for (const fabric of report.alerts.raised) log.warn('the health of a fabric is low', { fabric });
  for (const fabric of report.alerts.cleared) log.info('the health of a fabric is good again', { fabric });
  return report;
}
