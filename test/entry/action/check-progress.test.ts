import { describe, expect, test } from '@jest/globals';
import { CheckProgress, UPDATE_INTERVALS_MS } from '../../../src/entry/action/check-progress.ts';
import type { Checks } from '../../../src/ports/checks.ts';
import type { Log } from '../../../src/ports/log.ts';

const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => SILENT,
};

/** A check that takes updates as long as `answer` lets it. */
function stage(answer: () => Promise<void> = () => Promise.resolve()) {
  const updates: { readonly atMs: number; readonly title: string }[] = [];
  let nowMs = 0;
  const checks: Checks = {
    begin: () => Promise.reject(new Error('not asked for')),
    complete: () => Promise.reject(new Error('not asked for')),
    progress: (_handle, title) => {
      updates.push({ atMs: nowMs, title });
      return answer();
    },
    writes: () => updates.length,
  };
  const progress = new CheckProgress({
    checks,
    handle: { id: 1, url: null },
    clock: { now: () => '', epochMs: () => nowMs, monotonicMs: () => nowMs, sleep: () => Promise.resolve() },
    log: SILENT,
    render: ({ what, done, total }) => ({ title: `${what} ${done}/${total}`, summary: '' }),
  });
  return {
    updates,
    progress,
    /** Reports every 100 ms for so long. */
    async work(seconds: number): Promise<void> {
      for (let tick = 0; tick < seconds * 10; tick += 1) {
        nowMs += 100;
        progress.report('apply objects', tick, seconds * 10);
        await Promise.resolve();
      }
    },
  };
}

describe('the progress of a long run', () => {
  test('updates the check at most three times, never twice in five seconds, further and further apart', async () => {
    const { updates, progress, work } = stage();
    await work(3600);
    await progress.stop();
    const gaps = updates.map(({ atMs }, index) => atMs - (updates[index - 1]?.atMs ?? 0));
    expect(gaps).toEqual([...UPDATE_INTERVALS_MS]);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5_000);
    expect([...gaps].sort((a, b) => a - b)).toEqual(gaps);
    expect(gaps.length).toBeLessThanOrEqual(3);
  });

  test('leaves the check of a short run alone', async () => {
    const { updates, progress, work } = stage();
    await work(4);
    await progress.stop();
    expect(updates).toEqual([]);
  });

  test('comes not after the end, and the end waits for an update under way', async () => {
    let answered = (): void => undefined;
    const { updates, progress, work } = stage(
      () =>
        new Promise((resolve) => {
          answered = resolve;
        }),
    );
    await work(6);
    expect(updates).toHaveLength(1);
    let hasStopped = false;
    const stopping = progress.stop().then(() => {
      hasStopped = true;
    });
    await Promise.resolve();
    expect(hasStopped).toBe(false);
    answered();
    await stopping;
    await work(600);
    expect(updates).toHaveLength(1);
  });

  test('that GitHub does not take is given up, and hurts nobody', async () => {
    const { updates, progress, work } = stage(() => Promise.reject(new Error('no')));
    await work(600);
    await progress.stop();
    expect(updates).toHaveLength(1);
  });
});
