import { impossible } from '../../domain/shared/assert-never.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type {
  Continuation,
  DrainReport,
  JobHandler,
  JobRequest,
  JobTicket,
  PoolName,
  Pools,
  Queue,
  QueueEvent,
  QueueStatistics,
  RetrySettings,
} from '../../ports/queue.ts';
import { QueueTally } from './queue-tally.ts';
import { retryPause } from './retry-pause.ts';
import { factOf, type Occupied, type WaitingJob, WaitingJobs } from './waiting-jobs.ts';

export interface InProcessQueueOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly pools: Pools;
  /** 0 ≤ x < 1, for jitter. */
  readonly random: () => number;
  /** Requests that may wait; more are refused. Default 1000. */
  readonly limit?: number;
}

const DEFAULT_LIMIT = 1_000;
const DEFAULT_RETRY: RetrySettings = { tries: 3, firstDelayMs: 1_000, longestDelayMs: 60_000 };

interface RunningEntry {
  readonly job: WaitingJob;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/**
 * The queue of one process, kept in memory. A process that dies loses what waits; Git, the cluster and GitHub hold the
 * truth it was made from, and the next start looks at all of it.
 */
export class InProcessQueue implements Queue {
  readonly #options: InProcessQueueOptions;
  readonly #handlers = new Map<string, JobHandler>();
  readonly #listeners = new Set<(event: QueueEvent) => void>();
  readonly #waiting = new WaitingJobs();
  readonly #running = new Map<string, RunningEntry>();
  readonly #tally = new QueueTally();
  readonly #occupied: Occupied;
  #state: 'made' | 'started' | 'draining' | 'drained' = 'made';
  #asked = 0;
  #alarm: AbortController | null = null;
  #drain: Promise<DrainReport> | null = null;

  constructor(options: InProcessQueueOptions) {
    this.#options = options;
    this.#occupied = {
      hasPlace: (pool: PoolName) => this.#runningJobs((job) => job.pool === pool) < options.pools[pool].limit,
      isFabricBusy: (fabric: string) => this.#runningJobs((job) => job.fabric === fabric) > 0,
    };
  }

  register(name: string, handler: JobHandler): void {
    if (this.#handlers.has(name)) impossible(`two handlers for jobs named ${name}`);
    if (this.#state !== 'made') impossible(`the handler for ${name} comes after the start of the queue`);
    this.#handlers.set(name, handler);
  }

  start(): void {
    if (this.#state !== 'made') return;
    this.#state = 'started';
    this.#dispatch();
  }

  async add(request: JobRequest): Promise<JobTicket> {
    if (!this.#handlers.has(request.name)) impossible(`no handler for jobs named ${request.name}`);
    if (this.#state === 'draining' || this.#state === 'drained') return this.#refuse('draining');
    const dueAtMs = this.#options.clock.monotonicMs() + Math.max(0, request.delayMs ?? 0);
    const same = this.#waiting.withKey(request.key);
    if (same !== undefined) return this.#merge(same, request, dueAtMs);
    if (this.#waiting.size >= (this.#options.limit ?? DEFAULT_LIMIT)) return this.#refuse('full');
    this.#asked += 1;
    const job: WaitingJob = {
      id: `job-${this.#asked}`,
      order: this.#asked,
      // as another process would get it: what the caller does to its object later is not seen
      request: { ...request, payload: structuredClone(request.payload) },
      tried: 0,
      dueAtMs,
      notBeforeMs: 0,
      goesOn: false,
    };
    this.#waiting.put(job);
    this.#tally.count('added');
    this.#tell({ type: 'added', job: factOf(job) });
    this.#dispatch();
    return { taken: true, id: job.id, merged: false };
  }

  async statistics(): Promise<QueueStatistics> {
    const running = [...this.#running.values()].map(({ job }) => job);
    const nowMs = this.#options.clock.monotonicMs();
    return this.#tally.statistics(this.#options.pools, running, this.#waiting.all(), nowMs);
  }

  listen(listener: (event: QueueEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  drain(waitMs: number): Promise<DrainReport> {
    this.#drain ??= this.#drainOnce(waitMs);
    return this.#drain;
  }

  async #drainOnce(waitMs: number): Promise<DrainReport> {
    this.#state = 'draining';
    this.#alarm?.abort();
    const entries = [...this.#running.values()];
    if (waitMs > 0) {
      const isOver = new AbortController();
      const waited = this.#options.clock.sleep(waitMs, isOver.signal).catch(() => undefined);
      await Promise.race([Promise.all(entries.map(({ ended }) => ended)), waited]);
      isOver.abort();
    }
    this.#state = 'drained';
    const left = [...this.#running.values()];
    const lost = this.#waiting.all().map(factOf);
    this.#waiting.clear();
    for (const { stop } of left) stop.abort();
    return {
      ended: entries.length - left.length,
      interrupted: left.map(({ job }) => factOf(job)),
      lost,
    };
  }

  #refuse(because: 'full' | 'draining'): JobTicket {
    this.#tally.count('refused');
    return { taken: false, because };
  }

  #merge(into: WaitingJob, { priority }: JobRequest, dueAtMs: number): JobTicket {
    const job: WaitingJob = {
      ...into,
      request: { ...into.request, priority: Math.max(priority, into.request.priority) },
      dueAtMs: Math.max(into.notBeforeMs, Math.min(dueAtMs, into.dueAtMs)),
    };
    this.#waiting.put(job);
    this.#tally.count('merged');
    this.#tell({ type: 'merged', job: factOf(job) });
    this.#dispatch();
    return { taken: true, id: job.id, merged: true };
  }

  #runningJobs(isCounted: (request: JobRequest) => boolean): number {
    let count = 0;
    for (const { job } of this.#running.values()) if (isCounted(job.request)) count += 1;
    return count;
  }

  #dispatch(): void {
    if (this.#state !== 'started') return;
    const nowMs = this.#options.clock.monotonicMs();
    for (;;) {
      const job = this.#waiting.next(nowMs, this.#options.pools, this.#occupied);
      if (job === null) break;
      this.#begin(job);
    }
    this.#setAlarm(nowMs);
  }

  #setAlarm(nowMs: number): void {
    this.#alarm?.abort();
    const dueMs = this.#waiting.nextDueMs(nowMs);
    if (dueMs === null) return;
    const alarm = new AbortController();
    this.#alarm = alarm;
    this.#options.clock.sleep(Math.ceil(dueMs - nowMs), alarm.signal).then(
      () => this.#dispatch(),
      () => undefined,
    );
  }

  #begin(waiting: WaitingJob): void {
    this.#waiting.remove(waiting);
    const job = { ...waiting, tried: waiting.tried + 1 };
    const stop = new AbortController();
    const handler = this.#handlers.get(job.request.name) ?? impossible(`no handler for ${job.request.name}`);
    const startedMs = this.#options.clock.monotonicMs();
    const took = () => this.#options.clock.monotonicMs() - startedMs;
    const ended = Promise.resolve()
      .then(() => handler({ ...factOf(job), signal: stop.signal }))
      .then(
        (continuation) => this.#succeed(job, took(), continuation),
        (error: unknown) => this.#fail(job, took(), error),
      );
    this.#running.set(job.id, { job, stop, ended });
    this.#tally.count('started');
    this.#tell({ type: 'started', job: factOf(job) });
  }

  #succeed(job: WaitingJob, tookMs: number, continuation: Continuation | undefined): void {
    this.#running.delete(job.id);
    if (continuation === undefined) {
      this.#tally.count('succeeded');
      this.#tell({ type: 'succeeded', job: factOf(job), tookMs });
    } else {
      const { afterMs, payload } = continuation;
      const request = { ...job.request, payload: structuredClone(payload) };
      this.#putBack({ ...job, request, tried: 0, goesOn: true }, afterMs);
      this.#tally.count('continued');
      this.#tell({ type: 'continued', job: factOf(job), tookMs, afterMs });
    }
    this.#dispatch();
  }

  #fail(job: WaitingJob, tookMs: number, error: unknown): void {
    this.#running.delete(job.id);
    const retryInMs = retryPause(error, job.tried, job.request.retry ?? DEFAULT_RETRY, this.#options.random);
    if (retryInMs !== null) this.#putBack(job, retryInMs);
    this.#tally.count(retryInMs === null ? 'failed' : 'retried');
    this.#tell({ type: 'failed', job: factOf(job), tookMs, error, retryInMs });
    this.#dispatch();
  }

  /** One that has not begun and follows with the same key does the next try, too, after the same pause. */
  #putBack(job: WaitingJob, pauseMs: number): void {
    if (this.#state === 'drained') return;
    const notBeforeMs = this.#options.clock.monotonicMs() + pauseMs;
    const follower = job.goesOn ? undefined : this.#waiting.withKey(job.request.key);
    const back = follower ?? job;
    this.#waiting.put({ ...back, dueAtMs: Math.max(back.dueAtMs, notBeforeMs), notBeforeMs });
  }

  #tell(event: QueueEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#options.log.error('queue listener failed', {
          event: event.type,
          job: event.job.id,
          cause: error instanceof Error ? error.name : typeof error,
        });
      }
    }
  }
}
