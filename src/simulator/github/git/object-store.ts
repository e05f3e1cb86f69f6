import { type CommitData, encodeCommit, encodeTree, sortEntries, type TreeEntry } from './object-format.ts';
import { EMPTY_TREE, objectId } from './object-id.ts';

export interface StoredCommit extends CommitData {
  readonly id: string;
}

/** Git objects by their true ids: what a clone would hold. Objects are never taken away. */
export class ObjectStore {
  readonly #blobs = new Map<string, Buffer>();
  readonly #trees = new Map<string, readonly TreeEntry[]>([[EMPTY_TREE, []]]);
  readonly #commits = new Map<string, StoredCommit>();

  putBlob(content: Buffer): string {
    const id = objectId('blob', content);
    this.#blobs.set(id, content);
    return id;
  }

  putTree(entries: readonly TreeEntry[]): string {
    const id = objectId('tree', encodeTree(entries));
    this.#trees.set(id, sortEntries(entries));
    return id;
  }

  putCommit(data: CommitData): StoredCommit {
    const id = objectId('commit', encodeCommit(data));
    const commit = { ...data, id };
    this.#commits.set(id, commit);
    return commit;
  }

  blob(id: string): Buffer | undefined {
    return this.#blobs.get(id);
  }

  /** Entries in git's order. */
  tree(id: string): readonly TreeEntry[] | undefined {
    return this.#trees.get(id);
  }

  commit(id: string): StoredCommit | undefined {
    return this.#commits.get(id);
  }

  /** Whether any object has this id. */
  has(id: string): boolean {
    return this.#blobs.has(id) || this.#trees.has(id) || this.#commits.has(id);
  }

  /** Full id of the one commit that begins so; undefined: none, or several. */
  commitByPrefix(prefix: string): string | undefined {
    if (!/^[0-9a-f]{4,40}$/.test(prefix)) return undefined;
    const found = [...this.#commits.keys()].filter((id) => id.startsWith(prefix));
    return found.length === 1 ? found[0] : undefined;
  }
}
