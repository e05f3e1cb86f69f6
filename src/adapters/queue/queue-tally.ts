import type { PoolName, PoolStatistics, Pools, QueueStatistics } from '../../ports/queue.ts';
import type { WaitingJob } from './waiting-jobs.ts';

type Counted = keyof QueueStatistics['counts'];

/** Counters of a queue, and what its pools hold at a moment. */
export class QueueTally {
  readonly #counts: Record<Counted, number> = {
    added: 0,
    merged: 0,
    refused: 0,
    started: 0,
    succeeded: 0,
    continued: 0,
    retried: 0,
    failed: 0,
  };

  count(what: Counted): void {
    this.#counts[what] += 1;
  }

  statistics(
    pools: Pools,
    running: readonly WaitingJob[],
    waiting: readonly WaitingJob[],
    nowMs: number,
  ): QueueStatistics {
    const of = (pool: PoolName): PoolStatistics => {
      const here = waiting.filter(({ request }) => request.pool === pool);
      const ready = here.filter(({ dueAtMs }) => dueAtMs <= nowMs).length;
      return {
        ...pools[pool],
        running: running.filter(({ request }) => request.pool === pool).length,
        ready,
        delayed: here.length - ready,
      };
    };
    return {
      pools: {
        scheduler_master: of('scheduler_master'),
        sync_git: of('sync_git'),
        sync_kubernetes: of('sync_kubernetes'),
        sync_micro: of('sync_micro'),
        sync_orchestration: of('sync_orchestration'),
      },
      counts: { ...this.#counts },
    };
  }
}
