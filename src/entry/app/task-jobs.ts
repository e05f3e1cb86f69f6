import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { policyMode } from '../../domain/config/event-mode.ts';
import type { FabricEntry } from '../../domain/config/file/sync-config.ts';
import { STEP_LIMITS } from '../../domain/schedule/master-tick.ts';
import { getOwn, isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import type { AppTask, RepositoryName } from '../../operations/app-tasks.ts';
import { fabricJob } from '../../operations/fabric-job.ts';
import { withinBudget } from '../../operations/time-budget.ts';
import type { Continuation, JobRequest, RunningJob } from '../../ports/queue.ts';
import { commentOf } from './app-comments.ts';
import { keyOf } from './app-repositories.ts';
import type { AppWorld } from './app-world.ts';
import { CheckWork, type RunOperation } from './check-jobs.ts';
import { runCommentJob } from './comment-jobs.ts';
import { fabricKey, wayOf } from './fabric-ways.ts';
import { concerned, EVENT_RETRY, type Proposal, subjectJob } from './subject-jobs.ts';
import { tickJob } from './tick-job.ts';

/** Name of the jobs that find out what an event means for the fabrics of its repository. */
export const TASK_JOB = 'work-event';

/** Small jobs go before the runs that they ask for. */
const URGENCY: Readonly<Record<AppTask['task'], number>> = {
  comment: 90,
  check: 80,
  pull: 70,
  'check-suite': 70,
  'merge-group': 70,
  'default-branch': 60,
  'workflow-run': 50,
  installations: 40,
  issue: 30,
  branch: 20,
  status: 10,
};

export function taskJob(task: AppTask, requestId: string): JobRequest {
  return {
    name: TASK_JOB,
    payload: { task: asJson(task), requestId },
    // a command may run the engine
    pool: isLong(task) ? 'sync_kubernetes' : 'sync_micro',
    key: `${TASK_JOB}/${taskKey(task, requestId)}`,
    fabric: commentKey(task),
    priority: URGENCY[task.task],
    retry: EVENT_RETRY,
  };
}

/**
 * One comment is worked once at a time: after a start its event may come again while it is also found by looking. The two
 * are not merged, because only one of them may know that it was begun before. null: no comment.
 */
function commentKey(task: AppTask): string | null {
  if (task.task !== 'comment') return null;
  const id = commentOf(task.comment)?.id;
  return id === undefined ? null : `${task.task}/${keyOf(task.repository)}/${id}`;
}

/** Events that ask for the same are worked once while the first still waits. A comment or a button is never the same. */
function taskKey(task: AppTask, requestId: string): string {
  if (task.task === 'installations') return task.task;
  const place = `${task.task}/${keyOf(task.repository)}`;
  switch (task.task) {
    case 'default-branch':
    case 'status':
      return place;
    case 'branch':
      return `${place}/${task.branch}/${task.sha}`;
    case 'pull':
      return `${place}/${task.number}`;
    case 'merge-group':
      return `${place}/${task.head}`;
    case 'issue':
      return `${place}/${task.fabric}`;
    default:
      return `${place}/${requestId}`;
  }
}

function asJson(task: AppTask): JsonObject {
  const value: unknown = JSON.parse(JSON.stringify(task));
  return isJsonObject(value) ? value : {};
}

export async function runTaskJob(world: AppWorld, job: RunningJob): Promise<Continuation | undefined> {
  const task = getOwn(job.payload, 'task') as AppTask | undefined;
  const requestId = getOwn(job.payload, 'requestId');
  if (task === undefined || typeof requestId !== 'string') return undefined;
  if (task.task === 'comment') return await runCommentJob(world, job, task, requestId);
  const work = (signal: AbortSignal) => new TaskWork(world, requestId, signal).work(task);
  if (isLong(task)) {
    await work(job.signal);
    return undefined;
  }
  const { clock, log } = world;
  const what = `the event ${task.task}`;
  const timed = await withinBudget(clock, what, STEP_LIMITS, ({ hard }) => work(hard), job.signal);
  const { tookMs, isOverSoft, result } = timed;
  if (isOverSoft) log.warn('an event took long', { requestId, task: task.task, tookMs, result });
  // cut off, it is tried again as the queue says
  if (timed.result !== 'done') throw timed.error;
  return undefined;
}

/** What may take longer than a micro-task, and is not cut like one: a button may open a pull request. */
function isLong({ task }: AppTask): boolean {
  return task === 'comment' || task === 'check';
}

class TaskWork {
  readonly #world: AppWorld;
  readonly #requestId: string;
  readonly #signal: AbortSignal;

  constructor(world: AppWorld, requestId: string, signal: AbortSignal) {
    this.#world = world;
    this.#requestId = requestId;
    this.#signal = signal;
  }

  async work(task: AppTask): Promise<void> {
    const { repositories, queue } = this.#world;
    if (task.task === 'installations') {
      repositories.forgetAll();
      await queue.add(tickJob('installations'));
      return;
    }
    const repository = await this.#find(task.repository);
    if (repository === null) return;
    switch (task.task) {
      case 'status':
        return repositories.forget(repository);
      case 'workflow-run':
        this.#world.endedRuns.note(task.title);
        return repositories.forget(repository);
      case 'default-branch':
        return await this.#apply(repository, 'push');
      case 'issue':
        return await this.#fabric(repository, task.fabric, 'drift', 'issue');
      case 'branch':
        return await this.#propose(repository, { of: 'branch', branch: task.branch, head: task.sha });
      case 'pull':
        return await this.#propose(repository, { of: 'pull', number: task.number });
      case 'merge-group':
        return await this.#propose(repository, { of: 'merge-group', head: task.head, base: task.base });
      case 'check':
        return await this.#checks(repository).check(task);
      case 'check-suite':
        return await this.#checks(repository).suite(task);
    }
  }

  async #find({ owner, name }: RepositoryName): Promise<CoveredRepository | null> {
    const { repositories } = this.#world;
    const found = await repositories.find(owner, name);
    if (found !== null) return found;
    // it may be newer than the list
    repositories.forgetAll();
    return await repositories.find(owner, name);
  }

  /** Fabrics that this App works for itself. */
  async #entries(repository: CoveredRepository): Promise<readonly FabricEntry[]> {
    return (await this.#ownEntries(repository)).filter(({ enabled }) => enabled);
  }

  /** Those that are switched off included. */
  async #ownEntries(repository: CoveredRepository): Promise<readonly FabricEntry[]> {
    const { repositories } = this.#world;
    repositories.forget(repository);
    const { config } = await repositories.read(repository);
    return config === null ? [] : config.fabrics.filter((entry) => wayOf(entry) !== null);
  }

  async #apply(repository: CoveredRepository, cause: string): Promise<void> {
    for (const { name, mode } of await this.#entries(repository))
      await this.#fabric(repository, name, policyMode(mode), cause);
  }

  async #fabric(
    repository: CoveredRepository,
    fabric: string,
    operation: RunOperation,
    cause: string,
  ): Promise<void> {
    const job = fabricJob({
      ...{ fabric: fabricKey(repository, fabric), operation, cause },
      ...{ priority: 'high', delayMs: 0 },
    });
    await this.#world.queue.add({
      ...job,
      payload: { ...job.payload, requestId: this.#requestId },
      retry: EVENT_RETRY,
    });
  }

  async #propose(
    repository: CoveredRepository,
    proposal: Proposal,
    only: string | null = null,
  ): Promise<void> {
    const all = await this.#ownEntries(repository);
    const entries = all.filter(({ name }) => only === null || name === only);
    if (entries.length === 0) return;
    const isConcerned = await concerned(this.#world, repository, proposal);
    for (const entry of entries) {
      const idle = !entry.enabled ? 'off' : isConcerned === null || isConcerned(entry) ? null : 'untouched';
      // nobody waits for a validation of what is switched off
      if (idle === 'off' && proposal.of === 'branch') continue;
      await this.#world.queue.add(subjectJob(repository, entry.name, proposal, this.#requestId, idle));
    }
  }

  #checks(repository: CoveredRepository): CheckWork {
    const asks = {
      propose: (proposal: Proposal, only: string | null) => this.#propose(repository, proposal, only),
      run: (fabric: string, operation: RunOperation, cause: string) =>
        this.#fabric(repository, fabric, operation, cause),
    };
    return new CheckWork(this.#world, repository, asks, this.#requestId, this.#signal);
  }
}
