import type { RunEnd } from '../../domain/schedule/fabric-record.ts';
import type { OperationKind } from '../../domain/schedule/fabric-standing.ts';
import { ConfigurationError, isSyncError } from '../../domain/shared/errors.ts';
import { getOwn } from '../../domain/shared/json.ts';
import { readFabricJob } from '../../operations/fabric-job.ts';
import { failureOf } from '../../operations/failure-fact.ts';
import { followUp } from '../../operations/queue-run.ts';
import type { Continuation, RunningJob } from '../../ports/queue.ts';
import { notTold } from './app-checks.ts';
import { kubeconfigFor } from './app-settings.ts';
import type { AppWorld } from './app-world.ts';
import { keepDashboardSoon } from './dashboard-jobs.ts';
import { runDirect } from './direct-run.ts';
import { runByDispatch } from './dispatch-run.ts';
import { fabricKey, readFabricKey, wayOf } from './fabric-ways.ts';
import { isDue, REST_MS, waitedIn } from './workflow-runs.ts';

/** Causes for which somebody waits; all others are the schedule's. */
const OF_EVENTS: ReadonlySet<string> = new Set(['push', 'rerun', 'button', 'command', 'start']);

const MODES: Readonly<Partial<Record<OperationKind, 'validate' | 'plan' | 'apply' | 'drift'>>> = {
  validate: 'validate',
  plan: 'plan',
  apply: 'apply',
  drift: 'drift',
};

/** A run of a fabric on the head of the default branch, wherever it came from: the schedule, an event, a person. */
export async function runFabricJob(world: AppWorld, job: RunningJob): Promise<Continuation | undefined> {
  const asked = readFabricJob(job.payload);
  const place = asked === null ? null : readFabricKey(asked.fabric);
  const mode = asked === null ? undefined : MODES[asked.operation];
  if (asked === null || place === null || mode === undefined) {
    world.log.warn('a job that is not known was left out', { key: job.key });
    return undefined;
  }
  const waited = waitedIn(job.payload);
  if (waited !== null && !isDue(world, waited)) return { afterMs: REST_MS, payload: job.payload };
  const compares = mode === 'apply' || mode === 'drift';
  const { state, clock } = world;
  const nowMs = () => clock.epochMs();
  if (compares && waited === null) state.started(asked.fabric, nowMs());
  try {
    const done = await work(world, job, { ...place, mode, cause: asked.cause });
    if (done.goesOn !== undefined) return done.goesOn;
    if (compares) state.ended(asked.fabric, done.end, nowMs());
  } catch (error) {
    const end = job.signal.aborted ? 'cancelled' : isPlatform(error) ? 'platform_failed' : 'failed';
    if (compares) state.ended(asked.fabric, end, nowMs());
    // a push that could not be worked is tried again as what it was
    if (OF_EVENTS.has(asked.cause)) throw error;
    tell(world, job, error);
  } finally {
    world.repositories.forget(place);
  }
  if (compares) await followUp(world, state, asked.fabric);
  return undefined;
}

interface Done {
  readonly end: RunEnd;
  /** The work goes on later. */
  readonly goesOn?: Continuation;
}

interface FabricWork {
  readonly owner: string;
  readonly name: string;
  readonly fabric: string;
  readonly mode: 'validate' | 'plan' | 'apply' | 'drift';
  readonly cause: string;
}

async function work(world: AppWorld, job: RunningJob, asked: FabricWork): Promise<Done> {
  const { repositories } = world;
  const repository = await repositories.find(asked.owner, asked.name);
  if (repository === null) return { end: 'cancelled' };
  const { config, head } = await repositories.readHead(repository);
  const entry = config?.fabrics.find(({ name }) => name === asked.fabric);
  // a run that was started is told of, whatever the configuration has come to say meanwhile
  const isWaiting = waitedIn(job.payload) !== null;
  const way = isWaiting ? 'dispatch' : entry === undefined ? null : wayOf(entry);
  if (way === null || head === null) return { end: 'cancelled' };
  const requestId = requestIdOf(world, job);
  // nobody waits for a look of the schedule; what was written shows where people look
  const isQuiet = asked.mode !== 'apply' && !OF_EVENTS.has(asked.cause);
  if (way === 'dispatch') {
    const done = await runByDispatch(world, job, { ...asked, repository, head, requestId, isQuiet });
    if (done.goesOn === undefined) await keepDashboardSoon(world, repository, config, true);
    return done;
  }
  if (kubeconfigFor(world.settings, repository, asked.fabric) === null) throw noAccess(asked);
  const result = await runDirect(world, {
    ...{ repository, fabric: asked.fabric, mode: asked.mode, requestId },
    subject: { of: 'default-branch', head },
    isQuiet,
    signal: job.signal,
  });
  await keepDashboardSoon(world, repository, config, result.wrote);
  world.runs.count(fabricKey(repository, asked.fabric), asked.mode, result.conclusion);
  if (result.lost !== null) throw notTold(result.lost);
  const failure = result.facts?.failure ?? null;
  if (failure?.category === 'cancelled') return { end: 'cancelled' };
  return { end: failure === null ? 'succeeded' : 'failed' };
}

function noAccess({ owner, name, fabric }: FabricWork): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-2020',
    message: `this App has no kubeconfig for fabric ${fabric} of ${owner}/${name}`,
    help: 'Name the repository in HEDGEHOG_SYNC_DIRECT_REPOSITORIES and the file in HEDGEHOG_SYNC_KUBECONFIG_<FABRIC>, or let the fabric work by dispatch.',
  });
}

/** Of the event that asked for it, so that log, check and status can be followed back to it. */
export function requestIdOf({ boot }: Pick<AppWorld, 'boot'>, job: RunningJob): string {
  const given = getOwn(job.payload, 'requestId');
  return typeof given === 'string' ? given : `app-${boot}-${job.id}`;
}

/** GitHub, or the network on our side: no fault of the fabric. Its own cluster's failures are facts of a run, not thrown. */
export function isPlatform(error: unknown): boolean {
  if (!isSyncError(error)) return false;
  return error.category === 'network' || error.category === 'timeout' || error.category === 'github';
}

function tell({ log }: AppWorld, { key }: RunningJob, error: unknown): void {
  const { code, message: reason } = failureOf(error);
  const stack = isSyncError(error) || !(error instanceof Error) ? undefined : error.stack;
  if (error instanceof ConfigurationError) log.warn('a run could not begin', { key, code, reason });
  else log.error('a run failed', { key, code, reason, stack });
}
