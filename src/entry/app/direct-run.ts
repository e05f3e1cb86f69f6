import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkout, WantedCheckout } from '../../adapters/git/repository-cache.ts';
import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import type { ActionMode } from '../../domain/config/event-mode.ts';
import type { Untrusted } from '../../domain/config/untrusted.ts';
import type { CheckConclusion } from '../../domain/report/check-report.ts';
import { renderIdle } from '../../domain/report/refusal-markdown.ts';
import type { SyncError } from '../../domain/shared/errors.ts';
import type { RunFacts } from '../../domain/status/run-facts.ts';
import type { Log } from '../../ports/log.ts';
import { withConfiguration } from '../action/action-configuration.ts';
import type { ActionContext } from '../action/action-context.ts';
import type { ActionHost } from '../action/action-host.ts';
import { type ActionInputs, readInputs } from '../action/action-inputs.ts';
import { assertInCheckout } from '../action/checkout-path.ts';
import type { EventPayload, PullRequestFacts } from '../action/event-payload.ts';
import { type RunOrder, runOnFabric } from '../action/fabric-run.ts';
import { type GitHubDoor, githubDoor } from '../action/github-door.ts';
import { RunCheck } from '../action/run-check.ts';
import { CURRENT } from '../action/superseded.ts';
import { tellResult } from '../action/tell-result.ts';
import { withoutApp } from '../action/without-app.ts';
import { type ToldWatch, watchTelling } from './app-checks.ts';
import { appHost } from './app-host.ts';
import { kubeconfigFor } from './app-settings.ts';
import type { AppWorld } from './app-world.ts';
import { fabricKey } from './fabric-ways.ts';

/** What is looked at. Commits are those of the moment. */
export type RunSubject =
  | { readonly of: 'default-branch'; readonly head: string }
  | { readonly of: 'branch'; readonly branch: string; readonly head: string }
  | {
      readonly of: 'pull';
      readonly pull: PullRequestFacts;
      readonly baseBranch: string;
      readonly untrusted: Untrusted | null;
    }
  | { readonly of: 'merge-group'; readonly head: string; readonly base: string };

export interface DirectOrder {
  readonly repository: CoveredRepository;
  readonly fabric: string;
  readonly subject: RunSubject;
  readonly mode: ActionMode;
  readonly requestId: string;
  /** Nobody waits for a check of it. */
  readonly isQuiet: boolean;
  /** Without the cluster, whatever this machine has. Absent: with it, where it may be asked. */
  readonly isOffline?: boolean;
  /** As in the order of a run; absent: nothing follows. */
  readonly sequel?: NonNullable<RunOrder['sequel']>;
  readonly signal: AbortSignal;
}

export interface DirectResult {
  readonly conclusion: CheckConclusion;
  /** null: the fabric is switched off, nothing was looked at. */
  readonly facts: RunFacts | null;
  /** GitHub was away, so that not everything was told; null: it was. */
  readonly lost: SyncError | null;
  /** Something was written to GitHub. */
  readonly wrote: boolean;
}

/**
 * One run by this process: a checkout of the exact commit, and everything that the action does in one, under the token of
 * the installation. Throws SyncError where it could not begin.
 */
export async function runDirect(world: AppWorld, order: DirectOrder): Promise<DirectResult> {
  const place = await DirectPlace.make(world, order);
  try {
    return await runIn(world, place, order);
  } finally {
    await place.release();
    // it may have left a comment that is out of date by now
    if (order.subject.of === 'pull') world.settled.forget(fabricKey(order.repository, order.fabric));
  }
}

/** What a run finds itself in: what a workflow would have given to the action. */
export class DirectPlace {
  readonly host: ActionHost;
  /** Inputs without the configuration of the repository. */
  readonly read: ActionInputs;
  readonly context: ActionContext;
  readonly log: Log;
  readonly #telling: ToldWatch | null;
  readonly #release: () => Promise<void>;

  private constructor(
    parts: Pick<DirectPlace, 'host' | 'read' | 'context' | 'log'>,
    telling: ToldWatch | null,
    release: () => Promise<void>,
  ) {
    this.host = parts.host;
    this.read = parts.read;
    this.context = parts.context;
    this.log = parts.log;
    this.#telling = telling;
    this.#release = release;
  }

  static async make(world: AppWorld, order: DirectOrder): Promise<DirectPlace> {
    const { repository, fabric, mode, requestId, signal } = order;
    const token = await world.tokens.of(repository.installation);
    const checkout = await world.cache.checkout(wantedOf(order, token));
    const temp = await mkdtemp(join(world.temp, 'hedgehog-sync-run-'));
    const release = async () => {
      await rm(temp, { recursive: true, force: true });
      await checkout.release();
    };
    try {
      const { folder } = checkout;
      const repositoryName = `${repository.owner}/${repository.name}`;
      const log = world.log.child({ requestId, repository: repositoryName, fabric, mode });
      const given = await inputsOf(world, order, token);
      const key = fabricKey(repository, fabric);
      const host = appHost(world, { inputs: given, log, fabric: key, folder, temp, signal });
      const { runner, keepSecret } = host;
      const keep = (secret: string, as?: 'lines' | 'whole') => keepSecret(secret, as);
      const read = readInputs({ runner, environment: {}, cwd: folder, keepSecret: keep });
      const context = contextOf(world, order, { checkout, temp });
      return new DirectPlace(
        { host, read, context, log },
        doorOf(world, order, { context, read, host, log }),
        release,
      );
    } catch (error) {
      await release();
      throw error;
    }
  }

  get github(): GitHubDoor | null {
    return this.#telling?.door ?? null;
  }

  /** What GitHub did not take because it was away; null: nothing. */
  lost(): SyncError | null {
    return this.#telling?.lost() ?? null;
  }

  wrote(): boolean {
    return (this.github?.writes() ?? 0) > 0;
  }

  release(): Promise<void> {
    return this.#release();
  }
}

function wantedOf({ repository, subject }: DirectOrder, token: string): WantedCheckout {
  const { owner, name } = repository;
  const place = { owner, name, token };
  if (subject.of === 'pull') {
    const { headSha, baseSha } = subject.pull;
    return { ...place, commits: [headSha, baseSha], mergedInto: baseSha };
  }
  if (subject.of === 'merge-group') return { ...place, commits: [subject.head, subject.base] };
  return { ...place, commits: [subject.head] };
}

interface Places {
  readonly checkout: Checkout;
  readonly temp: string;
}

async function runIn(world: AppWorld, place: DirectPlace, order: DirectOrder): Promise<DirectResult> {
  const { fabric, mode, requestId, subject } = order;
  const { host, read, context, github, log } = place;
  const inputs = withoutApp(await withConfiguration(read, context, github, world.environment));
  assertInCheckout(inputs.values.path, context.workspace);
  const follows = order.sequel === undefined ? {} : { sequel: order.sequel };
  const basis = { host, inputs, context, mode, requestId, github, log, byApp: true, ...follows };
  if (inputs.policy?.enabled === false) {
    await idle(basis, fabric);
    return { conclusion: 'neutral', facts: null, lost: place.lost(), wrote: place.wrote() };
  }
  const isStatusRun = subject.of === 'default-branch';
  const settled = world.settled.of(fabricKey(order.repository, fabric));
  const run = await runOnFabric({ ...basis, isStatusRun, standing: CURRENT, settled });
  const conclusion = await tellResult(run).catch((error: unknown) => run.check.abandon(error));
  return { conclusion, facts: run.facts, lost: place.lost(), wrote: place.wrote() };
}

async function idle(basis: Omit<RunOrder, 'isStatusRun' | 'standing'>, fabric: string): Promise<void> {
  const { host, github, context, requestId, mode, log } = basis;
  const { clock, signal } = host;
  const about = {
    fabric,
    mode,
    requestId,
    commit: context.checkSha,
    url: context.runUrl,
    startedAt: clock.now(),
  };
  const check = new RunCheck({
    github,
    context,
    about,
    clock,
    log,
    signal,
    redact: (text) => host.redact(text),
  });
  if ((await check.begin()) === null) await check.complete(renderIdle(SWITCHED_OFF, about), clock.now());
}

const SWITCHED_OFF =
  'the fabric is switched off in the configuration of the repository (enabled: false), so nothing was done';

/** What a workflow would have given to the action. */
async function inputsOf(
  { settings }: AppWorld,
  { repository, fabric, requestId, subject, isOffline = false }: DirectOrder,
  token: string,
): Promise<Record<string, string>> {
  const isTrusted = subject.of !== 'branch' && !isUntrusted(subject);
  const file = isTrusted && !isOffline ? kubeconfigFor(settings, repository, fabric) : null;
  return {
    ...{ token, fabric, 'request-id': requestId, wait: settings.wait },
    // a process that was killed must not keep the next one waiting for long
    ...{ 'lease-duration': '15s', 'lease-wait': '30s' },
    ...(settings.settle === null ? {} : { settle: settings.settle }),
    'status-branch': settings.statusBranch,
    // the text, so that the checkout cannot stand for the file
    ...(file === null ? {} : { kubeconfig: await readFile(file, 'utf8') }),
  };
}

export function isUntrusted(subject: RunSubject): boolean {
  return subject.of === 'pull' && subject.untrusted !== null;
}

function doorOf(
  { gates, repositories: { memory } }: AppWorld,
  { isQuiet, repository }: DirectOrder,
  { context, read: { values }, host, log }: Pick<DirectPlace, 'host' | 'read' | 'context' | 'log'>,
): ToldWatch | null {
  const redact = (text: string) => host.redact(text);
  const gate = gates.of(repository.installation);
  const door = githubDoor({ ...{ context, values, clock: host.clock, log, gate, memory }, redact });
  return door === null ? null : watchTelling(door, isQuiet);
}

function contextOf({ settings }: AppWorld, order: DirectOrder, { checkout, temp }: Places): ActionContext {
  const { repository, subject, requestId } = order;
  const { serverUrl, apiUrl, graphqlUrl } = settings;
  return {
    ...subjectContext(repository, subject),
    ...{ owner: repository.owner, repo: repository.name, serverUrl, apiUrl, graphqlUrl },
    sha: checkout.commit,
    runUrl: null,
    defaultRequestId: requestId,
    workspace: checkout.folder,
    tempFolder: temp,
    debug: false,
  };
}

type SubjectContext = Pick<
  ActionContext,
  'eventName' | 'payload' | 'checkSha' | 'baseSha' | 'ref' | 'branch' | 'untrusted'
>;

function subjectContext({ defaultBranch }: CoveredRepository, subject: RunSubject): SubjectContext {
  const payload: EventPayload = {
    ...{ defaultBranch, pullRequest: null, mergeGroup: null, deleted: false },
    ...{ followedEvent: null, followed: null, inputs: {}, sender: null },
  };
  const nobody = { payload, baseSha: null, untrusted: null };
  if (subject.of === 'pull') {
    const { pull, untrusted } = subject;
    return {
      eventName: 'pull_request',
      payload: { ...payload, pullRequest: pull },
      ...{ checkSha: pull.headSha, baseSha: pull.baseSha, ref: `refs/pull/${pull.number}/merge` },
      branch: pull.headBranch,
      untrusted,
    };
  }
  if (subject.of === 'merge-group') {
    const { head, base } = subject;
    return {
      ...nobody,
      eventName: 'merge_group',
      payload: { ...payload, mergeGroup: { headSha: head, baseSha: base } },
      ...{ checkSha: head, baseSha: base, ref: '', branch: null },
    };
  }
  const branch = subject.of === 'branch' ? subject.branch : defaultBranch;
  return { ...nobody, eventName: 'push', checkSha: subject.head, ref: `refs/heads/${branch}`, branch };
}
