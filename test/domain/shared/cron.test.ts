import { describe, expect, test } from '@jest/globals';
import { cronMatches, readCron } from '../../../src/domain/shared/cron.ts';

/** Of these times (UTC), those that the expression names. */
function named(text: string, times: readonly string[]): string[] {
  const read = readCron(text);
  if (!read.ok) throw new Error(read.problem);
  return times.filter((time) => cronMatches(read.cron, Date.parse(`${time}:30Z`)));
}

describe('cron', () => {
  test.each([
    ['* * * * *', ['2026-11-20T16:00', '2026-11-21T16:01'], ['2026-11-20T16:00', '2026-11-21T16:01']],
    ['0 16 * * fri', ['2026-11-20T16:00', '2026-11-21T16:00', '2026-11-20T16:01'], ['2026-11-20T16:00']],
    ['*/15 8-17 * * 1-5', ['2026-11-20T08:45', '2026-11-20T08:50', '2026-11-22T08:45'], ['2026-11-20T08:45']],
    ['0 0 24-26 dec *', ['2026-12-24T00:00', '2026-12-27T00:00', '2026-11-24T00:00'], ['2026-12-24T00:00']],
    ['0 0 1,15 * *', ['2026-12-15T00:00', '2026-12-16T00:00'], ['2026-12-15T00:00']],
    ['0 0 * * 7', ['2026-11-22T00:00', '2026-11-23T00:00'], ['2026-11-22T00:00']],
    [
      '0 0 13 * fri',
      ['2026-11-13T00:00', '2026-11-20T00:00', '2026-10-13T00:00', '2026-10-14T00:00'],
      ['2026-11-13T00:00', '2026-11-20T00:00', '2026-10-13T00:00'],
    ],
  ])('%s', (text, times, expected) => {
    expect(named(text, times)).toEqual(expected);
  });

  test.each([
    '',
    '* * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 8',
    '5-1 * * * *',
    '*/0 * * * *',
    'a * * * *',
    '1,,2 * * * *',
    '*-3 * * * *',
    '@daily',
  ])('refuses %j', (text) => {
    expect(readCron(text).ok).toBe(false);
  });
});
