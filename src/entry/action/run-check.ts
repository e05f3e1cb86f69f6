import type { CheckReport } from '../../domain/report/check-report.ts';
import { type RunProgress, renderProgress } from '../../domain/report/progress-markdown.ts';
import { renderRefusal } from '../../domain/report/refusal-markdown.ts';
import { ConfigurationError, isSyncError, type SyncError } from '../../domain/shared/errors.ts';
import type { CheckHandle } from '../../ports/checks.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Progress } from '../../ports/progress.ts';
import type { ActionContext } from './action-context.ts';
import { CheckProgress } from './check-progress.ts';
import { type GitHubDoor, WRITE_BUDGET } from './github-door.ts';

/** Requests with annotations that a run may make. */
export const MOST_BATCHES = 4;

/** How long the result may take after a cancel, ms: the runner does not wait. */
const CANCELLED_LIMIT_MS = 2_500;

export interface RunCheckOptions {
  readonly github: GitHubDoor | null;
  readonly context: ActionContext;
  readonly about: Omit<RunProgress, 'elapsedMs' | 'step'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  redact(text: string): string;
}

/** The check of a run from its beginning to its end; where none can be made, it says why and the run goes on. */
export class RunCheck {
  readonly #options: RunCheckOptions;
  #handle: CheckHandle | null = null;
  #progress: CheckProgress | null = null;
  #isTold = false;

  constructor(options: RunCheckOptions) {
    this.#options = options;
  }

  /** Whether there is one. */
  get begun(): boolean {
    return this.#handle !== null;
  }

  get progress(): Progress | null {
    return this.#progress;
  }

  /** Why there is none, in a plain sentence; null: it was made. */
  async begin(): Promise<string | null> {
    const { github, context, about, clock, log } = this.#options;
    if (github === null) return noCheck('no token was given.');
    const beganMs = clock.monotonicMs();
    const render = (step: RunProgress['step']) =>
      renderProgress({ ...about, step, elapsedMs: Math.round(clock.monotonicMs() - beganMs) });
    try {
      this.#handle = await github.checks.begin({
        name: `hedgehog-sync / ${about.fabric} / ${about.mode}`,
        sha: context.checkSha,
        externalId: about.requestId,
        startedAt: about.startedAt,
        detailsUrl: context.runUrl,
        ...render(null),
      });
      this.#progress = new CheckProgress({
        checks: github.checks,
        handle: this.#handle,
        clock,
        log,
        render,
      });
      return null;
    } catch (error) {
      if (!isSyncError(error)) throw error;
      log.info('the check could not be made', { code: error.code, reason: error.message });
      return noCheck(whyNot(error, context));
    }
  }

  /** Why the check does not show the result, in a plain sentence; null: it does, or there is none. */
  async complete(report: CheckReport, completedAt: string): Promise<string | null> {
    const { github, clock, signal } = this.#options;
    if (github === null || this.#handle === null) return null;
    const batches = Math.max(1, Math.min(MOST_BATCHES, WRITE_BUDGET - github.writes()));
    const completing = this.#complete(github, this.#handle, report, { completedAt, batches });
    if (!signal.aborted) return await completing;
    const late = clock
      .sleep(CANCELLED_LIMIT_MS)
      .then(() => 'The check could not be completed in the time that a cancelled run has.');
    return await Promise.race([completing, late]);
  }

  /** Another run goes on: the check stays under way and shows what is known so far. Throws nothing of GitHub's. */
  async goOn({ title, summary }: Pick<CheckReport, 'title' | 'summary'>): Promise<void> {
    const { github, log } = this.#options;
    if (github === null || this.#handle === null) return;
    await this.#progress?.stop();
    this.#isTold = true;
    try {
      await github.checks.progress(this.#handle, title, summary);
    } catch (error) {
      if (!isSyncError(error)) throw error;
      log.info('what is known so far could not be shown', { code: error.code, reason: error.message });
    }
  }

  /** Something ended the run that is no part of its result: a check that was begun must not stay under way. Throws `error`. */
  async abandon(error: unknown): Promise<never> {
    const { about, clock, redact } = this.#options;
    const refused =
      error instanceof ConfigurationError
        ? renderRefusal({ code: error.code, message: redact(error.message), help: redact(error.help) }, about)
        : FAULT;
    if (!this.#isTold) await this.complete(refused, clock.now());
    throw error;
  }

  async #complete(
    { checks }: GitHubDoor,
    handle: CheckHandle,
    report: CheckReport,
    { completedAt, batches }: { readonly completedAt: string; readonly batches: number },
  ): Promise<string | null> {
    await this.#progress?.stop();
    try {
      await checks.complete(handle, report, completedAt, batches);
      this.#isTold = true;
      return null;
    } catch (error) {
      if (!isSyncError(error)) throw error;
      return `The check run does not show the whole result (${error.code}): ${sentence(error.message)} ${sentence(error.help)}`;
    }
  }
}

const FAULT: CheckReport = {
  conclusion: 'failure',
  title: 'Failed: a fault of hedgehog-sync',
  summary: 'The run ended in a fault of hedgehog-sync, not of the files. The log of the step says more.',
  text: '',
  annotations: [],
};

function noCheck(why: string): string {
  return `There is no check run of this run, so remarks on lines stand in the log. The reason: ${why}`;
}

/** What keeps a fork out is not a line of the workflow. */
function whyNot(error: SyncError, { untrusted }: ActionContext): string {
  if (error.category === 'authentication' && untrusted !== null) {
    const whose = untrusted === 'fork' ? 'of a fork' : 'of Dependabot';
    return `the token of a pull request ${whose} only reads.`;
  }
  return `${sentence(error.message)} ${sentence(error.help)}`;
}

function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}
