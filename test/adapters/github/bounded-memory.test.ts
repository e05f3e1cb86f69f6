import { describe, expect, test } from '@jest/globals';
import { BoundedMemory } from '../../../src/adapters/github/bounded-memory.ts';

interface Value {
  readonly bytes: number;
}

function memoryOf(entries: number, bytes: number): BoundedMemory<Value> {
  return new BoundedMemory<Value>({ entries, bytes }, (value) => value.bytes);
}

function keysIn(memory: BoundedMemory<Value>): string[] {
  return memory.below('').map(([key]) => key);
}

describe('a bounded memory', () => {
  test('lets go what was not used for the longest time', () => {
    const memory = memoryOf(3, 1_000_000);
    for (const key of ['a', 'b', 'c']) memory.keep(key, { bytes: 1 });
    memory.get('a');
    memory.keep('d', { bytes: 1 });
    expect(keysIn(memory)).toEqual(['c', 'a', 'd']);
  });

  test('stays within its bytes, the keys and what it keeps beside them included', () => {
    const memory = memoryOf(1_000, 10_000);
    for (let count = 0; count < 100; count += 1) memory.keep(`key-${count}`, { bytes: 800 });
    expect(memory.size.bytes).toBeLessThanOrEqual(10_000);
    expect(keysIn(memory)).toEqual(Array.from({ length: 9 }, (_, index) => `key-${91 + index}`));
    expect(memory.size.entries).toBe(9);
  });

  test('does not keep what would push out the rest, nor what stood there before', () => {
    const memory = memoryOf(10, 10_000);
    memory.keep('a', { bytes: 10 });
    memory.keep('b', { bytes: 10 });
    memory.keep('a', { bytes: 1_300 });
    expect(keysIn(memory)).toEqual(['b']);
  });

  test('counts a value that takes the place of another once', () => {
    const memory = memoryOf(10, 100_000);
    memory.keep('a', { bytes: 1_000 });
    const { bytes } = memory.size;
    for (let count = 0; count < 50; count += 1) memory.keep('a', { bytes: 1_000 });
    expect(memory.size).toEqual({ entries: 1, bytes });
  });
});
