import { CONFIGURATION_CODES } from '../domain/shared/configuration-codes.ts';
import { ConfigurationError, isSyncError } from '../domain/shared/errors.ts';
import type { EndpointFact, RunFacts } from '../domain/status/run-facts.ts';
import { unlessCancelled } from './cancellation.ts';
import { ClusterSession } from './cluster-session.ts';
import type { LocalPorts } from './fabric-ports.ts';
import { failureOf } from './failure-fact.ts';
import {
  type Findings,
  findByApplying,
  findByComparing,
  findByValidating,
  findOffline,
  NOTHING_FOUND,
} from './find-facts.ts';
import { EndpointObserver, failedUnasked, notAsked } from './observe-endpoint.ts';
import { type OneReading, observedHistory, readOnce } from './observed-ports.ts';
import { RunLimit } from './run-limit.ts';
import { meaningsOfRun } from './run-meanings.ts';
import type { RunDoors, RunRequest, RunSettings } from './run-request.ts';

interface Run {
  readonly settings: RunSettings;
  readonly request: RunRequest;
  readonly local: LocalPorts;
  readonly source: OneReading;
  /** null: there is no way to a cluster. */
  readonly session: ClusterSession | null;
  readonly limit: RunLimit;
  /** Grows while the run goes on; what is in it stays, whatever fails later. */
  found: Findings;
}

/**
 * One run of a fabric in one mode, told as facts. Throws nothing: what went wrong is `failure`, beside all that was found
 * before it. An apply that is not possible (no right, another run holds the lock) still compares, so that validation and
 * drift are told.
 */
export async function runFabric(
  doors: RunDoors,
  settings: RunSettings,
  request: RunRequest,
  cancel: AbortSignal,
): Promise<RunFacts> {
  const { mode, requestId, branch, url } = request;
  const { fabric } = settings;
  const git = new EndpointObserver(doors.local.clock);
  const run = begin(doors, settings, request, { git, cancel });
  const { clock, log } = run.local;
  const startedAt = clock.now();
  log.info('the run begins');
  const error = await pursue(run);
  const failure = error === null ? null : failureOf(error);
  const endedAt = clock.now();
  log.info('the run ends', { durationMs: Date.parse(endedAt) - Date.parse(startedAt), code: failure?.code });
  return {
    ...{ fabric, mode, requestId, branch, url, startedAt, endedAt },
    ...run.found,
    commit: run.source.reading()?.commit ?? null,
    failure,
    meanings: meaningsOfRun(run.found, request, failure),
    endpoints: [clusterFact(run, error), git.fact('git', error)],
  };
}

/** A second look of the same run, for facts that contradict each other. Writes nothing. */
export async function lookAgain(
  doors: RunDoors,
  settings: RunSettings,
  request: RunRequest,
  cancel: AbortSignal,
): Promise<RunFacts> {
  const mode = request.mode === 'apply' ? 'drift' : request.mode;
  return await runFabric(doors, settings, { ...request, mode }, cancel);
}

function begin(
  { local, cluster }: RunDoors,
  settings: RunSettings,
  request: RunRequest,
  { git, cancel }: { readonly git: EndpointObserver; readonly cancel: AbortSignal },
): Run {
  const { requestId, mode } = request;
  const limit = new RunLimit(local.clock, request.limitMs, cancel);
  const source = readOnce(local.source, git);
  const observed: LocalPorts = {
    ...local,
    source,
    history: observedHistory(local.history, git),
    log: local.log.child({ requestId, fabric: settings.fabric, mode }),
  };
  const session = cluster === null ? null : new ClusterSession(cluster, observed, limit.signal);
  return { settings, request, local: observed, source, session, limit, found: NOTHING_FOUND };
}

/** The error that ended the run, or null. */
async function pursue(run: Run): Promise<unknown> {
  try {
    await find(run);
    const { interrupted, convergence } = run.found;
    const wasCut = interrupted !== null || convergence?.result === 'cancelled';
    return wasCut ? run.limit.cutShort(interrupted) : null;
  } catch (thrown) {
    const error = run.limit.causeOf(thrown);
    logUnexpected(run, error);
    await salvage(run, error);
    return error;
  } finally {
    run.limit.end();
    await run.session?.close();
  }
}

async function find(run: Run): Promise<void> {
  const { local, settings, session } = run;
  const { mode, base } = run.request;
  if (mode === 'validate') keep(run, await unlessCut(run, findByValidating(local, settings)));
  else if (session !== null && mode === 'apply') await apply(run, session);
  else if (session !== null) await compare(run, session);
  else if (mode === 'plan') keep(run, await unlessCut(run, findOffline(local, settings, base)));
  else {
    throw new ConfigurationError({
      code: 'HHS-1201',
      message: `mode ${mode} compares with the cluster, and this run was given no access to one`,
      help: CONFIGURATION_CODES['HHS-1201'].cure,
    });
  }
}

async function apply(run: Run, session: ClusterSession): Promise<void> {
  const ports = await session.ports();
  const applying = findByApplying(ports, run.settings, run.limit.signal, (found) => keep(run, found));
  await unlessCancelled(applying, session.untilLock);
}

async function compare(run: Run, session: ClusterSession): Promise<void> {
  const ports = await session.ports();
  const comparing = findByComparing(ports, run.settings, (found) => keep(run, found));
  await unlessCut(run, comparing);
}

function keep(run: Run, found: Findings): void {
  run.found = found;
}

/** Work that writes nothing ends at once when the run is to end. */
async function unlessCut<T>({ limit }: Run, work: Promise<T>): Promise<T> {
  return await unlessCancelled(work, limit.signal);
}

/** What can still be said after a failure: the comparison of an apply that is not possible, else the files at least. */
async function salvage(run: Run, error: unknown): Promise<void> {
  const { session, local, settings, source, limit } = run;
  if (run.found.validation !== null) return;
  if (session !== null && run.request.mode === 'apply' && mayBeRead(error) && !limit.signal.aborted) {
    const compared = await compare(run, session).then(
      () => true,
      () => false,
    );
    if (compared || run.found.validation !== null) return;
  }
  // files that were never read may be what the run hangs on
  if (limit.signal.aborted && source.reading() === null) return;
  run.found = await findByValidating(local, settings).catch(() => NOTHING_FOUND);
}

/** A cluster that refuses or is locked can be read; one that does not answer is not asked all over again. */
function mayBeRead(error: unknown): boolean {
  return isSyncError(error) && error.category !== 'network' && error.category !== 'timeout';
}

/** Where it came about, for whoever mends it; the report says only what it was. */
function logUnexpected({ local }: Run, error: unknown): void {
  if (failureOf(error).category !== 'unexpected') return;
  const stack = error instanceof Error ? error.stack : undefined;
  local.log.error('unexpected error', { reason: failureOf(error).message, stack });
}

function clusterFact({ session, request }: Run, error: unknown): EndpointFact {
  if (request.mode === 'validate') return notAsked('cluster');
  if (session !== null) return session.fact(error);
  return request.mode === 'plan' ? notAsked('cluster') : failedUnasked('cluster', failureOf(error));
}
