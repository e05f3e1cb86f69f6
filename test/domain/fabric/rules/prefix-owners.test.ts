import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatAddress, type IpPrefix, overlaps, parsePrefix } from '../../../../src/domain/fabric/ip.ts';
import { type OwnedPrefix, PrefixOwners } from '../../../../src/domain/fabric/rules/prefix-owners.ts';

function prefix(text: string): IpPrefix {
  const parsed = parsePrefix(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

function owned(text: string, owner: string): OwnedPrefix<string> {
  return { prefix: prefix(text), owner };
}

const OWNERS = ['a', 'b', 'c'] as const;

/** Prefixes of both families in a corner of the address space, so that many of them meet; host bits may be set. */
const anyPrefix = fc
  .tuple(fc.constantFrom<4 | 6>(4, 6), fc.integer({ min: 0, max: 63 }), fc.integer({ min: 0, max: 8 }))
  .map(([family, low, host]) => {
    const bits = family === 4 ? 32 : 128;
    return prefix(`${formatAddress({ family, value: BigInt(low) })}/${host === 8 ? 0 : bits - host}`);
  });
const anyOwned = fc.record({ prefix: anyPrefix, owner: fc.constantFrom(...OWNERS) });

test('who overlaps is found as by a comparison with each', () => {
  fc.assert(
    fc.property(fc.array(anyOwned, { maxLength: 12 }), anyOwned, (items, { prefix: asked, owner }) => {
      const naive = items.filter((item) => item.owner !== owner && overlaps(item.prefix, asked));
      const found = new PrefixOwners(items).overlapping(asked, owner);
      if (naive.length === 0) expect(found).toBeUndefined();
      else expect(naive).toContain(found);
    }),
    { numRuns: 1000 },
  );
});

describe('one that overlaps', () => {
  test.each<[string, string[], boolean]>([
    ['a prefix that holds the one asked for', ['10.0.0.0/8'], true],
    ['a prefix that it holds', ['10.1.2.128/25'], true],
    ['the same one', ['10.1.2.0/24'], true],
    ['the same one with host bits', ['10.1.2.77/24'], true],
    ['the whole family', ['0.0.0.0/0'], true],
    ['its last address', ['10.1.2.255/32'], true],
    ['the address before it', ['10.1.1.255/32'], false],
    ['the address after it', ['10.1.3.0/32'], false],
    ['the other family', ['::/0', '::a01:200/120'], false],
    ['nothing at all', [], false],
  ])('%s', (_what, texts, overlapping) => {
    const owners = new PrefixOwners(texts.map((text) => owned(text, 'other')));
    expect(owners.overlapping(prefix('10.1.2.0/24'), 'me') !== undefined).toBe(overlapping);
  });

  test('is none of the own ones, however near they are', () => {
    const items = [owned('10.0.0.0/8', 'other'), owned('10.1.2.0/24', 'me'), owned('10.1.2.0/25', 'me')];
    expect(new PrefixOwners(items).overlapping(prefix('10.1.2.0/24'), 'me')).toBe(items[0]);
    expect(new PrefixOwners(items.slice(1)).overlapping(prefix('10.1.2.0/24'), 'me')).toBeUndefined();
  });

  test('is found behind own ones of the same text', () => {
    const items = [owned('10.1.2.0/24', 'me'), owned('10.1.2.0/24', 'other')];
    expect(new PrefixOwners(items).overlapping(prefix('10.1.2.0/24'), 'me')).toBe(items[1]);
  });
});
