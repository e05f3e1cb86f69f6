import { dirname } from 'node:path';
import { ConfigurationError, NetworkError } from '../../domain/shared/errors.ts';
import type { StatusReading, StatusSource } from '../../ports/status-source.ts';
import type { StoredFiles } from '../../ports/status-store.ts';
import type { GitProgram } from './head-commit.ts';
import { type GitSettings, readBlobs, runGit, runGitOnRemote } from './run-git.ts';
import { parseTree } from './tree-listing.ts';

export interface CloneStatusOptions extends GitProgram {
  /** Absolute path of a directory inside the clone, or of a file. */
  readonly path: string;
  readonly isFile: boolean;
  /** `hedgehog-sync/status`. */
  readonly branch: string;
  /** Name of the remote whose copy of the branch counts, too. */
  readonly remote: string;
  /** Ask the remote first, each time. Otherwise nothing leaves this machine. */
  readonly fetch: boolean;
  /** A larger status is refused. */
  readonly maxBytes: number;
}

/** A branch as the clone has it. */
interface Branch {
  readonly name: string;
  readonly commit: string;
}

/** The statuses on a branch of a local clone: its own branch, or the remote-tracking one, whichever is ahead. */
export class CloneStatusSource implements StatusSource {
  readonly #options: CloneStatusOptions;
  readonly #git: GitSettings;

  constructor(options: CloneStatusOptions) {
    this.#options = options;
    this.#git = { ...options, directory: options.isFile ? dirname(options.path) : options.path };
  }

  async read(): Promise<StatusReading> {
    const isWhole = await this.#isTop();
    const { branch, remote, fetch } = this.#options;
    const isThere = fetch ? await this.#fetch() : true;
    const found = isThere ? await this.#branch() : null;
    const place = `branch ${found?.name ?? (fetch ? `${remote}/${branch}` : branch)}`;
    if (found === null) return { place, commit: null, texts: new Map(), isWhole };
    return { place, commit: found.commit, texts: await this.#texts(found.commit), isWhole };
  }

  /** Files beside the statuses, as the clone has them. Outside of a clone, or without the branch, there are none. */
  async stored(paths: readonly string[]): Promise<StoredFiles> {
    const isClone = (await runGit(this.#git, ['rev-parse', '--git-dir'])).ok;
    const found = isClone ? await this.#branch() : null;
    if (found === null) return { head: null, files: new Map() };
    const wanted = new Set(paths);
    return { head: found.commit, files: await this.#files(found.commit, (path) => wanted.has(path)) };
  }

  /** Is the path the top of the clone? Throws outside of one. */
  async #isTop(): Promise<boolean> {
    const answer = await runGit(this.#git, ['rev-parse', '--show-prefix']);
    if (answer.ok) return !this.#options.isFile && textOf(answer.output).trim() === '';
    throw new ConfigurationError({
      code: 'HHS-1102',
      message: `the status could not be read from ${this.#options.path}: ${answer.why}`,
      help: 'Run it inside a clone of the repository, give --path, or give the status with --file.',
    });
  }

  /** Brings the remote-tracking branch up to date. false: the remote has no such branch. */
  async #fetch(): Promise<boolean> {
    const { branch, remote } = this.#options;
    const known = await runGit(this.#git, ['config', '--get', `remote.${remote}.url`]);
    if (!known.ok) {
      throw new ConfigurationError({
        code: 'HHS-2001',
        message: `--remote ${remote}: the clone has no remote of this name`,
        help: 'Name one that `git remote` lists.',
      });
    }
    const asked = await runGitOnRemote(this.#git, ['ls-remote', remote, `refs/heads/${branch}`]);
    if (!asked.ok) throw this.#unreachable(asked.why);
    const there = textOf(asked.output).split('\t')[0] ?? '';
    if (there === '') return false;
    const here = (await this.#branches()).find(({ name }) => name === this.#trackingName());
    if (here?.commit === there) return true;
    const refs = `+refs/heads/${branch}:refs/remotes/${remote}/${branch}`;
    // --no-filter: a clone without file contents needs those of this branch
    const quiet = ['--quiet', '--no-tags', '--no-filter', '--no-recurse-submodules', '--no-auto-gc'];
    const fetched = await runGitOnRemote(this.#git, ['fetch', ...quiet, remote, refs]);
    if (!fetched.ok) throw this.#unreachable(fetched.why);
    return true;
  }

  /** The one that holds the other; where they went apart, the remote's. */
  async #branch(): Promise<Branch | null> {
    const all = await this.#branches();
    const tracking = all.find(({ name }) => name === this.#trackingName());
    const own = all.find((one) => one !== tracking);
    if (own === undefined || tracking === undefined) return own ?? tracking ?? null;
    const args = ['merge-base', '--is-ancestor', tracking.commit, own.commit];
    const isAhead = own.commit !== tracking.commit && (await runGit(this.#git, args)).ok;
    return isAhead ? own : tracking;
  }

  #trackingName(): string {
    return `${this.#options.remote}/${this.#options.branch}`;
  }

  async #branches(): Promise<readonly Branch[]> {
    const { branch } = this.#options;
    const own = `refs/heads/${branch}`;
    const tracking = `refs/remotes/${this.#trackingName()}`;
    const answer = await runGit(this.#git, [
      'for-each-ref',
      '--format=%(objectname) %(refname)',
      own,
      tracking,
    ]);
    if (!answer.ok) throw this.#unreadable(answer.why);
    return textOf(answer.output)
      .split('\n')
      .flatMap((line) => {
        const [commit = '', ref = ''] = line.split(' ');
        if (ref === own) return [{ name: branch, commit }];
        return ref === tracking ? [{ name: this.#trackingName(), commit }] : [];
      });
  }

  /** `<fabric>/status.json` at the top of the tree; links are not followed. */
  async #texts(commit: string): Promise<ReadonlyMap<string, string>> {
    const files = await this.#files(commit, (path) => /^[^/]+\/status\.json$/.test(path));
    return new Map([...files].map(([path, text]) => [path.slice(0, path.indexOf('/')), text]));
  }

  async #files(commit: string, isWanted: (path: string) => boolean): Promise<ReadonlyMap<string, string>> {
    const { maxBytes } = this.#options;
    const listing = await runGit(this.#git, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit]);
    if (!listing.ok) throw this.#unreadable(listing.why);
    const files = parseTree(listing.output, '').filter(({ path, type }) => type === 'file' && isWanted(path));
    const large = files.find(({ bytes }) => bytes > maxBytes);
    if (large !== undefined) {
      throw this.#unreadable(`${large.path} has ${large.bytes} bytes, more than ${maxBytes}`);
    }
    const blobs = await readBlobs(
      this.#git,
      files.map(({ id }) => id),
      maxBytes,
    );
    const texts = new Map<string, string>();
    for (const { path, id } of files) {
      const blob = blobs?.get(id);
      if (blob === undefined) throw this.#unreadable(`this clone does not hold the content of ${path}`);
      texts.set(path, textOf(blob));
    }
    return texts;
  }

  #unreadable(why: string): ConfigurationError {
    return new ConfigurationError({
      code: 'HHS-1102',
      message: `the status on branch ${this.#options.branch} could not be read: ${why}`,
      help: 'Give --fetch to get the branch anew, or look at it with git.',
    });
  }

  #unreachable(why: string): NetworkError {
    return new NetworkError({
      code: 'HHS-2111',
      message: `remote ${this.#options.remote} could not be asked for branch ${this.#options.branch}: ${why}`,
      help: `Try \`git fetch ${this.#options.remote}\`; without --fetch the status is read as the clone has it.`,
      retryable: true,
    });
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
