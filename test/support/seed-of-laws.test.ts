import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FIXED_SEED, seedOfLaws } from './seed-of-laws.ts';

describe('the seed of laws', () => {
  it('is the same in every run, unless the environment names another one or wants none', () => {
    expect(seedOfLaws(undefined)).toBe(FIXED_SEED);
    expect(seedOfLaws('')).toBe(FIXED_SEED);
    expect(seedOfLaws('-17')).toBe(-17);
    expect(seedOfLaws('random')).toBeUndefined();
    expect(() => seedOfLaws('rnd')).toThrow('HEDGEHOG_SYNC_TEST_SEED is "rnd"');
  });

  it('holds for the laws of every test file', () => {
    const seed = seedOfLaws(process.env.HEDGEHOG_SYNC_TEST_SEED);
    expect(fc.readConfigureGlobal().seed).toBe(seed);
    const inputs = () => fc.sample(fc.string({ minLength: 20 }), 3);
    if (seed === undefined) expect(inputs()).not.toEqual(inputs());
    else expect(inputs()).toEqual(inputs());
  });
});
