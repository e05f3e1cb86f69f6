import { statusLine } from '../../../domain/report/status-line.ts';
import { isSyncError } from '../../../domain/shared/errors.ts';
import type { StatusOverview, StoredStatus } from '../../../domain/status/stored-status.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';

/** How a watch shows what it sees. */
export interface WatchView {
  /** Every look, changed or not: a terminal draws the ages anew. `changed`: fabrics that say something else than before. */
  show(overview: StatusOverview, changed: readonly StoredStatus[]): void;
}

export interface WatchSettings {
  readonly intervalMs: number;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Looks until the signal aborts; gives the last thing seen. Throws where the first look fails; a later one that fails is
 * told once, and looking goes on.
 */
export async function watchStatus(
  look: () => Promise<StatusOverview>,
  view: WatchView,
  { intervalMs, clock, log, signal }: WatchSettings,
): Promise<StatusOverview> {
  let last = await look();
  let trouble = '';
  view.show(last, last.fabrics);
  while (await pause(clock, intervalMs, signal)) {
    try {
      const seen = await look();
      view.show(seen, changedIn(last, seen));
      last = seen;
      trouble = '';
    } catch (error) {
      if (!isSyncError(error)) throw error;
      if (error.message !== trouble)
        log.error('the status could not be read', { code: error.code, why: error.message });
      trouble = error.message;
    }
  }
  return last;
}

/** Fabrics whose stored text or state is another one; a fabric that is gone counts by the line that says so. */
function changedIn(before: StatusOverview, now: StatusOverview): readonly StoredStatus[] {
  const known = new Map(before.fabrics.map((stored) => [stored.fabric, keyOf(stored)]));
  const there = new Set(now.fabrics.map(({ fabric }) => fabric));
  const gone = before.fabrics
    .filter(({ fabric }) => !there.has(fabric))
    .map(({ fabric }): StoredStatus => ({ fabric, read: { result: 'absent' } }));
  return [...now.fabrics.filter((stored) => known.get(stored.fabric) !== keyOf(stored)), ...gone];
}

/** Moves with the text and with what its age makes of it, but not with every second of age. */
function keyOf(stored: StoredStatus): string {
  const { read } = stored;
  return 'document' in read
    ? `${read.result} ${read.document.state} ${read.document.digest}`
    : statusLine(stored);
}

/** false: the watch is to end. */
async function pause(clock: Pick<Clock, 'sleep'>, ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return !signal.aborted;
}
