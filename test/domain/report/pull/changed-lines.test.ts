import { expect, test } from '@jest/globals';
import { pullFile, readDiff, touches } from '../../../../src/domain/report/pull/changed-lines.ts';

const PATCH = [
  '@@ -1,4 +1,5 @@ spec:',
  ' a: 1',
  '-b: 2',
  '+b: 3',
  '+c: 4',
  ' d: 5',
  '@@ -20,3 +21,2 @@',
  ' x: 1',
  '-y: 2',
  ' z: 3',
  '\\ No newline at end of file',
].join('\n');

test('the right side of a diff is read with its lines, hunk by hunk', () => {
  expect(readDiff(PATCH).lines).toEqual([
    { line: 1, text: 'a: 1', isAdded: false, hunk: 0 },
    { line: 2, text: 'b: 3', isAdded: true, hunk: 0 },
    { line: 3, text: 'c: 4', isAdded: true, hunk: 0 },
    { line: 4, text: 'd: 5', isAdded: false, hunk: 0 },
    { line: 21, text: 'x: 1', isAdded: false, hunk: 1 },
    { line: 22, text: 'z: 3', isAdded: false, hunk: 1 },
  ]);
});

test('new lines are touched, and those beside one that is gone', () => {
  expect([...readDiff(PATCH).touched].sort((a, b) => a - b)).toEqual([1, 2, 3, 21, 22]);
});

test('lines that look like heads of a file are lines of it', () => {
  const { lines } = readDiff('@@ -0,0 +1,2 @@\n+++ b/x\n+--- a');
  expect(lines.map(({ text }) => text)).toEqual(['++ b/x', '--- a']);
});

test('what is no diff has no lines', () => {
  expect(readDiff('Binary files differ')).toEqual({ lines: [], touched: new Set() });
  expect(readDiff('')).toEqual({ lines: [], touched: new Set() });
});

test('a file is touched where its lines are, and everywhere when nobody knows', () => {
  const file = pullFile({ path: 'a.yaml', status: 'modified', patch: PATCH });
  expect([touches(file, 1, 4), touches(file, 5, 20), touches(file, 22, 30)]).toEqual([true, false, true]);
  expect(touches({ ...file, diff: null }, 5, 20)).toBe(true);
  expect(touches({ ...file, status: 'added' }, 5, 20)).toBe(true);
  expect(touches(undefined, 1, 9)).toBe(false);
});
