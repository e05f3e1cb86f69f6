import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addressIn,
  contains,
  formatAddress,
  formatPrefix,
  hasHostBits,
  type IpPrefix,
  isSubset,
  overlappingPairs,
  overlaps,
  parseAddress,
  parseCidr,
  parsePrefix,
} from '../../../src/domain/fabric/ip.ts';

function prefix(text: string): IpPrefix {
  const parsed = parsePrefix(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

describe('addresses', () => {
  test.each(['10.0.0.1', '0.0.0.0', '255.255.255.255', '::', 'fd00::1', '2001:db8::8:0:0:1'])(
    '%s is one',
    (text) => {
      const parsed = parseAddress(text);
      expect(parsed && formatAddress(parsed)).toBe(text);
    },
  );

  test.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.01',
    '10.0.0.1/32',
    'fd00::1%eth0',
    ':',
    'fd00:::1',
    ' 10.0.0.1',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});

describe('prefixes', () => {
  test.each(['10.0.1.5/24', '0.0.0.0/0', '10.0.0.1/32', 'fd00::/8', '::/128'])('%s is one', (text) => {
    expect(formatPrefix(prefix(text))).toBe(text);
  });

  test.each([
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/+8',
    'fd00::/129',
    '/24',
    '10.0.0/24',
  ])('%j is none', (text) => {
    expect(parsePrefix(text)).toBeUndefined();
  });

  test('have host bits or not, and addresses counted from the network', () => {
    expect([hasHostBits(prefix('10.0.1.5/24')), hasHostBits(prefix('10.0.1.0/24'))]).toEqual([true, false]);
    const first = addressIn(prefix('10.0.1.5/24'), 1n);
    expect(first && formatAddress(first)).toBe('10.0.1.1');
    expect(addressIn(prefix('255.255.255.255/32'), 1n)).toBeUndefined();
  });

  test.each([
    ['10.0.0.0/16', '10.0.1.0/24', true, true],
    ['10.0.1.0/24', '10.0.0.0/16', true, false],
    ['10.0.1.0/24', '10.0.2.0/24', false, false],
    ['10.0.1.0/24', '10.0.1.7/24', true, true],
    ['::/0', '10.0.0.0/8', false, false],
  ])('%s against %s', (outer, inner, overlap, subset) => {
    expect(overlaps(prefix(outer), prefix(inner))).toBe(overlap);
    expect(isSubset(prefix(inner), prefix(outer))).toBe(subset);
  });

  test('contain addresses of their own family only', () => {
    const inside = parseAddress('10.0.1.255');
    const other = parseAddress('::a00:1ff');
    expect(inside && contains(prefix('10.0.1.0/24'), inside)).toBe(true);
    expect(other && contains(prefix('10.0.1.0/24'), other)).toBe(false);
  });

  test('overlap in one sweep as often as pair by pair', () => {
    const some = fc
      .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 24, max: 28 }))
      .map(([host, length]) => ({
        prefix: prefix(`10.0.0.${host * 16}/${length}`),
      }));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (items) => {
        const found = overlappingPairs(items);
        for (const { item, other } of found) expect(overlaps(item.prefix, other.prefix)).toBe(true);
        const any = items.some((a, i) => items.some((b, j) => i < j && overlaps(a.prefix, b.prefix)));
        expect(found.length > 0).toBe(any);
      }),
    );
  });
});

describe('prefixes of the older kind', () => {
  test.each(['10.0.0.1/24', '10.0.0.1/024', '10.0.0.0/08', '2001:db8::1/064', '0.0.0.0/00'])(
    '%s is one, however its length is written',
    (text) => {
      expect(parseCidr(text)).toEqual(parsePrefix(text.replace(/\/0+(?=\d)/, '/')));
      expect(parseCidr(text)).toBeDefined();
    },
  );

  test.each(['10.0.0.1', '10.0.0.1/', '10.0.0.1/033', '010.0.0.1/24', '10.0.0.1/+24', '10.0.0.1/0x8', ''])(
    '%j is none',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );
});
