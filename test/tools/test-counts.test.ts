import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../support/shared.ts';
import { withTree } from './planted-tree.ts';

const tool = join(projectRoot, 'tools', 'test-counts.mjs');

function sum(
  counts: readonly object[],
  runs: number,
  failedSteps = 0,
): { line: string; status: number | null } {
  const text = counts.map((one) => `${JSON.stringify(one)}\n`).join('');
  return withTree({ counts: text }, (root) => {
    const args = [tool, join(root, 'counts'), '--runs', `${runs}`, '--failed-steps', `${failedSteps}`];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { line: stdout.trim(), status };
  });
}

describe('the closing line of a run', () => {
  test('adds the runs and succeeds when nothing failed', () => {
    const counts = [
      { passed: 10, failed: 0, skipped: 2 },
      { passed: 5, failed: 0, skipped: 0 },
    ];
    expect(sum(counts, 2)).toEqual({ line: '15 passed, 0 failed, 2 skipped', status: 0 });
  });

  test('fails for a failed test', () => {
    expect(sum([{ passed: 10, failed: 1, skipped: 0 }], 1)).toEqual({
      line: '10 passed, 1 failed',
      status: 1,
    });
  });

  test('fails for a failed step', () => {
    expect(sum([{ passed: 10, failed: 0, skipped: 0 }], 1, 1)).toEqual({
      line: '10 passed, 1 failed',
      status: 1,
    });
  });

  test('fails for a run that left no record or ran no test', () => {
    expect(sum([{ passed: 10, failed: 0, skipped: 0 }], 2)).toEqual({
      line: '10 passed, 1 failed',
      status: 1,
    });
    expect(sum([{ passed: 0, failed: 0, skipped: 4 }], 1).status).toBe(1);
    expect(sum([], 1)).toEqual({ line: '0 passed, 1 failed', status: 1 });
  });

  test('counts as Jest reports, a suite that cannot start included', () => {
    const suites = {
      'package.json': '{"type":"commonjs"}',
      'a.test.js': 'test("yes", () => {}); test("no", () => { throw 1; }); test.skip("later", () => {});',
      'b.test.js': 'throw new Error("cannot start");',
    };
    const counts = withTree(suites, (root) => {
      const jest = join(projectRoot, 'node_modules', 'jest', 'bin', 'jest.js');
      const file = join(root, 'counts');
      const args = [
        jest,
        '--ci',
        '--rootDir',
        root,
        '--config',
        '{}',
        '--reporters',
        tool,
        '--watchman=false',
      ];
      spawnSync(process.execPath, args, { cwd: root, env: { ...process.env, TEST_COUNTS_FILE: file } });
      return JSON.parse(readFileSync(file, 'utf8'));
    });
    expect(counts).toEqual({ passed: 1, failed: 2, skipped: 1 });
  });
});
