import { describe, expect, test } from '@jest/globals';
import {
  type Hold,
  holdEntriesIn,
  readHolds,
  renderHolds,
  withHolds,
  withoutHolds,
} from '../../../src/domain/status/holds.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const hold = (name: string | null, more: Partial<Hold> = {}): Hold => ({
  object: name === null ? null : { kind: 'VPC', name },
  by: 'mona',
  at: '2026-11-20T10:00:00Z',
  until: null,
  reason: 'racks are moved',
  comment: null,
  ...more,
});
const empty = (() => {
  const read = readHolds(null, 'lab');
  if (read.result !== 'ok') throw new Error('not ok');
  return read.document;
})();

describe('holds', () => {
  test('are read as they were written', () => {
    const document = withHolds(empty, [hold('a'), hold(null)], NOW);
    expect(readHolds(renderHolds(document), 'lab')).toEqual({ result: 'ok', document });
  });

  test.each([['{'], ['[]'], ['{"version":2,"fabric":"lab","holds":[]}'], ['{"version":1,"fabric":"lab"}']])(
    'are never guessed from %s',
    (text) => expect(readHolds(text, 'lab').result).toBe('damaged'),
  );

  test('on the same object give way to the new one, and those that are over go', () => {
    const before = withHolds(empty, [hold('a'), hold('b', { until: '2026-11-21T09:00:00Z' })], 0);
    const after = withHolds(before, [hold('a', { reason: 'again' })], NOW);
    expect(after.holds).toEqual([hold('a', { reason: 'again' })]);
  });

  test('end for what is named only; the whole fabric is one of its own', () => {
    const document = withHolds(empty, [hold('a'), hold('b'), hold(null)], NOW);
    const { document: left, released } = withoutHolds(document, [null], NOW);
    expect(released).toEqual([hold(null)]);
    expect(left.holds).toEqual([hold('a'), hold('b')]);
  });

  test('count until their end, and for good where that cannot be read', () => {
    const at = (until: string | null) =>
      holdEntriesIn(withHolds(empty, [hold('a', { until })], 0), NOW).length;
    expect([at(null), at('2026-11-21T10:00:00Z'), at('2026-11-21T10:00:01Z'), at('some day')]).toEqual([
      1, 0, 1, 1,
    ]);
  });

  test('tell who, since when and why', () => {
    const [entry] = holdEntriesIn(withHolds(empty, [hold('a', { until: '2027-01-01T00:00:00Z' })], NOW), NOW);
    expect(entry).toMatchObject({
      object: { kind: 'VPC', name: 'a' },
      by: 'mona',
      atMs: Date.parse('2026-11-20T10:00:00Z'),
      reason: 'racks are moved (until 2027-01-01T00:00:00Z)',
      location: { file: 'lab/holds.json' },
    });
  });
});
