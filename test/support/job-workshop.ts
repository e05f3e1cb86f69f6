import type { Continuation, JobRequest, PoolName, Queue, RunningJob } from '../../src/ports/queue.ts';

interface Bench {
  readonly job: RunningJob;
  readonly end: (result: Continuation | undefined) => void;
  readonly fail: (error: unknown) => void;
}

/** A handler whose jobs end when the test says so, and which watches what must hold at every moment. */
export class JobWorkshop {
  /** Names of the jobs as they began; a second try is there a second time. */
  readonly begun: RunningJob[] = [];
  readonly faults: string[] = [];
  readonly #benches = new Map<string, Bench>();
  readonly #limits: Readonly<Record<PoolName, number>>;

  constructor(queue: Queue, limits: Readonly<Record<PoolName, number>>) {
    this.#limits = limits;
    queue.register('work', (job) => this.#work(job));
  }

  get running(): readonly RunningJob[] {
    return [...this.#benches.values()].map(({ job }) => job);
  }

  /** `n` of the payloads of the jobs, in the order in which they began. */
  get order(): readonly unknown[] {
    return this.begun.map(({ payload }) => payload.n);
  }

  end(job: RunningJob, result?: Continuation): void {
    this.#leave(job).end(result);
  }

  fail(job: RunningJob, error: unknown): void {
    this.#leave(job).fail(error);
  }

  #work(job: RunningJob): Promise<Continuation | undefined> {
    this.begun.push(job);
    if (this.#benches.has(job.id)) this.faults.push(`${job.id} runs twice at once`);
    return new Promise((end, fail) => {
      this.#benches.set(job.id, { job, end, fail });
      this.#check();
    });
  }

  #check(): void {
    const { running } = this;
    for (const [pool, limit] of Object.entries(this.#limits)) {
      const count = running.filter((job) => job.pool === pool).length;
      if (count > limit) this.faults.push(`${count} jobs in ${pool}`);
    }
    const fabrics = running.flatMap(({ fabric }) => fabric ?? []);
    if (new Set(fabrics).size < fabrics.length)
      this.faults.push(`two runs of one fabric: ${fabrics.join(', ')}`);
  }

  #leave(job: RunningJob): Bench {
    const bench = this.#benches.get(job.id);
    if (bench === undefined) throw new Error(`${job.id} does not run`);
    this.#benches.delete(job.id);
    return bench;
  }
}

let keys = 0;

/** A request with a key of its own, bound to no fabric. */
export function workOf(n: number | string, given: Partial<JobRequest> = {}): JobRequest {
  keys += 1;
  return {
    name: 'work',
    payload: { n },
    pool: 'scheduler_master',
    key: `key-${keys}`,
    fabric: null,
    priority: 0,
    ...given,
  };
}
