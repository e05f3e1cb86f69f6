import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { errorFacts } from '../../src/domain/shared/error-codes.ts';
import { ConflictError, NetworkError } from '../../src/domain/shared/errors.ts';
import { EndpointObserver } from '../../src/operations/observe-endpoint.ts';

const failing = (error: Error) => () => Promise.reject(error);
const unreachable = new NetworkError({ ...errorFacts('HHS-2101'), message: 'cannot be reached' });
const conflict = (code: 'HHS-2402' | 'HHS-2403') =>
  new ConflictError({ ...errorFacts(code), message: 'the lock', conflict: 'lease' });

describe('what is said of an end that could not be reached', () => {
  test('stays when a write was kept back because the lock was lost: nobody asked the end', async () => {
    const observer = new EndpointObserver(systemClock());
    await expect(observer.call(failing(unreachable))).rejects.toBe(unreachable);
    const lost = conflict('HHS-2403');
    await expect(observer.call(failing(lost))).rejects.toBe(lost);
    expect(observer.fact('cluster', null)).toMatchObject({
      reached: false,
      failure: { code: 'HHS-2101' },
    });
  });

  test('is over when the end tells that another run holds the lock', async () => {
    const observer = new EndpointObserver(systemClock());
    await expect(observer.call(failing(unreachable))).rejects.toBe(unreachable);
    const held = conflict('HHS-2402');
    await expect(observer.call(failing(held))).rejects.toBe(held);
    expect(observer.fact('cluster', null)).toMatchObject({ reached: true, failure: null });
  });
});
