import type { CheckReport } from '../../domain/report/check-report.ts';
import { renderIdle, renderRefusal } from '../../domain/report/refusal-markdown.ts';
import type { RunResult } from '../../domain/report/result/run-result.ts';
import type { RunEnd } from '../../domain/schedule/fabric-record.ts';
import { isSyncError } from '../../domain/shared/errors.ts';
import { getOwn } from '../../domain/shared/json.ts';
import type { Continuation, RunningJob } from '../../ports/queue.ts';
import type { AppWorld } from './app-world.ts';
import { CheckoutWork } from './checkout-work.ts';
import { checkOf, type TellableOrder, tellCheck } from './dispatch-check.ts';
import { fabricKey } from './fabric-ways.ts';
import { endOf, keepByResult } from './keep-by-result.ts';
import {
  type EndedRun,
  lookAtRun,
  REST_MS,
  startRun,
  type WaitedRun,
  waitedIn,
  waitedJson,
} from './workflow-runs.ts';

export interface DispatchOrder extends TellableOrder {
  /** Of whoever asked; several fabrics may have the same. */
  readonly requestId: string;
}

export interface DispatchEnd {
  readonly end: RunEnd;
  readonly goesOn?: Continuation;
}

/** One run by a workflow of the repository: started, waited for without holding a place, and told by the App. Throws SyncError. */
export async function runByDispatch(
  world: AppWorld,
  job: RunningJob,
  order: DispatchOrder,
): Promise<DispatchEnd> {
  const waited = waitedIn(job.payload);
  const requestId = waited?.requestId ?? `${order.requestId}-${order.fabric}`.slice(0, 100);
  const begunAt = getOwn(job.payload, 'head');
  // the branch may go on meanwhile: the check that was begun is the one that is ended
  const head = waited !== null && typeof begunAt === 'string' ? begunAt : order.head;
  const run = { ...order, requestId, head };
  try {
    if (waited === null) return await start(world, job, run);
    const looked = await lookAtRun(world, run, waited);
    return 'run' in looked ? await tellEnd(world, job, run, looked) : goOn(job, looked, head);
  } catch (error) {
    if (!isSyncError(error) || error.category === 'network' || error.category === 'timeout') throw error;
    const { code, message, help } = error;
    await tellCheck(world, run, renderRefusal({ code, message, help }, aboutOf(run)));
    throw error;
  }
}

async function start(world: AppWorld, job: RunningJob, order: DispatchOrder): Promise<DispatchEnd> {
  await tellCheck(world, order, null);
  return goOn(job, await startRun(world, { ...order, accept: null }), order.head);
}

function goOn(job: RunningJob, waited: WaitedRun, head: string): DispatchEnd {
  return {
    end: 'succeeded',
    goesOn: { afterMs: REST_MS, payload: { ...job.payload, ...waitedJson(waited), head } },
  };
}

async function tellEnd(
  world: AppWorld,
  job: RunningJob,
  order: DispatchOrder,
  ended: EndedRun,
): Promise<DispatchEnd> {
  const { repository, fabric, mode } = order;
  const key = fabricKey(repository, fabric);
  if (!('result' in ended)) {
    const { unusable: message, help, run } = ended;
    world.log.warn('a run of the workflow left no result', { fabric: key, reason: message, run: run.url });
    const isCancelled = run.conclusion === 'cancelled';
    const report = renderRefusal({ code: 'HHS-2607', message, help }, aboutOf(order, run.url));
    await tellCheck(world, order, { ...report, conclusion: isCancelled ? 'cancelled' : 'failure' });
    world.runs.count(key, mode, isCancelled ? 'cancelled' : 'failure');
    return { end: isCancelled ? 'cancelled' : 'failed' };
  }
  const { result, run } = ended;
  await tellCheck(world, order, reportOf(order, result, run.url));
  await keepAfter(world, order, result, job.signal);
  world.runs.count(key, mode, result.conclusion);
  return { end: endOf(result) };
}

/** As after a run of the App's own. */
async function keepAfter(
  world: AppWorld,
  { repository, fabric, requestId }: Pick<DispatchOrder, 'repository' | 'fabric' | 'requestId'>,
  result: RunResult,
  signal: AbortSignal,
): Promise<void> {
  const work = new CheckoutWork(world, repository, requestId, signal);
  try {
    await keepByResult(world, { repository, fabric, open: (base) => work.open(fabric, base) }, result);
  } finally {
    await work.release();
  }
}

/** A run that began after the branch had gone on is about a later commit, whose own run tells of it. */
function reportOf(order: DispatchOrder, result: RunResult, url: string): CheckReport {
  if (result.head !== order.head) {
    const gone = `the branch had gone on to commit ${result.head.slice(0, 12)} when the run began; its own check tells of it`;
    return renderIdle(gone, aboutOf(order, url));
  }
  return checkOf(result, order);
}

function aboutOf({ fabric, mode, requestId, head }: DispatchOrder, url: string | null = null) {
  return { fabric, mode, requestId, commit: head, url };
}
