import { expect, test } from '@jest/globals';
import { readPastFreeze, writePastFreeze } from '../../../src/domain/config/past-freeze.ts';

const GIVEN = { by: 'keeper', because: 'the spine in row 3 is "down"', until: '2026-01-02T03:04:05.000Z' };

test('what lets an apply go past a freeze is read back as it was written', () => {
  expect(readPastFreeze(writePastFreeze(GIVEN))).toEqual(GIVEN);
});

test.each<[string, unknown]>([
  ['no JSON', '{'],
  ['a list', []],
  ['without a reason', { ...GIVEN, because: '' }],
  ['a reason of two lines', { ...GIVEN, because: 'a\nb' }],
  ['an endless reason', { ...GIVEN, because: 'a'.repeat(5_000) }],
  ['by no account', { ...GIVEN, by: '@team x' }],
  ['until no instant', { ...GIVEN, until: 'tomorrow' }],
  ['until a day that is none', { ...GIVEN, until: '2026-19-99T03:04:05Z' }],
  ['with more than is known', { ...GIVEN, more: true }],
])('it is none: %s', (_, value) => {
  expect(readPastFreeze(typeof value === 'string' ? value : JSON.stringify(value))).toBeNull();
});
