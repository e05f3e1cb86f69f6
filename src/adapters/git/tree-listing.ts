import { posix } from 'node:path';
import { isEntered, type LinkTarget, type TreeEntry } from '../../domain/parse/select-files.ts';

/** One entry of a commit's tree; `path` is relative to the fabric directory. */
export interface TreeObject {
  readonly path: string;
  readonly id: string;
  readonly type: 'file' | 'special' | 'symlink';
  readonly bytes: number;
}

/** What `git ls-tree -r -z -l` printed, below `prefix` (empty, or with `/` at its end). */
export function parseTree(output: Uint8Array, prefix: string): TreeObject[] {
  const records = Buffer.from(output).toString('utf8').split('\0');
  return records.flatMap((record) => {
    const match = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/.exec(record);
    const [, mode = '', id = '', size = '', path = ''] = match ?? [];
    if (match === null || !path.startsWith(prefix)) return [];
    const type = mode === '120000' ? 'symlink' : mode === '160000' ? 'special' : 'file';
    return [{ path: path.slice(prefix.length), id, type, bytes: size === '-' ? 0 : Number(size) }];
  });
}

/** The tree as the selection of files sees it; `links` holds the texts of the symlinks, by path. */
export function entriesOf(objects: readonly TreeObject[], links: ReadonlyMap<string, string>): TreeEntry[] {
  const tree = treeOf(objects);
  const closed = new Set<string>();
  const entries: TreeEntry[] = [];
  for (const { path, type, bytes } of objects) {
    const hidden = closedDirectory(path);
    if (hidden !== null) {
      if (!closed.has(hidden)) entries.push({ path: hidden, type: 'directory', bytes: 0 });
      closed.add(hidden);
    } else if (type === 'symlink') {
      const target = follow(path, links, tree);
      const size = target.type === 'file' ? (tree.files.get(target.path) ?? 0) : 0;
      entries.push({ path, type, bytes: size, target });
    } else entries.push({ path, type, bytes });
  }
  return entries;
}

/** The first directory on the way to `path` that is not entered. */
function closedDirectory(path: string): string | null {
  const parts = path.split('/');
  const at = parts.slice(0, -1).findIndex((part) => !isEntered(part));
  return at === -1 ? null : parts.slice(0, at + 1).join('/');
}

interface Tree {
  /** Sizes by path. */
  readonly files: ReadonlyMap<string, number>;
  readonly directories: ReadonlySet<string>;
}

function treeOf(objects: readonly TreeObject[]): Tree {
  const files = new Map<string, number>();
  const directories = new Set<string>();
  for (const { path, type, bytes } of objects) {
    if (type === 'file') files.set(path, bytes);
    for (let up = posix.dirname(path); up !== '.'; up = posix.dirname(up)) directories.add(up);
  }
  return { files, directories };
}

/** Links that are followed for one path before it counts as a ring. */
const MAX_HOPS = 40;

/** Where the link at `path` finally leads, links on the way included. */
function follow(path: string, links: ReadonlyMap<string, string>, tree: Tree): LinkTarget {
  let todo = path.split('/');
  let done: string[] = [];
  for (let hops = 0; todo.length > 0; ) {
    const [part = '', ...rest] = todo;
    todo = rest;
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (done.length === 0) return { type: 'outside' };
      done = done.slice(0, -1);
      continue;
    }
    const here = [...done, part];
    const text = links.get(here.join('/'));
    if (text === undefined) {
      done = here;
      continue;
    }
    hops += 1;
    if (hops > MAX_HOPS) return { type: 'nowhere' };
    if (text.startsWith('/')) return { type: 'outside' };
    todo = [...text.split('/'), ...rest];
  }
  const target = done.join('/');
  if (tree.files.has(target)) return { type: 'file', path: target };
  return target === '' || tree.directories.has(target)
    ? { type: 'directory', path: target }
    : { type: 'nowhere' };
}
