import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDuration, parseDuration, readValue } from '../../../src/domain/config/read-value.ts';

const base = { group: 'Source', summary: 's', commands: [], since: '0.1.0' } as const;

describe('durations', () => {
  test.each([
    ['90', 90_000],
    ['0', 0],
    ['1.5', 1_500],
    ['90s', 90_000],
    ['2m', 120_000],
    ['1m30s', 90_000],
    ['500ms', 500],
    ['1.5h', 5_400_000],
    ['1d', 86_400_000],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each(['', '-1', '5 s', 's', '1x', '1e9', 'NaN', '１', '2m ', '1m30', 'Infinity'])(
    '%j is none',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );

  test('what is shown reads back as the same', () => {
    fc.assert(
      fc.property(fc.nat(100 * 3_600_000), (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      }),
    );
  });
});

describe('values', () => {
  test('an integer must be one, and within its bounds', () => {
    const option = { ...base, kind: 'integer', default: 1, minimum: 0, maximum: 8 } as const;
    expect(readValue(option, '8')).toEqual({ ok: true, value: 8 });
    expect(readValue(option, '9')).toMatchObject({ ok: false, problem: 'is too large' });
    expect(readValue(option, '-1')).toMatchObject({ ok: false, problem: 'is too small' });
    for (const text of ['1.0', '0x8', '8 ', 'eight', '1e0']) {
      expect(readValue(option, text)).toMatchObject({ ok: false, allowed: 'a whole number from 0 to 8' });
    }
  });

  test('a boolean has a few words and no others', () => {
    const option = { ...base, kind: 'boolean', default: false } as const;
    for (const text of ['true', '1', 'YES', 'on'])
      expect(readValue(option, text)).toEqual({ ok: true, value: true });
    for (const text of ['false', '0', 'no', 'Off'])
      expect(readValue(option, text)).toEqual({ ok: true, value: false });
    expect(readValue(option, 'maybe').ok).toBe(false);
  });

  test('items of a list stand between commas or line ends; a comma inside braces belongs to the glob', () => {
    const option = { ...base, kind: 'list', default: [] } as const;
    expect(readValue(option, 'a.yaml, b/{c,d}.yaml\n  e.yaml ,,')).toEqual({
      ok: true,
      value: ['a.yaml', 'b/{c,d}.yaml', 'e.yaml'],
    });
  });
});
