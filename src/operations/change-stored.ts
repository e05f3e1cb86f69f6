import { ConflictError, isSyncError } from '../domain/shared/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { StatusStore, StoredFiles } from '../ports/status-store.ts';

export interface StoredChange {
  readonly paths: readonly string[];
  /** Names the run that wrote it: a commit whose answer was lost is found again by it. */
  readonly message: string;
  /**
   * The files that are to have another text, from what stands there now; empty: nothing is to be written. Called again
   * where somebody else wrote meanwhile, so it says the same twice about what is in already.
   */
  change(stored: StoredFiles): ReadonlyMap<string, string>;
}

interface StoringPorts {
  readonly store: StatusStore;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  random(): number;
}

const MOST_TRIES = 6;
const FIRST_WAIT_MS = 200;

/** Changes stored files by compare and swap. The commit; null: nothing had to be written. Throws SyncError. */
export async function changeStored(ports: StoringPorts, wanted: StoredChange): Promise<string | null> {
  const { store, clock, signal } = ports;
  for (let tries = 1; ; tries += 1) {
    const stored = await store.read(wanted.paths);
    const files = wanted.change(stored);
    if (files.size === 0) return null;
    try {
      return await store.commit({ expectedHead: stored.head, files, message: wanted.message });
    } catch (error) {
      if (tries >= MOST_TRIES || !mayBeTriedAgain(error)) throw error;
      await clock.sleep(Math.round(FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + ports.random())), signal);
    }
  }
}

/** The branch moved; or no answer came, and what is there by now tells whether it is in. */
function mayBeTriedAgain(error: unknown): boolean {
  if (error instanceof ConflictError) return error.conflict === 'status-head';
  return isSyncError(error) && (error.category === 'network' || error.category === 'timeout');
}
