import { ConfigurationError } from '../../domain/shared/errors.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';

/** What of an event's payload a run looks at. */
export interface EventPayload {
  /** `repository.default_branch`. */
  readonly defaultBranch: string | null;
  readonly pullRequest: PullRequestFacts | null;
  readonly mergeGroup: { readonly headSha: string; readonly baseSha: string } | null;
  /** A push that deleted its ref. */
  readonly deleted: boolean;
  /** Of a `workflow_run`: the event that started the workflow it follows. */
  readonly followedEvent: string | null;
  /** Of a `workflow_run`: what it followed. */
  readonly followed: FollowedRun | null;
  /** Inputs of a `workflow_dispatch` that have a text. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly sender: string | null;
}

export interface FollowedRun {
  /** Commit that the run was about: of a pull request its head. */
  readonly headSha: string;
  /** Page of the run, or null. */
  readonly url: string | null;
}

export interface PullRequestFacts {
  readonly number: number;
  readonly headSha: string;
  readonly headBranch: string;
  readonly baseSha: string;
  /** Its head is in another repository, or in one that is gone. */
  readonly fromFork: boolean;
}

/** Reads the text of the event file. Throws ConfigurationError HHS-2011 that names what is missing, never its values. */
export function readPayload(text: string, eventName: string): EventPayload {
  const root = parsed(text);
  const pullRequest = objectIn(root, 'pull_request');
  const mergeGroup = objectIn(root, 'merge_group');
  return {
    defaultBranch: textIn(objectIn(root, 'repository'), 'default_branch'),
    pullRequest: pullRequest === null ? absent(eventName, 'pull_request') : pullRequestOf(pullRequest, root),
    mergeGroup:
      mergeGroup === null
        ? absent(eventName, 'merge_group')
        : {
            headSha: commitIn(mergeGroup, 'merge_group', 'head_sha'),
            baseSha: commitIn(mergeGroup, 'merge_group', 'base_sha'),
          },
    deleted: getOwn(root, 'deleted') === true,
    followedEvent: textIn(objectIn(root, 'workflow_run'), 'event'),
    followed: followedOf(objectIn(root, 'workflow_run')),
    inputs: textsOf(objectIn(root, 'inputs')),
    sender: textIn(objectIn(root, 'sender'), 'login'),
  };
}

function followedOf(run: JsonObject | null): FollowedRun | null {
  const headSha = textIn(run, 'head_sha');
  return headSha === null || !isCommit(headSha) ? null : { headSha, url: textIn(run, 'html_url') };
}

/** The part an event is about must be there; for every other event it need not. */
function absent(eventName: string, part: string): null {
  if (eventName === part) throw unusable(`it has no ${part}, although that is the event`);
  return null;
}

function pullRequestOf(pullRequest: JsonObject, root: JsonObject): PullRequestFacts {
  const head = objectIn(pullRequest, 'head');
  const base = objectIn(pullRequest, 'base');
  const number = getOwn(pullRequest, 'number');
  if (head === null || base === null || typeof number !== 'number') {
    throw unusable('its pull_request has no number, head or base');
  }
  const home = nameOf(objectIn(base, 'repo')) ?? nameOf(objectIn(root, 'repository'));
  const origin = nameOf(objectIn(head, 'repo'));
  return {
    number,
    headSha: commitIn(head, 'pull_request.head', 'sha'),
    headBranch: textIn(head, 'ref') ?? '',
    baseSha: commitIn(base, 'pull_request.base', 'sha'),
    // a fork that was deleted is no repository any more; with nothing to compare it is taken for a fork
    fromFork: origin === null || home === null || origin !== home,
  };
}

function nameOf(repository: JsonObject | null): string | null {
  return textIn(repository, 'full_name')?.toLowerCase() ?? null;
}

function commitIn(object: JsonObject, where: string, key: string): string {
  const text = textIn(object, key);
  if (text === null || !isCommit(text)) throw unusable(`${where}.${key} is no commit`);
  return text;
}

function isCommit(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

function parsed(text: string): JsonObject {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    throw unusable('it is no JSON');
  }
  if (!isJsonObject(root)) throw unusable('it is no JSON object');
  return root;
}

function textsOf(object: JsonObject | null): Record<string, string> {
  const entries = Object.entries(object ?? {});
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.filter(([, value]) => value.trim() !== ''));
}

function objectIn(object: JsonObject | null, key: string): JsonObject | null {
  const value: Json | undefined = object === null ? undefined : getOwn(object, key);
  return isJsonObject(value) ? value : null;
}

function textIn(object: JsonObject | null, key: string): string | null {
  const value = object === null ? undefined : getOwn(object, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

function unusable(why: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-2011',
    message: `the event file that GITHUB_EVENT_PATH names cannot be used: ${why}`,
    help: 'Run it as a step of a workflow; outside of one use the command line.',
  });
}
