import { CONFIGURATION_CODES } from '../../domain/shared/configuration-codes.ts';
import type { FailureFact, RunFacts } from '../../domain/status/run-facts.ts';
import { runFabric } from '../../operations/run-fabric.ts';
import type { RunDoors, RunRequest, RunSettings } from '../../operations/run-request.ts';

/** How long a cancelled run may take to end, ms: then it is reported without what it found. */
const CANCEL_LIMIT_MS = 4_500;

/** The facts of a run, also of one that hangs after it was cancelled. */
export async function factsInTime(
  doors: RunDoors,
  settings: RunSettings,
  request: RunRequest,
  signal: AbortSignal,
): Promise<RunFacts> {
  const { clock } = doors.local;
  const startedAt = clock.now();
  const over = new AbortController();
  const late = aborted(signal, over.signal)
    .then(() => clock.sleep(CANCEL_LIMIT_MS, over.signal))
    .then(() => hungFacts(settings, request, { startedAt, endedAt: clock.now() }));
  // the run that ends first takes the other's reason to end with it
  late.catch(() => undefined);
  try {
    return cutFacts(await Promise.race([runFabric(doors, settings, request, signal), late]), signal);
  } finally {
    over.abort();
  }
}

/** An apply that stopped early because it was cancelled ended by that, and by nothing that failed. */
function cutFacts(facts: RunFacts, signal: AbortSignal): RunFacts {
  const { interrupted, failure } = facts;
  if (!signal.aborted || interrupted === null || failure !== null) return facts;
  return { ...facts, failure: cancelledFailure(interrupted) };
}

function cancelledFailure(message: string): FailureFact {
  return { category: 'cancelled', code: 'HHS-1301', message, help: CONFIGURATION_CODES['HHS-1301'].cure };
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
    commit: null,
    validation: null,
    plan: null,
    comparedWith: null,
    outcomes: [],
    convergence: null,
    switches: null,
    interrupted: null,
    failure: cancelledFailure(`cancelled, and it did not end in time: ${wrote}`),
    meanings: ['error'],
    endpoints: [],
  };
}
