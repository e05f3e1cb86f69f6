import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import type { CheckConclusion, CheckReport } from '../../domain/report/check-report.ts';
import { renderProgress } from '../../domain/report/progress-markdown.ts';
import { renderIdle } from '../../domain/report/refusal-markdown.ts';
import type { RunEnd } from '../../domain/schedule/fabric-record.ts';
import { GitHubError } from '../../domain/shared/errors.ts';
import { getOwn } from '../../domain/shared/json.ts';
import type { WorkflowRun } from '../../ports/forge.ts';
import type { Continuation, RunningJob } from '../../ports/queue.ts';
import type { AppWorld } from './app-world.ts';

export interface DispatchOrder {
  readonly repository: CoveredRepository;
  readonly fabric: string;
  readonly mode: 'validate' | 'plan' | 'apply' | 'drift';
  readonly head: string;
  readonly requestId: string;
}

export interface DispatchEnd {
  readonly end: RunEnd;
  readonly goesOn?: Continuation;
}

const FIRST_LOOK_MS = 3_000;
const LOOK_MS = 10_000;
/** A run that has not shown itself by then was never begun, or does not name its request. */
const UNSEEN_MS = 5 * 60_000;
const LONGEST_MS = 2 * 3_600_000;

/** One run by a workflow of the repository: started, waited for without holding a place, and told in a check of the App. */
export async function runByDispatch(
  world: AppWorld,
  job: RunningJob,
  order: DispatchOrder,
): Promise<DispatchEnd> {
  const since = getOwn(job.payload, 'dispatched');
  return typeof since === 'string' ? await look(world, job, order, since) : await start(world, job, order);
}

async function start(world: AppWorld, job: RunningJob, order: DispatchOrder): Promise<DispatchEnd> {
  const { repository, fabric, mode, requestId } = order;
  const { forge } = world.repositories.connection(repository);
  const now = world.clock.now();
  await tellCheck(world, order, null);
  const inputs = { mode, fabric, 'request-id': requestId };
  await forge.workflows.dispatch(world.settings.workflow, repository.defaultBranch, inputs);
  return goOn(job, requestId, now, FIRST_LOOK_MS);
}

async function look(
  world: AppWorld,
  job: RunningJob,
  order: DispatchOrder,
  since: string,
): Promise<DispatchEnd> {
  const { repository, requestId } = order;
  const { forge } = world.repositories.connection(repository);
  const run = await forge.workflows.runOf(world.settings.workflow, requestId, since);
  const waitedMs = Date.parse(world.clock.now()) - Date.parse(since);
  if (run?.state === 'ended') {
    await tellCheck(world, order, endOf(order, run));
    return {
      end:
        run.conclusion === 'success' ? 'succeeded' : run.conclusion === 'cancelled' ? 'cancelled' : 'failed',
    };
  }
  if (waitedMs < (run === null ? UNSEEN_MS : LONGEST_MS)) return goOn(job, requestId, since, LOOK_MS);
  const { workflow } = world.settings;
  const message =
    run === null
      ? `the workflow ${workflow} was started, and no run of it names the request ${requestId}`
      : `the run of the workflow ${workflow} did not end`;
  await tellCheck(world, order, idleOf(order, 'failure', message));
  throw new GitHubError({
    ...{ code: 'HHS-2602', message, status: 404 },
    help: 'The workflow needs a `run-name` with the input request-id in it, and a runner that takes its jobs.',
  });
}

function goOn(job: RunningJob, requestId: string, dispatched: string, afterMs: number): DispatchEnd {
  return { end: 'succeeded', goesOn: { afterMs, payload: { ...job.payload, requestId, dispatched } } };
}

const CONCLUSIONS: Readonly<Record<string, CheckConclusion>> = {
  success: 'success',
  neutral: 'neutral',
  skipped: 'neutral',
  cancelled: 'cancelled',
};

function endOf(order: DispatchOrder, { conclusion, url }: WorkflowRun): CheckReport {
  const ended = CONCLUSIONS[conclusion ?? ''] ?? 'failure';
  return idleOf(order, ended, `the run of the workflow ended: ${conclusion ?? 'unknown'}`, url);
}

function idleOf(
  order: DispatchOrder,
  conclusion: CheckConclusion,
  message: string,
  url: string | null = null,
): CheckReport {
  const { fabric, mode, requestId, head } = order;
  return { ...renderIdle(message, { fabric, mode, requestId, commit: head, url }), conclusion };
}

/** `report` null: it begins. */
async function tellCheck(world: AppWorld, order: DispatchOrder, report: CheckReport | null): Promise<void> {
  const { repository, fabric, mode, requestId, head } = order;
  const { checks } = world.repositories.connection(repository);
  const startedAt = world.clock.now();
  const about = { fabric, mode, requestId, commit: head, url: null, startedAt };
  const handle = await checks.begin({
    ...{ name: `hedgehog-sync / ${fabric} / ${mode}`, sha: head, externalId: requestId, startedAt },
    detailsUrl: null,
    ...renderProgress({ ...about, elapsedMs: 0, step: null }),
  });
  if (report !== null) await checks.complete(handle, report, world.clock.now(), 1);
}
