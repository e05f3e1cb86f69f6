import type { Octokit } from '@octokit/rest';
import { GitHubError, type SyncError } from '../../domain/shared/errors.ts';
import type { GitHubClient } from './github-client.ts';
import type { GitHubMemory } from './github-memory.ts';
import type { RequestSubject } from './subject.ts';
import { oidOf, textOf, wholeOf } from './taken.ts';

/** Refs, commits and files of a repository, read-only. Every method throws SyncError. */
export class GitReader {
  readonly #client: GitHubClient;
  readonly #memory: GitHubMemory | null;
  #defaultBranch: Promise<string> | null = null;

  constructor(client: GitHubClient, memory: GitHubMemory | null) {
    this.#client = client;
    this.#memory = memory;
  }

  /** Asked for once. */
  defaultBranch(): Promise<string> {
    this.#defaultBranch ??= this.#readDefaultBranch();
    return this.#defaultBranch;
  }

  /** Commit of a branch; null: no such branch. */
  headOf(branch: string): Promise<string | null> {
    return this.#client.repeat(() => this.headOnce(branch));
  }

  /**
   * One attempt, for a step that is repeated as a whole. Asks for all refs of this beginning: an empty list proves that
   * there is none, where a 404 could also hide the repository.
   */
  async headOnce(branch: string): Promise<string | null> {
    const what = `reading branch ${branch}`;
    const subject: RequestSubject = { ...reading(what), notFound: 'HHS-2213', polled: true };
    return this.#client.readOnce(
      subject,
      (octokit, parameters) =>
        octokit.rest.git.listMatchingRefs({ ...this.#repository, ...parameters, ref: `heads/${branch}` }),
      (refs) => {
        const found = refs.find(({ ref }) => ref === `refs/heads/${branch}`);
        return found === undefined ? null : oidOf(found.object.sha);
      },
    );
  }

  commitOnce(sha: string): Promise<{ readonly message: string; readonly parents: readonly string[] }> {
    return this.#client.readOnce(
      reading(`reading commit ${sha}`),
      (octokit, parameters) =>
        octokit.rest.git.getCommit({ ...this.#repository, ...parameters, commit_sha: sha }),
      ({ message, parents }) => ({
        message: textOf(message),
        parents: parents.map((parent) => oidOf(parent.sha)),
      }),
    );
  }

  /** Paths that changed from `commit` to its successor `head`; null: it is none, or they are too many to list. */
  async changedSince(commit: string, head: string): Promise<readonly string[] | null> {
    try {
      return await this.#client.read(
        reading(`comparing commit ${commit} with ${head}`),
        (octokit, parameters) =>
          octokit.rest.repos.compareCommitsWithBasehead({
            ...this.#repository,
            ...parameters,
            basehead: `${commit}...${head}`,
            per_page: 1,
          }),
        changedPathsIn,
      );
    } catch (error) {
      // a commit that was pushed away, or shares no history
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  /**
   * Text of a file at a commit; null: no file there, proved by the listing of its folder. A 404 alone is not believed: a
   * status that is taken for missing would be written anew, without its history.
   */
  async fileText(path: string, commit: string): Promise<string | null> {
    const { place } = this.#client;
    const known = this.#memory?.fileText(place, commit, path);
    if (known !== undefined) return known;
    const text = await this.#askedText(path, commit);
    this.#memory?.keepFile(place, commit, path, text);
    return text;
  }

  /** A commit was made upon `parent` with these files: they need not be read. */
  committed(parent: string, commit: string, files: ReadonlyMap<string, string>): void {
    this.#memory?.keepCommit(this.#client.place, parent, commit, files);
  }

  async #askedText(path: string, commit: string): Promise<string | null> {
    try {
      const found = await this.#client.read(
        reading(`reading ${path}`),
        (octokit, parameters) =>
          octokit.rest.repos.getContent({ ...this.#repository, ...parameters, path, ref: commit }),
        contentIn,
      );
      return found !== null && 'blob' in found ? await this.#blob(path, found.blob) : (found?.text ?? null);
    } catch (error) {
      if (isNotFound(error) && (await this.#isMissing(path, commit))) return null;
      throw error;
    }
  }

  /** Walks down from the root of the commit; a 404 on this way is an error. */
  async #isMissing(path: string, commit: string): Promise<boolean> {
    let tree: string | undefined = commit;
    for (const part of path.split('/')) {
      // a file in place of a folder
      if (tree === undefined) return true;
      const entries = await this.#entriesOf(tree, path);
      const entry = entries.find((each) => each.path === part);
      if (entry === undefined) return true;
      tree = entry.type === 'tree' ? entry.sha : undefined;
    }
    return false;
  }

  #entriesOf(tree: string, path: string): Promise<readonly TreeEntry[]> {
    return this.#client.read(
      reading(`looking whether there is a ${path}`),
      (octokit, parameters) =>
        octokit.rest.git.getTree({ ...this.#repository, ...parameters, tree_sha: tree }),
      (found) =>
        found.tree.map((entry) => ({ path: textOf(entry.path), type: entry.type, sha: oidOf(entry.sha) })),
    );
  }

  get #repository(): { readonly owner: string; readonly repo: string } {
    const { owner, repo } = this.#client.place;
    return { owner, repo };
  }

  #blob(path: string, sha: string): Promise<string> {
    return this.#client.read(
      reading(`reading ${path}`),
      (octokit, parameters) =>
        octokit.rest.git.getBlob({ ...this.#repository, ...parameters, file_sha: sha }),
      (blob) => decoded(textOf(blob.content)),
    );
  }

  async #readDefaultBranch(): Promise<string> {
    const { owner, repo } = this.#client.place;
    const subject: RequestSubject = {
      ...reading(`reading repository ${owner}/${repo}`),
      notFound: 'HHS-2213',
    };
    try {
      return await this.#client.read(
        subject,
        (octokit, parameters) => octokit.rest.repos.get({ ...this.#repository, ...parameters }),
        (found) => textOf(found.default_branch),
      );
    } catch (error) {
      this.#defaultBranch = null;
      throw error;
    }
  }
}

/** GitHub lists so many files of a comparison at most. */
const LISTED_FILES = 300;

type Comparison = Awaited<ReturnType<Octokit['rest']['repos']['compareCommitsWithBasehead']>>['data'];

function changedPathsIn({ status, files = [] }: Comparison): readonly string[] | null {
  if (textOf(status) === 'identical') return [];
  if (status !== 'ahead' || files.length >= LISTED_FILES) return null;
  return files.flatMap((file) => [
    textOf(file.filename),
    ...(file.previous_filename === undefined ? [] : [textOf(file.previous_filename)]),
  ]);
}

interface TreeEntry {
  readonly path: string;
  readonly type: string | undefined;
  readonly sha: string;
}

type Content = Awaited<ReturnType<Octokit['rest']['repos']['getContent']>>['data'];

/** Its text, or the blob that holds it where it is too large for this answer; null: no file. */
function contentIn(found: Content): { readonly text: string } | { readonly blob: string } | null {
  if (Array.isArray(found)) return null;
  if (textOf(found.type) !== 'file' || !('content' in found)) return null;
  const content = textOf(found.content);
  const isElsewhere = content === '' && wholeOf(found.size) > 0;
  return isElsewhere ? { blob: oidOf(found.sha) } : { text: decoded(content) };
}

function reading(what: string): RequestSubject {
  return { what, permission: 'contents: read', notFound: 'HHS-2602' };
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

function isNotFound(error: unknown): error is SyncError {
  return error instanceof GitHubError && error.status === 404;
}
