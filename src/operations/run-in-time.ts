import type { RunFacts } from '../domain/status/run-facts.ts';
import { Cancelled } from './cancellation.ts';
import { failureOf } from './failure-fact.ts';
import { NOTHING_FOUND } from './find-facts.ts';
import { runFabric } from './run-fabric.ts';
import type { RunDoors, RunRequest, RunSettings } from './run-request.ts';

/** How long a cancelled run may take to end, ms: then it is reported without what it found. */
const CANCEL_LIMIT_MS = 4_500;

/** The facts of a run, also of one that hangs after it was cancelled. */
export async function runInTime(
  doors: RunDoors,
  settings: RunSettings,
  request: RunRequest,
  cancel: AbortSignal,
): Promise<RunFacts> {
  const { clock } = doors.local;
  const startedAt = clock.now();
  const over = new AbortController();
  const late = aborted(cancel, over.signal)
    .then(() => clock.sleep(CANCEL_LIMIT_MS, over.signal))
    .then(() => hungFacts(settings, request, { startedAt, endedAt: clock.now() }));
  // the run that ends first takes the other's reason to end with it
  late.catch(() => undefined);
  try {
    return await Promise.race([runFabric(doors, settings, request, cancel), late]);
  } finally {
    over.abort();
  }
}

function aborted(signal: AbortSignal, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true, signal: over });
  });
}

function hungFacts(
  { fabric }: RunSettings,
  { mode, requestId, branch, url }: RunRequest,
  times: { readonly startedAt: string; readonly endedAt: string },
): RunFacts {
  const wrote =
    mode === 'apply' ? 'it is not known which of the writes under way were done' : 'nothing was written';
  return {
    ...{ fabric, mode, requestId, branch, url },
    ...times,
    ...NOTHING_FOUND,
    commit: null,
    failure: failureOf(new Cancelled(`cancelled, and it did not end in time: ${wrote}`)),
    meanings: ['error'],
    endpoints: [],
  };
}
