import { getOwn, type JsonObject } from '../../../domain/shared/json.ts';
import type { ChangedFile } from '../git/changed-files.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { unprocessable } from '../http/github-error.ts';
import { oneOf, optionalInteger, optionalObjects, optionalText, requiredText } from '../http/read-fields.ts';
import type { Review, ReviewComment } from '../state/review.ts';
import { authorOf } from './discussion-access.ts';
import { findPlace } from './lines-of-diff.ts';
import { listAnswer } from './page.ts';
import { historyOf } from './pull-history.ts';
import { pullIn } from './pulls.ts';
import { renderReview, renderReviewComment } from './render-review.ts';

const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}';
const READ = [{ permission: 'pull_requests', level: 'read' }] as const;
const STATES = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

export const REVIEW_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'pulls/list-reviews',
    method: 'GET',
    path: `${PULL}/reviews`,
    docs: 'pulls/reviews#list-reviews-for-a-pull-request',
    needs: READ,
    handle: (call) => {
      const { number } = pullIn(call).issue;
      const found = [...call.repository.reviews.values()].filter((each) => each.number === number);
      return listAnswer(call, found, `/pulls/${number}/reviews`, (each) => renderReview(call, each));
    },
  },
  {
    id: 'pulls/create-review',
    method: 'POST',
    path: `${PULL}/reviews`,
    docs: 'pulls/reviews#create-a-review-for-a-pull-request',
    needs: [{ permission: 'pull_requests', level: 'write' }],
    handle: createReview,
  },
  {
    id: 'pulls/list-review-comments',
    method: 'GET',
    path: `${PULL}/comments`,
    docs: 'pulls/comments#list-review-comments-on-a-pull-request',
    needs: READ,
    handle: listReviewComments,
  },
];

/** All remarks or none: one that is not on a line of the diff refuses the review. */
function createReview(call: RepositoryCall): Answer {
  const { body, repository, state } = call;
  const { issue, pull } = pullIn(call);
  const { headSha, files, commits } = historyOf(state, repository, issue, pull);
  const event = oneOf(body, 'event', ['APPROVE', 'REQUEST_CHANGES', 'COMMENT']);
  const text = optionalText(body, 'body') ?? '';
  if (event === 'APPROVE' && issue.author.login === call.caller?.login) {
    throw unprocessable('Can not approve your own pull request');
  }
  if ((event === 'COMMENT' || event === 'REQUEST_CHANGES') && text.trim() === '') {
    throw unprocessable("Body can't be blank");
  }
  const commit = optionalText(body, 'commit_id') ?? headSha;
  if (!commits.includes(commit)) throw unprocessable('The commit is not part of the pull request');
  const at = repository.now();
  const shared = { number: issue.number, author: authorOf(call), commit, at };
  const id = state.newId();
  const comments = (optionalObjects(body, 'comments') ?? []).map(
    (given): ReviewComment => ({ id: state.newId(), reviewId: id, ...shared, ...readRemark(given, files) }),
  );
  const review: Review = {
    id,
    ...shared,
    body: text,
    state: event === undefined ? 'PENDING' : STATES[event],
  };
  repository.reviews.set(id, review);
  for (const comment of comments) repository.reviewComments.set(comment.id, comment);
  return ok(renderReview(call, review));
}

type Remark = Pick<ReviewComment, 'path' | 'startLine' | 'line' | 'side' | 'body' | 'diffHunk'>;

function readRemark(given: JsonObject, files: readonly ChangedFile[]): Remark {
  const path = requiredText(given, 'path');
  const body = requiredText(given, 'body');
  if (body.trim() === '') throw unprocessable("Body can't be blank");
  const side = oneOf(given, 'side', ['LEFT', 'RIGHT']) ?? 'RIGHT';
  if (getOwn(given, 'position') !== undefined) throw unprocessable('Position is not served by this fake');
  const line = optionalInteger(given, 'line');
  const startLine = optionalInteger(given, 'start_line') ?? null;
  const file = files.find((each) => each.path === path);
  if (file === undefined) throw unprocessable('Path could not be resolved');
  const place = line === undefined ? undefined : findPlace(file, side, line);
  if (line === undefined || place === undefined) throw unprocessable('Line could not be resolved');
  if (startLine !== null) {
    if (startLine >= line) throw unprocessable('Start line must precede the end line.');
    if (findPlace(file, side, startLine)?.hunk !== place.hunk) {
      throw unprocessable('Start line must be part of the same hunk as the line.');
    }
  }
  return { path, body, side, line, startLine, diffHunk: place.text };
}

function listReviewComments(call: RepositoryCall): Answer {
  const { number } = pullIn(call).issue;
  const since = call.query.get('since');
  const found = [...call.repository.reviewComments.values()]
    .filter((each) => each.number === number)
    .filter((each) => call.repository.reviews.get(each.reviewId)?.state !== 'PENDING')
    .filter((each) => since === null || Date.parse(each.at) >= Date.parse(since));
  return listAnswer(call, found, `/pulls/${number}/comments`, (each) => renderReviewComment(call, each));
}
