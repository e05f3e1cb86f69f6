import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { failureOf } from './failure-fact.ts';
import { NO_PROGRESS, type RunStep, runSteps, type StepContext, type StepPause } from './run-steps.ts';

/** Between two parts of work that takes long, so that what people wait for comes first, ms. */
const BREATH_MS = 500;

/**
 * The same for one item after the other, as a step that pauses when its time is over and goes on where it was. An item that
 * hangs is given up with its step, and costs the others nothing.
 */
export class EachInSteps<T> {
  readonly #list: () => Promise<readonly T[]>;
  readonly #work: (item: T) => Promise<unknown>;
  #left: T[] | null = null;

  /** `work` tells its own failures. */
  constructor(list: () => Promise<readonly T[]>, work: (item: T) => Promise<unknown>) {
    this.#list = list;
    this.#work = work;
  }

  get left(): number {
    return this.#left?.length ?? 0;
  }

  async run({ soft, hard }: StepContext): Promise<StepPause | undefined> {
    this.#left ??= [...(await this.#list())];
    while (!hard.aborted) {
      if (this.#left.length === 0) return undefined;
      if (soft.aborted) return { afterMs: BREATH_MS, resume: this.#left.length };
      const [next] = this.#left.splice(0, 1);
      if (next !== undefined) await this.#work(next);
    }
    return undefined;
  }
}

/** Runs steps until nothing of them is left to go on with. What failed or was cut is told and left; never rejects. */
export async function runToEnd(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  steps: readonly RunStep[],
  lists: readonly Pick<EachInSteps<unknown>, 'left'>[],
  signal: AbortSignal,
): Promise<void> {
  let progress = NO_PROGRESS;
  for (;;) {
    const report = await runSteps(clock, steps, progress, signal);
    for (const { name, result, tookMs, error } of report.trace) {
      if (result === 'done' || result === 'paused') continue;
      const { code, message: reason } = failureOf(error);
      log.warn('a step failed', { what: name, result, tookMs, code, reason });
    }
    if (signal.aborted || lists.every(({ left }) => left === 0)) return;
    progress = report.progress;
    await clock.sleep(report.afterMs ?? BREATH_MS, signal).catch(() => undefined);
  }
}
