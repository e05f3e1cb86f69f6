import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { intervalProblem } from '../../../src/domain/schedule/interval.ts';
import { beatOf, nextTick, PHASE_BUDGET_MS, TICK_MS } from '../../../src/domain/schedule/master-tick.ts';
import { MINUTE, NOW, SECOND } from '../../support/schedule-world.ts';

test('the first tick is at once, the next a minute later', () => {
  expect(nextTick(null, NOW)).toEqual({ atMs: NOW, missed: 0 });
  expect(nextTick(NOW, NOW + SECOND)).toEqual({ atMs: NOW + MINUTE, missed: 0 });
});

test('ticks that were missed are made up for by one, and the beat stays', () => {
  const late = NOW + 10 * MINUTE + 7 * SECOND;
  expect(nextTick(NOW, late)).toEqual({ atMs: late, missed: 9 });
  expect(beatOf(NOW, late)).toBe(NOW + 10 * MINUTE);
  expect(nextTick(beatOf(NOW, late), late + SECOND).atMs).toBe(NOW + 11 * MINUTE);
});

test('a clock that was set back does not hold the ticks up', () => {
  expect(nextTick(NOW, NOW - 60 * MINUTE)).toEqual({ atMs: NOW - 60 * MINUTE, missed: 0 });
  expect(beatOf(NOW, NOW - 60 * MINUTE)).toBe(NOW - 60 * MINUTE);
});

test('the next tick is never in the past and never more than a minute away', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (passed) => {
      const now = NOW + passed;
      const { atMs } = nextTick(NOW, now);
      expect(atMs).toBeGreaterThanOrEqual(now);
      expect(atMs - now).toBeLessThanOrEqual(TICK_MS);
    }),
  );
});

test('the budgets of the phases fill the minute', () => {
  expect(Object.values(PHASE_BUDGET_MS).reduce((sum, ms) => sum + ms, 0)).toBe(TICK_MS);
});

test('an interval under the floor of the way of working is refused with the reason', () => {
  expect(intervalProblem(MINUTE, 'direct')).toBeNull();
  expect(intervalProblem(MINUTE - 1, 'direct')).toBe(
    'the interval is less than 60 s: the scheduler looks once a minute',
  );
  expect(intervalProblem(MINUTE, 'dispatch')).toContain('less than 300 s: each run starts a workflow');
  expect(intervalProblem(Number.NaN, 'direct')).not.toBeNull();
});
