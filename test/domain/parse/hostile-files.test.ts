import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseText, serverWith } from '../../support/parse-text.ts';
import { projectRoot } from '../../support/shared.ts';

const MAX_MB = 300;

/** A server whose description is `value`; the name keeps it apart from its neighbours. */
const server = (value: string, index = 0) => serverWith(value, `server-${index}`);
const documents = (count: number, value: string) =>
  Array.from({ length: count }, (_, index) => server(value, index)).join('---\n');
const levels = (count: number, open: string, close = '') => open.repeat(count) + close.repeat(count);

function bomb(): string {
  const letters = [...'abcdefghijklmnopqrstuvwxy'];
  const lines = letters.slice(1).map((letter, index) => {
    const before = `*${letters[index] ?? ''}`;
    return `  ${letter}x: &${letter} [${Array.from({ length: 9 }, () => before).join(', ')}]`;
  });
  return `${server('x')}  ax: &a [x, x, x]\n${lines.join('\n')}\n`;
}

/** Files that want to crash, exhaust or fool the parser, and the code that each must end in (null: it is harmless). */
const CORPUS: Readonly<Record<string, { text: string; code: string | null }>> = {
  'alias-bomb': { text: bomb(), code: 'HHS-3007' },
  'many-aliases': { text: server(`[&a 1${', *a'.repeat(5_000)}]`), code: 'HHS-3007' },
  'levels-of-brackets': { text: server(levels(10_000, '[', ']')), code: 'HHS-3006' },
  'open-brackets': { text: server(levels(2_000_000, '[').slice(0, 1_000_000)), code: 'HHS-3006' },
  'levels-of-braces': { text: server(levels(10_000, '{a: ', '}')), code: 'HHS-3006' },
  'levels-of-dashes': { text: levels(10_000, '- '), code: 'HHS-3006' },
  'levels-of-questions': { text: levels(10_000, '? '), code: 'HHS-3006' },
  'levels-of-colons': { text: levels(10_000, ': '), code: 'HHS-3006' },
  'levels-of-blocks': {
    text: Array.from({ length: 1_200 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    code: 'HHS-3006',
  },
  'long-list': { text: server(`[${'a,'.repeat(400_000)}]`), code: 'HHS-3008' },
  'long-mapping': { text: server(`{${'a: 1, '.repeat(100_000)}}`), code: 'HHS-3008' },
  'long-scalar': { text: server(`"${'a'.repeat(2_000_000)}"`), code: 'HHS-3008' },
  'long-block': { text: server(`|\n${'   a\n'.repeat(300_000)}`), code: 'HHS-3008' },
  'long-escapes': { text: server(`"${'\\n'.repeat(400_000)}"`), code: 'HHS-3008' },
  'open-quote': { text: server(`"${'a\n'.repeat(100_000)}`), code: 'HHS-3001' },
  'many-quotes': { text: documents(4, `"${'a'.repeat(250_000)}"`), code: null },
  'many-lists': { text: documents(40, `[${'a,'.repeat(6_500)}]`), code: null },
  'many-documents': { text: 'a: 1\n---\n'.repeat(30_000), code: 'HHS-3009' },
  'many-markers': { text: '---\n'.repeat(400_000), code: null },
  'many-lines': { text: '\n'.repeat(2_000_000), code: null },
  'many-comments': { text: '# c\n'.repeat(400_000), code: null },
  'many-duplicates': { text: server(`{${'a: 1,'.repeat(2_000)}}`), code: 'HHS-3003' },
  'large-list': {
    text: `apiVersion: v1\nkind: List\nitems: [${"{kind: VPC, apiVersion: 'v1'},".repeat(4_000)}]\n`,
    code: 'HHS-3030',
  },
  nul: { text: `${server('x')}\0`, code: 'HHS-3004' },
  'only-nul': { text: '\0'.repeat(100_000), code: 'HHS-3004' },
  tabs: { text: server('x').replaceAll('  ', '\t'), code: 'HHS-3002' },
  'half-a-document': { text: server('{a: [b, "c').slice(0, -1), code: 'HHS-3001' },
  'half-a-key': { text: server('x').slice(0, 60), code: 'HHS-3001' },
  'huge-number': { text: server('1e400'), code: 'HHS-3020' },
  'duplicate-keys': { text: server('{a: 1, a: 2}'), code: 'HHS-3003' },
  'complex-key': { text: server('{? [a, {b: c}] : d}'), code: 'HHS-3021' },
  'merge-ring': { text: server('&m {<<: [*m, {<<: *m}]}'), code: 'HHS-3005' },
  'lone-surrogate': { text: server('"\\udead"'), code: 'HHS-3004' },
  tag: { text: server('!!js/function "process.exit()"'), code: 'HHS-3022' },
  'long-tag': { text: `a: ${'!'.repeat(500_000)}`, code: 'HHS-3001' },
  directive: { text: `%YAML 7.3\n%FOO\n%TAG ! x\n---\n${server('x')}`, code: null },
  'foreign-anchor': { text: `${server('&a x')}---\n${server('*a', 1)}`, code: 'HHS-3005' },
  proto: {
    text: `${server('{__proto__: {x: 1}, constructor: {prototype: 1}}')}__proto__: {z: 1}\n`,
    code: null,
  },
  mark: { text: `\uFEFF${server('x')}`, code: null },
  crlf: { text: server('x').replaceAll('\n', '\r\n'), code: null },
  'carriage-returns': { text: server('x').replaceAll('\n', '\r'), code: 'HHS-3004' },
};

describe('hostile files', () => {
  test.each(Object.entries(CORPUS))(
    '%s ends in a diagnostic or is read, never in a throw',
    (_name, { text, code }) => {
      const result = parseText(text);
      const codes = new Set(result.diagnostics.map((diagnostic) => diagnostic.code));
      if (code === null) expect([...codes]).toEqual([]);
      else expect(codes).toContain(code);
      expect(result.manifests.length + result.skipped.length + result.unreadable.length).toBeGreaterThan(0);
      expect('x' in {} || 'z' in {}).toBe(false);
    },
  );
});

interface ChildReport {
  readonly maxRssMb: number;
  readonly manifests: number;
  readonly lines: number;
  readonly codes: readonly string[];
}

describe('memory of a process of its own', () => {
  let directory = '';

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'hostile-files-'));
    const bundle = [
      '--bundle',
      '--platform=node',
      '--format=esm',
      '--packages=bundle',
      '--log-level=warning',
    ];
    // the packages are CommonJS and ask for Node's modules
    const banner =
      "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
    execFileSync(join(projectRoot, 'node_modules', '.bin', 'esbuild'), [
      join(projectRoot, 'test', 'fixtures', 'parse', 'parse-directory.ts'),
      ...bundle,
      `--banner:js=${banner}`,
      `--outfile=${join(directory, 'child.mjs')}`,
    ]);
  });

  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  async function run(
    files: Readonly<Record<string, string | Uint8Array>>,
    sparse: Readonly<Record<string, number>> = {},
  ) {
    const source = await mkdtemp(join(directory, 'source-'));
    for (const [name, content] of Object.entries(files))
      await writeFile(join(source, `${name}.yaml`), content);
    for (const [name, bytes] of Object.entries(sparse)) {
      await writeFile(join(source, `${name}.yaml`), '');
      await truncate(join(source, `${name}.yaml`), bytes);
    }
    const output = execFileSync(process.execPath, [join(directory, 'child.mjs'), source], {
      encoding: 'utf8',
    });
    const report: ChildReport = JSON.parse(output);
    return report;
  }

  test('the whole corpus with a file of 50 MB and one that is no UTF-8 stays within 300 MB', async () => {
    const texts = Object.fromEntries(Object.entries(CORPUS).map(([name, { text }]) => [name, text]));
    const report = await run({ ...texts, bytes: Uint8Array.of(0x61, 0xff) }, { big: 50 * 1024 * 1024 });
    expect(report.codes).toContain('big.yaml HHS-3010');
    expect(report.codes).toContain('bytes.yaml HHS-3011');
    expect(report.codes).toContain('alias-bomb.yaml HHS-3007');
    expect(report.maxRssMb).toBeLessThan(MAX_MB);
  }, 120_000);

  test('10,000 objects in one file and a place asked of each stay within 250 MB', async () => {
    const object = (index: number) =>
      `apiVersion: wiring.githedgehog.com/v1beta1\nkind: Connection\nmetadata:\n  name: c-${index}\nspec:\n  mclag:\n` +
      '    links:\n' +
      [1, 2]
        .map(
          (leaf) =>
            `    - server: {port: server-${index}/enp2s${leaf}}\n      switch:\n        port: leaf-0${leaf}/E1/5\n`,
        )
        .join('');
    const text = Array.from({ length: 10_000 }, (_, index) => object(index)).join('---\n');
    const report = await run({ fabric: text });
    expect(report.manifests).toBe(10_000);
    expect(report.lines).toBe(10_000 * 5 + (14 * (10_000 * 9_999)) / 2);
    expect(report.maxRssMb).toBeLessThan(250);
  }, 120_000);
});
