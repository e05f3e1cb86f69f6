import type { JsonObject } from '../../../domain/shared/json.ts';
import type { RepositoryCall } from '../http/call.ts';
import type { Issue, PullPart } from '../state/discussion.ts';
import type { Repository } from '../state/repository.ts';
import { historyOf } from './pull-history.ts';
import { sharedPart } from './render-issue.ts';
import { renderUser } from './render-people.ts';
import { repositoryPart } from './render-repository.ts';

/** The form in lists. */
export function renderPullPart(call: RepositoryCall, issue: Issue, pull: PullPart): JsonObject {
  const { links, repository, state } = call;
  const url = links.repo(repository, `/pulls/${issue.number}`);
  const issueUrl = links.repo(repository, `/issues/${issue.number}`);
  const page = links.page(repository, `/pull/${issue.number}`);
  const { headSha, baseSha, headRepository } = historyOf(state, repository, issue, pull);
  const statuses = links.repo(repository, `/statuses/${headSha}`);
  return {
    ...sharedPart(call, issue),
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: links.repo(repository, '/pulls/comments{/number}'),
    comments_url: `${issueUrl}/comments`,
    statuses_url: statuses,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    requested_reviewers: [],
    requested_teams: [],
    head: renderSide(call, headRepository ?? repository, pull.head, headSha),
    base: renderSide(call, repository, pull.base, baseSha),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issueUrl },
      comments: { href: `${issueUrl}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: links.repo(repository, '/pulls/comments{/number}') },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    auto_merge: null,
    draft: pull.draft,
  };
}

export function renderPull(call: RepositoryCall, issue: Issue, pull: PullPart): JsonObject {
  const { repository, state } = call;
  const { files, commits } = historyOf(state, repository, issue, pull);
  const isOpen = issue.state === 'open';
  return {
    ...renderPullPart(call, issue, pull),
    merged: pull.mergedAt !== null,
    merged_by: null,
    mergeable: isOpen ? true : null,
    rebaseable: isOpen ? true : null,
    mergeable_state: isOpen ? 'clean' : 'unknown',
    comments: [...repository.comments.values()].filter(({ number }) => number === issue.number).length,
    review_comments: [...repository.reviewComments.values()].filter(({ number }) => number === issue.number)
      .length,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

function renderSide({ links }: RepositoryCall, repository: Repository, ref: string, sha: string): JsonObject {
  return {
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: renderUser(links, repository.owner),
    repo: repositoryPart(links, repository),
  };
}
