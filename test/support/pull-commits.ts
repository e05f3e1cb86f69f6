import { execFileSync } from 'node:child_process';
import { encodeCommit, encodeTree } from '../../src/simulator/github/git/object-format.ts';
import type { Repository } from '../../src/simulator/github/state/repository.ts';

/** As `git fetch`: the commits of the fake appear in a local repository with their own ids, its branches as `origin/…`. */
export function pullCommits(folder: string, repository: Repository): void {
  for (const [ref, commit] of repository.refs) {
    if (!ref.startsWith('refs/heads/')) continue;
    putCommit(folder, repository, commit);
    git(folder, ['update-ref', ref.replace('refs/heads/', 'refs/remotes/origin/'), commit]);
  }
}

function putCommit(folder: string, repository: Repository, id: string): void {
  if (isThere(folder, id)) return;
  const commit = repository.objects.commit(id);
  if (commit === undefined) throw new Error(`there is no commit ${id}`);
  for (const parent of commit.parents) putCommit(folder, repository, parent);
  putTree(folder, repository, commit.tree);
  store(folder, 'commit', encodeCommit(commit), id);
}

function putTree(folder: string, repository: Repository, id: string): void {
  if (isThere(folder, id)) return;
  const entries = repository.objects.tree(id) ?? [];
  for (const entry of entries) {
    if (entry.mode === '040000') putTree(folder, repository, entry.id);
    else store(folder, 'blob', repository.objects.blob(entry.id) ?? Buffer.alloc(0), entry.id);
  }
  store(folder, 'tree', encodeTree(entries), id);
}

function store(folder: string, type: string, content: Buffer, id: string): void {
  const stored = git(folder, ['hash-object', '-w', '--stdin', '-t', type], content).trim();
  if (stored !== id) throw new Error(`${type} ${id} became ${stored} on its way`);
}

function isThere(folder: string, id: string): boolean {
  try {
    git(folder, ['cat-file', '-e', id]);
    return true;
  } catch {
    return false;
  }
}

function git(folder: string, args: readonly string[], input?: Buffer): string {
  return execFileSync('git', [...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
    ...(input && { input }),
  });
}
