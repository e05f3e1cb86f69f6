import { beforeEach, expect, test } from '@jest/globals';
import { SettledWork } from '../../src/operations/settled-work.ts';
import { FakeClock } from '../adapters/kubernetes/fake-clock.ts';

let clock: FakeClock;
let settled: SettledWork;
beforeEach(() => {
  clock = new FakeClock('manual');
  settled = new SettledWork(clock);
});

test('what was brought in order is in order for the same stamp, work and fabric', () => {
  settled.of('a').keep('back-port', 'one');
  expect(settled.of('a').has('back-port', 'one')).toBe(true);
  expect(settled.of('a').has('back-port', 'two')).toBe(false);
  expect(settled.of('a').has('outdated-comments', 'one')).toBe(false);
  expect(settled.of('b').has('back-port', 'one')).toBe(false);
});

test('only the last stamp counts: what was in order before may have been undone since', () => {
  settled.of('a').keep('back-port', 'one');
  settled.of('a').keep('back-port', 'two');
  expect(settled.of('a').has('back-port', 'one')).toBe(false);
});

test('after an hour it is looked at again, whatever nobody told of', () => {
  settled.of('a').keep('back-port', 'one');
  clock.advance(3_599_000);
  expect(settled.of('a').has('back-port', 'one')).toBe(true);
  clock.advance(1_000);
  expect(settled.of('a').has('back-port', 'one')).toBe(false);
});

test('a run that began before something was done does not settle it', () => {
  const begun = settled.of('a');
  settled.forget('a');
  begun.keep('back-port', 'one');
  expect(settled.of('a').has('back-port', 'one')).toBe(false);
  settled.of('a').keep('back-port', 'one');
  settled.forget('b');
  expect(settled.of('a').has('back-port', 'one')).toBe(true);
});
