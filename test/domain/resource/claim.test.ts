import { describe, expect, test } from '@jest/globals';
import { type Claim, type ClaimChange, waitsOf } from '../../../src/domain/resource/claim.ts';
import { seededRandom } from '../../support/seeded-random.ts';

function range(first: number, last: number, space = 'prefix'): Claim {
  return { space, taken: { family: 4, first: BigInt(first), last: BigInt(last) }, pointer: '/a', what: 'it' };
}

function value(taken: string, unchecked = false): Claim {
  return { space: 'port', taken, pointer: '/a', what: taken, unchecked };
}

function pairs(changes: readonly ClaimChange<string>[]): string[] {
  return waitsOf(changes).map(({ owner, holder }) => `${owner} after ${holder}`);
}

describe('a wait', () => {
  test('is for who holds what is wanted and lets it go', () => {
    expect(
      pairs([
        { owner: 'a', base: [value('1')], desired: [value('2')] },
        { owner: 'b', base: [value('2')], desired: [value('3')] },
      ]),
    ).toEqual(['a after b']);
  });

  test('is not for who keeps it, for oneself, or of a claim that is not held against others', () => {
    expect(
      pairs([
        { owner: 'a', base: [value('1')], desired: [value('2'), value('1')] },
        { owner: 'b', base: [value('2')], desired: [value('2')] },
        { owner: 'c', base: [], desired: [value('1', true)] },
      ]),
    ).toEqual([]);
  });

  test('is told for each claim', () => {
    const changes = [
      { owner: 'a', base: [], desired: [value('1'), value('2')] },
      { owner: 'b', base: [value('1'), value('2')], desired: [] },
    ];
    expect(waitsOf(changes).map(({ wants, held }) => [wants.taken, held.taken])).toEqual([
      ['1', '1'],
      ['2', '2'],
    ]);
  });
});

test('ranges that overlap are found as by comparing all with all', () => {
  const random = seededRandom(7);
  for (let round = 0; round < 300; round += 1) {
    const some = () => {
      const first = random.below(60);
      return range(first, first + random.below(20), random.pick(['x', 'y']));
    };
    const changes = Array.from({ length: 6 }, (_none, at) => ({
      owner: `${at}`,
      base: [some(), some()],
      desired: [some()],
    }));
    const overlap = (a: Claim, b: Claim) =>
      a.space === b.space &&
      typeof a.taken !== 'string' &&
      typeof b.taken !== 'string' &&
      a.taken.first <= b.taken.last &&
      b.taken.first <= a.taken.last;
    const expected = changes.flatMap((one) =>
      one.desired.flatMap((wants) =>
        changes
          .filter((other) => other !== one && other.base.some((held) => overlap(wants, held)))
          .filter((other) => !other.desired.some((kept) => overlap(wants, kept)))
          .map((other) => `${one.owner} after ${other.owner}`),
      ),
    );
    expect(pairs(changes).sort()).toEqual(expected.sort());
  }
});
