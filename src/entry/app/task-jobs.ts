import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import type { FabricEntry } from '../../domain/config/file/sync-config.ts';
import { getOwn, isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import type { AppTask, RepositoryName } from '../../operations/app-tasks.ts';
import { fabricJob } from '../../operations/fabric-job.ts';
import type { JobRequest, RunningJob } from '../../ports/queue.ts';
import { commentOf, workComment } from './app-comments.ts';
import { keyOf } from './app-repositories.ts';
import type { AppWorld } from './app-world.ts';
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
    pool: 'sync_micro',
    key: `${TASK_JOB}/${taskKey(task, requestId)}`,
    fabric: null,
    priority: URGENCY[task.task],
    retry: EVENT_RETRY,
  };
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

export async function runTaskJob(world: AppWorld, job: RunningJob): Promise<undefined> {
  const task = getOwn(job.payload, 'task') as AppTask | undefined;
  const requestId = getOwn(job.payload, 'requestId');
  if (task === undefined || typeof requestId !== 'string') return;
  await new TaskWork(world, requestId, job).work(task);
  return;
}

class TaskWork {
  readonly #world: AppWorld;
  readonly #requestId: string;
  readonly #signal: AbortSignal;
  readonly #tried: number;

  constructor(world: AppWorld, requestId: string, { signal, tried }: RunningJob) {
    this.#world = world;
    this.#requestId = requestId;
    this.#signal = signal;
    this.#tried = tried;
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
      case 'workflow-run':
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
        return await this.#check(repository, task);
      case 'check-suite':
        return await this.#again(repository, task.sha, task.pulls, null);
      case 'comment':
        return await this.#comment(repository, task.comment);
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
    const { repositories } = this.#world;
    repositories.forget(repository);
    const { config } = await repositories.read(repository);
    return config === null ? [] : config.fabrics.filter((entry) => entry.enabled && wayOf(entry) !== null);
  }

  async #apply(repository: CoveredRepository, cause: string): Promise<void> {
    for (const { name } of await this.#entries(repository))
      await this.#fabric(repository, name, 'apply', cause);
  }

  async #fabric(
    repository: CoveredRepository,
    fabric: string,
    operation: 'apply' | 'plan' | 'drift',
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
    const entries = await this.#entries(repository);
    const meant = await concerned(this.#world, repository, proposal, entries);
    for (const { name } of meant) {
      if (only !== null && name !== only) continue;
      await this.#world.queue.add(subjectJob(repository, name, proposal, this.#requestId));
    }
  }

  async #comment(repository: CoveredRepository, payload: JsonObject): Promise<void> {
    const event = commentOf(payload);
    if (event === null) return;
    // a command that is tried once more was taken up by this very job
    const heard = { event, resume: this.#tried > 1 || getOwn(payload, 'resume') === true };
    await workComment(this.#world, repository, heard, this.#requestId, this.#signal);
  }

  /** `hedgehog-sync / <fabric> / <mode>`. */
  async #check(repository: CoveredRepository, task: AppTask & { readonly task: 'check' }): Promise<void> {
    const [, fabric] = /^hedgehog-sync \/ (\S+) \/ \w+$/.exec(task.check) ?? [];
    if (fabric === undefined) return;
    // a button is only shown to whoever may write to the repository
    const operation = task.button === 'plan' ? 'plan' : 'apply';
    await this.#again(repository, task.sha, task.pulls, fabric, operation);
  }

  /** Once more, by policy: what a commit's checks were made for. */
  async #again(
    repository: CoveredRepository,
    sha: string,
    pulls: readonly number[],
    fabric: string | null,
    operation: 'apply' | 'plan' = 'apply',
  ): Promise<void> {
    for (const number of pulls) await this.#propose(repository, { of: 'pull', number }, fabric);
    const { head } = await this.#world.repositories.read(repository);
    if (pulls.length > 0) return;
    if (head !== sha)
      return await this.#propose(repository, { of: 'branch', branch: sha, head: sha }, fabric);
    const entries = await this.#entries(repository);
    for (const { name } of entries) {
      if (fabric === null || name === fabric) await this.#fabric(repository, name, operation, 'rerun');
    }
  }
}
