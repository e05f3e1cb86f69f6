import { afterEach, beforeEach, expect } from '@jest/globals';
import type { Permissions } from '../../../src/simulator/github/access/permissions.ts';
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../../src/simulator/github/fake-github.ts';
import type { Repository } from '../../../src/simulator/github/state/repository.ts';
import { assertJudged } from '../../support/github-judge.ts';

export const REPO = '/repos/acme/fabric';
export const ALL_WRITE: Partial<Permissions> = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  pull_requests: 'write',
  statuses: 'write',
};

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface GitHubStage {
  readonly fake: FakeGitHub;
  readonly repository: Repository;
  /** GITHUB_TOKEN that may write everything. */
  readonly token: string;
  /** `token` null: nobody signs in. Default: the stage's. */
  send(method: string, path: string, body?: unknown, token?: string | null): Promise<Reply>;
  graphql(query: string, variables: unknown, token?: string | null): Promise<Reply>;
}

/** A fresh fake before each test of the file; after each test every exchange is judged. */
export function githubStage(options: Partial<FakeGitHubOptions> = {}): GitHubStage {
  let fake: FakeGitHub | undefined;
  let token = '';
  const started = (): FakeGitHub => {
    if (fake === undefined) throw new Error('the fake runs only during a test');
    return fake;
  };
  beforeEach(async () => {
    fake = await startFakeGitHub({
      repositories: [
        {
          owner: 'acme',
          name: 'fabric',
          files: { 'README.md': 'Hello\n', 'fabric/vpc.yaml': 'kind: VPC\n' },
        },
      ],
      ...options,
    });
    token = fake.token({ kind: 'workflow', permissions: ALL_WRITE });
  });
  afterEach(async () => {
    await started().stop();
    assertJudged(started().requests);
  });
  const send: GitHubStage['send'] = (method, path, body, as = token) =>
    exchange(`${started().url}${path}`, method, body, as);
  return {
    get fake() {
      return started();
    },
    get repository() {
      return started().state.repository('acme/fabric');
    },
    get token() {
      return token;
    },
    send,
    graphql: (query, variables, as = token) =>
      exchange(started().graphqlUrl, 'POST', { query, variables }, as),
  };
}

async function exchange(url: string, method: string, body: unknown, token: string | null): Promise<Reply> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token !== null && { authorization: `token ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  };
}

/** Expects a refusal in GitHub's form. */
export function expectRefusal(reply: Reply, status: number, message: string): void {
  expect({ status: reply.status, body: reply.body }).toEqual({
    status,
    body: expect.objectContaining({ message, status: String(status) }),
  });
}

/** A field of an answer, by the way to it; undefined where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    value,
  );
}
