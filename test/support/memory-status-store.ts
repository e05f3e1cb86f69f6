import { errorFacts } from '../../src/domain/shared/error-codes.ts';
import {
  AuthenticationError,
  ConfigurationError,
  ConflictError,
  type SyncError,
} from '../../src/domain/shared/errors.ts';
import type { StatusCommit, StatusStore, StoredFiles } from '../../src/ports/status-store.ts';

export type StatusRights = 'write' | 'read' | 'protected';

interface Commit {
  readonly id: string;
  readonly files: ReadonlyMap<string, string>;
  readonly message: string;
}

const PLACE = 'branch hedgehog-sync/status';

/** The place that several runs share: a branch with its commits, in memory. */
export class MemoryStatusPlace {
  readonly #rights: StatusRights;
  #made = 0;
  /** Oldest first; empty: the branch is not there. */
  #commits: readonly Commit[] = [];

  constructor(rights: StatusRights = 'write') {
    this.#rights = rights;
  }

  get commits(): readonly Commit[] {
    return this.#commits;
  }

  get head(): Commit | null {
    return this.#commits.at(-1) ?? null;
  }

  /** A file as it stands now; undefined: it is not there. */
  text(path: string): string | undefined {
    return this.head?.files.get(path);
  }

  remove(): void {
    this.#commits = [];
  }

  /** Somebody commits by hand. */
  edit(path: string, text: string): string {
    return this.take({
      expectedHead: this.head?.id ?? null,
      files: new Map([[path, text]]),
      message: 'edit',
    });
  }

  /** All at once, or the error. */
  take({ expectedHead, files, message }: StatusCommit): string {
    const head = this.head?.id ?? null;
    if (expectedHead !== head) throw moved();
    if (this.#rights !== 'write') throw refusal(this.#rights);
    this.#made += 1;
    const id = this.#made.toString(16).padStart(12, '0').padEnd(40, 'f');
    const all = new Map([...(this.head?.files ?? []), ...files]);
    this.#commits = [...this.#commits, { id, files: all, message }];
    return id;
  }
}

/** One run's client of the place. Each call yields before it acts, so that others may come in between. */
export class MemoryStatusStore implements StatusStore {
  readonly place = PLACE;
  readonly #shared: MemoryStatusPlace;
  #writes = 0;

  constructor(shared: MemoryStatusPlace) {
    this.#shared = shared;
  }

  async read(paths: readonly string[]): Promise<StoredFiles> {
    await nextTurn();
    const { head } = this.#shared;
    const found = paths.flatMap((path): [string, string][] => {
      const text = head?.files.get(path);
      return text === undefined ? [] : [[path, text]];
    });
    return { head: head?.id ?? null, files: new Map(found) };
  }

  async commit(change: StatusCommit): Promise<string> {
    await nextTurn();
    this.#writes += 1;
    return this.#shared.take(change);
  }

  writes(): number {
    return this.#writes;
  }
}

function moved(): ConflictError {
  const message = `writing the status: ${PLACE} moved since it was read`;
  return new ConflictError({ ...errorFacts('HHS-2404'), message, conflict: 'status-head' });
}

function refusal(rights: 'read' | 'protected'): SyncError {
  return rights === 'read'
    ? new AuthenticationError({ ...errorFacts('HHS-2211'), message: `no right to write to ${PLACE}` })
    : new ConfigurationError({ ...errorFacts('HHS-2030'), message: `${PLACE} is protected` });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
