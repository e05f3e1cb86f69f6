import { setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';

/** Longest time a Node timer can hold; longer sleeps are made of several. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** The machine's own clocks. */
export function systemClock(): Clock {
  return {
    now: () => new Date().toISOString(),
    epochMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    sleep,
  };
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0) return await letOthersRun(signal);
  let left = ms;
  while (left > LONGEST_TIMER_MS) {
    await sleepOnce(LONGEST_TIMER_MS, signal);
    left -= LONGEST_TIMER_MS;
  }
  await sleepOnce(left, signal);
}

/** Not by a timer: it would idle for a millisecond at the least, and between slices of work that adds up. */
async function letOthersRun(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await setImmediate();
  signal?.throwIfAborted();
}

function sleepOnce(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    if (signal === undefined) return;
    // each write that waits for admission sleeps on the signal of its run: more than ten are no leak, as Node would warn
    setMaxListeners(Number.POSITIVE_INFINITY, signal);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
