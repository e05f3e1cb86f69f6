import { resolve } from 'node:path';
import type { EventFacts } from '../../domain/config/event-mode.ts';
import { type Untrusted, untrustedOf } from '../../domain/config/untrusted.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import { type EventPayload, readPayload } from './event-payload.ts';

/** Where a run of the action stands: read once from the environment and the event file. */
export interface ActionContext {
  readonly eventName: string;
  readonly payload: EventPayload;
  readonly owner: string;
  readonly repo: string;
  /** Commit that the workflow runs on (`GITHUB_SHA`); of a pull request it is the merge with its base. */
  readonly sha: string;
  /** Commit that a check is made on: the head of a pull request, otherwise `sha`. */
  readonly checkSha: string;
  /** What a comparison without a cluster compares with: the base of a pull request or merge group. */
  readonly baseSha: string | null;
  readonly ref: string;
  /** Branch that is looked at; null: a tag, or none. */
  readonly branch: string | null;
  /** A pull request whose code the repository never agreed to: it gets no credentials. */
  readonly untrusted: Untrusted | null;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Page of the workflow run; null outside of one. */
  readonly runUrl: string | null;
  /** Number and attempt of the workflow run: the name of this run where nobody gave it one. */
  readonly defaultRequestId: string;
  /** Folder of the checkout. */
  readonly workspace: string;
  /** Folder for files that only this job needs. */
  readonly tempFolder: string;
  /** Debugging was switched on for the run. */
  readonly debug: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the surroundings of a step. `readText` reads the event file; `cwd` stands in for a missing workspace. Throws
 * ConfigurationError HHS-2011 (event file) or HHS-2012 (a variable).
 */
export function readActionContext(
  environment: Environment,
  readText: (path: string) => string,
  folders: { readonly cwd: string; readonly temp: string },
): ActionContext {
  const eventName = variable(environment, 'GITHUB_EVENT_NAME', /^[a-z_]{1,100}$/);
  const [owner = '', repo = ''] = variable(
    environment,
    'GITHUB_REPOSITORY',
    /^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/,
  ).split('/');
  const sha = variable(environment, 'GITHUB_SHA', /^([0-9a-f]{40}|[0-9a-f]{64})$/);
  const ref = environment.GITHUB_REF ?? '';
  const payload = readPayload(eventText(environment, readText), eventName);
  const { pullRequest, mergeGroup } = payload;
  const serverUrl = address(environment, 'GITHUB_SERVER_URL', 'https://github.com');
  const apiUrl = address(environment, 'GITHUB_API_URL', apiOf(serverUrl));
  const runId = environment.GITHUB_RUN_ID ?? '';
  return {
    eventName,
    payload,
    owner,
    repo,
    sha,
    checkSha: pullRequest?.headSha ?? mergeGroup?.headSha ?? sha,
    baseSha: pullRequest?.baseSha ?? mergeGroup?.baseSha ?? null,
    ref,
    branch: pullRequest?.headBranch ?? branchOf(ref),
    untrusted: untrustedRun(payload, environment),
    serverUrl,
    apiUrl,
    graphqlUrl: address(environment, 'GITHUB_GRAPHQL_URL', graphqlOf(apiUrl)),
    runUrl: /^\d+$/.test(runId) ? `${serverUrl}/${owner}/${repo}/actions/runs/${runId}` : null,
    defaultRequestId: runNumber(environment) ?? `run-${sha.slice(0, 12)}-${attemptOf(environment)}`,
    workspace: resolve(environment.GITHUB_WORKSPACE ?? folders.cwd),
    tempFolder: environment.RUNNER_TEMP ?? folders.temp,
    debug: environment.RUNNER_DEBUG === '1',
  };
}

/** Names a run of a workflow by its number and attempt; null: it has none. */
export function runNumber(environment: Environment): string | null {
  const runId = environment.GITHUB_RUN_ID ?? '';
  return runId === '' ? null : `run-${runId}-${attemptOf(environment)}`;
}

function attemptOf({ GITHUB_RUN_ATTEMPT }: Environment): string {
  return GITHUB_RUN_ATTEMPT ?? '1';
}

/** The event as the decision sees it. `defaultBranch`: null where nobody knows it. */
export function eventFacts(context: ActionContext, defaultBranch: string | null): EventFacts {
  const { eventName, payload } = context;
  return {
    name: eventName,
    onDefaultBranch: isOnDefaultBranch(context, defaultBranch),
    deleted: payload.deleted && eventName === 'push',
    followsPullRequest: /^pull_request(_target)?$/.test(payload.followedEvent ?? ''),
    dispatchedMode: payload.inputs.mode ?? null,
  };
}

/** Whether the run is one of the default branch itself, so that its result is the state of the fabric. */
export function isOnDefaultBranch(context: ActionContext, defaultBranch: string | null): boolean {
  const { eventName, payload, ref } = context;
  if (payload.pullRequest !== null || payload.mergeGroup !== null) return false;
  // a schedule runs on nothing else, and its payload says the least
  if (eventName === 'schedule') return true;
  return defaultBranch !== null && ref === `refs/heads/${defaultBranch}`;
}

/**
 * A token and secrets are given by who started the run. Somebody who re-runs a run of Dependabot's does not change that,
 * so the first actor counts; a person who pushes to a branch of its is trusted.
 */
function untrustedRun({ pullRequest, sender }: EventPayload, environment: Environment): Untrusted | null {
  return pullRequest === null ? null : untrustedOf(pullRequest.fromFork, environment.GITHUB_ACTOR ?? sender);
}

function branchOf(ref: string): string | null {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
}

function eventText(environment: Environment, readText: (path: string) => string): string {
  const path = environment.GITHUB_EVENT_PATH ?? '';
  if (path === '') throw missing('GITHUB_EVENT_PATH', 'is not set');
  try {
    return readText(path);
  } catch (cause) {
    throw new ConfigurationError(
      {
        code: 'HHS-2011',
        message: `the event file ${path} cannot be read (${reasonOf(cause)})`,
        help: 'Run it as a step of a workflow; outside of one use the command line.',
      },
      { cause },
    );
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'not readable';
}

function variable(environment: Environment, name: string, form: RegExp): string {
  const text = environment[name] ?? '';
  if (text === '') throw missing(name, 'is not set');
  if (!form.test(text)) throw missing(name, 'does not have the right form');
  return text;
}

function address(environment: Environment, name: string, fallback: string): string {
  const text = environment[name] ?? '';
  if (text === '') return fallback;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw missing(name, 'is no http(s) address');
  }
  return text.replace(/\/+$/, '');
}

/** github.com has its API at a host of its own, an Enterprise server at a path. */
function apiOf(serverUrl: string): string {
  return serverUrl === 'https://github.com' ? 'https://api.github.com' : `${serverUrl}/api/v3`;
}

function graphqlOf(apiUrl: string): string {
  return `${apiUrl.replace(/\/api\/v3$/, '/api')}/graphql`;
}

function missing(name: string, why: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-2012',
    message: `the variable ${name}, which a runner of workflows sets, ${why}`,
    help: 'Run it as a step of a workflow; outside of one use the command line.',
  });
}
