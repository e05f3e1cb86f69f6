import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { checkName } from '../../domain/report/check-buttons.ts';
import type { CheckConclusion, CheckReport } from '../../domain/report/check-report.ts';
import { renderIdle, renderRefusal, type UnbegunRun } from '../../domain/report/refusal-markdown.ts';
import { isSyncError, type SyncError } from '../../domain/shared/errors.ts';
import { getOwn } from '../../domain/shared/json.ts';
import type { Continuation, RunningJob } from '../../ports/queue.ts';
import type { Sequel } from '../action/fabric-run.ts';
import { concludeCheck, notTold } from './app-checks.ts';
import type { AppWorld } from './app-world.ts';
import { runDirect } from './direct-run.ts';
import { requestIdOf } from './fabric-jobs.ts';
import { fabricKey } from './fabric-ways.ts';
import { tellPullResult, whyNotSeen } from './pull-result.ts';
import { type PullSubject, pullSubject } from './pull-subject.ts';
import {
  findRun,
  lookAtRun,
  REST_MS,
  startRun,
  type WaitedRun,
  type WantedPull,
  waitedJson,
} from './workflow-runs.ts';

/** A pull request of a fabric in dispatch mode. */
export interface PullOrder {
  readonly repository: CoveredRepository;
  readonly fabric: string;
  readonly number: number;
}

const MODE = 'plan';

/**
 * Plans a pull request in two steps: the App compares it with its base; where that finds no error the workflow compares it
 * with the cluster, and the check stays under way until that has ended (`followPull`). What the cluster says is told in the
 * place of the first step; where it could not be asked the first step is told, with the reason before everything else.
 */
export async function planPull(
  world: AppWorld,
  job: RunningJob,
  order: PullOrder,
  subject: PullSubject,
): Promise<Continuation | undefined> {
  const work = () => begin(world, job, order, subject);
  if (!isResumed(job)) return await work();
  return await ending(world, order, requestIdOf(world, job), subject.pull.headSha, work);
}

/** Goes on with one whose workflow was started. */
export async function followPull(
  world: AppWorld,
  job: RunningJob,
  order: PullOrder,
  waited: WaitedRun,
): Promise<Continuation | undefined> {
  const head = headIn(job);
  const work = () => follow(world, job, order, { waited, head });
  return await ending(world, order, waited.requestId, head, work);
}

/** A check that is under way does not stay so when its work fails for good. */
async function ending(
  world: AppWorld,
  order: PullOrder,
  requestId: string,
  head: string,
  work: () => Promise<Continuation | undefined>,
): Promise<Continuation | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isSyncError(error) || isAway(error)) throw error;
    const { code, message, help } = error;
    await conclude(world, order, requestId, head, (about) => renderRefusal({ code, message, help }, about));
    throw error;
  }
}

function isAway({ category }: SyncError): boolean {
  return category === 'network' || category === 'timeout';
}

/** Of a job that waits. */
function headIn({ payload }: RunningJob): string {
  const head = getOwn(payload, 'head');
  return typeof head === 'string' ? head : '';
}

async function conclude(
  world: AppWorld,
  { repository, fabric }: PullOrder,
  requestId: string,
  head: string,
  report: (about: UnbegunRun) => CheckReport,
): Promise<void> {
  const check = { name: checkName(fabric, MODE), sha: head, externalId: requestId };
  const told = report({ fabric, mode: MODE, requestId, commit: head, url: null });
  await concludeCheck(world, repository, check, told);
}

async function begin(
  world: AppWorld,
  job: RunningJob,
  order: PullOrder,
  subject: PullSubject,
): Promise<Continuation | undefined> {
  const { repository } = order;
  const { headSha: head } = subject.pull;
  const requestId = ownRequest(world, job, order);
  const since = begunBefore(world, job);
  const found = since === null ? null : await findRun(world, repository, requestId, since);
  if (found !== null) return goOn(job, found, head);
  const started: WaitedRun[] = [];
  const dispatch = async (conclusion: CheckConclusion): Promise<Sequel> => {
    if (conclusion !== 'success' && conclusion !== 'neutral') return { goesOn: false, sentence: null };
    try {
      started.push(await startRun(world, { ...wanted(order, requestId, head), accept: null }));
      return { goesOn: true, sentence: GOES_ON };
    } catch (error) {
      if (!isSyncError(error)) throw error;
      return notAsked({ why: error.message, help: error.help });
    }
  };
  const told = { subject, requestId, sequel: dispatch };
  const lost = await lookAlone(world, job, order, told).catch((error: unknown) => {
    // the workflow runs already, and what it finds is told
    if (started.length === 0 || !isSyncError(error)) throw error;
    return error;
  });
  const [run] = started;
  if (run !== undefined) return goOn(job, run, head);
  if (lost !== null) throw notTold(lost);
  return undefined;
}

const GOES_ON =
  'This was compared with the base only, and the run against the cluster is under way: its result takes the place of this.';

/** The same for every try at the same work, and a name of its own for each fabric and pull request of one event. */
function ownRequest(world: AppWorld, job: RunningJob, { number, fabric }: PullOrder): string {
  const given = requestIdOf(world, job);
  return isResumed(job) ? given : `${given}-${number}-${fabric}`.slice(0, 100);
}

/** The process before began the check and is gone; the request is the check's. */
function isResumed(job: RunningJob): boolean {
  return typeof getOwn(job.payload, 'resume') === 'string';
}

/** Since when a run of the workflow may have been started for it; null: nobody did. ISO 8601. */
function begunBefore({ clock }: AppWorld, job: RunningJob): string | null {
  const resume = getOwn(job.payload, 'resume');
  if (typeof resume === 'string') return resume;
  return job.tried > 1 ? new Date(clock.epochMs() - TRIED_MS).toISOString() : null;
}

/** Longer than a job is tried. */
const TRIED_MS = 30 * 60_000;

function wanted({ repository, fabric, number }: PullOrder, requestId: string, head: string) {
  const pull: WantedPull = { number, head };
  return { repository, fabric, mode: MODE, requestId, pull } as const;
}

function goOn(job: RunningJob, waited: WaitedRun, head: string): Continuation {
  return { afterMs: REST_MS, payload: { ...job.payload, ...waitedJson(waited), head } };
}

interface AloneTold {
  readonly subject: PullSubject;
  readonly requestId: string;
  sequel(conclusion: CheckConclusion): Promise<Sequel>;
}

/** The first step, without the cluster. What of it could not be told; null: nothing. */
async function lookAlone(
  world: AppWorld,
  job: RunningJob,
  { repository, fabric }: PullOrder,
  { subject, requestId, sequel }: AloneTold,
): Promise<SyncError | null> {
  let goesOn = false;
  const watched = async (conclusion: CheckConclusion) => {
    const follows = await sequel(conclusion);
    goesOn = follows.goesOn;
    return follows;
  };
  const result = await runDirect(world, {
    ...{ repository, fabric, subject, mode: MODE, requestId, sequel: watched },
    ...{ signal: job.signal, isQuiet: false, isOffline: true },
  });
  if (!goesOn) world.runs.count(fabricKey(repository, fabric), MODE, result.conclusion);
  return result.lost;
}

interface NotAsked {
  readonly why: string;
  readonly help: string | null;
}

function notAsked({ why, help }: NotAsked): Sequel {
  const said = `The cluster was not asked, and this was compared with the base only: ${why.replace(/\.$/, '')}.`;
  return { goesOn: false, sentence: help === null ? said : `${said} ${help}` };
}

interface Followed {
  readonly waited: WaitedRun;
  /** Commit that the check is of. */
  readonly head: string;
}

async function follow(
  world: AppWorld,
  job: RunningJob,
  order: PullOrder,
  { waited, head }: Followed,
): Promise<Continuation | undefined> {
  const { repository, fabric, number } = order;
  const { requestId } = waited;
  const pull = await world.repositories.connection(repository).forge.pulls.pull(number);
  if (pull === null || !pull.isOpen) {
    await conclude(world, order, requestId, head, (about) => renderIdle(CLOSED, about));
    return undefined;
  }
  if (pull.headSha !== head) {
    const cancelled = { conclusion: 'cancelled' } as const;
    await conclude(world, order, requestId, head, (about) => ({
      ...renderIdle(GONE_ON, about),
      ...cancelled,
    }));
    return undefined;
  }
  const looked = await look(world, order, { waited, head });
  if ('goesOn' in looked) return goOn(job, looked.goesOn, head);
  if (looked.why === null) {
    await tellPullResult(world, { repository, fabric, requestId }, looked.result, looked.url);
    return undefined;
  }
  const { why: reason } = looked;
  world.log.warn('the cluster was not asked about a pull request', { requestId, fabric, reason });
  const subject = await pullSubject(world, repository, pull);
  if (subject === null) return undefined;
  const sequel = () => Promise.resolve(notAsked(looked));
  const lost = await lookAlone(world, job, order, { subject, requestId, sequel });
  if (lost !== null) throw notTold(lost);
  return undefined;
}

const CLOSED = 'the pull request was closed while the cluster was asked; nothing is said of it any more';
const GONE_ON = 'the pull request has gone on; the check of its new commit tells how it stands';

type Looked =
  | { readonly goesOn: WaitedRun }
  | { readonly why: null; readonly result: Parameters<typeof tellPullResult>[2]; readonly url: string }
  | NotAsked;

/** Throws SyncError only where GitHub is away: it is looked again then. */
async function look(world: AppWorld, order: PullOrder, { waited, head }: Followed): Promise<Looked> {
  try {
    const looked = await lookAtRun(world, wanted(order, waited.requestId, head), waited);
    if (!('run' in looked)) return { goesOn: looked };
    if ('unusable' in looked) return { why: looked.unusable, help: looked.help };
    const { result, run } = looked;
    const why = whyNotSeen(result);
    return why === null ? { why, result, url: run.url } : { why, help: result.failure?.help ?? null };
  } catch (error) {
    if (isSyncError(error) && !isAway(error)) return { why: error.message, help: error.help };
    throw error;
  }
}
