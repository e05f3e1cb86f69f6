import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Redaction } from '../../src/adapters/logging/redaction.ts';
import { sha256Digest } from '../../src/adapters/system/sha256-digest.ts';
import { readStatus } from '../../src/domain/status/read-status.ts';
import { runAction } from '../../src/entry/action/run-action.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { type FakeGitHub, startFakeGitHub } from '../../src/simulator/github/fake-github.ts';
import type { GitHubFault } from '../../src/simulator/github/http/faults.ts';
import type { Repository } from '../../src/simulator/github/state/repository.ts';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { servers } from '../e2e/action-fabric.ts';
import { eventFiles } from '../entry/action/event-files.ts';
import { FabricWorkspace } from '../support/fabric-workspace.ts';
import { pushCommits } from '../support/push-commits.ts';
import { recordingRunner } from '../support/recording-runner.ts';

const LIMIT = 120_000;
const STATUS = 'hedgehog-sync/status';

/** A clock on which a sleep is over at once, and the time with it. */
function hastyClock(): Clock {
  let slept = 0;
  return {
    now: () => new Date(Date.now() + slept).toISOString(),
    epochMs: () => Date.now() + slept,
    monotonicMs: () => performance.now() + slept,
    sleep: (ms, signal) => {
      if (signal?.aborted === true) return Promise.reject(signal.reason);
      slept += ms;
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const answer = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GitHubFault => ({
  type: 'answer',
  status,
  body: { message },
  headers,
});

const FAULTS: readonly (readonly [string, GitHubFault])[] = [
  ['401', answer(401, 'Bad credentials')],
  ['403 for a right', answer(403, 'Resource not accessible by integration')],
  [
    '403 for the rate',
    answer(403, 'API rate limit exceeded', {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '99999999999',
    }),
  ],
  ['403 for a burst', answer(403, 'You have exceeded a secondary rate limit', { 'retry-after': '1' })],
  [
    '403 for abuse',
    answer(403, 'You have triggered an abuse detection mechanism', { 'retry-after': '99999' }),
  ],
  ['404', answer(404, 'Not Found')],
  ['409', answer(409, 'Conflict')],
  ['422', answer(422, 'Validation Failed')],
  ['429', answer(429, 'Too many requests', { 'retry-after': '1' })],
  ['500', answer(500, 'Server Error')],
  ['502', answer(502, 'Bad Gateway')],
  ['502 after it was done', { type: 'answer', status: 502, body: 'Bad Gateway', after: true }],
  ['a reset', { type: 'reset' }],
  ['a reset after it was done', { type: 'reset', after: true }],
  ['half an answer', { type: 'truncate' }],
];

describe('GitHub failing at each request of an apply', () => {
  let server: EmbeddedApiServer;
  let workspace: FabricWorkspace;
  let folder: string;
  let fake: FakeGitHub;
  let repository: Repository;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-faults-'));
    workspace = new FabricWorkspace();
    workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    workspace.commit();
    writeFileSync(join(folder, 'event.json'), JSON.stringify(eventFiles.push()));
    server = await startEmbeddedApiServer();
  });
  afterAll(async () => {
    await server.stop();
    workspace.remove();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    fake = await startFakeGitHub({ repositories: [{ owner: 'acme', name: 'fabrics' }] });
    repository = fake.state.repository('acme/fabrics');
    pushCommits(workspace.root, repository, 'refs/heads/main');
  });
  afterEach(async () => await fake.stop());

  async function apply() {
    const token = fake.token({ kind: 'workflow', permissions: { checks: 'write', contents: 'write' } });
    const redaction = new Redaction();
    const inputs = { token, path: 'fabric', fabric: 'lab', kubeconfig: server.kubeconfig(), settle: '0s' };
    const runner = recordingRunner(inputs);
    const code = await runAction({
      cwd: workspace.root,
      environment: {
        PATH: process.env.PATH,
        GITHUB_EVENT_NAME: 'push',
        GITHUB_EVENT_PATH: join(folder, 'event.json'),
        GITHUB_REPOSITORY: 'acme/fabrics',
        GITHUB_SHA: repository.head(),
        GITHUB_REF: 'refs/heads/main',
        GITHUB_API_URL: fake.apiUrl,
        GITHUB_GRAPHQL_URL: fake.graphqlUrl,
        GITHUB_RUN_ID: '7',
        RUNNER_TEMP: folder,
      },
      runner,
      clock: hastyClock(),
      redact: (text) => redaction.apply(text),
      keepSecret: (secret, as) => redaction.add(secret, as),
      forgetInputs: () => undefined,
      signal: new AbortController().signal,
      temp: folder,
    });
    return { code, runner };
  }

  /** What became of the status: whole, or not there at all. */
  function statusIs(): 'absent' | 'whole' {
    const files = repository.files(STATUS);
    if (files.size === 0) return 'absent';
    expect(readStatus(files.get('lab/status.json') ?? null, sha256Digest)).toMatchObject({ result: 'ok' });
    expect([...files.keys()]).toEqual(expect.arrayContaining(['lab/STATUS.md', 'audit.jsonl']));
    expect(repository.log(STATUS)).toHaveLength(1);
    return 'whole';
  }

  let requests = 0;
  test(
    'counts the requests of a run without faults',
    async () => {
      const { code, runner } = await apply();
      expect(runner.lines.join('\n')).not.toContain('error');
      expect([code, statusIs(), [...repository.checkRuns.values()][0]?.conclusion]).toEqual([
        0,
        'whole',
        'success',
      ]);
      requests = fake.requests.length;
      expect(requests).toBeGreaterThan(5);
    },
    LIMIT,
  );

  test.each(FAULTS)(
    '%s, once or for ever: ends right, or says what was not done',
    async (_name, fault) => {
      for (let nth = 1; nth <= requests; nth += 1) {
        for (const times of [1, undefined]) {
          await fake.stop();
          fake = await startFakeGitHub({ repositories: [{ owner: 'acme', name: 'fabrics' }] });
          repository = fake.state.repository('acme/fabrics');
          pushCommits(workspace.root, repository, 'refs/heads/main');
          const rule = { fault, ...(times === undefined ? {} : { times }) };
          fake.fault({ nth, ...rule });
          if (times === undefined)
            for (let next = nth + 1; next < nth + 60; next += 1) fake.fault({ nth: next, fault });
          const { code, runner } = await apply();
          const where = `request ${nth}, ${times === undefined ? 'for ever' : 'once'}`;
          const check = [...repository.checkRuns.values()][0];
          const isTold = runner.page;
          expect({ where, summary: isTold.includes('**Is it safe?**'), code: [0, 1].includes(code) }).toEqual(
            {
              where,
              summary: true,
              code: true,
            },
          );
          if (statusIs() === 'absent') {
            expect({
              where,
              told: /status was not written|whether the status was written/.test(isTold),
            }).toEqual({ where, told: true });
          }
          if (check?.status === 'completed') {
            expect({ where, agrees: check.conclusion === runner.outputs.conclusion }).toEqual({
              where,
              agrees: true,
            });
          } else expect({ where, told: /check run/.test(isTold) }).toEqual({ where, told: true });
          expect(repository.checkRuns.size).toBeLessThanOrEqual(1);
          expect({ where, few: fake.writes() <= 10 }).toEqual({ where, few: true });
        }
      }
    },
    LIMIT,
  );
});
