import type { JobFact, JobRequest, PoolName, Pools } from '../../ports/queue.ts';

/** A job that waits for a place, for its fabric or for a time. Times are of the monotonic clock. */
export interface WaitingJob {
  readonly id: string;
  /** Order of asking; it stays the same over all tries. */
  readonly order: number;
  readonly request: JobRequest;
  readonly tried: number;
  readonly dueAtMs: number;
  /** End of the pause after a failure, which nobody may cut short. */
  readonly notBeforeMs: number;
  /** It has begun and pauses: a request with its key is not merged into it. */
  readonly goesOn: boolean;
}

export interface Occupied {
  hasPlace(pool: PoolName): boolean;
  isFabricBusy(fabric: string): boolean;
}

/** At most one that has not begun for each key. */
export class WaitingJobs {
  readonly #byId = new Map<string, WaitingJob>();
  readonly #idByKey = new Map<string, string>();

  get size(): number {
    return this.#byId.size;
  }

  /** The one that a request with this key is merged into. */
  withKey(key: string): WaitingJob | undefined {
    const id = this.#idByKey.get(key);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** In the order of asking. */
  all(): readonly WaitingJob[] {
    return [...this.#byId.values()].sort((a, b) => a.order - b.order);
  }

  put(job: WaitingJob): void {
    this.#byId.set(job.id, job);
    if (!job.goesOn) this.#idByKey.set(job.request.key, job.id);
  }

  remove({ id, request }: WaitingJob): void {
    this.#byId.delete(id);
    if (this.#idByKey.get(request.key) === id) this.#idByKey.delete(request.key);
  }

  clear(): void {
    this.#byId.clear();
    this.#idByKey.clear();
  }

  /** The one that starts next; null: none may start now. */
  next(nowMs: number, pools: Pools, occupied: Occupied): WaitingJob | null {
    let best: WaitingJob | null = null;
    for (const job of this.#byId.values()) {
      const { pool, fabric } = job.request;
      if (job.dueAtMs > nowMs || !occupied.hasPlace(pool)) continue;
      if (fabric !== null && occupied.isFabricBusy(fabric)) continue;
      if (best === null || goesBefore(job, best, pools)) best = job;
    }
    return best;
  }

  /** When the next job that waits for a time may start; null: none does. */
  nextDueMs(nowMs: number): number | null {
    let earliest: number | null = null;
    for (const { dueAtMs } of this.#byId.values()) {
      if (dueAtMs > nowMs && (earliest === null || dueAtMs < earliest)) earliest = dueAtMs;
    }
    return earliest;
  }
}

function goesBefore(a: WaitingJob, b: WaitingJob, pools: Pools): boolean {
  const byPool = pools[a.request.pool].priority - pools[b.request.pool].priority;
  const byPriority = a.request.priority - b.request.priority;
  return (byPool || byPriority || b.order - a.order) > 0;
}

export function factOf({ id, request, tried }: WaitingJob): JobFact {
  const { name, key, fabric, pool, priority, payload } = request;
  return { id, name, key, fabric, pool, priority, payload, tried };
}
