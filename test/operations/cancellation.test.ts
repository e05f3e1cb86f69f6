import { describe, expect, test } from '@jest/globals';
import { Cancelled, cancellableLease, unlessCancelled } from '../../src/operations/cancellation.ts';
import type { HeldLease, LeaseRequest } from '../../src/ports/lease.ts';

const request: LeaseRequest = { fabric: 'lab', holder: 'me', durationMs: 1_000, waitMs: 1_000 };

function heldLease(): HeldLease & { readonly released: () => number } {
  let count = 0;
  return {
    holder: 'me',
    assertHeld: () => undefined,
    lost: new AbortController().signal,
    release: async () => {
      count += 1;
    },
    released: () => count,
  };
}

describe('work that may be dropped', () => {
  test('gives its result, or its own error, when nobody cancels', async () => {
    const { signal } = new AbortController();
    expect(await unlessCancelled(Promise.resolve(1), signal)).toBe(1);
    await expect(unlessCancelled(Promise.reject(new TypeError('x')), signal)).rejects.toThrow(TypeError);
  });

  test('ends as soon as it is cancelled, and its late failure disturbs nobody', async () => {
    const cancel = new AbortController();
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    const result = unlessCancelled(work, cancel.signal);
    cancel.abort();
    await expect(result).rejects.toThrow(Cancelled);
    fail(new Error('too late'));
    await new Promise<void>((resolve) => setImmediate(resolve));
  });
});

describe('a lock', () => {
  test('is handed on untouched when nobody cancels', async () => {
    const held = heldLease();
    const lease = cancellableLease(
      { version: () => Promise.resolve(null), acquire: async () => held },
      new AbortController().signal,
    );
    expect(await lease.acquire(request)).toBe(held);
    expect(held.released()).toBe(0);
  });

  test('is not asked for after a cancel', async () => {
    let asked = 0;
    const port = {
      version: () => Promise.resolve(null),
      acquire: async () => {
        asked += 1;
        return heldLease();
      },
    };
    await expect(cancellableLease(port, AbortSignal.abort()).acquire(request)).rejects.toThrow(Cancelled);
    expect(asked).toBe(0);
  });

  test('is not waited for after a cancel, and given back if it comes all the same', async () => {
    const cancel = new AbortController();
    const held = heldLease();
    let grant: (lease: HeldLease) => void = () => undefined;
    const port = {
      version: () => Promise.resolve(null),
      acquire: () =>
        new Promise<HeldLease>((resolve) => {
          grant = resolve;
        }),
    };
    const late: Promise<void>[] = [];
    const lease = cancellableLease(port, cancel.signal, (givenBack) => late.push(givenBack));
    const waiting = lease.acquire(request);
    cancel.abort();
    await expect(waiting).rejects.toThrow(Cancelled);
    expect(held.released()).toBe(0);
    grant(held);
    await Promise.all(late);
    expect(late).toHaveLength(1);
    expect(held.released()).toBe(1);
  });
});
