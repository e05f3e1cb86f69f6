import type { Octokit } from '@octokit/rest';
import { type ErrorCodeId, errorFacts } from '../../domain/shared/error-codes.ts';
import {
  ConfigurationError,
  ConflictError,
  GitHubError,
  isSyncError,
  type SyncError,
} from '../../domain/shared/errors.ts';
import type { BranchChange, BranchCommit, Branches, BranchReplacement } from '../../ports/forge.ts';
import type { ShownUser } from './account.ts';
import { isBotAccount } from './account.ts';
import { appendCommit } from './append-commit.ts';
import { commitUpon } from './commit-upon.ts';
import type { ForgeParts } from './forge-parts.ts';
import { isUnprocessable } from './forge-parts.ts';
import type { GitReader } from './git-reader.ts';
import { mayHaveHappened } from './no-answer.ts';
import { listOf, readPages, withoutBody } from './pages.ts';
import type { RequestSubject } from './subject.ts';
import { oidOf, textOf } from './taken.ts';

/** Stands in the message of each commit that is made here: with its author it tells our commits from those of people. */
const TRAILER = 'Written-by: hedgehog-sync';

/** GitHub shows so many commits of a comparison without more ado. */
const MOST_COMMITS = 250;
const COMMIT_PAGES = 3;

type Comparison = Awaited<ReturnType<Octokit['rest']['repos']['compareCommitsWithBasehead']>>['data'];
type ShownCommit = Comparison['commits'][number];

/** Branches that the product makes for its pull requests. */
export class GitHubBranches implements Branches {
  readonly #parts: ForgeParts;
  readonly #reader: GitReader;

  constructor(parts: ForgeParts, reader: GitReader) {
    this.#parts = parts;
    this.#reader = reader;
  }

  head(branch: string): Promise<string | null> {
    return this.#reader.headOf(branch);
  }

  async create(branch: string, commit: string): Promise<void> {
    const { client, tally, repository } = this.#parts;
    let inDoubt = false;
    await client.repeat(async () => {
      try {
        await client.writeOnce(
          writing(`making branch ${branch}`),
          tally,
          (octokit, parameters) =>
            octokit.rest.git.createRef({
              ...repository,
              ...parameters,
              ref: `refs/heads/${branch}`,
              sha: commit,
            }),
          ({ object }) => oidOf(object.sha),
        );
      } catch (error) {
        if (!isSyncError(error) || !mayMeanThere(error)) throw error;
        inDoubt ||= mayHaveHappened(error);
        const head = await this.#lookedAt(branch, error);
        if (head === null) throw error;
        // this try, or an earlier one that was not answered, has made it
        if (inDoubt && head === commit) return;
        throw conflict('HHS-2406', `making branch ${branch}: it exists already`, 'already-exists');
      }
    });
  }

  async reset(branch: string, commit: string): Promise<void> {
    const { client, tally, repository } = this.#parts;
    await client.repeat(() =>
      client.writeOnce(
        writing(`putting branch ${branch} at commit ${commit}`),
        tally,
        (octokit, parameters) =>
          octokit.rest.git.updateRef({
            ...repository,
            ...parameters,
            ref: `heads/${branch}`,
            sha: commit,
            force: true,
          }),
        ({ object }) => oidOf(object.sha),
      ),
    );
  }

  commit(change: BranchChange): Promise<string> {
    const { client, tally } = this.#parts;
    const { branch, expectedHead, files, deleted, message } = change;
    const what = `writing to branch ${branch}`;
    return appendCommit({
      client,
      reader: this.#reader,
      tally,
      subject: writing(what),
      branch,
      expectedHead,
      files,
      deleted,
      message: `${message.trim()}\n\n${TRAILER}`,
      moved: (how) => conflict('HHS-2405', `${what}: it ${how}`, 'status-head'),
    });
  }

  async replace({ branch, expectedHead, parent, files, message }: BranchReplacement): Promise<string> {
    const { client, tally } = this.#parts;
    const what = `writing to branch ${branch}`;
    const text = `${message.trim()}\n\n${TRAILER}`;
    const commit = await commitUpon({ client, tally, subject: writing(what), parent, files, message: text });
    if (expectedHead === null) await this.create(branch, commit);
    else {
      // GitHub has no compare-and-swap for this: the look is as late as can be
      const standing = await this.#reader.headOf(branch);
      if (standing !== expectedHead) {
        const how = standing === null ? 'was deleted' : 'was moved by somebody else';
        throw conflict('HHS-2405', `${what}: it ${how} since it was read`, 'status-head');
      }
      await this.reset(branch, commit);
    }
    return commit;
  }

  async commitsAhead(base: string, branch: string): Promise<readonly BranchCommit[]> {
    const { client, repository } = this.#parts;
    const commits = await readPages<Comparison, ShownCommit>(client, {
      subject: {
        what: `comparing ${branch} with ${base}`,
        permission: 'contents: read',
        notFound: 'HHS-2602',
      },
      most: COMMIT_PAGES,
      send: (octokit, parameters) =>
        octokit.rest.repos.compareCommitsWithBasehead({
          ...repository,
          ...parameters,
          basehead: `${base}...${branch}`,
        }),
      items: (comparison) => listOf(comparison.commits),
    });
    return Promise.all(commits.slice(0, MOST_COMMITS).map((commit) => this.#viewOf(commit)));
  }

  async delete(branch: string): Promise<void> {
    const { client, tally, repository } = this.#parts;
    await client.repeat(async () => {
      try {
        await client.writeOnce(
          writing(`deleting branch ${branch}`),
          tally,
          (octokit, parameters) =>
            withoutBody(octokit.rest.git.deleteRef({ ...repository, ...parameters, ref: `heads/${branch}` })),
          () => undefined,
        );
      } catch (error) {
        if (!isUnprocessable(error) || (await this.#lookedAt(branch, error)) !== null) throw error;
      }
    });
  }

  /** A commit of ours that a person amended or rebased has another committer: it is theirs then. */
  async #viewOf({ sha, commit, author, committer }: ShownCommit): Promise<BranchCommit> {
    const message = textOf(commit.message);
    const by = accountOf(author);
    const through = accountOf(committer);
    const isMarked = message.split('\n').includes(TRAILER);
    const isUntouched = through !== null && (through.login === 'web-flow' || through.login === by?.login);
    const isOurs = isMarked && isUntouched && (await this.#parts.account.mayHaveWritten(by));
    const login = by?.login ?? commit.author?.name ?? 'unknown';
    return { sha: oidOf(sha), message, author: { login, isBot: isBotAccount(by), isOurs } };
  }

  async #lookedAt(branch: string, refused: SyncError): Promise<string | null> {
    try {
      return await this.#reader.headOnce(branch);
    } catch {
      throw refused;
    }
  }
}

/** An address without account gives an empty object, or nothing. */
function accountOf(account: object | null): NonNullable<ShownUser> | null {
  if (account === null || !('login' in account) || typeof account.login !== 'string') return null;
  const type = 'type' in account && typeof account.type === 'string' ? account.type : 'User';
  return { login: account.login, type };
}

/** A 422 that a branch of this name can cause, or no answer at all. */
function mayMeanThere(error: SyncError): boolean {
  return mayHaveHappened(error) || error instanceof GitHubError || error instanceof ConfigurationError;
}

function conflict(code: ErrorCodeId, message: string, kind: ConflictError['conflict']): ConflictError {
  return new ConflictError({ ...errorFacts(code), message, conflict: kind });
}

function writing(what: string): RequestSubject {
  return { what, permission: 'contents: write', notFound: 'HHS-2602', branch: 'other' };
}
