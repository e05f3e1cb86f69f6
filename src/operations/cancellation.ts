import type { ErrorFacts } from '../domain/report/error-text.ts';
import { CONFIGURATION_CODES } from '../domain/shared/configuration-codes.ts';
import type { LeaseLock } from '../ports/lease.ts';

/** The user or the system asked the run to end. Without a message of its own: before anything was written. */
export class Cancelled extends Error implements ErrorFacts {
  override readonly name = 'Cancelled';
  readonly category = 'cancelled';
  readonly code = 'HHS-1301';
  readonly help = CONFIGURATION_CODES['HHS-1301'].cure;
  readonly details = {};

  constructor(message = 'cancelled: nothing was written') {
    super(message);
  }
}

/** `work`, or Cancelled as soon as the signal aborts: for work that may be dropped at any point. */
export async function unlessCancelled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: () => void = () => undefined;
  const cancelled = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new Cancelled());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    signal.removeEventListener('abort', stop);
    // whoever loses the race must not become an unhandled rejection
    work.catch(() => undefined);
  }
}

/**
 * A lock that is not waited for any longer once the run was cancelled; one that comes too late is given back. `onLate` is
 * told when that is done: who closes the connection before leaves the lock behind.
 */
export function cancellableLease(
  lease: LeaseLock,
  signal: AbortSignal,
  onLate: (givenBack: Promise<void>) => void = () => undefined,
): LeaseLock {
  return {
    version: (fabric) => lease.version(fabric),
    async acquire(request) {
      if (signal.aborted) throw new Cancelled();
      const acquiring = lease.acquire(request);
      try {
        return await unlessCancelled(acquiring, signal);
      } catch (error) {
        if (error instanceof Cancelled)
          onLate(acquiring.then((held) => held.release()).catch(() => undefined));
        throw error;
      }
    },
  };
}

/** A lock, and a signal that aborts with `cancel` only until the lock is asked for: before that nothing was written. */
export interface LockWatch {
  readonly lease: LeaseLock;
  readonly untilLock: AbortSignal;
}

/** Tells work that may be dropped at any point from work that must be ended in order. */
export function watchLock(lease: LeaseLock, cancel: AbortSignal): LockWatch {
  const dropped = new AbortController();
  let isWanted = false;
  const drop = () => (isWanted ? undefined : dropped.abort());
  if (cancel.aborted) drop();
  else cancel.addEventListener('abort', drop, { once: true });
  return {
    untilLock: dropped.signal,
    lease: {
      version: (fabric) => lease.version(fabric),
      acquire: (request) => {
        isWanted = true;
        return lease.acquire(request);
      },
    },
  };
}
