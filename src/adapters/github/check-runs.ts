import type { CheckReport } from '../../domain/report/check-report.ts';
import { isSyncError } from '../../domain/shared/errors.ts';
import type { CheckHandle, CheckStart, Checks } from '../../ports/checks.ts';
import { batchAfter, buttonsIn, titled } from './check-output.ts';
import type { GitHubClient } from './github-client.ts';
import { mayHaveHappened } from './no-answer.ts';
import type { RequestSubject } from './subject.ts';
import { wholeOf } from './taken.ts';

/** Pages of a hundred in which a check of an earlier begin is looked for. GitHub keeps 1,000 of one name. */
const SEARCHED_PAGES = 10;
const PAGE_SIZE = 100;

/** Progress is worth little, so it is neither waited for nor sent again. */
const PROGRESS_LIMIT_MS = 10_000;

/** A check that this object has met. */
interface KnownCheck {
  readonly name: string;
  /** Annotations it shows; null: not known, because a request that adds some was not answered. */
  annotations: number | null;
  completed: boolean;
}

/** Check runs of one repository. */
export class CheckRuns implements Checks {
  readonly #client: GitHubClient;
  readonly #tally = { count: 0 };
  readonly #known = new Map<number, KnownCheck>();

  constructor(client: GitHubClient) {
    this.#client = client;
  }

  writes(): number {
    return this.#tally.count;
  }

  /** Looks before each try: a POST that was not answered may have made the check. */
  begin(start: CheckStart): Promise<CheckHandle> {
    return this.#client.repeat(async () => (await this.#find(start)) ?? (await this.#create(start)));
  }

  async progress(handle: CheckHandle, title: string, summary: string): Promise<void> {
    const known = this.#knownOf(handle);
    if (known.completed) return;
    const subject = subjectOf(`telling the progress in the check ${known.name}`);
    await this.#client.writeOnce(
      subject,
      this.#tally,
      (octokit, parameters) =>
        octokit.rest.checks.update({
          ...this.#repository,
          ...parameters,
          check_run_id: handle.id,
          output: { title, summary },
        }),
      ({ id }) => wholeOf(id),
      PROGRESS_LIMIT_MS,
    );
  }

  /**
   * The conclusion goes first, with the first annotations: what fails after it leaves a check that is right, and only shows
   * fewer of them. May be called again with the same report; annotations that are there are not sent twice.
   */
  async complete(
    handle: CheckHandle,
    report: CheckReport,
    completedAt: string,
    batches: number,
  ): Promise<void> {
    const known = this.#knownOf(handle);
    known.completed = true;
    let isFirst = true;
    for (;;) {
      const left = await this.#client.repeat(() =>
        this.#sendBatch(handle, known, report, { completedAt, batches: Math.max(1, batches), isFirst }),
      );
      if (left === 0) return;
      isFirst = false;
    }
  }

  get #repository(): { readonly owner: string; readonly repo: string } {
    const { owner, repo } = this.#client.place;
    return { owner, repo };
  }

  #knownOf(handle: CheckHandle): KnownCheck {
    const known = this.#known.get(handle.id) ?? {
      name: `#${handle.id}`,
      annotations: null,
      completed: false,
    };
    this.#known.set(handle.id, known);
    return known;
  }

  async #find(start: CheckStart): Promise<CheckHandle | null> {
    const subject = subjectOf(`looking for the check ${start.name}`, 'HHS-2213');
    for (let page = 1; page <= SEARCHED_PAGES; page += 1) {
      const { found, isLast } = await this.#client.readOnce(
        subject,
        (octokit, parameters) =>
          octokit.rest.checks.listForRef({
            ...this.#repository,
            ...parameters,
            ref: start.sha,
            check_name: start.name,
            filter: 'all',
            per_page: PAGE_SIZE,
            page,
          }),
        ({ check_runs: runs }) => {
          const ours = runs.find(
            ({ external_id: id, name }) => id === start.externalId && name === start.name,
          );
          return { found: ours === undefined ? null : checkOf(ours), isLast: runs.length < PAGE_SIZE };
        },
      );
      if (found !== null) return this.#meet(found, start.name);
      if (isLast) return null;
    }
    return null;
  }

  async #create(start: CheckStart): Promise<CheckHandle> {
    const subject = subjectOf(`creating the check ${start.name}`, 'HHS-2210');
    const made = await this.#client.writeOnce(
      subject,
      this.#tally,
      (octokit, parameters) =>
        octokit.rest.checks.create({
          ...this.#repository,
          ...parameters,
          name: start.name,
          head_sha: start.sha,
          external_id: start.externalId,
          status: 'in_progress',
          started_at: start.startedAt,
          ...(start.detailsUrl === null ? {} : { details_url: start.detailsUrl }),
          output: { title: start.title, summary: start.summary },
        }),
      checkOf,
    );
    return this.#meet(made, start.name);
  }

  #meet({ id, url, annotations }: SeenCheck, name: string): CheckHandle {
    this.#known.set(id, { name, annotations, completed: false });
    return { id, url };
  }

  /** Sends what is not there yet, at most a batch. Returns how many are left after it. */
  async #sendBatch(
    handle: CheckHandle,
    known: KnownCheck,
    report: CheckReport,
    step: { readonly completedAt: string; readonly batches: number; readonly isFirst: boolean },
  ): Promise<number> {
    known.annotations ??= await this.#countAnnotations(handle, known.name);
    const shown = known.annotations;
    const { batch, left } = batchAfter(report.annotations, shown, step.batches);
    const what = step.isFirst
      ? `completing the check ${known.name}`
      : `adding annotations ${shown + 1} to ${shown + batch.length} to the check ${known.name}, which is complete`;
    try {
      await this.#client.writeOnce(
        subjectOf(what),
        this.#tally,
        (octokit, parameters) =>
          octokit.rest.checks.update({
            ...this.#repository,
            ...parameters,
            check_run_id: handle.id,
            status: 'completed',
            conclusion: report.conclusion,
            completed_at: step.completedAt,
            output: { ...titled(report), annotations: batch },
            ...buttonsIn(report),
          }),
        ({ id }) => wholeOf(id),
      );
    } catch (error) {
      // GitHub adds annotations to those it has: how many there are must be seen before it is sent again
      if (isSyncError(error) && mayHaveHappened(error)) known.annotations = null;
      throw error;
    }
    known.annotations = shown + batch.length;
    return left;
  }

  async #countAnnotations(handle: CheckHandle, name: string): Promise<number> {
    const subject = subjectOf(`reading the check ${name}`);
    const check = await this.#client.readOnce(
      subject,
      (octokit, parameters) =>
        octokit.rest.checks.get({ ...this.#repository, ...parameters, check_run_id: handle.id }),
      checkOf,
    );
    return check.annotations;
  }
}

interface SeenCheck {
  readonly id: number;
  readonly url: string | null;
  readonly annotations: number;
}

function checkOf(run: {
  readonly id: number;
  readonly html_url: string | null;
  readonly output: { readonly annotations_count: number };
}): SeenCheck {
  const { id, html_url: url, output } = run;
  return {
    id: wholeOf(id),
    url: typeof url === 'string' ? url : null,
    annotations: wholeOf(output.annotations_count),
  };
}

function subjectOf(what: string, notFound: RequestSubject['notFound'] = 'HHS-2602'): RequestSubject {
  return { what, permission: 'checks: write', notFound };
}
