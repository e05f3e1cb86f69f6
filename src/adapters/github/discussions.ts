import type { Octokit } from '@octokit/rest';
import type {
  CommentView,
  Discussions,
  IssueEdit,
  IssueText,
  IssueView,
  Receipt,
} from '../../ports/forge.ts';
import { RECEIPTS } from '../../ports/forge.ts';
import { toCommentView, toIssueView } from './discussion-views.ts';
import type { ForgeParts } from './forge-parts.ts';
import { isMissing } from './forge-parts.ts';
import { isSameText, makeOnce } from './make-once.ts';
import { listOf, readPages } from './pages.ts';
import type { Permission, RequestSubject } from './subject.ts';
import { textOf, wholeOf } from './taken.ts';

/** Pages of a hundred that are read of a list. */
const MOST_PAGES = 10;
/** A comment whose answer was lost is not older; clocks may differ by that much. */
const LOST_WITHIN_MS = 3_600_000;

type Issue = Awaited<ReturnType<Octokit['rest']['issues']['get']>>['data'];
type Comment = Awaited<ReturnType<Octokit['rest']['issues']['getComment']>>['data'];

/** Issues, and what is said about them and about pull requests. */
export class GitHubDiscussions implements Discussions {
  readonly #parts: ForgeParts;

  constructor(parts: ForgeParts) {
    this.#parts = parts;
  }

  async openIssues(label: string): Promise<readonly IssueView[]> {
    const subject = { ...reading(`listing the open issues labelled ${label}`), polled: true as const };
    return await this.#viewsOf(await this.#list(subject, { labels: label, state: 'open' }));
  }

  async closedIssues(label: string, after: string): Promise<readonly IssueView[]> {
    const since = toSeconds(after);
    const subject = reading(`listing the closed issues labelled ${label}`);
    const closed = await this.#list(subject, { labels: label, state: 'closed', since });
    const late = closed.filter(({ closed_at: at }) => Date.parse(at ?? '') >= Date.parse(since));
    return await this.#viewsOf(late);
  }

  async issue(number: number): Promise<IssueView | null> {
    const { client, account, repository } = this.#parts;
    const found = await client
      .read<Issue, Issue>(
        reading(`reading issue #${number}`),
        (octokit, parameters) =>
          octokit.rest.issues.get({ ...repository, ...parameters, issue_number: number }),
        checkedIssue,
      )
      .catch(nullWhereMissing);
    return found === null ? null : toIssueView(found, account);
  }

  async openIssue(text: IssueText): Promise<IssueView> {
    const { client, tally, account, repository } = this.#parts;
    const { title, body, labels } = text;
    const made = await makeOnce(
      client,
      () =>
        client.writeOnce<Issue, Issue>(
          writing('opening an issue', 'issues: write', labels),
          tally,
          (octokit, parameters) =>
            octokit.rest.issues.create({ ...repository, ...parameters, title, body, labels: [...labels] }),
          checkedIssue,
        ),
      () => this.#lostIssue(text),
    );
    return toIssueView(made, account);
  }

  async editIssue(number: number, edit: IssueEdit): Promise<void> {
    const { client, tally, repository } = this.#parts;
    const { title, body, labels, state } = edit;
    const change = {
      ...(title !== undefined && { title }),
      ...(body !== undefined && { body }),
      ...(labels !== undefined && { labels: [...labels] }),
      ...stateOf(state),
    };
    await client.repeat(() =>
      client.writeOnce(
        writing(`changing issue #${number}`, 'issues: write', labels ?? []),
        tally,
        (octokit, parameters) =>
          octokit.rest.issues.update({ ...repository, ...parameters, issue_number: number, ...change }),
        ({ number: same }) => wholeOf(same),
      ),
    );
  }

  async comments(number: number, since?: string): Promise<readonly CommentView[]> {
    const found = await this.#commentsOf(number, since);
    return Promise.all(found.map((comment) => toCommentView(comment, this.#parts.account)));
  }

  async recentComments(since: string): Promise<readonly CommentView[]> {
    const { client, account, repository } = this.#parts;
    const found = await readPages<Comment[], Comment>(client, {
      subject: reading('listing the newest comments'),
      most: MOST_PAGES,
      send: (octokit, parameters) =>
        octokit.rest.issues.listCommentsForRepo({
          ...repository,
          ...parameters,
          since: toSeconds(since),
          sort: 'created',
          direction: 'asc',
        }),
      items: checkedComments,
    });
    return Promise.all(found.map((comment) => toCommentView(comment, account)));
  }

  async comment(number: number, body: string): Promise<CommentView> {
    const { client, tally, account, repository } = this.#parts;
    const made = await makeOnce(
      client,
      () =>
        client.writeOnce<Comment, Comment>(
          writing(`commenting on #${number}`, 'issues: write'),
          tally,
          (octokit, parameters) =>
            octokit.rest.issues.createComment({ ...repository, ...parameters, issue_number: number, body }),
          checkedComment,
        ),
      () => this.#lostComment(number, body),
    );
    return toCommentView(made, account);
  }

  async editComment(id: number, body: string): Promise<void> {
    const { client, tally, repository } = this.#parts;
    await client.repeat(() =>
      client.writeOnce(
        writing(`changing comment ${id}`, 'issues: write'),
        tally,
        (octokit, parameters) =>
          octokit.rest.issues.updateComment({ ...repository, ...parameters, comment_id: id, body }),
        ({ id: same }) => wholeOf(same),
      ),
    );
  }

  async react(commentId: number, content: Receipt): Promise<void> {
    const { client, tally, repository } = this.#parts;
    await client.repeat(() =>
      client.writeOnce(
        writing(`acknowledging comment ${commentId}`, 'issues: write'),
        tally,
        (octokit, parameters) =>
          octokit.rest.reactions.createForIssueComment({
            ...repository,
            ...parameters,
            comment_id: commentId,
            content,
          }),
        ({ id }) => wholeOf(id),
      ),
    );
  }

  async ownReactions(commentId: number): Promise<readonly Receipt[]> {
    const { client, account, repository } = this.#parts;
    const reactions = await readPages(client, {
      subject: reading(`reading the reactions to comment ${commentId}`),
      most: MOST_PAGES,
      send: (octokit, parameters) =>
        octokit.rest.reactions.listForIssueComment({ ...repository, ...parameters, comment_id: commentId }),
      items: listOf,
    });
    const own = await Promise.all(reactions.map(({ user }) => account.isOwn(user)));
    const contents = new Set(reactions.filter((_, index) => own[index]).map(({ content }) => content));
    return RECEIPTS.filter((receipt) => contents.has(receipt));
  }

  async #viewsOf(listed: readonly Issue[]): Promise<readonly IssueView[]> {
    const issues = listed.filter((issue) => issue.pull_request === undefined);
    const views = await Promise.all(issues.map((issue) => toIssueView(issue, this.#parts.account)));
    return views.sort((left, right) => right.number - left.number);
  }

  #list(
    subject: RequestSubject,
    query: { labels: string; state: 'open' | 'closed'; since?: string },
  ): Promise<readonly Issue[]> {
    const { client, repository } = this.#parts;
    return readPages<Issue[], Issue>(client, {
      subject,
      most: MOST_PAGES,
      send: (octokit, parameters) =>
        octokit.rest.issues.listForRepo({ ...repository, ...parameters, ...query }),
      items: checkedIssues,
    });
  }

  #commentsOf(number: number, since: string | undefined, once = false): Promise<readonly Comment[]> {
    const { client, repository } = this.#parts;
    const paged = {
      subject: reading(`listing the comments on #${number}`),
      most: MOST_PAGES,
      send: (octokit: Octokit, parameters: object) =>
        octokit.rest.issues.listComments({
          ...repository,
          ...parameters,
          issue_number: number,
          ...(since !== undefined && { since: toSeconds(since) }),
        }),
      items: checkedComments,
    };
    return readPages<Comment[], Comment>(client, paged, once);
  }

  /** The comment that a lost answer may have made: same text, by us, made lately. */
  async #lostComment(number: number, body: string): Promise<Comment | null> {
    const { clock, account } = this.#parts;
    const since = new Date(clock.epochMs() - LOST_WITHIN_MS).toISOString();
    const comments = await this.#commentsOf(number, since, true);
    const same = comments.findLast((comment) => isSameText(textOf(comment.body), body));
    return same !== undefined && (await account.mayHaveWritten(same.user)) ? same : null;
  }

  /** The newest things are looked through only: it was asked for a moment ago. */
  async #lostIssue({ title, body }: IssueText): Promise<Issue | null> {
    const { client, account, repository } = this.#parts;
    const newest = await readPages<Issue[], Issue>(
      client,
      {
        subject: reading('looking for an issue that was just opened'),
        most: 1,
        send: (octokit, parameters) =>
          octokit.rest.issues.listForRepo({ ...repository, ...parameters, state: 'all' }),
        items: checkedIssues,
      },
      true,
    );
    const same = newest.find((issue) => issue.title === title && isSameText(issue.body ?? '', body));
    return same !== undefined && (await account.mayHaveWritten(same.user)) ? same : null;
  }
}

function stateOf(state: IssueEdit['state']): {
  state?: 'open' | 'closed';
  state_reason?: 'completed' | 'not_planned';
} {
  if (state === undefined) return {};
  return state === 'open' ? { state } : { state: 'closed', state_reason: state };
}

function checkedIssue(issue: Issue): Issue {
  wholeOf(issue.number);
  textOf(issue.title);
  return issue;
}

function checkedIssues(issues: readonly Issue[]): readonly Issue[] {
  return listOf(issues).map(checkedIssue);
}

function checkedComment(comment: Comment): Comment {
  wholeOf(comment.id);
  textOf(comment.issue_url);
  textOf(comment.body);
  return comment;
}

function checkedComments(comments: readonly Comment[]): readonly Comment[] {
  return listOf(comments).map(checkedComment);
}

/** GitHub compares to the second; the fraction is cut off, so nothing is missed. */
function toSeconds(iso: string): string {
  return iso.replace(/\.\d+(?=Z$)/, '');
}

function nullWhereMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}

function reading(what: string): RequestSubject {
  return { what, permission: 'issues: read', notFound: 'HHS-2602' };
}

function writing(what: string, permission: Permission, names: readonly string[] = []): RequestSubject {
  return { what, permission, notFound: 'HHS-2602', names };
}
