import { readMarker } from '../domain/report/marker.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../domain/shared/json.ts';

/** An event as it came in, its signature checked. */
export interface AppEvent {
  /** The delivery: the same when it comes twice. */
  readonly id: string;
  /** `pull_request`. */
  readonly name: string;
  readonly payload: unknown;
}

/** A repository, as events and tasks name it. */
export interface RepositoryName {
  readonly installation: number;
  readonly owner: string;
  readonly name: string;
}

/** Who did it. */
export interface Sender {
  readonly login: string;
  readonly isBot: boolean;
}

/** What an event asks to be done, in one repository. Says what to look at, not what was seen. */
export type AppTask =
  /** The default branch moved. */
  | { readonly task: 'default-branch'; readonly repository: RepositoryName }
  /** Another branch moved: it is validated. */
  | {
      readonly task: 'branch';
      readonly repository: RepositoryName;
      readonly branch: string;
      readonly sha: string;
    }
  | { readonly task: 'pull'; readonly repository: RepositoryName; readonly number: number }
  | {
      readonly task: 'merge-group';
      readonly repository: RepositoryName;
      readonly head: string;
      readonly base: string;
    }
  | { readonly task: 'comment'; readonly repository: RepositoryName; readonly comment: JsonObject }
  /** A check of ours is wanted once more, or one of its buttons was pressed. */
  | {
      readonly task: 'check';
      readonly repository: RepositoryName;
      readonly check: string;
      readonly sha: string;
      readonly pulls: readonly number[];
      /** As GitHub names it: of a merge group it holds the base. null: not known. */
      readonly branch: string | null;
      /** Identifier of the button; null: "Re-run". */
      readonly button: string | null;
      readonly sender: Sender;
    }
  | {
      readonly task: 'check-suite';
      readonly repository: RepositoryName;
      readonly sha: string;
      readonly branch: string | null;
      readonly pulls: readonly number[];
      readonly sender: Sender;
    }
  /** Somebody changed an issue of ours: the next look puts it right. */
  | { readonly task: 'issue'; readonly repository: RepositoryName; readonly fabric: string }
  | { readonly task: 'workflow-run'; readonly repository: RepositoryName; readonly title: string }
  /** The status of a repository was written: what is remembered of it is out of date. */
  | { readonly task: 'status'; readonly repository: RepositoryName }
  /** What the App is installed on has changed. */
  | { readonly task: 'installations' };

/** Who this App is. */
export interface AppIdentity {
  readonly id: number;
  readonly slug: string;
  readonly statusBranch: string;
}

/**
 * What is to be done for an event; null: nothing. What this App did itself asks for nothing: a push of its own to the
 * branch of the status only says that the status is another one, its comments carry its marker, its checks are `completed`.
 */
export function taskOf(event: AppEvent, self: AppIdentity): AppTask | null {
  if (!isJsonObject(event.payload)) return null;
  const { payload } = event;
  if (event.name === 'installation' || event.name === 'installation_repositories') {
    return { task: 'installations' };
  }
  const repository = repositoryOf(payload);
  const read = READERS[event.name];
  return repository === null || read === undefined ? null : read(payload, repository, self);
}

type Reader = (payload: JsonObject, repository: RepositoryName, self: AppIdentity) => AppTask | null;

const READERS: Readonly<Record<string, Reader>> = {
  push: pushTask,
  pull_request: pullTask,
  merge_group: mergeGroupTask,
  issue_comment: commentTask,
  issues: issueTask,
  check_run: checkTask,
  check_suite: suiteTask,
  workflow_run: (payload, repository) =>
    textAt(payload, 'action') === 'completed'
      ? { task: 'workflow-run', repository, title: textAt(payload, 'workflow_run', 'display_title') ?? '' }
      : null,
};

function pushTask(payload: JsonObject, repository: RepositoryName, self: AppIdentity): AppTask | null {
  const ref = textAt(payload, 'ref') ?? '';
  const sha = textAt(payload, 'after') ?? '';
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
  if (branch === null || getOwn(payload, 'deleted') === true || !isCommit(sha)) return null;
  if (branch === self.statusBranch) return { task: 'status', repository };
  if (branch === textAt(payload, 'repository', 'default_branch'))
    return { task: 'default-branch', repository };
  // branches of the merge queue have an event of their own
  return branch.startsWith('gh-readonly-queue/') ? null : { task: 'branch', repository, branch, sha };
}

const PULL_ACTIONS = ['opened', 'synchronize', 'reopened', 'ready_for_review', 'edited'];

function pullTask(payload: JsonObject, repository: RepositoryName): AppTask | null {
  const number = numberAt(payload, 'number') ?? numberAt(payload, 'pull_request', 'number');
  const action = textAt(payload, 'action') ?? '';
  if (number === null || !PULL_ACTIONS.includes(action)) return null;
  // of an edit only another base matters
  if (action === 'edited' && objectAt(payload, 'changes', 'base') === null) return null;
  return { task: 'pull', repository, number };
}

function mergeGroupTask(payload: JsonObject, repository: RepositoryName): AppTask | null {
  const head = textAt(payload, 'merge_group', 'head_sha') ?? '';
  const base = textAt(payload, 'merge_group', 'base_sha') ?? '';
  if (textAt(payload, 'action') !== 'checks_requested' || !isCommit(head) || !isCommit(base)) return null;
  return { task: 'merge-group', repository, head, base };
}

function commentTask(payload: JsonObject, repository: RepositoryName, self: AppIdentity): AppTask | null {
  const comment = objectAt(payload, 'comment');
  const body = textAt(payload, 'comment', 'body') ?? '';
  if (textAt(payload, 'action') !== 'created' || comment === null || isOwn(payload, self)) return null;
  // only a line that begins so can be a command; and no text with our marker is one
  if (!/^\s*\//m.test(body) || readMarker(body) !== null) return null;
  return { task: 'comment', repository, comment: payload };
}

const ISSUE_ACTIONS = ['closed', 'reopened', 'edited', 'deleted', 'unlabeled'];

function issueTask(payload: JsonObject, repository: RepositoryName, self: AppIdentity): AppTask | null {
  const action = textAt(payload, 'action') ?? '';
  const marker = readMarker(textAt(payload, 'issue', 'body') ?? '');
  if (!ISSUE_ACTIONS.includes(action) || isOwn(payload, self) || marker?.surface !== 'issue') return null;
  return { task: 'issue', repository, fabric: marker.fabric };
}

function checkTask(payload: JsonObject, repository: RepositoryName, self: AppIdentity): AppTask | null {
  const action = textAt(payload, 'action');
  if (action !== 'rerequested' && action !== 'requested_action') return null;
  const check = textAt(payload, 'check_run', 'name') ?? '';
  const sha = textAt(payload, 'check_run', 'head_sha') ?? '';
  if (!isCommit(sha) || numberAt(payload, 'check_run', 'app', 'id') !== self.id) return null;
  const button = textAt(payload, 'requested_action', 'identifier');
  return {
    ...{ task: 'check', repository, check, sha, sender: senderOf(payload) },
    pulls: pullsOf(objectAt(payload, 'check_run')),
    branch: textAt(payload, 'check_run', 'check_suite', 'head_branch'),
    button: action === 'requested_action' ? (button ?? '') : null,
  };
}

function suiteTask(payload: JsonObject, repository: RepositoryName, self: AppIdentity): AppTask | null {
  const sha = textAt(payload, 'check_suite', 'head_sha') ?? '';
  if (textAt(payload, 'action') !== 'rerequested' || !isCommit(sha)) return null;
  if (numberAt(payload, 'check_suite', 'app', 'id') !== self.id) return null;
  const branch = textAt(payload, 'check_suite', 'head_branch');
  const pulls = pullsOf(objectAt(payload, 'check_suite'));
  return { task: 'check-suite', repository, sha, branch, pulls, sender: senderOf(payload) };
}

function senderOf(payload: JsonObject): Sender {
  return {
    login: textAt(payload, 'sender', 'login') ?? '',
    isBot: textAt(payload, 'sender', 'type') !== 'User',
  };
}

/** By the account and, where GitHub names it, the App: never by the login alone. */
function isOwn(payload: JsonObject, { slug }: AppIdentity): boolean {
  const sender = objectAt(payload, 'sender');
  return textAt(payload, 'sender', 'login') === `${slug}[bot]` && getOwn(sender ?? {}, 'type') === 'Bot';
}

function repositoryOf(payload: JsonObject): RepositoryName | null {
  const owner = textAt(payload, 'repository', 'owner', 'login');
  const name = textAt(payload, 'repository', 'name');
  const installation = numberAt(payload, 'installation', 'id');
  if (owner === null || name === null || installation === null) return null;
  return { installation, owner, name };
}

function pullsOf(check: JsonObject | null): number[] {
  const pulls = getOwn(check ?? {}, 'pull_requests');
  if (!Array.isArray(pulls)) return [];
  return pulls.flatMap((pull) => {
    const number = isJsonObject(pull) ? getOwn(pull, 'number') : undefined;
    return typeof number === 'number' ? [number] : [];
  });
}

function isCommit(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text) && !/^0+$/.test(text);
}

function at(object: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = object;
  for (const key of path) value = isJsonObject(value) ? getOwn(value, key) : undefined;
  return value;
}

function objectAt(object: JsonObject, ...path: readonly string[]): JsonObject | null {
  const value = at(object, path);
  return isJsonObject(value) ? value : null;
}

function textAt(object: JsonObject, ...path: readonly string[]): string | null {
  const value = at(object, path);
  return typeof value === 'string' ? value : null;
}

function numberAt(object: JsonObject, ...path: readonly string[]): number | null {
  const value = at(object, path);
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
