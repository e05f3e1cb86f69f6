import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { actionsRunner } from '../../../src/adapters/runner/actions-runner.ts';

const SECRET = 'secret-of-the-test';
const runner = actionsRunner((text) => text.replaceAll(SECRET, '***'));
const VARIABLES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'INPUT_FAIL-ON', 'INPUT_PATH'];

describe('the runner', () => {
  let folder: string;
  let printed: string;
  const before = new Map(VARIABLES.map((name) => [name, process.env[name]]));

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-runner-'));
  });
  beforeEach(() => {
    printed = '';
    for (const name of ['output', 'summary']) writeFileSync(join(folder, name), '');
    process.env.GITHUB_OUTPUT = join(folder, 'output');
    process.env.GITHUB_STEP_SUMMARY = join(folder, 'summary');
    jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      printed += String(chunk);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true });
  });
  const written = (name: string) => readFileSync(join(folder, name), 'utf8');

  test('reads inputs under the names it gives them, trimmed, and nothing as empty', () => {
    process.env['INPUT_FAIL-ON'] = ' drift\n';
    expect([runner.input('fail-on'), runner.input('path')]).toEqual(['drift', '']);
  });

  test('masks a text as it is, in one command', () => {
    runner.mask(`100%\n${SECRET}`);
    expect(printed).toBe(`::add-mask::100%25%0A${SECRET}\n`);
  });

  test('writes outputs into the file, so that no value can be taken for another output', () => {
    runner.output('counts', `{"a":1}\nstate<<x\n${SECRET}`);
    expect(written('output')).toMatch(/^counts<<(ghadelimiter_\S+)\n\{"a":1\}\nstate<<x\n\*\*\*\n\1\n$/);
  });

  test('no line of the log is a command, whatever stands in it', () => {
    runner.log(`::error::no\n  ::set-output name=a::b\nx ##[warning]y\n\u001b[31mred\n${SECRET}\n`);
    expect(printed.split('\n').filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
    expect(printed).toContain('red');
    expect(printed).not.toContain('\u001b');
    expect(printed.split('\n')).toHaveLength(6);
    expect(printed).not.toContain(SECRET);
  });

  test('an annotation names file, lines and title; text cannot end it early', () => {
    const place = { file: 'fabrics/a,b.yaml', startLine: 3, endLine: 4, title: 'A: title, of 100%' };
    runner.annotate({ ...place, level: 'failure', message: `first\nsecond ::warning::x ${SECRET}` });
    runner.annotate({ ...place, level: 'warning', message: 'w' });
    runner.annotate({ ...place, level: 'notice', message: 'n' });
    const where = 'title=A%3A title%2C of 100%25,file=fabrics/a%2Cb.yaml,line=3,endLine=4';
    expect(printed.trim().split('\n')).toEqual([
      `::error ${where}::first%0Asecond ::warning::x ***`,
      `::warning ${where}::w`,
      `::notice ${where}::n`,
    ]);
  });

  test('remarks and debugging are commands of their own', () => {
    runner.remark('warning', 'Not written', `because ${SECRET}`);
    runner.debug('a\nb');
    expect(printed).toBe('::warning title=Not written::because ***\n::debug::a%0Ab\n');
  });

  test('adds to the summary of the job, and says when there is none', async () => {
    delete process.env.GITHUB_STEP_SUMMARY;
    expect(await runner.summary('lost')).toBe(false);
    process.env.GITHUB_STEP_SUMMARY = join(folder, 'summary');
    expect(await runner.summary(`# One ${SECRET}`)).toBe(true);
    expect(await runner.summary('two')).toBe(true);
    expect(written('summary')).toBe('# One ***\ntwo\n');
  });
});
