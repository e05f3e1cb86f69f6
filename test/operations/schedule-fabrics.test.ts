import { describe, expect, test } from '@jest/globals';
import type { FreezeWindow } from '../../src/domain/resource/fabric-policy.ts';
import { NetworkError } from '../../src/domain/shared/errors.ts';
import { fabricJob } from '../../src/operations/fabric-job.ts';
import { settle } from '../support/memory-queue-rig.ts';
import { MINUTE, SECOND } from '../support/schedule-world.ts';
import { fabricOf, SchedulerStage } from '../support/scheduler-stage.ts';

const failure = { category: 'network', code: 'HHS-2101', message: 'no answer', help: 'wait' } as const;

function staged(...names: string[]): SchedulerStage {
  const stage = new SchedulerStage();
  stage.fabrics = names.map((name) => fabricOf(name));
  return stage;
}

describe('a tick', () => {
  test('goes through its phases, and queues what is due with the time at which it is due', async () => {
    const stage = staged('a', 'b');
    const startMs = stage.nowMs();
    const report = await stage.tick();
    expect(report.phases).toEqual([
      { phase: 'discovery', budgetMs: 10_000, tookMs: 0, result: 'done' },
      { phase: 'planning', budgetMs: 15_000, tookMs: 0, result: 'done' },
      { phase: 'orchestration', budgetMs: 35_000, tookMs: 0, result: 'done' },
    ]);
    expect(report).toMatchObject({ fabrics: 2, refused: [], failures: [], missedTicks: 0 });
    expect(report.queued).toMatchObject([
      { fabric: 'a', operation: 'apply', cause: 'never_synced', delayMs: 5 * SECOND, merged: false },
      { fabric: 'b' },
    ]);
    expect(stage.runs).toEqual([]);
    await stage.pass(5 * SECOND);
    expect(stage.runs.map(({ fabric, atMs }) => [fabric, atMs - startMs])).toEqual([
      ['a', 5 * SECOND],
      ['b', 5 * SECOND],
    ]);
  });

  test('leaves alone what is queued or runs, and what is not due', async () => {
    const stage = staged('a');
    await stage.tick();
    expect((await stage.tick()).waiting).toMatchObject([{ fabric: 'a', obstacles: ['queued'] }]);
    await stage.pass(5 * SECOND);
    expect((await stage.tick()).waiting).toMatchObject([{ obstacles: ['not_due'] }]);
  });

  test('is merged with what somebody asked for before', async () => {
    const stage = staged('a');
    const asked = { fabric: 'a', operation: 'apply', priority: 'critical', cause: 'command' } as const;
    const ticket = await stage.queue.add(fabricJob({ ...asked, delayMs: 60_000 }));
    const { queued } = await stage.tick();
    expect(queued).toMatchObject([{ merged: true, jobId: ticket.taken ? ticket.id : '' }]);
    await stage.pass(MINUTE);
    expect(stage.runs).toHaveLength(1);
  });

  test('forgets a fabric that is no longer configured', async () => {
    const stage = staged('a', 'b');
    await stage.tick();
    stage.fabrics = [fabricOf('b')];
    await stage.tick();
    expect([...stage.state.records.keys()]).toEqual(['b']);
  });

  test('that was missed is told and made up for once', async () => {
    const stage = staged('a');
    await stage.minutes(1);
    stage.clock.suspend(60 * MINUTE);
    const report = await stage.tick();
    expect(report.missedTicks).toBe(60);
    expect(report.queued).toHaveLength(1);
    await stage.minutes(3);
    expect(stage.runs).toHaveLength(2);
  });
});

describe('a phase that goes wrong', () => {
  test('discovery that hangs is cut at its budget, and the fabrics known before are planned', async () => {
    const stage = staged('a');
    await stage.minutes(11);
    const before = stage.runs.length;
    let seen: AbortSignal | undefined;
    stage.discover = (signal) => {
      seen = signal;
      return new Promise(() => undefined);
    };
    stage.clock.advance(10 * MINUTE);
    const ticking = stage.tick();
    await stage.pass(10 * SECOND);
    const report = await ticking;
    expect(seen?.aborted).toBe(true);
    expect(report.phases[0]).toMatchObject({ phase: 'discovery', result: 'cut', tookMs: 10_000 });
    expect(report.failures).toMatchObject([
      { phase: 'discovery', fabric: null, failure: { category: 'timeout', code: 'HHS-1402' } },
    ]);
    expect(report.lastKnown).toEqual(['a']);
    await settle();
    expect(stage.runs).toHaveLength(before + 1);
    expect(stage.state.statistics.ticks.overBudget).toMatchObject({ discovery: 1, planning: 0 });
  });

  test('discovery that throws says why', async () => {
    const stage = staged('a');
    stage.discover = () =>
      Promise.reject(new NetworkError({ code: 'HHS-2101', message: 'no answer', help: 'wait' }));
    expect((await stage.tick()).failures).toEqual([{ phase: 'discovery', fabric: null, failure }]);
  });

  test('a fabric that cannot be read is told, and hides no other', async () => {
    const stage = staged('a', 'b', 'c');
    await stage.tick();
    stage.discover = async () => ({
      fabrics: [fabricOf('a'), fabricOf('c')],
      unread: [
        { name: 'b', failure },
        { name: 'unheard-of', failure },
      ],
    });
    const report = await stage.tick();
    expect(report).toMatchObject({ fabrics: 3, lastKnown: ['b'] });
    expect(report.failures.map(({ fabric }) => fabric)).toEqual(['b', 'unheard-of']);
  });

  test('a queue that refuses a fabric gets it again with the next tick, and the others at once', async () => {
    const stage = staged('a', 'b', 'c');
    const add = stage.queue.add.bind(stage.queue);
    let isDown = true;
    stage.queue.add = async (request) => {
      if (isDown && request.fabric === 'b') throw new TypeError('a fault of ours');
      return isDown && request.fabric === 'c' ? { taken: false, because: 'full' } : add(request);
    };
    const first = await stage.tick();
    expect(first.queued.map(({ fabric }) => fabric)).toEqual(['a']);
    expect(first.refused).toMatchObject([
      { fabric: 'b', because: 'error' },
      { fabric: 'c', because: 'full' },
    ]);
    expect(first.failures).toMatchObject([{ phase: 'orchestration', fabric: 'b' }]);
    isDown = false;
    const second = await stage.tick();
    expect(second.queued.map(({ fabric }) => fabric)).toEqual(['b', 'c']);
  });

  test('a queue that hangs is cut at the budget, and what was not asked for is told', async () => {
    const stage = staged('a', 'b');
    stage.queue.add = () => new Promise(() => undefined);
    const ticking = stage.tick();
    await stage.pass(35 * SECOND);
    const report = await ticking;
    expect(report.phases[2]).toMatchObject({ result: 'cut', tookMs: 35_000 });
    expect(report.refused).toMatchObject([
      { fabric: 'a', because: 'cut' },
      { fabric: 'b', because: 'cut' },
    ]);
  });

  test('a tick that is cancelled ends', async () => {
    const stage = staged('a');
    stage.discover = () => new Promise(() => undefined);
    const cancel = new AbortController();
    const ticking = stage.tick(cancel.signal);
    await settle();
    cancel.abort();
    expect((await ticking).phases.map(({ result }) => result)).toEqual(Array(3).fill('cancelled'));
  });
});

describe('what a tick makes of a fabric', () => {
  test('in a freeze it looks for drift, and after it applies again', async () => {
    const stage = staged();
    const window: FreezeWindow = {
      kind: 'dates',
      reason: 'year end',
      location: { file: 'x', line: 1, column: 1 },
      fromMs: stage.nowMs(),
      untilMs: stage.nowMs() + 15 * MINUTE,
    };
    stage.fabrics = [fabricOf('a', { freezeWindows: [window] })];
    expect((await stage.tick()).queued).toMatchObject([
      { operation: 'drift', reducedBy: 'frozen', frozenUntilMs: window.untilMs },
    ]);
    await stage.minutes(24);
    expect(stage.runs.map(({ operation }) => operation)).toEqual(['drift', 'drift', 'apply']);
  });

  test('that keeps failing is isolated, probed by reading, and free again when a probe succeeds', async () => {
    const stage = staged('bad', 'good');
    stage.succeeds = (fabric) => fabric !== 'bad';
    await stage.minutes(60);
    const bad = () => stage.runs.filter(({ fabric }) => fabric === 'bad').map(({ operation }) => operation);
    const good = stage.runs.filter(({ fabric }) => fabric === 'good');
    expect(bad().slice(0, 6)).toEqual([...Array(5).fill('apply'), 'drift']);
    expect(bad().length).toBeLessThan(10);
    expect(good).toHaveLength(6);
    stage.succeeds = () => true;
    await stage.minutes(70);
    expect(stage.state.records.get('bad')?.isolation).toBeNull();
    expect(bad().slice(-3)).toContain('apply');
    expect(stage.state.statistics.recoveries.probe.recovered).toBe(1);
  });

  test('a person can take it out of isolation', async () => {
    const stage = staged('bad');
    stage.succeeds = () => false;
    await stage.minutes(12);
    expect(stage.state.records.get('bad')?.isolation).not.toBeNull();
    expect(stage.state.release('bad')).toBe(true);
    expect(stage.state.release('unheard-of')).toBe(false);
    expect(stage.state.records.get('bad')).toMatchObject({ isolation: null, failuresInRow: 0 });
  });

  test('an alert is told once when the health falls below 0.5, and once when it is above 0.6 again', async () => {
    const stage = new SchedulerStage();
    const told: string[] = [];
    for (const health of [0.9, 0.49, 0.3, 0.55, 0.49, 0.6, 0.61, 0.55, null]) {
      stage.fabrics = [fabricOf('a', { health })];
      const { alerts } = await stage.tick();
      told.push(`${alerts.raised.length}${alerts.cleared.length}`);
    }
    expect(told).toEqual(['00', '10', '00', '00', '00', '00', '01', '00', '00']);
  });
});
