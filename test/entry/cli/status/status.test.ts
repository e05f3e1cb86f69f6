import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { publishedSchema } from '../../../../src/domain/report/json-schemas.ts';
import { renderStatusJson } from '../../../../src/domain/status/render-status.ts';
import type { StatusDocument } from '../../../../src/domain/status/status-document.ts';
import type { ComponentName } from '../../../../src/domain/status/status-state.ts';
import { runCli } from '../../../../src/entry/cli/run-cli.ts';
import { driftedStatus, sampleStatus } from '../../../domain/status/sample-status.ts';
import { capturedHost, cli } from '../captured-host.ts';

let clone = '';
const environment = { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };

function git(...args: readonly string[]): void {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', clone, ...who, ...args], { env: environment, stdio: 'pipe' });
}

/** The document as of this moment, so that it is not stale. */
function fresh(
  make: (change: Partial<StatusDocument>) => StatusDocument,
  fabric: string,
  change: Partial<StatusDocument> = {},
): string {
  const now = new Date().toISOString();
  const { components: before, times, history } = make({});
  const seen = (name: ComponentName) => ({ ...before[name], observedAt: now });
  const components = {
    git_sync: seen('git_sync'),
    kubernetes: seen('kubernetes'),
    fabric: seen('fabric'),
    watch: seen('watch'),
    connection: seen('connection'),
  };
  const [last] = history;
  return renderStatusJson(
    make({
      fabric,
      components,
      times: { ...times, attemptedAt: now, succeededAt: now, heartbeatAt: now },
      history: last === undefined ? [] : [{ ...last, endedAt: now }],
      ...change,
    }),
  );
}

/** Stores files on the status branch. */
function store(files: Readonly<Record<string, string>>): void {
  git('checkout', '--quiet', '--orphan', `hedgehog-sync/status`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), text);
  }
  git('add', '--all');
  git('commit', '--quiet', '--message', 'status');
  git('checkout', '--quiet', 'main');
}

const status = (...args: readonly string[]) => cli(['status', ...args], { cwd: clone, environment });

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'status-cli-'));
  git('init', '--quiet', '--initial-branch=main');
  git('commit', '--quiet', '--allow-empty', '--message', 'first');
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

describe('the command status', () => {
  test.each([
    ['healthy', () => fresh(sampleStatus, 'lab'), 0],
    ['drifted', () => fresh(driftedStatus, 'lab'), 3],
    ['stale', () => renderStatusJson(sampleStatus()), 1],
    ['edited by hand', () => fresh(sampleStatus, 'lab').replace('"main"', '"other"'), 1],
    ['written by a newer release', () => '{"version": 99}', 1],
    ['damaged', () => '{', 1],
  ])('of a fabric that is %s has its exit code', async (_what, text, code) => {
    store({ 'lab/status.json': text() });
    const run = await status();
    expect([run.code, run.stderr]).toEqual([code, '']);
    expect(run.stdout).toContain('Fabric lab: ');
  });

  test('of several fabrics has the code of the worst', async () => {
    store({
      'lab/status.json': fresh(sampleStatus, 'lab'),
      'prod/status.json': fresh(driftedStatus, 'prod'),
    });
    const { code, stdout } = await status();
    expect(code).toBe(3);
    expect(stdout).toMatch(/Fabric lab: healthy[\s\S]*Fabric prod: warning/);
    expect(await status('--fabric', 'lab')).toMatchObject({
      code: 0,
      stdout: expect.not.stringContaining('prod'),
    });
  });

  test('inside the directory of a fabric means that fabric', async () => {
    store({
      'lab/status.json': fresh(sampleStatus, 'lab'),
      'prod/status.json': fresh(driftedStatus, 'prod'),
    });
    mkdirSync(join(clone, 'fabrics/lab'), { recursive: true });
    expect(await status('fabrics/lab')).toMatchObject({
      code: 0,
      stdout: expect.not.stringContaining('prod'),
    });
    mkdirSync(join(clone, 'fabrics/new'));
    const absent = await status('fabrics/new');
    expect(absent.code).toBe(1);
    expect(absent.stdout).toContain('Fabric new: never synced');
    expect(absent.stdout).toContain('There is a status of lab and prod');
  });

  test('before the first run says how to get one', async () => {
    expect(await status()).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('There is no branch hedgehog-sync/status here.'),
    });
  });

  test('reads a file, and refuses what does not go with it', async () => {
    const file = join(clone, 'given.json');
    writeFileSync(file, fresh(sampleStatus, 'lab'));
    expect(await status('--file', 'given.json')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Read from file given.json.'),
    });
    for (const more of [['--fetch'], ['--fabric', 'lab']]) {
      const refused = await status('--file', file, ...more);
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('HHS-2008') });
    }
    expect(await status('--file', 'other.json')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('HHS-1101'),
    });
  });

  test('has a path that is not there named', async () => {
    expect(await status('nowhere')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/HHS-1101 nowhere: /),
    });
  });

  test('prints JSON as published, with statistics only when asked', async () => {
    store({ 'lab/status.json': fresh(driftedStatus, 'lab'), 'bad/status.json': '{' });
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(publishedSchema('status'));
    for (const [args, stats] of [
      [[], null],
      [['--stats'], expect.objectContaining({ total: expect.objectContaining({ runs: 1 }) })],
    ] as const) {
      const { code, stdout } = await status('--output', 'json', ...args);
      const result = JSON.parse(stdout);
      validate(result);
      expect(validate.errors ?? []).toEqual([]);
      expect(code).toBe(1);
      expect(result.fabrics).toMatchObject([
        { fabric: 'bad', result: 'damaged', status: null, stats: null },
        { fabric: 'lab', result: 'ok', status: { state: 'warning' }, stats },
      ]);
    }
  });

  test('prints an error as JSON when JSON was asked for', async () => {
    const { code, stdout } = await status('--output', 'json', '--path', tmpdir());
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ command: 'status', error: { code: 'HHS-1102' } });
  });

  test('shows the statistics as text', async () => {
    store({ 'lab/status.json': fresh(sampleStatus, 'lab') });
    const { code, stdout } = await status('--stats');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Fabric lab: 1 run from /);
  });
});

describe('status --watch', () => {
  /** Runs until something was printed for the `looks`th time, then as with Ctrl-C. */
  async function watched(looks: number, args: readonly string[], isTerminal = false) {
    const cancel = new AbortController();
    let left = looks;
    const captured = capturedHost({ cwd: clone, environment, isTerminal, signal: cancel.signal });
    const host = {
      ...captured.host,
      write(text: string) {
        captured.host.write(text);
        left -= 1;
        if (left === 0) cancel.abort(new Error('Ctrl-C'));
        if (left === 1) store2();
      },
    };
    const code = await runCli(['status', '--watch', '--interval', '1s', ...args], host);
    return { code, stdout: captured.stdout(), stderr: captured.stderr() };
  }

  /** Somebody changes the cluster, and a run tells. */
  function store2(): void {
    git('checkout', '--quiet', 'hedgehog-sync/status');
    writeFileSync(join(clone, 'lab/status.json'), fresh(driftedStatus, 'lab'));
    git('commit', '--quiet', '--all', '--message', 'status');
    git('checkout', '--quiet', 'main');
  }

  test('in a pipe prints a line on each change, and ends on Ctrl-C with the code of what it saw last', async () => {
    store({ 'lab/status.json': fresh(sampleStatus, 'lab') });
    const { code, stdout } = await watched(2, []);
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\d{4}-\S+Z lab healthy \d\.\d\d Git and cluster agree/);
    expect(lines[1]).toMatch(/^\d{4}-\S+Z lab warning \d\.\d\d Somebody changed/);
    expect(code).toBe(3);
  });

  test('in a pipe with JSON prints a document on one line on each change', async () => {
    store({ 'lab/status.json': fresh(sampleStatus, 'lab') });
    const { stdout } = await watched(2, ['--output', 'json']);
    const states = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).fabrics[0].status.state);
    expect(states).toEqual(['healthy', 'warning']);
  });

  test('on a terminal draws the whole status anew at each look', async () => {
    store({ 'lab/status.json': fresh(sampleStatus, 'lab') });
    const { stdout } = await watched(2, [], true);
    const screens = stdout.split('\u001b[H\u001b[2J').slice(1);
    expect(screens).toHaveLength(2);
    expect(screens[0]).toContain('healthy');
    expect(screens[1]).toContain('Looked at every 1s; Ctrl-C ends.');
  });

  test('before the first run says so once, and waits', async () => {
    const { code, stdout } = await watched(1, []);
    expect(stdout).toMatch(/^\S+ - never_synced - no status on branch hedgehog-sync\/status\n$/);
    expect(code).toBe(1);
  });
});
