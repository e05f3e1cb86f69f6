import { describe, expect, test } from '@jest/globals';
import { CHECK_TEXT_LIMIT } from '../../../src/domain/report/check-markdown.ts';
import type { CheckReport } from '../../../src/domain/report/check-report.ts';
import { readMarker, writeMarker } from '../../../src/domain/report/marker.ts';
import { openCheck, openProgress } from '../../../src/domain/report/open-check.ts';
import { byteLength } from '../../../src/domain/shared/byte-length.ts';

const marker = { surface: 'check', fabric: 'lab', mode: 'plan', requestId: 'req-1', commit: null } as const;
const report = (body: string): CheckReport => ({
  conclusion: 'success',
  title: 'Plan: 1 to update',
  summary: `${body}\n\n${writeMarker(marker)}`,
  text: '',
  annotations: [],
});

describe('a sentence before everything else in a check', () => {
  test('stands first, ends with one full stop, and leaves the marker where it is found again', () => {
    const { summary, conclusion } = openCheck(report('What was found.'), 'The cluster was not asked.');
    expect(summary).toMatch(/^\*\*The cluster was not asked\.\*\*\n\nWhat was found\.\n\n<!--/);
    expect(readMarker(summary)).toEqual(marker);
    expect(conclusion).toBe('success');
  });

  test('lets nothing act that it quotes, and fits whatever follows', () => {
    const long = `${'word '.repeat(13_000)}\n`;
    const { summary } = openCheck(report(long), 'It said: @org/team <img src=x> ![x](https://example.com/x)');
    expect(summary).not.toMatch(/@org|<img|!\[x\]\(/);
    expect(byteLength(summary)).toBeLessThanOrEqual(CHECK_TEXT_LIMIT);
    expect(summary.startsWith('**It said:')).toBe(true);
    expect(readMarker(summary)).toEqual(marker);
  });

  test('a check that goes on has no title that could be taken for the result', () => {
    const { title, summary } = openProgress(report('What was found.'), 'Another run is under way.');
    expect(title).toBe('Going on: so far Plan: 1 to update');
    expect(summary).toMatch(/^\*\*Another run is under way\.\*\*/);
  });
});
