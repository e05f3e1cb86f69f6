import { describe, expect, test } from '@jest/globals';
import { OPERATION_KINDS, PRIORITIES, type SyncState } from '../../src/domain/schedule/fabric-standing.ts';
import { intervalProblem } from '../../src/domain/schedule/interval.ts';
import { POOL_NAMES, POOLS } from '../../src/domain/schedule/pools.ts';
import { priorityOf, priorityRank } from '../../src/domain/schedule/priority.ts';
import { successOver } from '../../src/domain/schedule/statistics.ts';
import { orderSteps } from '../../src/domain/schedule/step-graph.ts';
import { fabricJob } from '../../src/operations/fabric-job.ts';
import { JobWorkshop, workOf } from '../support/job-workshop.ts';
import { memoryQueueRig, settle } from '../support/memory-queue-rig.ts';
import { MINUTE, SECOND } from '../support/schedule-world.ts';
import { fabricOf, SchedulerStage } from '../support/scheduler-stage.ts';

const LIMITS = {
  ...{ scheduler_master: 1, sync_git: 4, sync_kubernetes: 3 },
  ...{ sync_micro: 8, sync_orchestration: 2 },
};

function staged(...names: string[]): SchedulerStage {
  const stage = new SchedulerStage();
  stage.fabrics = names.map((name) => fabricOf(name));
  return stage;
}
const ranOf = (stage: SchedulerStage, name: string) =>
  stage.runs.filter(({ fabric }) => fabric === name).map(({ atMs }) => atMs);

describe('Scheduler tiers, tasks, queues', () => {
  test('Tier 1 master: check_fabric_sync_schedules: exactly the fabrics that are due are run', async () => {
    const stage = staged('often', 'seldom');
    stage.fabrics = [
      fabricOf('often', { intervalMs: 2 * MINUTE }),
      fabricOf('seldom', { intervalMs: 30 * MINUTE }),
    ];
    await stage.minutes(12);
    expect([ranOf(stage, 'often').length, ranOf(stage, 'seldom').length]).toEqual([6, 1]);
  });

  test('Tier 1: health_monitor_scheduler: a fabric in a bad way runs earlier', async () => {
    const stage = staged();
    stage.fabrics = [fabricOf('ill', { health: 0.3 }), fabricOf('well', { health: 1 })];
    await stage.minutes(20);
    expect(ranOf(stage, 'ill').length).toBeGreaterThan(ranOf(stage, 'well').length);
  });

  test('master_sync_scheduler, Discovery → Planning → Orchestration: the phases are in the trace, in their order', async () => {
    const { phases } = await staged('a').tick();
    expect(phases.map(({ phase }) => phase)).toEqual(['discovery', 'planning', 'orchestration']);
  });

  test('Priority: critical, high, medium, low, maintenance: the more urgent goes first', async () => {
    const stage = staged();
    stage.fabrics = [...PRIORITIES].reverse().map((priority) => fabricOf(priority, { priority }));
    const { queued } = await stage.tick();
    expect(queued.map(({ fabric }) => fabric)).toEqual(['critical', 'high', 'medium', 'low', 'maintenance']);
    await stage.pass(5 * SECOND);
    expect(stage.runs.map(({ fabric }) => fabric)).toEqual(queued.map(({ fabric }) => fabric));
  });

  const mapping: readonly (readonly [SyncState, string])[] = [
    ['error', 'high'],
    ['stale', 'medium'],
    ['never_synced', 'medium'],
    ['unknown', 'medium'],
    ['warning', 'low'],
    ['syncing', 'low'],
    ['healthy', 'low'],
  ];
  test('Error → high, stale/never → medium, healthy → low: by the table', () => {
    for (const [state, priority] of mapping) {
      expect([state, priorityOf({ priority: null, state, health: null })]).toEqual([state, priority]);
    }
  });

  test('STATUS_RECONCILIATION operation type: these are the operations, and each has a pool', () => {
    expect(OPERATION_KINDS).toEqual(['validate', 'plan', 'apply', 'drift', 'status', 'backport']);
    for (const operation of OPERATION_KINDS) {
      const job = fabricJob({ fabric: 'a', operation, priority: 'low', cause: 'x', delayMs: 0 });
      expect(POOL_NAMES).toContain(job.pool);
    }
  });

  test('Task dependency management: steps are ordered by what they need, and a ring is refused', () => {
    const steps = [
      { name: 'apply', needs: ['fetch'] },
      { name: 'fetch', needs: [] },
    ];
    expect(orderSteps(steps)).toEqual({ ok: true, waves: [['fetch'], ['apply']] });
    expect(orderSteps([...steps, { name: 'x', needs: ['x'] }])).toMatchObject({
      ok: false,
      problem: 'cycle',
    });
  });

  test('should_be_scheduled(): enabled, not isolated, due; frozen stops writing alone', async () => {
    const stage = staged();
    const frozen = {
      ...{ kind: 'dates' as const, fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER, reason: 'year end' },
      location: { file: 'x', line: 1, column: 1 },
    };
    const justNow = new Date(stage.nowMs()).toISOString();
    stage.fabrics = [
      fabricOf('due'),
      fabricOf('disabled', { enabled: false }),
      fabricOf('not-due', { lastAttempt: justNow, lastSuccess: justNow, state: 'healthy' }),
      fabricOf('frozen', { freezeWindows: [frozen] }),
    ];
    const { queued, waiting } = await stage.tick();
    expect(queued.map(({ fabric, operation }) => [fabric, operation])).toEqual([
      ['due', 'apply'],
      ['frozen', 'drift'],
    ]);
    expect(waiting.map(({ fabric, obstacles }) => [fabric, ...obstacles])).toEqual([
      ['disabled', 'disabled'],
      ['not-due', 'not_due'],
    ]);
  });

  test('sync_enabled filter: a disabled fabric is never touched', async () => {
    const stage = staged();
    stage.fabrics = [fabricOf('off', { enabled: false, health: 0 })];
    await stage.minutes(30);
    expect(stage.runs).toEqual([]);
    expect((await stage.queue.statistics()).counts.added).toBe(0);
  });

  test('sync_interval (default 60 s): below the floor of the way of working it is refused with the reason', () => {
    expect(intervalProblem(59_999, 'direct')).toContain('once a minute');
    expect(intervalProblem(60_000, 'direct')).toBeNull();
    expect(intervalProblem(60_000, 'dispatch')).toContain('starts a workflow');
    expect(intervalProblem(300_000, 'dispatch')).toBeNull();
  });

  test('Queues: scheduler_master (1), sync_git (4), sync_kubernetes (3), sync_micro (8), sync_orchestration (2): no more at a time', async () => {
    expect(Object.fromEntries(POOL_NAMES.map((pool) => [pool, POOLS[pool].limit]))).toEqual(LIMITS);
    const { queue, stop } = memoryQueueRig(100);
    const shop = new JobWorkshop(queue, LIMITS);
    queue.start();
    for (const pool of POOL_NAMES) for (let n = 0; n < 10; n += 1) await queue.add(workOf(n, { pool }));
    await settle();
    const running = Object.fromEntries(
      POOL_NAMES.map((name) => [name, shop.running.filter(({ pool }) => pool === name).length]),
    );
    expect(running).toEqual(LIMITS);
    await stop();
  });

  test('Queue priorities 10, 8, 8, 9, 6: of one fabric the job in the more urgent pool goes first', async () => {
    expect(POOL_NAMES.map((pool) => POOLS[pool].priority)).toEqual([10, 8, 8, 9, 6]);
    const { queue } = memoryQueueRig(10);
    const shop = new JobWorkshop(queue, LIMITS);
    for (const pool of [...POOL_NAMES].reverse()) await queue.add(workOf(pool, { pool, fabric: 'lab' }));
    queue.start();
    for (const _pool of POOL_NAMES) {
      await settle();
      for (const job of shop.running) shop.end(job);
    }
    await settle();
    expect(shop.begun.map(({ pool }) => POOLS[pool].priority)).toEqual([10, 9, 8, 8, 6]);
  });

  test('Prefetch 3; 1000 tasks per worker: the queue is bounded, and ten thousand runs leave nothing behind', async () => {
    const { queue } = memoryQueueRig(1_000);
    queue.register('work', async () => undefined);
    for (let n = 0; n < 1_000; n += 1) expect((await queue.add(workOf(n))).taken).toBe(true);
    expect(await queue.add(workOf('more'))).toEqual({ taken: false, because: 'full' });
    const stage = staged('a');
    for (let run = 0; run < 10_000; run += 1) {
      stage.state.discovered([fabricOf('a')], run);
      stage.state.started('a', run * MINUTE);
      stage.state.ended('a', run % 3 === 0 ? 'failed' : 'succeeded', run * MINUTE + SECOND);
    }
    expect([stage.state.records.size, stage.state.fabrics.length]).toEqual([1, 1]);
    expect(stage.state.statistics.hours.length).toBeLessThanOrEqual(168);
    expect(stage.state.statistics.runs.ended).toBe(10_000);
  });

  test('RQ queue hedgehog_sync, self-scheduling: a missed tick is run once, not many times', async () => {
    const stage = staged('a');
    await stage.minutes(1);
    stage.clock.suspend(24 * 60 * MINUTE);
    const before = stage.runs.length;
    await stage.minutes(2);
    expect(stage.runs.length - before).toBe(1);
  });

  test('Never synced → 5 s delay: the first run is five seconds after the fabric was found', async () => {
    const stage = staged('a');
    const foundMs = stage.nowMs();
    await stage.minutes(1);
    expect(ranOf(stage, 'a')).toEqual([foundMs + 5 * SECOND]);
  });

  test('Previously synced → last_sync + interval, overdue → now: to the second', async () => {
    const stage = staged();
    const at = (ms: number) => new Date(stage.nowMs() + ms).toISOString();
    stage.fabrics = [
      fabricOf('soon', { lastAttempt: at(-9.5 * MINUTE - SECOND), lastSuccess: at(-9.5 * MINUTE) }),
      fabricOf('over', { lastAttempt: at(-3 * 60 * MINUTE - SECOND), lastSuccess: at(-3 * 60 * MINUTE) }),
    ];
    const startMs = stage.nowMs();
    await stage.minutes(1);
    expect(ranOf(stage, 'over')).toEqual([startMs]);
    expect(ranOf(stage, 'soon')).toEqual([startMs + 30 * SECOND]);
  });

  test('last_sync written before the work: a crash leaves an attempt later than the success, and a retry follows', async () => {
    const stage = staged();
    const at = (ms: number) => new Date(stage.nowMs() + ms).toISOString();
    stage.fabrics = [fabricOf('a', { lastAttempt: at(-MINUTE), lastSuccess: at(-5 * MINUTE) })];
    stage.state.discovered(stage.fabrics, stage.nowMs());
    stage.state.started('a', stage.nowMs());
    expect(stage.state.records.get('a')).toMatchObject({
      attemptedAtMs: stage.nowMs(),
      succeededAtMs: null,
    });
    const restarted = staged();
    restarted.fabrics = stage.fabrics;
    expect((await restarted.tick()).queued).toMatchObject([{ fabric: 'a', cause: 'retry' }]);
  });

  test('Failed syncs reschedule themselves: with a pause that doubles', async () => {
    const stage = staged('a');
    stage.succeeds = () => false;
    await stage.minutes(10);
    const times = ranOf(stage, 'a');
    const pauses = times.slice(1, 5).map((time, index) => (time - (times[index] ?? 0)) / SECOND);
    expect(pauses).toEqual([30, 60, 120, 240]);
  });

  test('get_scheduler_metrics, reset_scheduler_metrics, manual master run: counted, begun anew, run by hand', async () => {
    const stage = staged('a');
    await stage.tick();
    await stage.pass(5 * SECOND);
    expect(stage.state.statistics).toMatchObject({ ticks: { count: 1 }, runs: { ended: 1, succeeded: 1 } });
    stage.state.resetStatistics(stage.nowMs());
    expect(stage.state.statistics).toMatchObject({
      sinceMs: stage.nowMs(),
      ticks: { count: 0 },
      runs: { ended: 0 },
    });
    expect(stage.state.records.get('a')?.succeededAtMs).not.toBeNull();
  });
});

describe('Scheduler: targets, health and recovery', () => {
  test('Fabric health score 0.0–1.0: a score that drops raises the priority', () => {
    const ranks = [1, 0.9, 0.79, 0.6, 0.49, 0].map((health) =>
      priorityRank(priorityOf({ priority: null, state: 'healthy', health })),
    );
    expect(ranks).toEqual([1, 1, 2, 2, 3, 3]);
  });

  test('Phases: discovery 10 s, planning 15 s, orchestration 35 s: the report shows budgets and times', async () => {
    const { phases } = await staged('a').tick();
    expect(phases.map(({ budgetMs }) => budgetMs)).toEqual([10_000, 15_000, 35_000]);
    for (const { tookMs } of phases) expect(tookMs).toBe(0);
  });

  test('<1 % cascade failures: of ten fabrics one that always fails leaves nine as they are', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `f${index}`);
    const stage = staged(...names);
    stage.succeeds = (fabric) => fabric !== 'f3';
    await stage.minutes(60);
    const others = names.filter((name) => name !== 'f3').map((name) => ranOf(stage, name).length);
    expect(others).toEqual(Array(9).fill(6));
  });

  test('>95 % scheduled syncs succeed: the share over a day is counted', async () => {
    const stage = staged('a', 'b');
    stage.succeeds = (fabric) => fabric === 'a' || stage.runs.length > 4;
    await stage.minutes(60);
    const { succeeded, failed, ratio } = successOver(stage.state.statistics, 24, stage.nowMs());
    expect(succeeded + failed).toBe(stage.runs.length);
    expect(ratio).toBe(succeeded / (succeeded + failed));
    expect(failed).toBeGreaterThan(0);
  });

  test('Error-recovery effectiveness: by strategy, what recovered and what did not', async () => {
    const stage = staged('a');
    stage.succeeds = () => stage.runs.length > 3;
    await stage.minutes(10);
    expect(stage.state.statistics.recoveries.retry).toEqual({ recovered: 1, failed: 2 });
  });

  test('isolate_fabric: parked after five failures, probed later, and the others run on', async () => {
    const stage = staged('bad', 'good');
    stage.succeeds = (fabric) => fabric !== 'bad';
    await stage.minutes(9);
    expect(stage.state.records.get('bad')?.isolation).toMatchObject({ failedProbes: 0 });
    const { waiting } = await stage.tick();
    expect(waiting.find(({ fabric }) => fabric === 'bad')?.obstacles).toContain('isolated');
    await stage.minutes(12);
    expect(stage.runs.filter(({ fabric }) => fabric === 'bad').at(-1)?.operation).toBe('drift');
    expect(ranOf(stage, 'good').length).toBe(3);
  });

  test('graceful_degradation: where it may not write it looks for drift', async () => {
    const stage = staged();
    stage.fabrics = [fabricOf('a', { mayWrite: false })];
    await stage.minutes(1);
    expect(stage.runs).toMatchObject([{ operation: 'drift' }]);
    expect(stage.state.statistics.recoveries.degrade).toEqual({ recovered: 1, failed: 0 });
  });
});
