import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { OPTION_NAMES } from '../../src/domain/config/options.ts';
import { generateAll } from '../../tools/generators/all-files.ts';
import { projectRoot } from '../support/shared.ts';

function generate(...args: string[]) {
  const program = join(projectRoot, 'tools', 'generate.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the generator', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'hedgehog-sync-generated-'));
    expect(generate('--root', root)).toMatchObject({ status: 0, stderr: '' });
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test('finds fresh what it has just written', () => {
    expect(generate('--root', root, '--check')).toMatchObject({ status: 0, stderr: '' });
  });

  test('names each file that is stale, missing or one too many, and mends them', () => {
    writeFileSync(join(root, 'docs/reference/options.md'), 'edited by hand\n');
    rmSync(join(root, 'docs/reference/schemas/plan.json'));
    writeFileSync(join(root, 'docs/reference/left-over.md'), '');
    const { status, stderr } = generate('--root', root, '--check');
    expect(status).toBe(1);
    expect(stderr.trim().split('\n').sort()).toEqual([
      expect.stringContaining('docs/reference/left-over.md: not generated any more'),
      expect.stringContaining('docs/reference/options.md: stale'),
      expect.stringContaining('docs/reference/schemas/plan.json: missing'),
    ]);
    generate('--root', root);
    expect(generate('--root', root, '--check').status).toBe(0);
  });
});

describe('what is generated', () => {
  const files = new Map(generateAll().map(({ path, text }) => [path, text]));

  test('documents every option', () => {
    const page = files.get('docs/reference/options.md') ?? '';
    for (const name of OPTION_NAMES) expect(page).toContain(`### ${name}\n`);
  });

  test('is the same every time', () => {
    expect(new Map(generateAll().map(({ path, text }) => [path, text]))).toEqual(files);
  });

  test('holds schemas that a validator understands', () => {
    const schemas = [...files].filter(([path]) => path.endsWith('.json'));
    expect(schemas.length).toBeGreaterThan(5);
    for (const [, text] of schemas) {
      new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(text) as object);
    }
  });

  test('explains every code of an error that the program can give', () => {
    const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(projectRoot, 'src', path), 'utf8'));
    const codes = new Set(sources.flatMap((text) => text.match(/HHS-[12]\d{3}(?=')/g) ?? []));
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => !files.has(`docs/reference/codes/${code}.md`))).toEqual([]);
  });
});
