import type { ServerClock } from '../../kube-apiserver/clock.ts';
import { type Signature, toSeconds } from '../git/object-format.ts';
import { ObjectStore, type StoredCommit } from '../git/object-store.ts';
import { filesOf, putFile, treeOf } from '../git/tree-files.ts';
import type { RepositoryChange } from './change.ts';
import type { CheckRun } from './check-run.ts';
import type { CheckSuite } from './check-suite.ts';
import type { Comment, Issue } from './discussion.ts';
import type { Protection } from './protection.ts';
import type { Review, ReviewComment } from './review.ts';
import { WatchedMap } from './watched-map.ts';
import type { Artifact, WorkflowRun } from './workflow-run.ts';

export type CollaboratorLevel = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface WorkflowDispatch {
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly login: string;
}

export interface RepositoryDispatch {
  readonly eventType: string;
  readonly clientPayload: unknown;
  readonly login: string;
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly login: string;
}

export interface RepositoryOptions {
  readonly owner: string;
  readonly name: string;
  /** Default: `main`. */
  readonly defaultBranch?: string;
  /** Default: true. What is public can be read without any right. */
  readonly private?: boolean;
  /** Text by path, of one first commit on the default branch. Absent: the repository is empty. */
  readonly files?: Readonly<Record<string, string>>;
  /** The repository it was forked from; git objects are shared. Branches are copied. */
  readonly forkOf?: Repository;
  /** GitHub's own setting: workflows may open pull requests. Default: false, as GitHub's. */
  readonly workflowsMayOpenPullRequests?: boolean;
}

export interface CommitOptions {
  readonly message?: string;
  /** Author and committer. Default: a person named Mona. */
  readonly author?: { readonly name: string; readonly email: string };
}

const MONA = { name: 'Mona', email: 'mona@example.com' };

/** One repository: what GitHub would have on its disks. Tests may read and change it freely, past all rights. */
export class Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly createdAt: string;
  defaultBranch: string;
  readonly forkOf: Repository | null;
  readonly objects: ObjectStore;
  /** Full ref name (`refs/heads/main`) to commit. */
  readonly refs: Map<string, string>;
  readonly checkRuns: Map<number, CheckRun>;
  /** Those without a run; the others follow from the runs. */
  readonly checkSuites = new Map<number, CheckSuite>();
  /** Issues and pull requests by number. */
  readonly issues: Map<number, Issue>;
  readonly comments: Map<number, Comment>;
  readonly reviews = new Map<number, Review>();
  readonly reviewComments = new Map<number, ReviewComment>();
  /** Spelling by name in small letters. */
  readonly labels = new Map<string, string>();
  readonly workflowRuns: Map<number, WorkflowRun>;
  readonly artifacts = new Map<number, Artifact>();
  readonly collaborators = new Map<string, CollaboratorLevel>();
  /** Branch to rule. */
  readonly protections = new Map<string, Protection>();
  readonly statuses: CommitStatus[] = [];
  workflowsMayOpenPullRequests: boolean;
  readonly workflowDispatches: WorkflowDispatch[] = [];
  readonly repositoryDispatches: RepositoryDispatch[] = [];
  readonly #clock: ServerClock;

  /** `changed` is told of everything that webhooks tell of. */
  constructor(
    id: number,
    options: RepositoryOptions,
    clock: ServerClock,
    changed: (change: RepositoryChange) => void = () => undefined,
  ) {
    this.refs = new WatchedMap((ref, before, after) => changed({ what: 'ref', ref, before, after }));
    this.checkRuns = new WatchedMap((_, before, after) => changed({ what: 'check-run', before, after }));
    this.issues = new WatchedMap((_, before, after) => changed({ what: 'issue', before, after }));
    this.comments = new WatchedMap((_, before, after) => changed({ what: 'comment', before, after }));
    this.workflowRuns = new WatchedMap((_, before, after) =>
      changed({ what: 'workflow-run', before, after }),
    );
    this.id = id;
    this.owner = options.owner;
    this.name = options.name;
    this.isPrivate = options.private ?? true;
    this.forkOf = options.forkOf ?? null;
    this.defaultBranch = options.defaultBranch ?? this.forkOf?.defaultBranch ?? 'main';
    this.objects = this.forkOf?.objects ?? new ObjectStore();
    this.workflowsMayOpenPullRequests = options.workflowsMayOpenPullRequests ?? false;
    this.#clock = clock;
    this.createdAt = this.now();
    for (const [ref, commit] of this.forkOf?.refs ?? []) this.refs.set(ref, commit);
    if (options.files !== undefined) {
      this.commitFiles(this.defaultBranch, options.files, { message: 'First commit' });
    }
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  /** ISO 8601, to the second. */
  now(): string {
    return toSeconds(this.#clock.now());
  }

  /** Commit at the tip; undefined: no such branch. */
  head(branch = this.defaultBranch): string | undefined {
    return this.refs.get(`refs/heads/${branch}`);
  }

  branches(): readonly string[] {
    return [...this.refs.keys()]
      .filter((ref) => ref.startsWith('refs/heads/'))
      .map((ref) => ref.slice('refs/heads/'.length))
      .sort();
  }

  /** Text by path at the tip of a branch, or at a commit; empty where there is neither. */
  files(at = this.defaultBranch): ReadonlyMap<string, string> {
    const commit = this.objects.commit(this.head(at) ?? at);
    if (commit === undefined) return new Map();
    const files = [...filesOf(this.objects, commit.tree)];
    return new Map(files.map(([path, { id }]) => [path, this.objects.blob(id)?.toString('utf8') ?? '']));
  }

  /** Commits of a branch, newest first, along first parents. */
  log(branch = this.defaultBranch): readonly StoredCommit[] {
    const commits: StoredCommit[] = [];
    let id = this.head(branch);
    while (id !== undefined) {
      const commit = this.objects.commit(id);
      if (commit === undefined) break;
      commits.push(commit);
      [id] = commit.parents;
    }
    return commits;
  }

  /** As somebody's push would: puts (text) or removes (null) files on a branch, which is made if need be. */
  commitFiles(
    branch: string,
    changes: Readonly<Record<string, string | null>>,
    options: CommitOptions = {},
  ): string {
    const parent = this.objects.commit(this.head(branch) ?? '');
    const files = parent === undefined ? new Map() : filesOf(this.objects, parent.tree);
    for (const [path, text] of Object.entries(changes)) {
      if (text === null) files.delete(path);
      else putFile(files, path, { mode: '100644', id: this.objects.putBlob(Buffer.from(text)) });
    }
    const author: Signature = { ...(options.author ?? MONA), date: this.now() };
    const { id } = this.objects.putCommit({
      tree: treeOf(this.objects, files),
      parents: parent === undefined ? [] : [parent.id],
      author,
      committer: author,
      message: options.message ?? 'Change files',
    });
    this.refs.set(`refs/heads/${branch}`, id);
    return id;
  }

  /** Number for the next issue or pull request. */
  nextNumber(): number {
    return Math.max(0, ...this.issues.keys()) + 1;
  }

  deleteBranch(branch: string): void {
    this.refs.delete(`refs/heads/${branch}`);
  }

  protect(branch: string, protection: Protection): void {
    this.protections.set(branch, protection);
  }
}
