import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { COMMANDS } from '../../../src/domain/config/option-types.ts';
import { VERSION } from '../../../src/entry/version.ts';
import { projectRoot } from '../../support/shared.ts';
import { cli } from './captured-host.ts';

const sample = join(projectRoot, 'examples', 'sample-fabric');

describe('the command line', () => {
  test('without arguments shows help: every command, examples, exit codes', async () => {
    const { code, stdout, stderr } = await cli([]);
    expect([code, stderr]).toEqual([0, '']);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 .*\n {2}4 /);
  });

  test.each([['--version'], ['-V'], ['version']])(
    '%s prints the version of package.json',
    async (argument) => {
      const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
        version: string;
      };
      expect(VERSION).toBe(version);
      expect(await cli([argument])).toMatchObject({ code: 0, stdout: `${version}\n` });
    },
  );

  test.each(COMMANDS.map((name) => [name]))('help of %s has an example and its defaults', async (command) => {
    const { code, stdout } = await cli([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`hedgehog-sync ${command}`);
    expect(stdout).toContain('Examples:');
    expect(stdout).toContain('--no-color');
  });

  test.each([
    ['a command', ['plna'], 'Did you mean plan?'],
    ['an option', ['plan', '--fabrci', 'x'], 'Did you mean --fabric?'],
    ['an option of another command', ['validate', '--kubeconfig', 'x'], 'validate --help'],
    ['an argument too many', ['validate', 'a', 'b'], 'validate --help'],
    ['a missing argument', ['explain'], 'explain --help'],
    ['a missing value', ['plan', '--base'], 'plan --help'],
  ])('%s that is not understood exits 1 with what to do', async (_what, args, help) => {
    const { code, stdout, stderr } = await cli(args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error HHS-2002 /);
    expect(stderr).toContain(help);
  });

  test('all values that cannot be used are told at once', async () => {
    const { code, stderr } = await cli(['apply', '--wait', 'soon', '--concurrency', '0']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/HHS-2001.*--concurrency.*--wait|HHS-2001.*--wait.*--concurrency/s);
  });

  test('two different paths are refused', async () => {
    expect(await cli(['validate', 'a', '--path', 'b'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('HHS-2008'),
    });
  });

  test('a program that asked for JSON gets it for an error, too', async () => {
    for (const args of [
      ['validate', 'nowhere', '--output', 'json'],
      ['validate', '--output=json', '--no-such-thing'],
    ]) {
      const { code, stdout } = await cli(args);
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        command: 'validate',
        error: { category: 'configuration', code: expect.stringMatching(/^HHS-/) },
      });
    }
  });

  test('a variable that is misspelt is told of', async () => {
    const { stderr } = await cli(['validate', sample], { environment: { HEDGEHOG_SYNC_OUTPT: 'json' } });
    expect(stderr).toMatch(/no meaning.*HEDGEHOG_SYNC_OUTPT.*HEDGEHOG_SYNC_OUTPUT/);
  });
});

describe('validate', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('of the sample is clean, by argument, option and environment alike', async () => {
    const [first, ...others] = await Promise.all([
      cli(['validate', sample]),
      cli(['validate', '--path', sample]),
      cli(['validate'], { environment: { HEDGEHOG_SYNC_PATH: sample } }),
    ]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    for (const other of others) expect(other).toEqual(first);
  });

  test('shows the line of a finding', async () => {
    writeFileSync(
      join(folder, 'a.yaml'),
      'apiVersion: wiring.githedgehog.com/v1beta1\nkind: Server\nmetadata:\n  name: a\nspec:\n  descripton: x\n',
    );
    const { code, stdout } = await cli(['validate', folder]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/a\.yaml:6:3 error .*\n.*6 \| {3}descripton: x\n.*\^/);
  });

  test('warns of a key without a value at its line, and stays valid', async () => {
    const vpcs = readFileSync(join(sample, 'vpcs.yaml'), 'utf8');
    const emptied = vpcs.replace(/dhcp:\n(?: {8}.*\n)+/, 'dhcp:\n');
    const line = emptied.split('\n').indexOf('      dhcp:') + 1;
    cpSync(sample, folder, { recursive: true });
    writeFileSync(join(folder, 'vpcs.yaml'), emptied);
    const { code, stdout } = await cli(['validate', folder]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      new RegExp(
        `vpcs\\.yaml:${line}:7 warning HHS-4017 VPC default/web: spec\\.subnets\\.default\\.dhcp has no value`,
      ),
    );
  });

  test('tells of a broken document once, not once more for each that refers to it', async () => {
    cpSync(sample, folder, { recursive: true });
    const broken = readFileSync(join(sample, 'vpcs.yaml'), 'utf8').replace('kind: VPC\n', 'kind: VPCC\n');
    writeFileSync(join(folder, 'vpcs.yaml'), broken);
    const { code, stdout } = await cli(['validate', folder]);
    expect(code).toBe(1);
    expect(stdout.match(/error HHS-\d+/g)).toEqual(['error HHS-3031']);
    expect(stdout).toContain('69 documents in 9 files: 68 validated, 0 with errors, 1 unreadable');
  });

  test.each([
    ['a character that must not be there', 'vlan: 1001', 'vlan: 10\u000001', 'HHS-3004'],
    [
      'a tab',
      '  subnets:\n    default:\n      subnet: 10.20.1',
      '\tsubnets:\n    default:\n      subnet: 10.20.1',
      'HHS-3002',
    ],
  ])('knows the object of a document with %s', async (_what, from, to, finding) => {
    cpSync(sample, folder, { recursive: true });
    const broken = readFileSync(join(sample, 'vpcs.yaml'), 'utf8').replace(from, to);
    writeFileSync(join(folder, 'vpcs.yaml'), broken);
    const { stdout } = await cli(['validate', folder]);
    expect([...new Set(stdout.match(/HHS-\d+/g))]).toEqual([finding]);
    expect(stdout).toContain('VPC web: ');
  });

  test('takes what an unclosed quote swallows for no name', async () => {
    cpSync(sample, folder, { recursive: true });
    const broken = readFileSync(join(sample, 'vpcs.yaml'), 'utf8').replace('name: web\n', 'name: "web\n');
    writeFileSync(join(folder, 'vpcs.yaml'), broken);
    const { stdout } = await cli(['validate', folder], { columns: 1_000 });
    const errors = stdout.match(/\berror\s+HHS-[A-Z0-9-]+/g)?.map((found) => found.split(/\s+/)[1]) ?? [];
    expect(errors[0]).toBe('HHS-3001');
    expect(stdout).toContain('VPC without a name');
    expect(errors.length).toBeGreaterThan(1);
    expect(stdout.match(/this may be caused by vpcs\.yaml:3/g)).toHaveLength(errors.length - 1);
  });

  test('says what only a cluster or a base commit could tell, and leaves out no rule of the fabric', async () => {
    const { stdout } = await cli(['validate', sample]);
    expect(stdout).toMatch(/^Not checked: rules about changes/m);
    expect(stdout).not.toMatch(/^Not checked: rules of the fabric/m);
  });

  test('never shows a line of a file that it refused to read', async () => {
    const outside = join(folder, 'secret.yaml');
    const fabric = join(folder, 'fabric');
    mkdirSync(fabric);
    writeFileSync(outside, 'token: do-not-show\n');
    symlinkSync(outside, join(fabric, 'link.yaml'));
    const { code, stdout, stderr } = await cli(['validate', fabric]);
    expect(code).toBe(1);
    expect(stdout).toContain('link.yaml');
    expect(stdout + stderr).not.toContain('do-not-show');
  });

  test('writes colour only on a terminal, and not where it is unwanted', async () => {
    const coloured = async (change: object, more: string[] = []) =>
      (await cli(['validate', sample, ...more], change)).stdout.includes('\u001b[');
    expect(await coloured({})).toBe(false);
    expect(await coloured({ isTerminal: true })).toBe(true);
    expect(await coloured({ isTerminal: true }, ['--no-color'])).toBe(false);
    expect(await coloured({ isTerminal: true, environment: { NO_COLOR: '1' } })).toBe(false);
    expect(await coloured({ isTerminal: true, environment: { NO_COLOR: '' } })).toBe(true);
    expect(await coloured({ environment: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await coloured({ environment: { FORCE_COLOR: '1', NO_COLOR: '1' } })).toBe(false);
  });

  test('that is cancelled ends at once and says that nothing was written', async () => {
    const { code, stderr } = await cli(['validate', sample], { signal: AbortSignal.abort() });
    expect(code).toBe(1);
    expect(stderr).toContain('cancelled: nothing was written');
  });
});

describe('commands that need a cluster', () => {
  test('say what is missing when there is none', async () => {
    const { code, stderr } = await cli(['plan', sample, '--kubeconfig', '/nowhere/kubeconfig']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error HHS-2021 .*\/nowhere\/kubeconfig/);
  });

  test('of which doctor makes a finding with its cure', async () => {
    const { code, stdout } = await cli(['doctor', sample, '--kubeconfig', '/nowhere/kubeconfig']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/failed +cluster access .*\/nowhere\/kubeconfig.*\n.*→ /);
    expect(stdout).toMatch(/(ok|warning) +source +69 documents in 9 files, 0 errors/);
    for (const check of ['API server', 'clock', 'kinds', 'rights to read', 'rights to write', 'inventory']) {
      expect(stdout).toMatch(new RegExp(`skipped +${check} +not done: no cluster to ask`));
    }
  });

  test('never print what the kubeconfig text holds', async () => {
    const environment = { HEDGEHOG_SYNC_KUBECONFIG_TEXT: 'users: [{name: x, user: {token: top-secret-token' };
    const { code, stdout, stderr } = await cli(['plan', sample], { environment });
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain('top-secret-token');
  });

  test('refuse an object argument that names nothing, before they look for a cluster', async () => {
    expect(await cli(['explain', 'vpc'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('KIND/NAME'),
    });
    expect(await cli(['apply', sample, '--accept-git', 'vpc'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--accept-git'),
    });
  });
});
