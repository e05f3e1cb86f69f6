import type { CheckHandle, Checks } from '../../ports/checks.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Progress } from '../../ports/progress.ts';

/** How long after the one before an update may follow, ms: a short run makes none, a long one three. */
export const UPDATE_INTERVALS_MS = [5_000, 20_000, 60_000] as const;

/** What a long run was last doing. */
export interface ProgressStep {
  readonly what: string;
  readonly done: number;
  /** 0: not known. */
  readonly total: number;
  readonly detail: string | null;
}

export interface CheckProgressOptions {
  readonly checks: Checks;
  readonly handle: CheckHandle;
  readonly clock: Clock;
  readonly log: Log;
  readonly render: (step: ProgressStep) => { readonly title: string; readonly summary: string };
}

/** Progress shown in the check: at most one update in five seconds, at most three a run, further and further apart. */
export class CheckProgress implements Progress {
  readonly #options: CheckProgressOptions;
  #lastMs: number;
  #updates = 0;
  #stopped = false;
  #underWay: Promise<void> = Promise.resolve();

  constructor(options: CheckProgressOptions) {
    this.#options = options;
    this.#lastMs = options.clock.monotonicMs();
  }

  report(what: string, done: number, total: number, detail?: string): void {
    const interval = UPDATE_INTERVALS_MS[this.#updates];
    const nowMs = this.#options.clock.monotonicMs();
    if (this.#stopped || interval === undefined || nowMs - this.#lastMs < interval) return;
    this.#lastMs = nowMs;
    this.#updates += 1;
    const step = { what, done, total, detail: detail ?? null };
    this.#underWay = this.#underWay.then(() => this.#update(step));
  }

  /** No update may come after the result: resolves when the last one was answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#underWay;
  }

  async #update(step: ProgressStep): Promise<void> {
    const { checks, handle, log, render } = this.#options;
    if (this.#stopped) return;
    try {
      const { title, summary } = render(step);
      await checks.progress(handle, title, summary);
    } catch (error) {
      // the result matters, not how far it was on the way; GitHub is not asked again for this
      this.#stopped = true;
      log.debug('the progress could not be shown', {
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
