import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unifiedDiff } from '../../../src/domain/report/unified-diff.ts';
import { seededRandom } from '../../support/seeded-random.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What git makes of the text by the difference. */
function applied(before: string | null, diff: string): string {
  const path = join(folder, 'f.yaml');
  rmSync(path, { force: true });
  if (before !== null) writeFileSync(path, before);
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: diff });
  return readFileSync(path, 'utf8');
}

test('equal texts have none', () => {
  expect(unifiedDiff('f.yaml', 'a\n', 'a\n')).toBe('');
});

test('one line in a long file is one hunk with three lines around it', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`);
  const after = lines.with(9, 'changed\n');
  expect(unifiedDiff('a/f.yaml', lines.join(''), after.join(''))).toBe(
    [
      '--- a/a/f.yaml',
      '+++ b/a/f.yaml',
      '@@ -7,7 +7,7 @@',
      ...[' line 7', ' line 8', ' line 9', '-line 10', '+changed', ' line 11', ' line 12', ' line 13'],
      '',
    ].join('\n'),
  );
});

describe('git makes the text of it', () => {
  test.each<[string, string | null, string]>([
    ['a new file', null, 'a\nb\n'],
    ['two places far apart', `${'x\n'.repeat(30)}a\n${'x\n'.repeat(30)}`, `b\n${'x\n'.repeat(60)}c\n`],
    ['no end of line before', 'a\nb', 'a\nb\nc\n'],
    ['no end of line after', 'a\nb\n', 'a\nc'],
    ['no end of line on both sides', 'a\nb\nc', 'a\nB\nc'],
    ['carriage returns', 'a\r\nb\r\n', 'a\r\nc\r\n'],
    ['lines in front', 'a\n', 'n\nm\na\n'],
    ['everything gone but one line', 'a\nb\nc\n', 'b\n'],
  ])('%s', (_title, before, after) => {
    expect(applied(before, unifiedDiff('f.yaml', before, after))).toBe(after);
  });

  test('random texts', () => {
    const random = seededRandom(20261121);
    const text = () =>
      Array.from({ length: random.below(12) }, () => `${'abcd'[random.below(4)]}\n`).join('');
    for (let round = 0; round < 60; round += 1) {
      const [before, after] = [`${text()}x\n${text()}`, `${text()}x\n${text()}`];
      const diff = unifiedDiff('f.yaml', before, after);
      if (before !== after) expect({ before, after: applied(before, diff) }).toEqual({ before, after });
    }
  });
});

test('texts that have too little in common are one replacement, in bounded time', () => {
  const [before, after] = ['a', 'b'].map((letter) =>
    Array.from({ length: 4_000 }, (_, index) => `${letter}${index}\n`).join(''),
  );
  const diff = unifiedDiff('f.yaml', before ?? '', after ?? '');
  expect(applied(before ?? '', diff)).toBe(after);
});
