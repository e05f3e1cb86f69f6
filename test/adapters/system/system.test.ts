import { getEventListeners, getMaxListeners } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { sha256Digest } from '../../../src/adapters/system/sha256-digest.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';

describe('the clock', () => {
  const clock = systemClock();

  test('gives UTC with milliseconds', () => {
    expect(clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('sleeps at least as long as asked, by its own monotonic time', async () => {
    const from = clock.monotonicMs();
    await clock.sleep(20);
    expect(clock.monotonicMs() - from).toBeGreaterThanOrEqual(19);
  });

  test('a sleep is ended by its signal, with the reason', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const sleeping = clock.sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    await expect(clock.sleep(60_000, controller.signal)).rejects.toBe(reason);
  });

  test('a sleep of nothing lasts one turn of the event loop: what waits is let in, nothing more is waited for', async () => {
    let turns = 0;
    let isOver = false;
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    const sleeps = 20;
    try {
      for (let slept = 0; slept < sleeps; slept += 1) await clock.sleep(0);
    } finally {
      isOver = true;
    }
    expect(turns).toBeGreaterThanOrEqual(sleeps - 1);
    // a timer of 0 is one of a millisecond, which is many turns
    expect(turns).toBeLessThanOrEqual(sleeps + 1);
  });

  test('a sleep of nothing, too, is ended by its signal, before it and in it', async () => {
    const reason = new Error('enough');
    await expect(clock.sleep(0, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const sleeping = clock.sleep(0, controller.signal);
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
  });

  test('many sleep on one signal, of which Node would warn as of a leak', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const sleeping = Promise.allSettled(Array.from({ length: 12 }, () => clock.sleep(60_000, signal)));
    expect(getEventListeners(signal, 'abort')).toHaveLength(12);
    expect(getMaxListeners(signal)).toBeGreaterThanOrEqual(12);
    controller.abort(new Error('enough'));
    expect((await sleeping).map(({ status }) => status)).toEqual(Array(12).fill('rejected'));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('a sleep longer than a timer can hold does not end at once', async () => {
    const controller = new AbortController();
    let ended = false;
    const sleeping = clock.sleep(2 ** 40, controller.signal).finally(() => {
      ended = true;
    });
    sleeping.catch(() => undefined);
    await clock.sleep(20);
    expect(ended).toBe(false);
    controller.abort();
    await expect(sleeping).rejects.toBeDefined();
  });
});

test('the digest is the beginning of SHA-256, 160 bits', () => {
  expect(sha256Digest('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4');
  expect(sha256Digest('ä')).not.toBe(sha256Digest('a'));
});
