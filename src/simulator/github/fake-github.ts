import { type ServerClock, SYSTEM_CLOCK } from '../kube-apiserver/clock.ts';
import { Budgets, type Resource } from './access/budgets.ts';
import { BurstWatch, GITHUB_LIMITS, type SecondaryLimits } from './access/secondary-limits.ts';
import { type TokenRequest, Tokens } from './access/tokens.ts';
import { type GitHubFaultRule, GitHubFaults } from './http/faults.ts';
import { GitHubListener } from './http/http-listener.ts';
import type { RequestRecord } from './http/request-record.ts';
import { Router } from './http/router.ts';
import { rateLimitOperation } from './rest/accounts.ts';
import { REPOSITORY_OPERATIONS_SERVED } from './rest/operations.ts';
import { GitHubState } from './state/github-state.ts';
import type { RepositoryOptions } from './state/repository.ts';

export interface FakeGitHubOptions {
  /** More can be added by `state.addRepository`. */
  readonly repositories?: readonly RepositoryOptions[];
  readonly clock?: ServerClock;
  /** Limits against bursts. Default: GitHub's. */
  readonly limits?: SecondaryLimits;
  /** Address of the pages for people. Default: `https://github.com`. */
  readonly html?: string;
  /** Default: a free one. */
  readonly port?: number;
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
  const tokens = new Tokens();
  const budgets = new Budgets(clock);
  const faults = new GitHubFaults();
  const requests: RequestRecord[] = [];
  const listener = new GitHubListener({
    state,
    tokens,
    budgets,
    bursts: new BurstWatch(clock, options.limits ?? GITHUB_LIMITS),
    router: new Router(REPOSITORY_OPERATIONS_SERVED, [rateLimitOperation(budgets)]),
    html: options.html ?? 'https://github.com',
    faults,
    clock,
    record: (entry) => {
      requests.push(entry);
    },
  });
  const url = await listener.listen(options.port ?? 0);
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
    requests,
    clearRequests: () => {
      requests.length = 0;
    },
    writes: () => requests.filter(({ write }) => write).length,
    stop: () => {
      stopping ??= listener.stop();
      return stopping;
    },
  };
}
