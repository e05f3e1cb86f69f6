import { CONFIGURATION_CODES } from '../domain/shared/configuration-codes.ts';
import { TimeoutError } from '../domain/shared/errors.ts';
import type { Clock } from '../ports/clock.ts';
import { Cancelled, unlessCancelled } from './cancellation.ts';

/** Two limits of one piece of work, in ms; `softMs` null: nobody asks before the hard one. */
export interface TimeBudget {
  readonly softMs: number | null;
  readonly hardMs: number;
}

export interface BudgetSignals {
  /** Come to an end: what is not done may go on later. */
  readonly soft: AbortSignal;
  /** You are cut off: nobody waits for you any more. */
  readonly hard: AbortSignal;
}

export type Timed<T> = { readonly tookMs: number; readonly isOverSoft: boolean } & (
  | { readonly result: 'done'; readonly value: T }
  | { readonly result: 'failed' | 'cut' | 'cancelled'; readonly error: unknown }
);

/**
 * `work` within its budget; never rejects. `what` names it in the error of a cut. Work that takes no notice of being cut
 * goes on unheard: its result and its error are dropped.
 */
export async function withinBudget<T>(
  clock: Clock,
  what: string,
  { softMs, hardMs }: TimeBudget,
  work: (signals: BudgetSignals) => Promise<T>,
  cancel?: AbortSignal,
): Promise<Timed<T>> {
  const startedMs = clock.monotonicMs();
  const soft = new AbortController();
  const hard = new AbortController();
  const over = new AbortController();
  let isLate = false;
  const stop = () => {
    soft.abort();
    hard.abort();
  };
  const after = (ms: number, then: () => void) => clock.sleep(ms, over.signal).then(then, () => undefined);
  if (softMs !== null) void after(softMs, () => soft.abort());
  void after(hardMs, () => {
    isLate = !hard.signal.aborted;
    stop();
  });
  if (cancel?.aborted) stop();
  else cancel?.addEventListener('abort', stop, { once: true, signal: over.signal });
  const timed = () => {
    const tookMs = clock.monotonicMs() - startedMs;
    return { tookMs, isOverSoft: tookMs > (softMs ?? hardMs) };
  };
  try {
    const running = Promise.resolve().then(() => work({ soft: soft.signal, hard: hard.signal }));
    const value = await unlessCancelled(running, hard.signal);
    return { ...timed(), result: 'done', value };
  } catch (error) {
    if (!hard.signal.aborted) return { ...timed(), result: 'failed', error };
    if (isLate) return { ...timed(), result: 'cut', error: cutOff(what, hardMs) };
    return { ...timed(), result: 'cancelled', error: new Cancelled() };
  } finally {
    over.abort();
  }
}

function cutOff(what: string, hardMs: number): TimeoutError {
  return new TimeoutError({
    code: 'HHS-1402',
    message: `${what} did not end within ${Math.round(hardMs / 1000)} s and was cut off`,
    help: CONFIGURATION_CODES['HHS-1402'].cure,
    details: { limitMs: hardMs },
    retryable: true,
  });
}
