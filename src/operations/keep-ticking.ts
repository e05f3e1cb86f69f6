import { nextTick } from '../domain/schedule/master-tick.ts';
import type { Clock } from '../ports/clock.ts';

/**
 * Ticks until the signal aborts: at once, then once a minute by the beat of the first. A tick that takes longer than the
 * minute delays the next; beats that went by meanwhile are made up for by one.
 */
export async function keepTicking(
  clock: Clock,
  state: { readonly lastBeatMs: number | null },
  runTick: (signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const nowMs = clock.epochMs();
    const waitMs = nextTick(state.lastBeatMs, nowMs).atMs - nowMs;
    if (waitMs > 0) {
      try {
        await clock.sleep(waitMs, signal);
      } catch {
        return;
      }
      // the wall clock may have been set meanwhile: look again
      continue;
    }
    await runTick(signal);
  }
}
