import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileProblem, isEntered, type TreeEntry } from '../../domain/parse/select-files.ts';
import type { Diagnostic } from '../../domain/shared/diagnostic.ts';

export interface Walk {
  readonly entries: readonly TreeEntry[];
  /** Directories and links that could not be looked at. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Open at once: more gain nothing on one disk and could exhaust the descriptors of a small machine. */
const AT_ONCE = 32;

/** Everything below `root` (a real path), links not entered. Reads no file. */
export async function walkTree(root: string): Promise<Walk> {
  const entries: TreeEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  const open = [''];
  for (let directory = open.pop(); directory !== undefined; directory = open.pop()) {
    const prefix = directory === '' ? '' : `${directory}/`;
    const found = await listDirectory(root, directory);
    if ('diagnostic' in found) {
      diagnostics.push(found.diagnostic);
      continue;
    }
    const children = await mapBounded(found.children, (child) => look(root, prefix + child.name, child));
    for (const child of children) {
      if ('diagnostic' in child) diagnostics.push(child.diagnostic);
      else if ('enter' in child) open.push(child.enter);
      else entries.push(child);
    }
  }
  return { entries, diagnostics };
}

async function listDirectory(
  root: string,
  path: string,
): Promise<{ children: Dirent[] } | { diagnostic: Diagnostic }> {
  try {
    return { children: await readdir(join(root, path), { withFileTypes: true }) };
  } catch (error) {
    return { diagnostic: fileProblem('HHS-3012', path === '' ? '.' : path, whyNot(error)) };
  }
}

type Seen = TreeEntry | { readonly enter: string } | { readonly diagnostic: Diagnostic };

async function look(root: string, path: string, child: Dirent): Promise<Seen> {
  if (child.isDirectory())
    return isEntered(child.name) ? { enter: path } : { path, type: 'directory', bytes: 0 };
  try {
    if (child.isSymbolicLink()) return await lookAtLink(root, path);
    if (!child.isFile()) return { path, type: 'special', bytes: 0 };
    return { path, type: 'file', bytes: (await lstat(join(root, path))).size };
  } catch (error) {
    return { diagnostic: fileProblem('HHS-3012', path, whyNot(error)) };
  }
}

async function lookAtLink(root: string, path: string): Promise<TreeEntry> {
  const link = { path, type: 'symlink', bytes: 0 } as const;
  let real: string;
  try {
    real = await realpath(join(root, path));
  } catch {
    return { ...link, target: { type: 'nowhere' } };
  }
  const inside = relative(root, real);
  if (inside === '..' || inside.startsWith(`..${sep}`)) return { ...link, target: { type: 'outside' } };
  const facts = await stat(real);
  const target = inside.split(sep).join('/');
  if (facts.isDirectory()) return { ...link, target: { type: 'directory', path: target } };
  if (!facts.isFile()) return { path, type: 'special', bytes: 0 };
  return { ...link, bytes: facts.size, target: { type: 'file', path: target } };
}

/** What the system said, without a path of this machine. */
export function whyNot(error: unknown): string {
  const code =
    typeof error === 'object' && error !== null && 'code' in error
      ? String(error.code)
      : 'for an unknown reason';
  if (code === 'EACCES' || code === 'EPERM') return `permission denied (${code})`;
  if (code === 'ENOENT') return `nothing is there (${code})`;
  return `it cannot be read (${code})`;
}

/** `work` on every item, a bounded number at a time; results in the order of the items. */
export async function mapBounded<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  }
  return results;
}
