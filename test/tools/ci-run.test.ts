import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../support/shared.ts';
import { withTree } from './planted-tree.ts';

const script = readFileSync(join(projectRoot, '.ci', 'run'), 'utf8');
const ok = '';
const fails = 'process.exitCode = 1;';

/** Stands in for npm: counts the tests that `cit` and `test` would have run, and lets a script fail by name. */
const npm = `#!/bin/sh
echo "npm $*" >> calls
case $1 in
  cit) mkdir -p node_modules; [ -z "$FIRST" ] || echo "$FIRST" >> "$TEST_COUNTS_FILE" ;;
esac
[ "$*" != 'run -s test:apiserver' ] || [ -z "$SECOND" ] || echo "$SECOND" >> "$TEST_COUNTS_FILE"
[ "$*" != "$FAILING" ]
`;

const tree = {
  '.ci/run': script,
  'bin/npm': npm,
  'tools/test-counts.mjs': readFileSync(join(projectRoot, 'tools', 'test-counts.mjs'), 'utf8'),
  'tools/check-imports.mjs': ok,
  'tools/check-purity.mjs': ok,
  'tools/check-sizes.mjs': ok,
  'tools/check-kind-names.mjs': ok,
  'tools/lint-workflows.mjs': ok,
  'tools/check-dist.mjs': ok,
  'dist/cli/index.js': ok,
};

const good = '{"passed":7,"failed":0,"skipped":1}';

interface CiRun {
  readonly status: number | null;
  readonly last: string;
  readonly stderr: string;
  readonly calls: string;
}

function ci(files: Readonly<Record<string, string>> = {}, env: Readonly<Record<string, string>> = {}): CiRun {
  return withTree({ ...tree, ...files }, (root) => {
    chmodSync(join(root, 'bin/npm'), 0o755);
    writeFileSync(join(root, 'calls'), '');
    const { status, stdout, stderr } = spawnSync('sh', ['.ci/run'], {
      cwd: root,
      encoding: 'utf8',
      env: {
        PATH: `${join(root, 'bin')}:${process.env.PATH}`,
        FIRST: good,
        SECOND: good,
        FAILING: '',
        ...env,
      },
    });
    const last = stdout.trimEnd().split('\n').at(-1) ?? '';
    return { status, last, stderr, calls: readFileSync(join(root, 'calls'), 'utf8') };
  });
}

describe('.ci/run', () => {
  test('ends with the sum of both runs of tests', () => {
    expect(ci()).toMatchObject({ status: 0, last: '14 passed, 0 failed, 2 skipped' });
  });

  test('installs once, first of all', () => {
    const { calls } = ci();
    expect(calls.split('\n')[0]).toBe('npm cit');
    expect(calls.match(/npm (ci|cit|install)\b/g)).toHaveLength(1);
  });

  test.each([
    ['lint', {}, { FAILING: 'run -s lint' }],
    ['a check', { 'tools/check-purity.mjs': fails }, {}],
    ['a stale bundle', { 'tools/check-dist.mjs': fails }, {}],
    ['a stale generated file', {}, { FAILING: 'run -s generate:check' }],
    ['the demo', { 'dist/cli/index.js': fails }, {}],
  ])('fails for %s, and still runs the rest', (_what, files, env) => {
    const run = ci(files, env);
    expect(run).toMatchObject({ status: 1, last: '14 passed, 1 failed, 2 skipped' });
    expect(run.stderr).toContain('failed:\n  ');
  });

  test('counts failed tests once', () => {
    const FIRST = '{"passed":6,"failed":2,"skipped":0}';
    expect(ci({}, { FIRST, FAILING: 'cit' })).toMatchObject({
      status: 1,
      last: '13 passed, 2 failed, 1 skipped',
    });
  });

  test('fails when tests pass but their program does not', () => {
    expect(ci({}, { FAILING: 'cit' })).toMatchObject({ status: 1, last: '14 passed, 1 failed, 2 skipped' });
  });

  test('fails when no test was counted', () => {
    expect(ci({}, { FIRST: '' })).toMatchObject({ status: 1, last: '7 passed, 1 failed, 1 skipped' });
  });

  test('fails where no kube-apiserver can be had', () => {
    const run = ci({}, { SECOND: '', FAILING: 'run -s test:apiserver' });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('tests on a real kube-apiserver');
  });

  test('can be started, runs every check there is, and names no folder of a machine', () => {
    expect(statSync(join(projectRoot, '.ci', 'run')).mode & 0o111).toBe(0o111);
    const checks = readdirSync(join(projectRoot, 'tools')).filter((name) => name.startsWith('check-'));
    expect(checks.filter((name) => !script.includes(`node tools/${name}`))).toEqual([]);
    expect(script.replace('#!/bin/sh', '').replaceAll('/dev/null', '')).not.toMatch(/(^|[\s"'=])\/\w/);
  });
});
