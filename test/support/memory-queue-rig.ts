import { InProcessQueue } from '../../src/adapters/queue/in-process-queue.ts';
import { POOLS, type Pools } from '../../src/domain/schedule/pools.ts';
import { FakeClock } from '../adapters/kubernetes/fake-clock.ts';
import { silentLog } from '../adapters/kubernetes/rig.ts';
import type { QueueRig } from '../contract/queue-contract.ts';

const TURNS = 4;

/** Lets all work that needs no time to pass be done. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

export interface MemoryQueueRig extends QueueRig {
  readonly queue: InProcessQueue;
  readonly clock: FakeClock;
}

/** The in-process queue under a clock that moves only when told to; jitter is none, so pauses are the longest. */
export function memoryQueueRig(limit: number, pools: Pools = POOLS): MemoryQueueRig {
  const clock = new FakeClock('manual');
  const random = () => 1 - Number.EPSILON;
  const queue = new InProcessQueue({ clock, log: silentLog, pools, random, limit });
  return {
    ...{ queue, clock, settle },
    pass: async (ms) => {
      await settle();
      clock.advance(ms);
      await settle();
    },
    stop: async () => {
      await queue.drain(0);
    },
  };
}
