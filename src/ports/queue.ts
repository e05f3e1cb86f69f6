import type { PoolName, PoolSettings, Pools } from '../domain/schedule/pools.ts';
import type { JsonObject } from '../domain/shared/json.ts';

/** When a job that failed is run again. Pauses grow from the first to the longest, doubling, with jitter. */
export interface RetrySettings {
  /** Runs in all, the first one included; 1: never again. */
  readonly tries: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

/**
 * Work to be done. All of it is plain JSON, so that another process may do it. Payloads say what to look at, not what was
 * seen: a handler reads the world when it runs.
 */
export interface JobRequest {
  /** Of a registered handler. */
  readonly name: string;
  readonly payload: JsonObject;
  readonly pool: PoolName;
  /**
   * What two requests for the same work have in common. While one waits, another is merged into it: it keeps its payload
   * and takes the higher priority and the earlier time; only the pause after a failure is not cut short. While one runs or
   * pauses to go on, exactly one may follow; a run that fails while one follows leaves its next try to that one.
   */
  readonly key: string;
  /** Of jobs that name a fabric, one of it runs at a time, in whatever pool; null: bound to none. */
  readonly fabric: string | null;
  /** The greater goes first; then the older. */
  readonly priority: number;
  /** Not before this has passed. Default 0. */
  readonly delayMs?: number;
  /** Default: 3 tries, 1 s, 60 s. */
  readonly retry?: RetrySettings;
}

/** What became of a request. `merged`: one with its key waits, and does for both. */
export type JobTicket =
  | { readonly taken: true; readonly id: string; readonly merged: boolean }
  | { readonly taken: false; readonly because: 'full' | 'draining' };

export interface JobFact {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly fabric: string | null;
  readonly pool: PoolName;
  readonly priority: number;
  readonly payload: JsonObject;
  /** Runs begun so far since it was asked for, or since it last went on. */
  readonly tried: number;
}

export interface RunningJob extends JobFact {
  /** Aborts when the queue gives up waiting in a drain: end now, what is left will be told. */
  readonly signal: AbortSignal;
}

/**
 * The job is not done: it goes on after the pause with this payload. Not a failure. Its place and its fabric are free
 * meanwhile, so it must see for itself what has changed.
 */
export interface Continuation {
  readonly afterMs: number;
  readonly payload: JsonObject;
}

/**
 * Does one job. A SyncError that is `retryable` is run again as the request says, not before `details.retryAfterMs` where
 * the error has that; whatever else it throws ends the job.
 */
export type JobHandler = (job: RunningJob) => Promise<Continuation | undefined>;

export type QueueEvent =
  | { readonly type: 'added' | 'merged' | 'started'; readonly job: JobFact }
  | { readonly type: 'succeeded'; readonly job: JobFact; readonly tookMs: number }
  | { readonly type: 'continued'; readonly job: JobFact; readonly tookMs: number; readonly afterMs: number }
  /** `retryInMs` null: for good. `error` is what the handler threw. */
  | {
      readonly type: 'failed';
      readonly job: JobFact;
      readonly tookMs: number;
      readonly error: unknown;
      readonly retryInMs: number | null;
    };

export interface PoolStatistics extends PoolSettings {
  readonly running: number;
  /** Could run, but for a free place or for their fabric. */
  readonly ready: number;
  /** Wait for a time: delayed, after a failure, or to go on. */
  readonly delayed: number;
}

export interface QueueStatistics {
  readonly pools: Readonly<Record<PoolName, PoolStatistics>>;
  /** Since the queue was made; they only grow. */
  readonly counts: Readonly<
    Record<
      'added' | 'merged' | 'refused' | 'started' | 'succeeded' | 'continued' | 'retried' | 'failed',
      number
    >
  >;
}

export interface DrainReport {
  /** Jobs that ended while it was waited for. */
  readonly ended: number;
  /** Jobs that were told to end and had not by then. Whoever starts next must look at their work again. */
  readonly interrupted: readonly JobFact[];
  /** Jobs that wait and that nobody will run any more. Empty where the queue outlives the process. */
  readonly lost: readonly JobFact[];
}

/**
 * Jobs in pools. Nothing of the order is promised between processes but this: no pool is over its limit in one process, no
 * fabric has two runs anywhere. Where several jobs could start, the pool of higher priority goes first, then the job of
 * higher priority, then the older one.
 */
export interface Queue {
  /** Before `start`, once a name. */
  register(name: string, handler: JobHandler): void;
  /** Begins to run jobs. What is added before waits. */
  start(): void;
  /** Throws SyncError where the queue cannot be reached. A name that nobody registered is a fault of this program. */
  add(request: JobRequest): Promise<JobTicket>;
  statistics(): Promise<QueueStatistics>;
  /** Of this process. A listener that throws disturbs nobody. Returns what ends the listening. */
  listen(listener: (event: QueueEvent) => void): () => void;
  /**
   * Takes and starts nothing more, waits up to `waitMs` for what runs, then aborts it and returns at once. Idempotent: a
   * second call gets the report of the first.
   */
  drain(waitMs: number): Promise<DrainReport>;
}

export type { PoolName, PoolSettings, Pools };
