import type { Octokit } from '@octokit/rest';
import { isSyncError } from '../../domain/shared/errors.ts';
import type { ChangedFile, PullRequests, PullView, ReviewRemark } from '../../ports/forge.ts';
import type { ForgeParts } from './forge-parts.ts';
import { isMissing } from './forge-parts.ts';
import { isSameText, makeOnce } from './make-once.ts';
import { ownRemarks } from './own-remarks.ts';
import { listOf, readPages } from './pages.ts';
import { type ShownPull, toChangedFile, toPullView } from './pull-views.ts';
import type { RequestSubject } from './subject.ts';
import { oidOf, textOf, wholeOf } from './taken.ts';

const MOST_PAGES = 10;
/** GitHub lists 3,000 files of a pull request at most. */
const FILE_PAGES = 30;

type Review = Awaited<ReturnType<Octokit['rest']['pulls']['listReviews']>>['data'][number];

export class GitHubPullRequests implements PullRequests {
  readonly #parts: ForgeParts;

  constructor(parts: ForgeParts) {
    this.#parts = parts;
  }

  async pull(number: number): Promise<PullView | null> {
    const { client, account, repository } = this.#parts;
    try {
      const found = await client.read<ShownPull, ShownPull>(
        reading(`reading pull request #${number}`),
        (octokit, parameters) =>
          octokit.rest.pulls.get({ ...repository, ...parameters, pull_number: number }),
        checkedPull,
      );
      return await toPullView(found, account);
    } catch (error) {
      if (isSyncError(error) && isMissing(error)) return null;
      throw error;
    }
  }

  pullsFrom(branch: string): Promise<readonly PullView[]> {
    return this.#pullsFrom(branch, false);
  }

  async openPull(pull: { head: string; base: string; title: string; body: string }): Promise<PullView> {
    const { client, tally, account, repository } = this.#parts;
    return makeOnce(
      client,
      async () => {
        const made = await client.writeOnce<ShownPull, ShownPull>(
          writing(`opening a pull request from ${pull.head}`),
          tally,
          (octokit, parameters) => octokit.rest.pulls.create({ ...repository, ...parameters, ...pull }),
          checkedPull,
        );
        return toPullView(made, account);
      },
      async () => {
        const found = await this.#pullsFrom(pull.head, true);
        return found.find(({ isOpen, base }) => isOpen && base === pull.base) ?? null;
      },
    );
  }

  async editPull(
    number: number,
    edit: { title?: string; body?: string; state?: 'open' | 'closed' },
  ): Promise<void> {
    const { client, tally, repository } = this.#parts;
    await client.repeat(() =>
      client.writeOnce(
        writing(`changing pull request #${number}`),
        tally,
        (octokit, parameters) =>
          octokit.rest.pulls.update({ ...repository, ...parameters, pull_number: number, ...edit }),
        ({ number: same }) => wholeOf(same),
      ),
    );
  }

  changedFiles(number: number): Promise<readonly ChangedFile[]> {
    const { client, repository } = this.#parts;
    return readPages(client, {
      subject: reading(`listing the files of pull request #${number}`),
      most: FILE_PAGES,
      send: (octokit, parameters) =>
        octokit.rest.pulls.listFiles({ ...repository, ...parameters, pull_number: number }),
      items: (files) => listOf(files).map(toChangedFile),
    });
  }

  async review(
    number: number,
    commit: string,
    body: string,
    remarks: readonly ReviewRemark[],
  ): Promise<void> {
    const { client, tally, repository } = this.#parts;
    const names = remarks.map(({ path }) => path);
    await makeOnce(
      client,
      () =>
        client.writeOnce(
          { ...writing(`reviewing pull request #${number}`), names },
          tally,
          (octokit, parameters) =>
            octokit.rest.pulls.createReview({
              ...repository,
              ...parameters,
              pull_number: number,
              commit_id: commit,
              body,
              event: 'COMMENT',
              comments: remarks.map(sentRemark),
            }),
          ({ id }) => wholeOf(id),
        ),
      async () => {
        const reviews = await this.#reviews(number, true);
        const same = reviews.findLast((each) => each.commit_id === commit && isSameText(each.body, body));
        const isOurs = same !== undefined && (await this.#parts.account.mayHaveWritten(same.user));
        return isOurs ? same.id : null;
      },
    );
  }

  async ownRemarks(number: number): Promise<readonly ReviewRemark[]> {
    return ownRemarks(this.#parts, number, await this.#reviews(number, false));
  }

  #reviews(number: number, once: boolean): Promise<readonly Review[]> {
    const { client, repository } = this.#parts;
    const paged = {
      subject: reading(`listing the reviews of pull request #${number}`),
      most: MOST_PAGES,
      send: (octokit: Octokit, parameters: object) =>
        octokit.rest.pulls.listReviews({ ...repository, ...parameters, pull_number: number }),
      items: (reviews: Review[]) => listOf(reviews),
    };
    return readPages<Review[], Review>(client, paged, once);
  }

  async #pullsFrom(branch: string, once: boolean): Promise<readonly PullView[]> {
    const { client, account, repository } = this.#parts;
    const paged = {
      subject: reading(`looking for pull requests from ${branch}`),
      most: MOST_PAGES,
      send: (octokit: Octokit, parameters: object) =>
        octokit.rest.pulls.list({
          ...repository,
          ...parameters,
          head: `${repository.owner}:${branch}`,
          state: 'all',
          sort: 'created',
          direction: 'desc',
        }),
      items: (pulls: readonly ShownPull[]) => listOf(pulls).map(checkedPull),
    };
    const found = await readPages<readonly ShownPull[], ShownPull>(client, paged, once);
    const views = await Promise.all(found.map((pull) => toPullView(pull, account)));
    return views.filter(({ head, isFork }) => head === branch && !isFork);
  }
}

/** The lines of the diff's right side; a remark on one line has no start. */
function sentRemark({ path, startLine, endLine, body }: ReviewRemark): {
  path: string;
  body: string;
  side: 'RIGHT';
  line: number;
  start_line?: number;
  start_side?: 'RIGHT';
} {
  const one = { path, body, side: 'RIGHT', line: endLine } as const;
  return startLine === endLine ? one : { ...one, start_line: startLine, start_side: 'RIGHT' };
}

function checkedPull(pull: ShownPull): ShownPull {
  wholeOf(pull.number);
  textOf(pull.title);
  textOf(pull.head.ref);
  textOf(pull.base.ref);
  oidOf(pull.head.sha);
  return pull;
}

function reading(what: string): RequestSubject {
  return { what, permission: 'pull-requests: read', notFound: 'HHS-2602' };
}

function writing(what: string): RequestSubject {
  return { what, permission: 'pull-requests: write', notFound: 'HHS-2602' };
}
