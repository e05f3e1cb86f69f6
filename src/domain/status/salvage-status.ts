import { hasShape } from '../shared/check-shape.ts';
import type { JsonObject } from '../shared/json.ts';
import { DEFAULT_STALE_AFTER_MS } from './build-input.ts';
import { historyEntryShape, timesShape } from './document-shape.ts';
import { emptyStatus } from './empty-status.ts';
import { snapshotFor } from './make-snapshot.ts';
import { componentsFrom } from './roll-up.ts';
import { HISTORY_LIMIT, type HistoryEntry, type StatusDocument } from './status-document.ts';

type Times = StatusDocument['times'];

/**
 * A document that somebody changed: what runs did and when is kept; what it says of the fabric is not, because nobody
 * observed it. The wrong digest stays, so that the next build writes anew.
 */
export function distrust(document: StatusDocument): StatusDocument {
  const { fabric, times, history, lastRun, commit, branch, digest } = document;
  return { ...skeleton(fabric, times, history), lastRun, commit, branch, digest };
}

/** As much of a document of broken form as can be trusted to be what a run wrote; null: not even the fabric's name. */
export function salvage(value: JsonObject): StatusDocument | null {
  if (typeof value.fabric !== 'string' || value.fabric === '') return null;
  const runs: readonly unknown[] = Array.isArray(value.history) ? value.history : [];
  const history = runs
    .filter(
      (run): run is HistoryEntry =>
        hasShape(historyEntryShape, run) && !Number.isNaN(Date.parse(run.endedAt)),
    )
    .slice(0, HISTORY_LIMIT);
  const times = hasShape(timesShape, value.times) ? value.times : timesFrom(history);
  return skeleton(value.fabric, times, history);
}

const NEVER = '1970-01-01T00:00:00.000Z';

/** The times that the runs on record bear out. */
function timesFrom(history: readonly HistoryEntry[]): Times {
  const compared = history.filter(({ succeeded, mode }) => succeeded && mode !== 'validate');
  const latest = (runs: readonly HistoryEntry[]) => runs[0]?.endedAt ?? null;
  return {
    attemptedAt: latest(history) ?? NEVER,
    succeededAt: latest(compared),
    appliedAt: latest(compared.filter(({ mode }) => mode === 'apply')),
    heartbeatAt: latest(history) ?? NEVER,
    staleAfterMs: DEFAULT_STALE_AFTER_MS,
  };
}

function skeleton(fabric: string, times: Times, history: readonly HistoryEntry[]): StatusDocument {
  const components = componentsFrom((name) =>
    snapshotFor(name, 'record-not-trusted', { observedAt: null, source: 'default' }),
  );
  const [newest] = history;
  const lastRun = { requestId: newest?.requestId ?? '', mode: newest?.mode ?? 'drift', url: null };
  return emptyStatus({ fabric, components, times, history, lastRun });
}
