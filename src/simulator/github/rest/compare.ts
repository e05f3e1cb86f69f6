import { changedFiles } from '../git/changed-files.ts';
import { commitsBetween, mergeBase } from '../git/history.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { GitHubError, notFound } from '../http/github-error.ts';
import { pageOf } from './page.ts';
import { renderChangedFile } from './render-changed-file.ts';
import { renderCommit } from './render-git.ts';
import { findCommit } from './resolve-commit.ts';

/** `base...head`: what `head` has since both parted. */
export function compareCommits(call: RepositoryCall): Answer {
  const { repository, links } = call;
  const basehead = call.params.basehead ?? '';
  const [baseName, headName] = basehead.split('...');
  const base = findCommit(repository, baseName ?? '');
  const head = findCommit(repository, headName ?? '');
  if (base === undefined || head === undefined) throw notFound();
  const common = repository.objects.commit(mergeBase(repository.objects, base.id, head.id) ?? '');
  if (common === undefined) {
    throw new GitHubError(404, `No common ancestor between ${baseName} and ${headName}.`);
  }
  const ahead = commitsBetween(repository.objects, base.id, head.id);
  const behind = commitsBetween(repository.objects, head.id, base.id);
  const { items, headers } = pageOf(call, ahead, `/compare/${basehead}`);
  const commits = items.map((id) => repository.objects.commit(id)).filter((each) => each !== undefined);
  const page = links.page(repository, `/compare/${basehead}`);
  const body = {
    url: links.repo(repository, `/compare/${basehead}`),
    html_url: page,
    permalink_url: links.page(repository, `/compare/${base.id.slice(0, 7)}...${head.id.slice(0, 7)}`),
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: renderCommit(call, base),
    merge_base_commit: renderCommit(call, common),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: commits.map((commit) => renderCommit(call, commit)),
    files: changedFiles(repository.objects, common.tree, head.tree).map((file) =>
      renderChangedFile(call, head.id, file),
    ),
  };
  return { ...ok(body), headers };
}

function statusOf(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind';
  return behind === 0 ? 'ahead' : 'diverged';
}
