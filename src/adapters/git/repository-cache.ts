import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConfigurationError, NetworkError } from '../../domain/shared/errors.ts';
import { type GitAnswer, type GitSettings, runGit, runGitOnRemote } from './run-git.ts';

export interface RepositoryCacheOptions {
  /** Absolute path of a folder of our own. */
  readonly folder: string;
  /** `https://github.com`; a repository is `<address>/<owner>/<name>.git`. */
  readonly address: string;
  /** Environment of git; nothing of a user's configuration is read. */
  readonly env: GitSettings['env'];
  readonly timeoutMs: number;
}

export interface WantedCheckout {
  readonly owner: string;
  readonly name: string;
  /** null: the remote asks for none. */
  readonly token: string | null;
  /** Commits that are needed, the one to be checked out first. */
  readonly commits: readonly [string, ...string[]];
  /** The first is not checked out itself, but as merged into this one, where they can be merged. */
  readonly mergedInto?: string;
}

/** The files of one commit, for one run. */
export interface Checkout {
  /** Absolute path; a working tree whose history goes as far back as the commits'. */
  readonly folder: string;
  readonly commit: string;
  /** Of `mergedInto`; false: the two could not be merged, so it is the commit itself. */
  readonly isMerged: boolean;
  /** Idempotent; never rejects. */
  release(): Promise<void>;
}

/**
 * Clones of repositories without files, kept from run to run, and working trees of single commits beside them. The token is
 * handed to git through the environment: it stands in no argument, address or file.
 */
export class RepositoryCache {
  readonly #options: RepositoryCacheOptions;
  /** Writes to one clone go one after the other. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: RepositoryCacheOptions) {
    this.#options = options;
  }

  /** Throws NetworkError HHS-2111 where the commit cannot be had, ConfigurationError where git is missing. */
  async checkout(wanted: WantedCheckout): Promise<Checkout> {
    const { owner, name } = wanted;
    if (!isSafe(owner) || !isSafe(name)) throw cannot(wanted, 'its name cannot be used');
    const clone = join(this.#options.folder, owner.toLowerCase(), `${name.toLowerCase()}.git`);
    return await this.#inTurn(clone, async () => {
      await this.#prepare(clone, wanted);
      await this.#fetch(clone, wanted);
      const { commit, isMerged } = await this.#target(clone, wanted);
      const folder = await mkdtemp(join(this.#options.folder, 'run-'));
      await this.#git(clone, wanted, ['worktree', 'add', '--quiet', '--force', '--detach', folder, commit]);
      return { folder, commit, isMerged, release: () => this.#release(clone, folder) };
    });
  }

  async #prepare(clone: string, wanted: WantedCheckout): Promise<void> {
    await mkdir(clone, { recursive: true });
    const known = await runGit(this.#settings(clone), ['rev-parse', '--git-dir']);
    const isClone = known.ok && Buffer.from(known.output).toString('utf8').trim() === '.';
    if (!isClone) await this.#git(clone, wanted, ['init', '--quiet', '--bare', '--template=']);
    // working trees of a process that was killed
    await this.#git(clone, wanted, ['worktree', 'prune']);
  }

  async #fetch(clone: string, wanted: WantedCheckout): Promise<void> {
    const missing: string[] = [];
    const { commits, mergedInto } = wanted;
    for (const commit of new Set(mergedInto === undefined ? commits : [...commits, mergedInto])) {
      if (!/^[0-9a-f]{40,64}$/.test(commit))
        throw cannot(wanted, 'it is asked for something that is no commit');
      const known = await runGit(this.#settings(clone), ['cat-file', '-e', `${commit}^{commit}`]);
      if (!known.ok) missing.push(commit);
    }
    if (missing.length === 0) return;
    const { address } = this.#options;
    const url = `${address}/${wanted.owner}/${wanted.name}.git`;
    // a ref of its own keeps each commit from being thrown away
    const refs = missing.map((commit) => `+${commit}:refs/kept/${commit}`);
    const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--', url, ...refs];
    const answer = await runGitOnRemote(this.#settings(clone, wanted.token), args);
    if (!answer.ok) throw failed(wanted, answer);
  }

  async #target(
    clone: string,
    wanted: WantedCheckout,
  ): Promise<{ readonly commit: string; readonly isMerged: boolean }> {
    const [commit] = wanted.commits;
    const { mergedInto } = wanted;
    if (mergedInto === undefined) return { commit, isMerged: false };
    const settings = this.#settings(clone);
    const merged = await runGit(settings, ['merge-tree', '--write-tree', mergedInto, commit]);
    // conflicts, no common history, or a git that is too old
    if (!merged.ok) return { commit, isMerged: false };
    const tree = firstWord(merged);
    // the same two give the same merge
    const dated = { ...settings, env: { ...settings.env, ...FIXED_DATES } };
    const made = await runGitOnRemote(dated, [
      ...['commit-tree', tree, '-p', mergedInto, '-p', commit],
      ...['-m', `Merge ${commit} into ${mergedInto}`],
    ]);
    return made.ok ? { commit: firstWord(made), isMerged: true } : { commit, isMerged: false };
  }

  async #release(clone: string, folder: string): Promise<void> {
    await this.#inTurn(clone, async () => {
      await runGit(this.#settings(clone), ['worktree', 'remove', '--force', folder]);
      await rm(folder, { recursive: true, force: true });
    }).catch(() => undefined);
  }

  async #git(clone: string, wanted: WantedCheckout, args: readonly string[]): Promise<void> {
    const answer = await runGit(this.#settings(clone), args);
    if (!answer.ok) throw failed(wanted, answer);
  }

  #settings(directory: string, token: string | null = null): GitSettings {
    const { env, timeoutMs } = this.#options;
    return { directory, timeoutMs, env: { ...env, ...configured(token) } };
  }

  #inTurn<T>(clone: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(clone) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#turns.set(
      clone,
      turn.catch(() => undefined),
    );
    return turn;
  }
}

const FIXED_DATES = { GIT_AUTHOR_DATE: '2000-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2000-01-01T00:00:00Z' };

/** Nobody's configuration counts, no hook runs, and what is made is the same wherever it is made. */
function configured(token: string | null): Record<string, string> {
  const settings: [string, string][] = [
    ['core.hooksPath', '/dev/null'],
    ['core.autocrlf', 'false'],
    ['gc.auto', '0'],
    ['user.name', 'hedgehog-sync'],
    ['user.email', 'hedgehog-sync@localhost'],
    ['commit.gpgSign', 'false'],
    ['credential.helper', ''],
  ];
  if (token !== null) {
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    settings.push(['http.extraHeader', `Authorization: Basic ${basic}`]);
  }
  const entries = settings.flatMap(([key, value], index): [string, string][] => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    ...Object.fromEntries(entries),
    GIT_CONFIG_COUNT: String(settings.length),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
}

/** May stand in a path and in an address. */
function isSafe(name: string): boolean {
  return /^[A-Za-z0-9_.-]{1,100}$/.test(name) && !/^\.+$/.test(name);
}

function firstWord(answer: GitAnswer & { readonly ok: true }): string {
  return Buffer.from(answer.output).toString('utf8').split(/\s/, 1)[0] ?? '';
}

function failed(wanted: WantedCheckout, answer: GitAnswer & { readonly ok: false }): Error {
  if (answer.reason === 'missing') {
    return new ConfigurationError({
      code: 'HHS-1102',
      message: 'git is not installed, and the app reads repositories with it',
      help: 'Install git 2.38 or newer beside the app; the container image has it.',
    });
  }
  return new NetworkError({
    ...errorFacts('HHS-2111'),
    message: `commit ${wanted.commits[0].slice(0, 12)} of ${wanted.owner}/${wanted.name} could not be fetched (${answer.why})`,
    retryable: true,
  });
}

function cannot({ owner, name }: WantedCheckout, why: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-1102',
    message: `the repository ${JSON.stringify(`${owner}/${name}`)} cannot be checked out: ${why}`,
    help: 'Look at the event that named it.',
  });
}
