import { type Answer, created, NO_CONTENT, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { notFound, validationFailed } from '../http/github-error.ts';
import { notSupplied, oneOf, requiredText } from '../http/read-fields.ts';
import { type Comment, REACTIONS } from '../state/discussion.ts';
import { authorOf, commentIn, issueIn, READ, WRITE } from './discussion-access.ts';
import { listAnswer } from './page.ts';
import { renderComment, renderReaction } from './render-issue.ts';

const ISSUES = '/repos/{owner}/{repo}/issues';
const COMMENT = `${ISSUES}/comments/{comment_id}`;
const MAX_BODY = 65_536;

export const COMMENT_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'issues/list-comments',
    method: 'GET',
    path: `${ISSUES}/{issue_number}/comments`,
    docs: 'issues/comments#list-issue-comments',
    needs: READ,
    handle: listComments,
  },
  {
    id: 'issues/list-comments-for-repo',
    method: 'GET',
    path: `${ISSUES}/comments`,
    docs: 'issues/comments#list-issue-comments-for-a-repository',
    needs: READ,
    handle: listAllComments,
  },
  {
    id: 'issues/create-comment',
    method: 'POST',
    path: `${ISSUES}/{issue_number}/comments`,
    docs: 'issues/comments#create-an-issue-comment',
    needs: WRITE,
    handle: createComment,
  },
  {
    id: 'issues/get-comment',
    method: 'GET',
    path: COMMENT,
    docs: 'issues/comments#get-an-issue-comment',
    needs: READ,
    handle: (call) => ok(renderComment(call, commentIn(call, READ))),
  },
  {
    id: 'issues/update-comment',
    method: 'PATCH',
    path: COMMENT,
    docs: 'issues/comments#update-an-issue-comment',
    needs: WRITE,
    handle: (call) => {
      const comment = commentIn(call, WRITE);
      return ok(renderComment(call, keep(call, { ...comment, body: commentBody(call) })));
    },
  },
  {
    id: 'issues/delete-comment',
    method: 'DELETE',
    path: COMMENT,
    docs: 'issues/comments#delete-an-issue-comment',
    needs: WRITE,
    handle: (call) => {
      call.repository.comments.delete(commentIn(call, WRITE).id);
      return NO_CONTENT;
    },
  },
  {
    id: 'reactions/list-for-issue-comment',
    method: 'GET',
    path: `${COMMENT}/reactions`,
    docs: 'reactions/reactions#list-reactions-for-an-issue-comment',
    needs: READ,
    handle: (call) => {
      const { id, reactions } = commentIn(call, READ);
      return listAnswer(call, reactions, `/issues/comments/${id}/reactions`, (each) =>
        renderReaction(call, each),
      );
    },
  },
  {
    id: 'reactions/create-for-issue-comment',
    method: 'POST',
    path: `${COMMENT}/reactions`,
    docs: 'reactions/reactions#create-reaction-for-an-issue-comment',
    needs: WRITE,
    handle: createReaction,
  },
  {
    id: 'reactions/delete-for-issue-comment',
    method: 'DELETE',
    path: `${COMMENT}/reactions/{reaction_id}`,
    docs: 'reactions/reactions#delete-an-issue-comment-reaction',
    needs: WRITE,
    handle: (call) => {
      const comment = commentIn(call, WRITE);
      const reactions = comment.reactions.filter(({ id }) => id !== Number(call.params.reaction_id));
      if (reactions.length === comment.reactions.length) throw notFound();
      call.repository.comments.set(comment.id, { ...comment, reactions });
      return NO_CONTENT;
    },
  },
];

/** Oldest first. */
function listComments(call: RepositoryCall): Answer {
  const { number } = issueIn(call, READ);
  const since = call.query.get('since');
  const comments = [...call.repository.comments.values()]
    .filter((comment) => comment.number === number)
    .filter((comment) => since === null || Date.parse(comment.updatedAt) >= Date.parse(since));
  return listAnswer(call, comments, `/issues/${number}/comments`, (each) => renderComment(call, each));
}

/** Of all issues and pull requests; by age unless asked otherwise. */
function listAllComments(call: RepositoryCall): Answer {
  const { query, repository } = call;
  const since = query.get('since');
  const timeOf = (comment: Comment): number =>
    Date.parse(query.get('sort') === 'updated' ? comment.updatedAt : comment.createdAt);
  const comments = [...repository.comments.values()]
    .filter((comment) => since === null || Date.parse(comment.updatedAt) >= Date.parse(since))
    .sort((left, right) => timeOf(left) - timeOf(right) || left.id - right.id);
  if (query.get('direction') === 'desc') comments.reverse();
  return listAnswer(call, comments, '/issues/comments', (each) => renderComment(call, each));
}

function createComment(call: RepositoryCall): Answer {
  const { number } = issueIn(call, WRITE);
  const now = call.repository.now();
  const comment: Comment = {
    id: call.state.newId(),
    number,
    author: authorOf(call),
    body: commentBody(call),
    createdAt: now,
    updatedAt: now,
    reactions: [],
  };
  return created(renderComment(call, keep(call, comment)));
}

function keep({ repository }: RepositoryCall, comment: Comment): Comment {
  const kept = { ...comment, updatedAt: repository.now() };
  repository.comments.set(kept.id, kept);
  return kept;
}

function commentBody({ body }: RepositoryCall): string {
  const text = requiredText(body, 'body');
  if (text.trim() === '') throw validationFailed('IssueComment', 'body', 'missing_field');
  if ([...text].length > MAX_BODY) {
    const message = `Body is too long (maximum is ${MAX_BODY} characters)`;
    throw validationFailed('IssueComment', 'data', 'unprocessable', message);
  }
  return text;
}

/** 200 instead of 201 for a reaction that is there already. */
function createReaction(call: RepositoryCall): Answer {
  const comment = commentIn(call, WRITE);
  const content = oneOf(call.body, 'content', REACTIONS);
  if (content === undefined) throw notSupplied('content');
  const author = authorOf(call);
  const known = comment.reactions.find(
    (each) => each.content === content && each.author.login === author.login,
  );
  if (known !== undefined) return ok(renderReaction(call, known));
  const reaction = { id: call.state.newId(), author, content, at: call.repository.now() };
  const reactions = [...comment.reactions, reaction];
  call.repository.comments.set(comment.id, { ...comment, reactions });
  return { status: 201, body: renderReaction(call, reaction) };
}
