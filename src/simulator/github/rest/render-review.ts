import type { JsonObject } from '../../../domain/shared/json.ts';
import type { RepositoryCall } from '../http/call.ts';
import type { Review, ReviewComment } from '../state/review.ts';
import { findPlace } from './lines-of-diff.ts';
import { historyOf } from './pull-history.ts';
import { associationOf, renderRollup } from './render-issue.ts';
import { nodeId, renderUser } from './render-people.ts';

export function renderReview(call: RepositoryCall, review: Review): JsonObject {
  const { links, repository } = call;
  const pull = links.repo(repository, `/pulls/${review.number}`);
  const page = links.page(repository, `/pull/${review.number}#pullrequestreview-${review.id}`);
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: renderUser(links, review.author.login, review.author.app),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: pull,
    author_association: associationOf(call, review.author),
    _links: { html: { href: page }, pull_request: { href: pull } },
    ...(review.state !== 'PENDING' && { submitted_at: review.at }),
    commit_id: review.commit,
  };
}

/** `line` is null once the line is no part of the diff any more. */
export function renderReviewComment(call: RepositoryCall, comment: ReviewComment): JsonObject {
  const { links, repository, state } = call;
  const url = links.repo(repository, `/pulls/comments/${comment.id}`);
  const pull = links.repo(repository, `/pulls/${comment.number}`);
  const page = links.page(repository, `/pull/${comment.number}#discussion_r${comment.id}`);
  const issue = repository.issues.get(comment.number);
  const history =
    issue?.pull === null || issue?.pull === undefined
      ? undefined
      : historyOf(state, repository, issue, issue.pull);
  const file = history?.files.find(({ path }) => path === comment.path);
  const isShown =
    history?.headSha === comment.commit ||
    (file !== undefined && findPlace(file, comment.side, comment.line)?.text === comment.diffHunk);
  return {
    url,
    pull_request_review_id: comment.reviewId,
    id: comment.id,
    node_id: nodeId('PRRC', comment.id),
    diff_hunk: comment.diffHunk,
    path: comment.path,
    ...(isShown && { position: comment.diffHunk.split('\n').length - 1 }),
    original_position: comment.diffHunk.split('\n').length - 1,
    commit_id: isShown ? (history?.headSha ?? comment.commit) : comment.commit,
    original_commit_id: comment.commit,
    user: renderUser(links, comment.author.login, comment.author.app),
    body: comment.body,
    created_at: comment.at,
    updated_at: comment.at,
    html_url: page,
    pull_request_url: pull,
    author_association: associationOf(call, comment.author),
    _links: { self: { href: url }, html: { href: page }, pull_request: { href: pull } },
    start_line: isShown ? comment.startLine : null,
    original_start_line: comment.startLine,
    start_side: comment.startLine === null ? null : comment.side,
    ...(isShown && { line: comment.line }),
    original_line: comment.line,
    side: comment.side,
    subject_type: 'line',
    reactions: renderRollup(url, []),
  };
}
