import { describe, expect, test } from '@jest/globals';
import type { FreezeWindow } from '../../../src/domain/resource/fabric-policy.ts';
import { freezeAt } from '../../../src/domain/resource/freeze.ts';
import { readCron } from '../../../src/domain/shared/cron.ts';

const location = { file: 'c.yml', line: 1, column: 1 };
const ms = (time: string) => Date.parse(`${time}Z`);
const HOUR = 3_600_000;

function dates(from: string, until: string, reason = 'dates'): FreezeWindow {
  return { kind: 'dates', fromMs: ms(from), untilMs: ms(until), reason, location };
}

function cron(text: string, hours: number, reason = 'cron'): FreezeWindow {
  const read = readCron(text);
  if (!read.ok) throw new Error(read.problem);
  return { kind: 'cron', cron: read.cron, durationMs: hours * HOUR, reason, location };
}

describe('freezeAt', () => {
  const year = dates('2026-12-20T00:00', '2027-01-04T00:00');
  test.each([
    ['2026-12-19T23:59', null],
    ['2026-12-20T00:00', '2027-01-04T00:00'],
    ['2027-01-03T23:59', '2027-01-04T00:00'],
    ['2027-01-04T00:00', null],
  ])('of dates, at %s: until %s', (now, until) => {
    expect(freezeAt([year], ms(now))?.untilMs ?? null).toBe(until === null ? null : ms(until));
  });

  const weekend = cron('0 16 * * fri', 62);
  test.each([
    ['2026-11-20T15:59', null],
    ['2026-11-20T16:00', '2026-11-23T06:00'],
    ['2026-11-23T05:59', '2026-11-23T06:00'],
    ['2026-11-23T06:00', null],
  ])('of a cron expression, at %s: until %s', (now, until) => {
    expect(freezeAt([weekend], ms(now))?.untilMs ?? null).toBe(until === null ? null : ms(until));
  });

  test('windows that follow upon each other are one freeze with both reasons', () => {
    const next = dates('2026-11-23T06:00', '2026-11-24T00:00', 'a move');
    expect(freezeAt([next, weekend], ms('2026-11-21T00:00'))).toEqual({
      reasons: ['cron', 'a move'],
      untilMs: ms('2026-11-24T00:00'),
    });
  });

  test('one that never ends is told as ending far away', () => {
    const always = cron('0 * * * *', 1);
    const freeze = freezeAt([always], ms('2026-11-21T00:30'));
    expect((freeze?.untilMs ?? 0) - ms('2026-11-21T00:30')).toBeGreaterThan(365 * 24 * HOUR);
  });

  test('without windows there is none', () => {
    expect(freezeAt([], 0)).toBeNull();
  });
});
