import { FaultRules } from '../http/fault-rules.ts';
import { type ServerClock, SYSTEM_CLOCK } from '../kube-apiserver/clock.ts';
import { AppRegistry } from './access/app-registry.ts';
import { Budgets, type Resource } from './access/budgets.ts';
import { BurstWatch, GITHUB_LIMITS, type SecondaryLimits } from './access/secondary-limits.ts';
import { type TokenRequest, Tokens } from './access/tokens.ts';
import { BlobServer } from './http/blob-server.ts';
import type { GitHubFault, GitHubFaultRule } from './http/faults.ts';
import { GitHubListener } from './http/http-listener.ts';
import { Links } from './http/links.ts';
import type { RequestRecord } from './http/request-record.ts';
import { Router } from './http/router.ts';
import { rateLimitOperation } from './rest/accounts.ts';
import { appOperations } from './rest/apps.ts';
import { deliveryOperations } from './rest/hook-deliveries.ts';
import { REPOSITORY_OPERATIONS_SERVED } from './rest/operations.ts';
import { TEAM_OPERATIONS } from './rest/teams.ts';
import { closeEmptiedPulls } from './state/close-emptied-pulls.ts';
import { GitHubState } from './state/github-state.ts';
import { PeoplePages } from './state/people-pages.ts';
import type { RepositoryOptions } from './state/repository.ts';
import { AppControl } from './webhooks/app-control.ts';
import { eventsOf } from './webhooks/events-of.ts';
import { Webhooks } from './webhooks/webhooks.ts';

export interface FakeGitHubOptions {
  /** More can be added by `state.addRepository`. */
  readonly repositories?: readonly RepositoryOptions[];
  readonly clock?: ServerClock;
  /** Limits against bursts. Default: GitHub's. */
  readonly limits?: SecondaryLimits;
  /** Requests an hour of every caller. Default: GitHub's. */
  readonly hourly?: number;
  /** Address of the pages for people. Default: `https://github.com`. */
  readonly html?: string;
  /** Default: a free one. */
  readonly port?: number;
}

/** Events to the outside, and what can go wrong on their way. */
export interface WebhookControl
  extends Pick<Webhooks, 'hold' | 'release' | 'sendTimes' | 'waitAtMost' | 'settled' | 'deliveries'> {
  /** `app`: slug of the installed App that it belongs to; absent: a hook of all repositories. The result takes it back. */
  register(url: string, secret: string, app?: string): () => void;
}

export interface FakeGitHub {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** REST, as `GITHUB_API_URL` has it: the same as `url`. `<url>/api/v3` is served as well. */
  readonly apiUrl: string;
  /** As `GITHUB_GRAPHQL_URL` has it. `<url>/api/graphql` is served as well. */
  readonly graphqlUrl: string;
  /** Everything it knows, to be read and to be changed past all rights. */
  readonly state: GitHubState;
  /** Makes a token. What is not named under `permissions` is none. */
  token(request: TokenRequest): string;
  /** From now on this token gets 401. */
  revoke(token: string): void;
  /** Sets how many requests the token has left, and in how many seconds it gets a new budget. */
  setBudget(token: string, resource: Resource, remaining: number, resetInSeconds?: number): void;
  /** The result takes the rule back. */
  fault(rule: GitHubFaultRule): () => void;
  /** Apps that sign in by their own key. */
  readonly apps: AppControl;
  readonly webhooks: WebhookControl;
  /** Buttons that people press. */
  readonly pages: PeoplePages;
  /** What came in so far, oldest first. */
  readonly requests: readonly RequestRecord[];
  clearRequests(): void;
  /** Requests so far that asked to change something, carried out or not. */
  writes(): number;
  /** Ends connections at once. Idempotent. */
  stop(): Promise<void>;
}

/**
 * A GitHub in this process, over real HTTP on the loopback interface: the part of its REST and GraphQL interfaces that
 * the product uses, with the rules that bite. It holds everything in memory; git objects have their true ids.
 */
export async function startFakeGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const state = new GitHubState(clock);
  for (const repository of options.repositories ?? []) state.addRepository(repository);
  const tokens = new Tokens(clock);
  const apps = new AppRegistry(clock);
  const webhooks = new Webhooks(state);
  const budgets = new Budgets(clock, options.hourly ?? null);
  const faults = new FaultRules<GitHubFault>();
  const requests: RequestRecord[] = [];
  const html = options.html ?? 'https://github.com';
  const blobs = new BlobServer((id) => artifactBytes(state, id));
  const listener = new GitHubListener({
    state,
    tokens,
    budgets,
    bursts: new BurstWatch(clock, options.limits ?? GITHUB_LIMITS),
    apps,
    router: routerOf(budgets, apps, tokens, webhooks),
    html,
    blobs: (id) => blobs.urlOf(id),
    faults,
    clock,
    record: (entry) => void requests.push(entry),
  });
  const url = await listener.listen(options.port ?? 0);
  await blobs.listen();
  const links = new Links(url, html, (id) => blobs.urlOf(id));
  state.onHappening((happening) => {
    if (!webhooks.hasHooks && apps.all().length === 0) return;
    for (const event of eventsOf(happening, { state, links, apps })) webhooks.tell(event);
  });
  closeEmptiedPulls(state);
  let stopping: Promise<void> | undefined;
  return {
    url,
    apiUrl: url,
    graphqlUrl: `${url}/graphql`,
    state,
    token: (request) => tokens.create(request),
    revoke: (token) => tokens.revoke(token),
    setBudget: (token, resource, remaining, resetInSeconds) =>
      budgets.set(tokens.caller(token) ?? null, resource, remaining, resetInSeconds),
    fault: (rule) => faults.add(rule),
    pages: new PeoplePages(state),
    apps: new AppControl({ state, links, apps, webhooks }),
    webhooks: webhookControl(webhooks, apps),
    requests,
    clearRequests: () => {
      requests.length = 0;
    },
    writes: () => requests.filter(({ write }) => write).length,
    stop: () => {
      webhooks.stop();
      stopping ??= Promise.all([listener.stop(), blobs.stop()]).then(() => undefined);
      return stopping;
    },
  };
}

function routerOf(budgets: Budgets, apps: AppRegistry, tokens: Tokens, webhooks: Webhooks): Router {
  return new Router(REPOSITORY_OPERATIONS_SERVED, [
    rateLimitOperation(budgets),
    ...TEAM_OPERATIONS,
    ...appOperations(apps, tokens),
    ...deliveryOperations(webhooks),
  ]);
}

function webhookControl(webhooks: Webhooks, apps: AppRegistry): WebhookControl {
  return {
    register: (address, secret, app) =>
      webhooks.register(address, secret, app === undefined ? null : apps.named(app)),
    hold: () => webhooks.hold(),
    release: (reorder) => webhooks.release(reorder),
    sendTimes: (copies) => webhooks.sendTimes(copies),
    waitAtMost: (limitMs) => webhooks.waitAtMost(limitMs),
    settled: () => webhooks.settled(),
    get deliveries() {
      return webhooks.deliveries;
    },
  };
}

function artifactBytes(state: GitHubState, id: number): Buffer | undefined {
  for (const repository of state.repositories()) {
    const found = repository.artifacts.get(id);
    if (found !== undefined) return found.expired ? undefined : found.bytes;
  }
  return undefined;
}
