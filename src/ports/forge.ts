/**
 * What people see of the product on the forge, in the domain's words: issues, comments, pull requests, people, workflows.
 * Every method throws SyncError; an AuthenticationError names the permission that is missing. Numbers are those that people
 * see (`#12`); times are ISO 8601, UTC. Nothing is repeated inside that could be done twice: see the docs of each.
 */

/** Who wrote something. `isOurs`: this product did, under any of its tokens (told by the hidden marker and the author together). */
export interface ForgeAuthor {
  readonly login: string;
  readonly isBot: boolean;
  readonly isOurs: boolean;
}

export interface IssueView {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly labels: readonly string[];
  readonly author: ForgeAuthor;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly isPullRequest: boolean;
}

export interface CommentView {
  readonly id: number;
  /** Issue or pull request that it belongs to. */
  readonly number: number;
  readonly body: string;
  readonly author: ForgeAuthor;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface IssueText {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
}

export interface IssueEdit {
  readonly title?: string;
  readonly body?: string;
  readonly labels?: readonly string[];
  readonly state?: 'open' | 'completed' | 'not_planned';
}

export const RECEIPTS = ['eyes', '+1', '-1', 'confused', 'rocket'] as const;
export type Receipt = (typeof RECEIPTS)[number];

export interface Discussions {
  /** Issues (no pull requests) with the label that are open. Newest first. */
  openIssues(label: string): Promise<readonly IssueView[]>;
  /** Those with the label that were closed after the time and still are. Newest first. */
  closedIssues(label: string, after: string): Promise<readonly IssueView[]>;
  issue(number: number): Promise<IssueView | null>;
  openIssue(text: IssueText): Promise<IssueView>;
  editIssue(number: number, edit: IssueEdit): Promise<void>;
  /** Oldest first. `since`: changed at or after. */
  comments(number: number, since?: string): Promise<readonly CommentView[]>;
  /** Comments of the whole repository changed at or after the time, oldest first, at most 1,000: what a restart must look through. */
  recentComments(since: string): Promise<readonly CommentView[]>;
  comment(number: number, body: string): Promise<CommentView>;
  editComment(id: number, body: string): Promise<void>;
  /** Idempotent. */
  react(commentId: number, content: Receipt): Promise<void>;
  /** Reactions that this token's own account has left. */
  ownReactions(commentId: number): Promise<readonly Receipt[]>;
}

export interface PullView {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly isMerged: boolean;
  readonly head: string;
  readonly headSha: string;
  /** From a fork: its branch is not in this repository. */
  readonly isFork: boolean;
  readonly base: string;
  readonly author: ForgeAuthor;
  readonly closedAt: string | null;
  readonly url: string;
}

export interface ChangedFile {
  readonly path: string;
  /** Of a file that was renamed. */
  readonly previousPath?: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed' | 'other';
  /** Unified diff without header; null: too large, or binary. */
  readonly patch: string | null;
}

/** A remark on lines of the diff's right side. */
export interface ReviewRemark {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly body: string;
}

export interface PullRequests {
  pull(number: number): Promise<PullView | null>;
  /** Newest first, open and closed, whose head is this branch of this repository. */
  pullsFrom(branch: string): Promise<readonly PullView[]>;
  openPull(pull: { head: string; base: string; title: string; body: string }): Promise<PullView>;
  editPull(number: number, edit: { title?: string; body?: string; state?: 'open' | 'closed' }): Promise<void>;
  changedFiles(number: number): Promise<readonly ChangedFile[]>;
  /**
   * One review that only comments. Remarks outside of the diff are refused as a whole (GitHubError, status 422).
   * Remarks count as ours by the marker in `body`, so they need none of their own.
   */
  review(number: number, commit: string, body: string, remarks: readonly ReviewRemark[]): Promise<void>;
  /** Remarks of ours on it so far, to leave out what was said. */
  ownRemarks(number: number): Promise<readonly ReviewRemark[]>;
}

export interface BranchCommit {
  readonly sha: string;
  readonly author: ForgeAuthor;
  readonly message: string;
}

export interface BranchChange {
  readonly branch: string;
  /** Compare and swap. */
  readonly expectedHead: string;
  readonly files: ReadonlyMap<string, string>;
  readonly deleted: readonly string[];
  readonly message: string;
}

/** One commit that stands upon `parent`, whatever its branch held before. */
export interface BranchReplacement {
  readonly branch: string;
  /** What the branch was seen at; null: there was none. */
  readonly expectedHead: string | null;
  readonly parent: string;
  readonly files: ReadonlyMap<string, string>;
  readonly message: string;
}

export interface Branches {
  /** null: there is no such branch. */
  head(branch: string): Promise<string | null>;
  /** Makes the branch at a commit. ConflictError when it exists. */
  create(branch: string, commit: string): Promise<void>;
  /** Puts the branch at another commit, whatever it held: only for branches of ours that no person pushed to. */
  reset(branch: string, commit: string): Promise<void>;
  /**
   * ConflictError `status-head` when the branch stands elsewhere. The commit made. Its message holds what no other run
   * has: a commit whose answer was lost is found again by it.
   */
  commit(change: BranchChange): Promise<string>;
  /**
   * Makes the commit first and then puts the branch at it, in one step: a branch that stands at its base for a moment
   * loses its pull request, which the forge closes. For branches of ours only. ConflictError `status-head` when the branch
   * was seen elsewhere right before; `already-exists` when it was to be made. The commit made.
   */
  replace(change: BranchReplacement): Promise<string>;
  /**
   * Commits of `branch` that `base` has not, oldest first, at most 250. `isOurs`: made by `commit`, and by nobody amended
   * or rebased since.
   */
  commitsAhead(base: string, branch: string): Promise<readonly BranchCommit[]>;
  delete(branch: string): Promise<void>;
}

export const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Asked at the time of a command, never remembered. */
export interface People {
  roleOf(login: string): Promise<Role>;
  /** `org/team`. null: it cannot be known (missing permission). */
  isMember(team: string, login: string): Promise<boolean | null>;
}

export interface WorkflowRun {
  readonly id: number;
  readonly state: 'waiting' | 'running' | 'ended';
  readonly conclusion: string | null;
  readonly url: string;
  /** Branch whose workflow it is, and the commit of it that was checked out. */
  readonly branch: string | null;
  readonly head: string;
}

export interface Workflows {
  /**
   * `workflow`: file name. Undeclared inputs are refused by the forge (GitHubError, status 422, names them). Where the
   * answer was lost it throws instead of trying again: the run may have begun, and `runOf` tells after some seconds.
   */
  dispatch(workflow: string, ref: string, inputs: Readonly<Record<string, string>>): Promise<void>;
  /**
   * The run whose name or title holds the request id as a word; null: not (yet) there. `since`: when it was asked for by our
   * own clock, which need not be the forge's.
   */
  runOf(workflow: string, requestId: string, since: string): Promise<WorkflowRun | null>;
  /** Text of a file in an artifact of the run; null: none of this name. Bounded: 10 MB. */
  artifactText(runId: number, artifact: string, file: string): Promise<string | null>;
}

/** Everything of a repository that the bot needs beside checks, status files and reading. */
export interface Forge {
  readonly discussions: Discussions;
  readonly pulls: PullRequests;
  readonly branches: Branches;
  readonly people: People;
  readonly workflows: Workflows;
  /** Requests so far that wrote something. */
  writes(): number;
}
