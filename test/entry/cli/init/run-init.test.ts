import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readSyncConfig } from '../../../../src/domain/config/file/read-sync-config.ts';
import { projectRoot } from '../../../support/shared.ts';
import { cli } from '../captured-host.ts';

const CONFIG = '.github/hedgehog-sync.yml';
const WORKFLOW = '.github/workflows/hedgehog-sync.yml';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hedgehog-sync-init-'));
  mkdirSync(join(root, '.git'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function place(folder: string): void {
  cpSync(join(projectRoot, 'examples/sample-fabric'), join(root, folder), { recursive: true });
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A terminal at which these answers are given. */
function terminal(answers: readonly string[]) {
  const questions: string[] = [];
  const left = [...answers];
  const ask = async (question: string): Promise<string | null> => {
    questions.push(question);
    return left.shift() ?? null;
  };
  return { questions, change: { cwd: root, isTerminal: true, ask } };
}

describe('init', () => {
  test('writes configuration and workflow of the fabric that it finds', async () => {
    place('fabrics/Lab 1');
    const { code, stdout, stderr } = await cli(['init', '--yes'], { cwd: root });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('lab-1  fabrics/Lab 1');
    expect(readSyncConfig(read(CONFIG), CONFIG)).toMatchObject({
      diagnostics: [],
      config: { fabrics: [{ name: 'lab-1', path: 'fabrics/Lab 1' }] },
    });
    expect(parse(read(WORKFLOW))).toMatchObject({
      env: { FABRIC_PATH: 'fabrics/Lab 1', FABRIC_NAME: 'lab-1' },
    });
  });

  test('tells fabrics apart, and runs several as a matrix', async () => {
    place('fabrics/lab');
    place('fabrics/prod');
    await cli(['init', '--yes'], { cwd: root });
    expect(readSyncConfig(read(CONFIG), CONFIG).config?.fabrics).toMatchObject([
      { name: 'lab', path: 'fabrics/lab' },
      { name: 'prod', path: 'fabrics/prod' },
    ]);
    const workflow = parse(read(WORKFLOW)) as { readonly jobs: Readonly<Record<string, unknown>> };
    expect(Object.keys(workflow.jobs)).toEqual(['plan', 'plan-without-cluster', 'apply', 'look']);
    for (const job of Object.values(workflow.jobs)) {
      expect(job).toMatchObject({
        strategy: { 'fail-fast': false, matrix: { fabric: expect.stringContaining('["lab","prod"]') } },
        steps: [{}, { with: { fabric: `\${{ matrix.fabric }}` } }],
      });
    }
    expect(read(WORKFLOW)).not.toContain('FABRIC_PATH');
  });

  test('takes folders that refer to each other for one fabric', async () => {
    mkdirSync(join(root, 'net'));
    for (const file of ['vpcs.yaml', 'namespaces.yaml', 'attachments.yaml', 'switches.yaml']) {
      const folder = join(root, 'net', file.replace('.yaml', ''));
      mkdirSync(folder);
      cpSync(join(projectRoot, 'examples/sample-fabric', file), join(folder, file));
    }
    const { stdout } = await cli(['init', '--yes'], { cwd: root });
    expect(stdout).toContain('Found 1 fabric:\n  net  net  (');
  });

  test('writes the workflow that stands among the examples', async () => {
    place('fabric');
    const { change } = terminal(['lab', 'main', 'y']);
    const { code } = await cli(['init'], change);
    expect(code).toBe(0);
    expect(read(WORKFLOW)).toBe(
      readFileSync(join(projectRoot, 'examples/workflows/hedgehog-sync.yml'), 'utf8'),
    );
  });

  test('takes main for the branch that is applied where somebody stands on a branch of a change', async () => {
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' });
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    git('init', '--initial-branch=main');
    git(...identity, 'commit', '--allow-empty', '--message=first');
    git('switch', '--create', 'change');
    place('lab');
    const { stdout } = await cli(['init', '--yes'], { cwd: root });
    expect(stdout).toContain('Default branch: main (a branch of this clone)');
    expect(stdout).not.toContain('  | ');
  });

  test('asks for names and branch, again where an answer cannot be used, and shows before it writes', async () => {
    place('fabrics/lab');
    place('fabrics/prod');
    const { change, questions } = terminal(['Not A Name', 'first', '-', 'trunk', 'yes']);
    const { code, stdout } = await cli(['init'], change);
    expect(code).toBe(0);
    expect(questions).toEqual([
      'Name of the fabric in fabrics/lab (- leaves it out) [lab] ',
      'Name of the fabric in fabrics/lab (- leaves it out) [lab] ',
      'Name of the fabric in fabrics/prod (- leaves it out) [prod] ',
      'Branch that is applied [main] ',
      `Write ${CONFIG} and ${WORKFLOW}? [Y/n] `,
    ]);
    expect(stdout).toContain('  |   - name: first\n');
    expect(parse(read(WORKFLOW))).toMatchObject({ on: { push: { branches: ['trunk'] } } });
  });

  test.each([
    ['no', ['lab', 'main', 'n']],
    ['nothing', []],
  ])('writes nothing when the answer is %s', async (_, answers) => {
    place('lab');
    const { code, stdout } = await cli(['init'], terminal(answers).change);
    expect(code).toBe(2);
    expect(stdout).toContain('Nothing was written.');
    expect(existsSync(join(root, '.github'))).toBe(false);
  });

  test('writes nothing where nobody can be asked', async () => {
    place('lab');
    const { code, stdout } = await cli(['init'], { cwd: root });
    expect(code).toBe(2);
    expect(stdout).toContain('hedgehog-sync init --yes');
    expect(stdout).toContain(`${WORKFLOW}: to be written`);
    expect(existsSync(join(root, '.github'))).toBe(false);
  });

  test('leaves a file that is there as it is, until it is told otherwise', async () => {
    place('lab');
    mkdirSync(join(root, '.github'));
    writeFileSync(join(root, CONFIG), '# mine\n');
    const first = await cli(['init', '--yes'], { cwd: root });
    expect(first.code).toBe(2);
    expect(first.stdout).toContain(`${CONFIG}: is there already and stays as it is`);
    expect(read(CONFIG)).toBe('# mine\n');
    expect(existsSync(join(root, WORKFLOW))).toBe(true);
    const second = await cli(['init', '--yes', '--overwrite'], { cwd: root });
    expect(second.code).toBe(0);
    expect(read(CONFIG)).toContain('name: lab');
    const third = await cli(['init', '--yes'], { cwd: root });
    expect(third).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('is there already, and the same'),
    });
  });

  test('says so where there is no fabric', async () => {
    const { code, stderr } = await cli(['init', '--yes'], { cwd: root });
    expect(code).toBe(1);
    expect(stderr).toContain('HHS-1101');
  });
});
