import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { policyMode } from '../../domain/config/event-mode.ts';
import type { FabricEntry } from '../../domain/config/file/sync-config.ts';
import { STEP_LIMITS } from '../../domain/schedule/master-tick.ts';
import { getOwn } from '../../domain/shared/json.ts';
import type { AppTask, RepositoryName } from '../../operations/app-tasks.ts';
import { fabricJob } from '../../operations/fabric-job.ts';
import { withinBudget } from '../../operations/time-budget.ts';
import type { Continuation, RunningJob } from '../../ports/queue.ts';
import type { HeadReading } from './app-repositories.ts';
import type { AppWorld } from './app-world.ts';
import { CheckWork, type RunOperation } from './check-jobs.ts';
import { runCommentJob } from './comment-jobs.ts';
import { type ConfigurationTold, configurationJob, followConfiguration } from './configuration-jobs.ts';
import { EVENT_RETRY } from './event-retry.ts';
import { fabricKey, wayOf } from './fabric-ways.ts';
import { concerned, type Proposal, subjectJob } from './subject-jobs.ts';
import { isLong } from './task-request.ts';
import { tickJob } from './tick-job.ts';

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

  async #read(repository: CoveredRepository): Promise<HeadReading> {
    const { repositories } = this.#world;
    repositories.forget(repository);
    return await repositories.readHead(repository);
  }

  async #apply(repository: CoveredRepository, cause: string): Promise<void> {
    const reading = await this.#read(repository);
    await followConfiguration(this.#world, reading, this.#requestId);
    for (const { name, mode, enabled } of ownEntries(reading))
      if (enabled) await this.#fabric(repository, name, policyMode(mode), cause);
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
    const reading = await this.#read(repository);
    // nobody waits for a validation
    if (reading.broken !== null && proposal.of !== 'branch')
      return await this.#tellErrors(repository, { proposal, again: null });
    const entries = ownEntries(reading).filter(({ name }) => only === null || name === only);
    if (entries.length === 0) return;
    const isConcerned = await concerned(this.#world, repository, proposal);
    for (const entry of entries) {
      const idle = !entry.enabled ? 'off' : isConcerned === null || isConcerned(entry) ? null : 'untouched';
      // nobody waits for a validation of what is switched off
      if (idle === 'off' && proposal.of === 'branch') continue;
      await this.#world.queue.add(subjectJob(repository, entry.name, proposal, this.#requestId, idle));
    }
  }

  async #tellErrors(repository: CoveredRepository, told: ConfigurationTold): Promise<void> {
    await this.#world.queue.add(configurationJob(repository, told, this.#requestId));
  }

  #checks(repository: CoveredRepository): CheckWork {
    const asks = {
      tellErrors: (told: ConfigurationTold) => this.#tellErrors(repository, told),
      propose: (proposal: Proposal, only: string | null) => this.#propose(repository, proposal, only),
      run: (fabric: string, operation: RunOperation, cause: string) =>
        this.#fabric(repository, fabric, operation, cause),
    };
    return new CheckWork(this.#world, repository, asks, this.#requestId, this.#signal);
  }
}

/** Fabrics that this App works for itself, those that are switched off included. */
function ownEntries({ config }: HeadReading): readonly FabricEntry[] {
  return config?.fabrics.filter((entry) => wayOf(entry) !== null) ?? [];
}
