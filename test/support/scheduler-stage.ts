import type { InProcessQueue } from '../../src/adapters/queue/in-process-queue.ts';
import { POOLS } from '../../src/domain/schedule/pools.ts';
import { FABRIC_JOB, readFabricJob } from '../../src/operations/fabric-job.ts';
import { followUp } from '../../src/operations/queue-run.ts';
import { tick } from '../../src/operations/schedule-fabrics.ts';
import type { Discovery, ScheduledFabric } from '../../src/operations/scheduled-fabric.ts';
import { SchedulerState } from '../../src/operations/scheduler-state.ts';
import type { TickReport } from '../../src/operations/tick-report.ts';
import type { FakeClock } from '../adapters/kubernetes/fake-clock.ts';
import { silentLog } from '../adapters/kubernetes/rig.ts';
import { memoryQueueRig, settle } from './memory-queue-rig.ts';
import { MINUTE, standingOf } from './schedule-world.ts';

/** A fabric that never ran: by default it applies every ten minutes. */
export function fabricOf(name: string, given: Partial<ScheduledFabric> = {}): ScheduledFabric {
  const { freeze: _freeze, ...standing } = standingOf({
    ...{ name, state: 'never_synced', health: null, lastAttempt: null, lastSuccess: null },
  });
  return { ...standing, freezeWindows: [], ...given };
}

export interface RanFabric {
  readonly fabric: string;
  readonly operation: string;
  readonly atMs: number;
}

/** The scheduler on the in-process queue, as the app puts them together, under a clock that moves only when told to. */
export class SchedulerStage {
  readonly clock: FakeClock;
  readonly queue: InProcessQueue;
  readonly state: SchedulerState;
  readonly runs: RanFabric[] = [];
  /** What discovery finds. */
  fabrics: readonly ScheduledFabric[] = [];
  discover: (signal: AbortSignal) => Promise<Discovery> = async () => ({ fabrics: this.fabrics, unread: [] });
  /** Does the run of a fabric succeed? */
  succeeds: (fabric: string) => boolean = () => true;

  constructor() {
    const { clock, queue } = memoryQueueRig(1_000, POOLS);
    this.clock = clock;
    this.queue = queue;
    this.state = new SchedulerState(this.nowMs());
    queue.register(FABRIC_JOB, async ({ payload }) => {
      const job = readFabricJob(payload);
      if (job === null) throw new TypeError('not a job of a fabric');
      this.runs.push({ fabric: job.fabric, operation: job.operation, atMs: this.nowMs() });
      this.state.started(job.fabric, this.nowMs());
      this.state.ended(job.fabric, this.succeeds(job.fabric) ? 'succeeded' : 'failed', this.nowMs());
      await followUp(this, this.state, job.fabric);
      return undefined;
    });
    queue.start();
  }

  nowMs(): number {
    return Date.parse(this.clock.now());
  }

  tick(signal?: AbortSignal): Promise<TickReport> {
    const { clock, queue } = this;
    const discover = (cut: AbortSignal) => this.discover(cut);
    return tick({ clock, log: silentLog, queue, discover }, this.state, signal);
  }

  async pass(ms: number): Promise<void> {
    await settle();
    this.clock.advance(ms);
    await settle();
  }

  /** Ticks once a minute, and gives the queue its time second by second. */
  async minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute += 1) {
      await this.tick();
      for (let part = 0; part < 12; part += 1) await this.pass(MINUTE / 12);
    }
  }
}
