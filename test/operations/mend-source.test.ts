import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { definitionOf, OPTION_NAMES, type OptionValues } from '../../src/domain/config/options.ts';
import { composeMending, settingsOf } from '../../src/entry/compose.ts';
import type { Surroundings } from '../../src/entry/surroundings.ts';
import { type MendPorts, mendSource } from '../../src/operations/mend-source.ts';
import type { FileReplacement } from '../../src/ports/manifest-writer.ts';

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const log: Surroundings['log'] = { ...silent, child: () => log };

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mend-source-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function server(name: string): string {
  return `apiVersion: wiring.githedgehog.com/v1alpha2\nkind: Server\nmetadata:\n  name: ${name}\n`;
}

async function mend(doors: (ports: MendPorts) => MendPorts = (ports) => ports) {
  const defaults = Object.fromEntries(OPTION_NAMES.map((name) => [name, definitionOf(name).default]));
  const values: OptionValues = { ...(defaults as OptionValues), path: root, fabric: 'lab' };
  const around: Surroundings = {
    cwd: root,
    environment: { PATH: process.env.PATH },
    log,
    progress: { report: () => undefined },
    onSecret: () => undefined,
  };
  const ports = doors(await composeMending(values, around));
  return await mendSource(ports, settingsOf(values, [], around), { fix: true, hydrate: false });
}

test('a file that cannot be written is told, and judged as it is; the others are mended', async () => {
  writeFileSync(join(root, 'a.yaml'), server('a'));
  writeFileSync(join(root, 'b.yaml'), server('b'));
  const { result, texts } = await mend((ports) => ({
    ...ports,
    writer: {
      async replace(files: readonly FileReplacement[]) {
        const [a, ...others] = files;
        const written = await ports.writer.replace(others);
        return [{ path: a?.path ?? '', refused: 'it cannot be written (EROFS)' }, ...written];
      },
    },
  }));
  expect(result.mends.files).toEqual([
    { file: 'a.yaml', refused: 'it cannot be written (EROFS)' },
    { file: 'b.yaml', refused: null },
  ]);
  expect(result.mends.mends.map(({ name }) => name)).toEqual(['b']);
  expect(result.mends.left).toMatchObject([
    { name: 'a', reason: 'former-version', message: expect.stringContaining('EROFS') },
  ]);
  expect([...texts.keys()]).toEqual(['b.yaml']);
  expect(result.validation.diagnostics.map(({ code, name }) => `${code} ${name}`)).toEqual(['HHS-3030 a']);
  expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe(server('a'));
});

test('a file that somebody changes between reading and writing keeps that change', async () => {
  writeFileSync(join(root, 'a.yaml'), server('a'));
  const theirs = `${server('a')}# somebody was here\n`;
  const { result } = await mend((ports) => ({
    ...ports,
    source: {
      async read(selection) {
        const snapshot = await ports.source.read(selection);
        writeFileSync(join(root, 'a.yaml'), theirs);
        return snapshot;
      },
    },
  }));
  expect(result.mends.files).toEqual([{ file: 'a.yaml', refused: expect.stringContaining('changed since') }]);
  expect(result.mends.mends).toEqual([]);
  expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe(theirs);
});

test('each mend names the findings that are gone with it', async () => {
  writeFileSync(join(root, 'a.yaml'), `${server('a')}  uid: x\n`);
  const { result } = await mend();
  expect(result.mends.mends.map(({ reason, answers }) => [reason, answers])).toEqual([
    ['former-version', ['HHS-3030']],
    ['server-owned', []],
  ]);
});
