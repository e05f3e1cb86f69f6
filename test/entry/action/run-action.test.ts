import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { ACTION_OUTPUTS } from '../../../src/domain/config/action-outputs.ts';
import { readMarker } from '../../../src/domain/report/marker.ts';
import { runAction } from '../../../src/entry/action/run-action.ts';
import { type FakeGitHub, startFakeGitHub } from '../../../src/simulator/github/fake-github.ts';
import { assertJudged } from '../../support/github-judge.ts';
import { serverYaml } from '../../support/operation-stage.ts';
import { type RecordingRunner, recordingRunner } from '../../support/recording-runner.ts';
import { eventFiles } from './event-files.ts';

let root: string;
let workspace: string;
let fake: FakeGitHub;
let sha: string;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'hedgehog-sync-run-'));
  workspace = join(root, 'work');
  mkdirSync(join(workspace, 'lab'), { recursive: true });
  mkdirSync(join(root, 'other'));
  for (const folder of [join(workspace, 'lab'), join(root, 'other')])
    writeFileSync(join(folder, 'server.yaml'), serverYaml('server-1', 'one'));
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'first');
  fake = await startFakeGitHub({
    repositories: [{ owner: 'acme', name: 'fabrics', files: { 'lab/server.yaml': 'kind: Server\n' } }],
  });
  sha = fake.state.repository('acme/fabrics').head() ?? '';
});
afterEach(async () => {
  await fake.stop();
  rmSync(root, { recursive: true, force: true });
  assertJudged(fake.requests);
});

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  execFileSync('git', [...identity, ...args], { cwd: workspace });
}

interface Call {
  readonly event?: string;
  readonly payload?: object;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

async function run(call: Call = {}): Promise<{ readonly code: number; readonly runner: RecordingRunner }> {
  const { event = 'pull_request', payload = eventFiles.pullRequest({ head: sha, base: sha }) } = call;
  const token = fake.token({ kind: 'workflow', permissions: { checks: 'write', contents: 'write' } });
  const runner = recordingRunner({ token, path: 'lab', ...call.inputs });
  const eventPath = join(root, 'event.json');
  writeFileSync(eventPath, JSON.stringify(payload));
  const code = await runAction({
    cwd: workspace,
    environment: {
      PATH: process.env.PATH,
      GITHUB_ACTOR: 'somebody',
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_REPOSITORY: 'acme/fabrics',
      GITHUB_SHA: sha,
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_API_URL: fake.apiUrl,
      GITHUB_GRAPHQL_URL: fake.graphqlUrl,
      GITHUB_RUN_ID: '77',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: join(root, 'temp'),
      ...call.environment,
    },
    runner,
    clock: systemClock(),
    redact: (text) => text,
    keepSecret: () => undefined,
    forgetInputs: () => undefined,
    signal: new AbortController().signal,
    temp: root,
  });
  return { code, runner };
}

function checks() {
  return [...fake.state.repository('acme/fabrics').checkRuns.values()];
}

const outputNames = Object.keys(ACTION_OUTPUTS).sort();

describe('a run that cannot begin ends its check, because one that is required would be waited for', () => {
  test.each<[string, Call, string, string]>([
    ['an input that is wrong', { inputs: { 'fail-on': 'sometimes' } }, 'plan', 'HHS-2001'],
    ['a mode that there is not', { inputs: { mode: 'aply' } }, 'plan', 'HHS-2001'],
    ['an event that is refused', { event: 'pull_request_target' }, 'plan', 'HHS-2010'],
    ['an apply of a pull request', { inputs: { mode: 'apply' } }, 'plan', 'HHS-2010'],
    ['a path out of the checkout', { inputs: { path: '../other', fabric: 'lab' } }, 'plan', 'HHS-1104'],
    [
      'an event that says nothing',
      { event: 'release', payload: eventFiles.push(), inputs: { mode: 'auto' } },
      'validate',
      'HHS-2009',
    ],
  ])('%s', async (_title, call, mode, code) => {
    const ran = await run(call);
    expect(ran.code).toBe(1);
    expect(checks()).toHaveLength(1);
    const [check] = checks();
    expect(check).toMatchObject({
      name: `hedgehog-sync / lab / ${mode}`,
      headSha: sha,
      externalId: 'run-77-2',
      status: 'completed',
      conclusion: 'failure',
      title: expect.stringContaining(code),
    });
    expect(check?.summary).toContain('**What do I do next?**');
    expect(readMarker(check?.summary ?? '')).toMatchObject({ surface: 'check', fabric: 'lab', mode });
    expect(ran.runner.outputs).toMatchObject({ conclusion: 'failure', 'request-id': 'run-77-2' });
    expect(Object.keys(ran.runner.outputs).sort()).toEqual(outputNames);
    expect(ran.runner.page).toContain(code);
  });

  test('the name that was asked for is told, where it can be one', async () => {
    const good = await run({ inputs: { 'request-id': 'req-42', 'fail-on': 'sometimes' } });
    expect(good.runner.outputs['request-id']).toBe('req-42');
    const bad = await run({ inputs: { 'request-id': 'a b', 'fail-on': 'sometimes' } });
    expect(bad.runner.outputs['request-id']).toBe('run-77-2');
  });

  test('without a token there is no check, and the outputs are there', async () => {
    const { code, runner } = await run({ event: 'pull_request_target', inputs: { token: '' } });
    expect([code, checks().length]).toEqual([1, 0]);
    expect(runner.outputs['request-id']).toBe('run-77-2');
  });

  test('outside of a workflow the outputs are there, too', async () => {
    const { code, runner } = await run({ environment: { GITHUB_EVENT_PATH: '' } });
    expect([code, checks().length]).toEqual([1, 0]);
    expect(runner.outputs).toMatchObject({ conclusion: 'failure', 'request-id': 'run-77-2' });
  });

  test('where no check can be made the reason is in the log', async () => {
    fake.fault({ path: '/check-runs', fault: { type: 'answer', status: 403, body: { message: 'no' } } });
    const { code, runner } = await run({ event: 'pull_request_target' });
    expect(code).toBe(1);
    expect(runner.lines.join('\n')).toContain('There is no check run of this run');
    expect(runner.outputs['request-id']).toBe('run-77-2');
  });
});

describe('the path of a run', () => {
  test.each(['../..', '..', '/', '../work-2', '../other/server.yaml'])('%s is refused', async (path) => {
    const { code, runner } = await run({ inputs: { path, fabric: 'lab' } });
    expect(code).toBe(1);
    expect(runner.lines.join('\n')).toContain('HHS-1104');
    expect(runner.page).not.toContain('server-1');
  });

  test('is refused when a link leads out, and taken when it stays inside', async () => {
    symlinkSync(join(root, 'other'), join(workspace, 'out'));
    symlinkSync('lab', join(workspace, 'in'));
    expect((await run({ inputs: { path: 'out', fabric: 'lab' } })).runner.page).toContain('HHS-1104');
    const inside = await run({ inputs: { path: 'in', fabric: 'lab', mode: 'validate' } });
    expect(inside.runner.page).not.toContain('HHS-1104');
    expect(inside.runner.outputs.counts).toContain('"validated":1');
  });

  test('may be the checkout itself, absolute, or missing, which is told as such', async () => {
    for (const path of ['.', join(workspace, 'lab'), 'lab/..', '..data'])
      expect((await run({ inputs: { path, fabric: 'lab' } })).runner.page).not.toContain('HHS-1104');
    expect((await run({ inputs: { path: 'nowhere', fabric: 'lab' } })).runner.page).toContain('HHS-1101');
  });
});
