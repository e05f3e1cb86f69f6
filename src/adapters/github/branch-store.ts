import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConfigurationError, ConflictError, isSyncError } from '../../domain/shared/errors.ts';
import type { StatusCommit, StatusStore, StoredFiles } from '../../ports/status-store.ts';
import { ambiguous, appendCommit } from './append-commit.ts';
import { createOrphan, createRef } from './first-commit.ts';
import type { GitReader } from './git-reader.ts';
import type { GitHubClient } from './github-client.ts';
import { mayHaveHappened } from './no-answer.ts';

export interface BranchStoreOptions {
  readonly client: GitHubClient;
  readonly reader: GitReader;
  readonly branch: string;
  /** A branch of sources: it must be there, and is never made. */
  readonly isSourceBranch: boolean;
}

/** Status files on a branch of the repository. */
export class BranchStore implements StatusStore {
  readonly place: string;
  readonly #client: GitHubClient;
  readonly #reader: GitReader;
  readonly #branch: string;
  readonly #isSourceBranch: boolean;
  readonly #tally = { count: 0 };

  constructor(options: BranchStoreOptions) {
    this.#client = options.client;
    this.#reader = options.reader;
    this.#branch = options.branch;
    this.#isSourceBranch = options.isSourceBranch;
    this.place = `branch ${options.branch}`;
  }

  writes(): number {
    return this.#tally.count;
  }

  /** One request for the head, and one a file at that commit, so that all files are of one moment. */
  async read(paths: readonly string[]): Promise<StoredFiles> {
    const head = await this.#reader.headOf(this.#branch);
    if (head === null) return { head, files: new Map() };
    const texts = await Promise.all(paths.map((path) => this.#reader.fileText(path, head)));
    const files = new Map<string, string>();
    for (const [index, path] of paths.entries()) {
      const text = texts[index];
      if (typeof text === 'string') files.set(path, text);
    }
    return { head, files };
  }

  commit(change: StatusCommit): Promise<string> {
    const { expectedHead } = change;
    return expectedHead === null ? this.#begin(change) : this.#append(change, expectedHead);
  }

  /** The branch is made with its first commit, which has no parents: the status shares no history with the sources. */
  async #begin(change: StatusCommit): Promise<string> {
    if (this.#isSourceBranch) {
      const message = `writing the status: ${this.place} does not exist`;
      throw new ConfigurationError({ ...errorFacts('HHS-2031'), message });
    }
    const sha = await createOrphan(this.#client, this.#tally, change);
    return this.#client.repeat(async () => {
      try {
        await createRef(this.#client, this.#tally, this.#branch, sha);
      } catch (error) {
        // made by an earlier try that was not answered, or by another run, or not at all
        const head = isUnclear(error) ? await this.#lookedAt(error) : null;
        if (head === null) throw error;
        if (head !== sha) throw this.#moved('was made by another run');
      }
      return sha;
    });
  }

  async #append(change: StatusCommit, expectedHead: string): Promise<string> {
    const commit = await appendCommit({
      client: this.#client,
      reader: this.#reader,
      tally: this.#tally,
      subject: {
        what: `writing the status to ${this.place}`,
        permission: 'contents: write',
        notFound: 'HHS-2211',
      },
      branch: this.#branch,
      expectedHead,
      files: change.files,
      deleted: [],
      message: change.message,
      moved: (how) => this.#moved(how),
    });
    this.#reader.committed(expectedHead, commit, change.files);
    return commit;
  }

  async #lookedAt(refused: unknown): Promise<string | null> {
    try {
      return await this.#reader.headOnce(this.#branch);
    } catch {
      throw refused;
    }
  }

  #moved(how: string): ConflictError {
    const message = `writing the status: ${this.place} ${how}`;
    return new ConflictError({ ...errorFacts('HHS-2404'), message, conflict: 'status-head' });
  }
}

/** Also for a ref that GitHub only says it did not update. */
function isUnclear(error: unknown): boolean {
  if (!isSyncError(error)) return false;
  return mayHaveHappened(error) || ambiguous.has(error.code) || error.code === 'HHS-2030';
}
