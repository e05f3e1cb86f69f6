import type { TreeEntry, TreeMode } from './object-format.ts';
import type { ObjectStore } from './object-store.ts';

/** A file, link or submodule of a tree with all folders walked. */
export interface TreeFile {
  readonly id: string;
  readonly mode: TreeMode;
}

export interface FoundEntry {
  readonly id: string;
  readonly mode: TreeMode;
}

/** All files below a tree by path, in git's order. */
export function filesOf(store: ObjectStore, tree: string): Map<string, TreeFile> {
  const files = new Map<string, TreeFile>();
  const walk = (id: string, prefix: string): void => {
    for (const entry of store.tree(id) ?? []) {
      const path = `${prefix}${entry.name}`;
      if (entry.mode === '040000') walk(entry.id, `${path}/`);
      else files.set(path, { id: entry.id, mode: entry.mode });
    }
  };
  walk(tree, '');
  return files;
}

/** What is at `path` (`''`: the tree itself); undefined: nothing. */
export function entryAt(store: ObjectStore, tree: string, path: string): FoundEntry | undefined {
  let found: FoundEntry = { id: tree, mode: '040000' };
  for (const part of path.split('/').filter((each) => each !== '')) {
    if (found.mode !== '040000') return undefined;
    const next: TreeEntry | undefined = store.tree(found.id)?.find(({ name }) => name === part);
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}

/** Stores the trees that hold these files and gives the id of the topmost. */
export function treeOf(store: ObjectStore, files: ReadonlyMap<string, TreeFile>): string {
  const entries: TreeEntry[] = [];
  const folders = new Map<string, Map<string, TreeFile>>();
  for (const [path, file] of files) {
    const slash = path.indexOf('/');
    if (slash < 0) {
      entries.push({ name: path, mode: file.mode, id: file.id });
      continue;
    }
    const folder = path.slice(0, slash);
    const inside = folders.get(folder) ?? new Map<string, TreeFile>();
    inside.set(path.slice(slash + 1), file);
    folders.set(folder, inside);
  }
  for (const [name, inside] of folders) {
    entries.push({ name, mode: '040000', id: treeOf(store, inside) });
  }
  return store.putTree(entries);
}

/**
 * Puts a file at `path`, as `git add` does: what stood in its way (a file where a folder has to be, a folder where the
 * file goes) is replaced.
 */
export function putFile(files: Map<string, TreeFile>, path: string, file: TreeFile): void {
  for (const other of [...files.keys()]) {
    if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`)) files.delete(other);
  }
  files.set(path, file);
}

/** Whether git would take this as the path of a file. */
export function isFilePath(path: string): boolean {
  return path !== '' && path.split('/').every((part) => !['', '.', '..', '.git'].includes(part));
}
