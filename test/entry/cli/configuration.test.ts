import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../support/shared.ts';
import { cli } from './captured-host.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hedgehog-sync-config-'));
  for (const folder of ['.git', '.github', 'fabrics']) mkdirSync(join(root, folder));
  for (const name of ['lab', 'prod']) {
    cpSync(join(projectRoot, 'examples/sample-fabric'), join(root, 'fabrics', name), { recursive: true });
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const TWO = 'fabrics:\n  - { name: one, path: fabrics/lab }\n  - { name: two, path: fabrics/prod }\n';

function configure(text: string, path = '.github/hedgehog-sync.yml'): void {
  writeFileSync(join(root, path), text);
}

const run = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}, cwd = root) =>
  await cli(args, { cwd, environment });

async function fabricOf(args: readonly string[], environment = {}, cwd = root): Promise<string> {
  const { stdout } = await run(['validate', ...args, '--output', 'json'], environment, cwd);
  return String((JSON.parse(stdout) as { readonly fabric: unknown }).fabric);
}

describe('the configuration of the repository', () => {
  test('says which fabric is meant: by name, by path, by the place of the run', async () => {
    configure(TWO);
    expect(await fabricOf(['--fabric', 'two'])).toBe('two');
    expect(await fabricOf([], { HEDGEHOG_SYNC_FABRIC: 'two' })).toBe('two');
    expect(await fabricOf(['fabrics/lab'])).toBe('one');
    expect(await fabricOf([], {}, join(root, 'fabrics/prod'))).toBe('two');
    expect(await fabricOf(['fabrics/prod'], {}, root)).toBe('two');
  });

  test('is asked for a name where it has several', async () => {
    configure(TWO);
    const { code, stderr } = await run(['validate']);
    expect(code).toBe(1);
    expect(stderr).toContain('HHS-1237 .github/hedgehog-sync.yml has 2 fabrics');
    expect(stderr).toContain('--fabric: one, two');
  });

  test('comes after flag and environment', async () => {
    configure('fabrics: [{ name: one, path: fabrics/lab, include: [vpcs.yaml] }]\n');
    const files = async (args: readonly string[], environment = {}) => {
      const { stdout } = await run(['validate', '--output', 'json', ...args], environment);
      return (JSON.parse(stdout) as { readonly coverage: { readonly files: number } }).coverage.files;
    };
    expect(await files([])).toBe(1);
    expect(await files([], { HEDGEHOG_SYNC_INCLUDE: 'vpcs.yaml,switches.yaml' })).toBe(2);
    expect(
      await files(['--include', 'vpcs.yaml', '--include', 'servers.yaml', '--include', 'switches.yaml']),
    ).toBe(3);
  });

  test('may stand in another file, and must be there when it is named', async () => {
    configure('fabrics: [{ name: other, path: fabrics/lab }]\n', 'mine.yml');
    expect(await fabricOf(['--config', 'mine.yml'])).toBe('other');
    expect(await fabricOf([], { HEDGEHOG_SYNC_CONFIG: 'mine.yml' })).toBe('other');
    const { code, stderr } = await run(['validate', '--config', 'nowhere.yml']);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('HHS-1210 the configuration nowhere.yml cannot be used'),
    ]);
  });

  test('without a file a run is as it was', async () => {
    expect(await fabricOf(['fabrics/lab'])).toBe('lab');
  });

  test('with errors: validate tells each with its line, and what else it finds', async () => {
    configure('fabrics:\n  - name: one\n    path: fabrics/lab\n    intervall: 5m\n    mode: aply\n');
    const { code, stdout } = await run(['validate', 'fabrics/lab']);
    expect(code).toBe(1);
    expect(stdout).toContain('../../.github/hedgehog-sync.yml:4:5');
    expect(stdout).toContain('HHS-1220');
    expect(stdout).toContain('Did you mean `interval`?');
    expect(stdout).toContain('    mode: aply');
  });

  test.each(['plan', 'drift', 'apply'])('with errors: %s does nothing', async (command) => {
    configure('fabrics:\n  - name: one\n    path: fabrics/lab\n    intervall: 5m\n');
    const { code, stderr } = await run([command, 'fabrics/lab']);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'HHS-1210 .github/hedgehog-sync.yml has errors: 4:5 there is no key "intervall" here (HHS-1220)',
    );
  });

  test('a part of a fabric is validated, and nothing else', async () => {
    configure(TWO);
    expect((await run(['validate', 'fabrics/lab/vpcs.yaml'])).stdout).toContain('vpcs.yaml');
    const { code, stderr } = await run(['plan', 'fabrics/lab/vpcs.yaml']);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('HHS-1236 fabrics/lab/vpcs.yaml is only a part of fabric one'),
    ]);
  });

  test.each([
    [
      'fine',
      `${TWO}`,
      'ok',
      '2 fabrics; one: 0 ignore rules, 0 freeze windows, 0 holds, conflict policy hold',
    ],
    ['broken', 'fabrics: 1\n', 'failed', '1 error; the first at ../../.github/hedgehog-sync.yml:1:'],
    [
      'silent about the path',
      'fabrics: [{ name: x, path: elsewhere }]\n',
      'warning',
      '1 fabric, but none at this path',
    ],
  ])('doctor says that it is %s', async (_, text, result, detail) => {
    configure(text);
    const { stdout } = await run(['doctor', 'fabrics/lab', '--kubeconfig', 'none', '--output', 'json']);
    const { checks } = JSON.parse(stdout) as { readonly checks: readonly object[] };
    expect(checks[0]).toMatchObject({
      name: 'configuration',
      result,
      detail: expect.stringContaining(detail),
    });
  });
});
