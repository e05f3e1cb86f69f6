import { expect, test } from '@jest/globals';
import { pullFile } from '../../../../src/domain/report/pull/changed-lines.ts';
import { suggestionsFor } from '../../../../src/domain/report/pull/suggestions.ts';
import type { Mend } from '../../../../src/domain/resource/mend.ts';
import { tokensOf } from '../../../support/rendered-markdown.ts';
import { mend } from './pull-samples.ts';

const TEXT = ['apiVersion: v1', 'kind: Box', '  uid: x', 'spec:', '  size: 1', 'status: {}'];

function suggest(mends: readonly Mend[], { shown = TEXT, read = TEXT, from = 1 } = {}) {
  const patch = [`@@ -0,0 +${from},${shown.length} @@`, ...shown.map((line) => `+${line}`)].join('\n');
  return suggestionsFor({
    mends,
    files: [pullFile({ path: 'fabric/boxes.yaml', status: 'added', patch })],
    repositoryPath: (file) => `fabric/${file}`,
    sourceLine: (_, line) => read[line - 1],
  });
}

const change = (from: number, to: number, text: string, was = 'x\n') => ({
  ...mend,
  lines: [{ from, to, text, was }],
});

function offered(body = ''): string | undefined {
  const token = tokensOf(body).find((one) => one.type === 'code') as
    | { lang?: string; text: string }
    | undefined;
  return token?.lang === 'suggestion' ? token.text : undefined;
}

test('a line that goes is a suggestion of nothing, on that line', () => {
  const [one] = suggest([mend]);
  expect(one).toMatchObject({ path: 'fabric/boxes.yaml', startLine: 3, endLine: 3 });
  expect(one?.body).toMatch(/\n```suggestion\n```$/);
});

test('lines that change, and lines that come, are suggested with their neighbour', () => {
  expect(offered(suggest([change(5, 5, '  size: 2\n')])[0]?.body)).toBe('  size: 2');
  const [inserted] = suggest([change(5, 4, '  color: red\n', '')]);
  expect(inserted).toMatchObject({ startLine: 5, endLine: 5 });
  expect(offered(inserted?.body)).toBe('  color: red\n  size: 1');
});

test('a mend of several places is one suggestion over all of them', () => {
  const several = { ...mend, lines: [...mend.lines, { from: 6, to: 6, text: '', was: 'status: {}\n' }] };
  const [one, ...more] = suggest([several]);
  expect(more).toEqual([]);
  expect(one).toMatchObject({ startLine: 3, endLine: 6 });
  expect(offered(one?.body)).toBe('spec:\n  size: 1');
});

test('none is offered outside of the diff, over two hunks, or where the lines are others', () => {
  expect(suggest([change(40, 40, 'x\n')])).toEqual([]);
  expect(suggest([mend], { shown: TEXT.slice(3), from: 4 })).toEqual([]);
  expect(suggest([mend], { read: ['# one more', ...TEXT] })).toEqual([]);
  const twoHunks = ['@@ -1,2 +1,3 @@', ' a', '+b', ' c', '@@ -9,2 +4,3 @@', ' d', '+e', ' f'].join('\n');
  const files = [pullFile({ path: 'fabric/boxes.yaml', status: 'modified', patch: twoHunks })];
  const places = {
    repositoryPath: (file: string) => `fabric/${file}`,
    sourceLine: (_: string, line: number) => 'abcdef'[line - 1],
  };
  expect(suggestionsFor({ mends: [change(3, 4, 'x\n')], files, ...places })).toEqual([]);
  expect(suggestionsFor({ mends: [change(3, 3, 'x\n')], files, ...places })).toHaveLength(1);
});

test('of two on the same line the first is offered', () => {
  expect(
    suggest([change(5, 5, '  size: 2\n'), change(4, 6, 'spec: {}\n')]).map(({ startLine }) => startLine),
  ).toEqual([5]);
});

test('a fence in the text does not end the suggestion', () => {
  const text = '  note: |\n    ```\n    @team ````` <b>\n    ```suggestion\n';
  const [one] = suggest([change(5, 5, text)]);
  expect(offered(one?.body)).toBe(text.trimEnd());
});

test('what cannot be seen on a page, or has other line ends, is not offered', () => {
  expect(suggest([change(5, 5, '  size: "\u202e1"\n')])).toEqual([]);
  expect(suggest([change(5, 5, '  size: "\u001b[31m"\n')])).toEqual([]);
  expect(suggest([change(5, 5, '  size: 2\r\n', '  size: 1\r\n')])).toEqual([]);
  expect(suggest([change(5, 5, '\tsize: 2\n')])).toHaveLength(1);
});

test('a file without a diff, or outside of the repository, gets none', () => {
  const files = [pullFile({ path: 'fabric/boxes.yaml', status: 'modified', patch: null })];
  const sourceLine = (_: string, line: number) => TEXT[line - 1];
  expect(
    suggestionsFor({ mends: [mend], files, repositoryPath: (file) => `fabric/${file}`, sourceLine }),
  ).toEqual([]);
  expect(suggestionsFor({ mends: [mend], files, repositoryPath: () => null, sourceLine })).toEqual([]);
});
