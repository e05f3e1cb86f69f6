import {
  type FabricRecord,
  firstRecord,
  type RunEnd,
  released,
  whenEnded,
  whenQueued,
  whenStarted,
} from '../domain/schedule/fabric-record.ts';
import type { PlannedRun } from '../domain/schedule/plan-tick.ts';
import { SCHEDULE_LIMITS, type ScheduleLimits } from '../domain/schedule/schedule-limits.ts';
import {
  type EndedTick,
  emptyStatistics,
  type Recovery,
  type ScheduleStatistics,
  withRun,
  withTick,
} from '../domain/schedule/statistics.ts';
import type { ScheduledFabric } from './scheduled-fabric.ts';

/**
 * What the scheduler of one process remembers between ticks. Nothing of it has to outlive the process: a new one looks at
 * every fabric. Times are ms of the wall clock.
 */
export class SchedulerState {
  readonly limits: ScheduleLimits;
  /** The beat of the last tick; null: there was none. */
  lastBeatMs: number | null = null;
  readonly #fabrics = new Map<string, ScheduledFabric>();
  readonly #records = new Map<string, FabricRecord>();
  readonly #recoveries = new Map<string, Recovery | null>();
  #statistics: ScheduleStatistics;

  constructor(nowMs: number, limits: ScheduleLimits = SCHEDULE_LIMITS) {
    this.limits = limits;
    this.#statistics = emptyStatistics(nowMs);
  }

  /** As the last discovery that knew of them had them. */
  get fabrics(): readonly ScheduledFabric[] {
    return [...this.#fabrics.values()];
  }

  get records(): ReadonlyMap<string, FabricRecord> {
    return this.#records;
  }

  get statistics(): ScheduleStatistics {
    return this.#statistics;
  }

  /** All fabrics there are: what is known of others is forgotten. */
  discovered(fabrics: readonly ScheduledFabric[], nowMs: number): void {
    const names = new Set(fabrics.map(({ name }) => name));
    for (const map of [this.#fabrics, this.#records, this.#recoveries]) {
      for (const name of map.keys()) if (!names.has(name)) map.delete(name);
    }
    for (const fabric of fabrics) {
      this.#fabrics.set(fabric.name, fabric);
      if (!this.#records.has(fabric.name)) this.#records.set(fabric.name, firstRecord(nowMs));
    }
  }

  queued({ fabric, cause, reducedBy }: PlannedRun, nowMs: number): void {
    const answered = cause === 'retry' || cause === 'probe' ? cause : null;
    this.#recoveries.set(fabric, answered ?? (reducedBy === 'read_only' ? 'degrade' : null));
    this.#change(fabric, (record) => whenQueued(record, nowMs));
  }

  /** The queue did not take it. */
  notQueued(fabric: string): void {
    this.#recoveries.delete(fabric);
    this.#change(fabric, (record) => ({ ...record, queuedAtMs: null }));
  }

  /** Call before the work begins, for runs that compare Git with the cluster: they stand for the scheduled one. */
  started(fabric: string, nowMs: number): void {
    this.#change(fabric, (record) => whenStarted(record, nowMs));
  }

  /** Call once, however the work ended. */
  ended(fabric: string, end: RunEnd, nowMs: number): void {
    const record = this.#records.get(fabric);
    const tookMs = Math.max(0, nowMs - (record?.runningSinceMs ?? nowMs));
    const recovery = this.#recoveries.get(fabric) ?? null;
    this.#recoveries.delete(fabric);
    this.#statistics = withRun(this.#statistics, { end, endedAtMs: nowMs, tookMs, recovery });
    this.#change(fabric, (before) => whenEnded(before, end, nowMs, this.limits));
  }

  alerted(fabric: string, alertRaised: boolean): void {
    this.#change(fabric, (record) => ({ ...record, alertRaised }));
  }

  /** A person takes the fabric out of isolation. false: there is no such fabric. */
  release(fabric: string): boolean {
    return this.#change(fabric, released);
  }

  ticked(tick: EndedTick): void {
    this.#statistics = withTick(this.#statistics, tick);
  }

  /** Counters begin anew; what is known of the fabrics stays. */
  resetStatistics(nowMs: number): void {
    this.#statistics = emptyStatistics(nowMs);
  }

  #change(fabric: string, change: (record: FabricRecord) => FabricRecord): boolean {
    const record = this.#records.get(fabric);
    if (record === undefined) return false;
    this.#records.set(fabric, change(record));
    return true;
  }
}
