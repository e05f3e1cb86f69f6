import { execFileSync } from 'node:child_process';
import type { TreeFile } from '../../src/simulator/github/git/tree-files.ts';
import { treeOf } from '../../src/simulator/github/git/tree-files.ts';
import type { Repository } from '../../src/simulator/github/state/repository.ts';

/** As `git push`: the commits of a local repository appear in the fake with their own ids, and `ref` is set to `commit`. */
export function pushCommits(folder: string, repository: Repository, ref: string, commit = 'HEAD'): string {
  const tip = git(folder, 'rev-parse', `${commit}^{commit}`).trim();
  for (const id of git(folder, 'rev-list', '--reverse', '--topo-order', tip).trim().split('\n')) {
    if (repository.objects.commit(id) === undefined) putCommit(folder, repository, id);
  }
  repository.refs.set(ref, tip);
  return tip;
}

function putCommit(folder: string, { objects }: Repository, id: string): void {
  const [header = '', ...rest] = git(folder, 'cat-file', 'commit', id).split('\n\n');
  const lines = header.split('\n').map((line) => line.split(/ (.*)/s));
  const of = (name: string) => lines.filter(([key]) => key === name).map(([, value]) => value ?? '');
  const files = new Map<string, TreeFile>();
  for (const line of git(folder, 'ls-tree', '-r', '-z', id)
    .split('\0')
    .filter((one) => one !== '')) {
    const [facts = '', path = ''] = line.split('\t');
    const blob = facts.split(' ')[2] ?? '';
    const content = execFileSync('git', ['cat-file', 'blob', blob], { cwd: folder });
    files.set(path, { mode: '100644', id: objects.putBlob(content) });
  }
  const { id: stored } = objects.putCommit({
    tree: treeOf(objects, files),
    parents: of('parent'),
    author: signature(of('author')[0] ?? ''),
    committer: signature(of('committer')[0] ?? ''),
    message: rest.join('\n\n'),
  });
  if (stored !== id) throw new Error(`commit ${id} became ${stored} on its way`);
}

/** `Name <mail> seconds zone`; the zone must be UTC. */
function signature(text: string): { name: string; email: string; date: string } {
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+) \+0000$/.exec(text) ?? [];
  return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') };
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}
