import { BoundedMemory, type MemoryLimits } from './bounded-memory.ts';
import type { KnownAnswer } from './conditional-fetch.ts';
import type { GitHubPlace } from './github-place.ts';

/** A large fabric keeps half a megabyte of status: a hundred of them fit. */
const FILES: MemoryLimits = { entries: 10_000, bytes: 64 * 1_048_576 };
const ANSWERS: MemoryLimits = { entries: 5_000, bytes: 16 * 1_048_576 };

interface KnownFile {
  /** null: it is proved that there is none. */
  readonly text: string | null;
}

type Place = Pick<GitHubPlace, 'host' | 'owner' | 'repo'>;

/**
 * What a process that stays has read of GitHub, shared by its connections. Two kinds only: files at a commit, which never
 * change; and answers with their tag, for which GitHub is asked each time whether they still hold. So nothing that is read
 * through it is older than the request. Keys are names, commits, paths and addresses: no token is in them.
 */
export class GitHubMemory {
  readonly answers: BoundedMemory<KnownAnswer>;
  readonly #files: BoundedMemory<KnownFile>;

  constructor(limits: { readonly files: MemoryLimits; readonly answers: MemoryLimits } = DEFAULTS) {
    this.answers = new BoundedMemory(limits.answers, ({ text }) => Buffer.byteLength(text));
    this.#files = new BoundedMemory(limits.files, ({ text }) => Buffer.byteLength(text ?? ''));
  }

  /** undefined: not known; null: there is no such file at the commit. */
  fileText(place: Place, commit: string, path: string): string | null | undefined {
    return this.#files.get(keyOf(place, commit, path))?.text;
  }

  /** Of a whole commit id; what is named by a branch can change, and is not kept. */
  keepFile(place: Place, commit: string, path: string, text: string | null): void {
    if (COMMIT.test(commit)) this.#files.keep(keyOf(place, commit, path), { text });
  }

  /** `commit` is `parent` with these files changed, and nothing else: what is known of the one moves on to the other. */
  keepCommit(place: Place, parent: string, commit: string, files: ReadonlyMap<string, string>): void {
    const before = keyOf(place, parent, '');
    for (const [key, { text }] of this.#files.below(before)) {
      this.#files.forget(key);
      this.keepFile(place, commit, key.slice(before.length), text);
    }
    // as it is read again: half a character is not what was sent
    for (const [path, text] of files) this.keepFile(place, commit, path, Buffer.from(text).toString('utf8'));
  }
}

const DEFAULTS = { files: FILES, answers: ANSWERS };
const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/** GitHub's names do not differ by case. */
function keyOf({ host, owner, repo }: Place, commit: string, path: string): string {
  return `${host}/${owner}/${repo}`.toLowerCase().concat(`@${commit}:${path}`);
}
