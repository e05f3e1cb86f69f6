import type { CoveredRepository, OpenPull, OwnCheck } from '../../adapters/probot/app-api.ts';
import { readComment } from '../../domain/commands/read-comment.ts';
import { readCheckName } from '../../domain/report/check-buttons.ts';
import { renderIdle } from '../../domain/report/refusal-markdown.ts';
import type { AppTask } from '../../operations/app-tasks.ts';
import { EachInSteps, runToEnd } from '../../operations/each-in-steps.ts';
import { fabricJob } from '../../operations/fabric-job.ts';
import { failureOf } from '../../operations/failure-fact.ts';
import type { RunStep } from '../../operations/run-steps.ts';
import { unfinishedComments } from '../../operations/unfinished-comments.ts';
import type { AppWorld } from './app-world.ts';
import { isOfErrors, lookAgain } from './configuration-jobs.ts';
import { readFabricKey, wayOf } from './fabric-ways.ts';
import { resumePlans } from './resume-plans.ts';
import { taskJob } from './task-request.ts';

/** How far back a new process looks for what the one before it left: GitHub keeps deliveries for three days. */
const LOOK_BACK_MS = 3 * 86_400_000;

/**
 * What a process that was killed, or was not there, left undone: events that could not be delivered, checks that nobody ends,
 * pull requests without a check, fabrics nobody looked at. Each part is worth trying without the others.
 */
export async function recover(world: AppWorld, signal: AbortSignal): Promise<void> {
  const list = () => world.repositories.list();
  const each = (what: string, work: (repository: CoveredRepository) => Promise<void>) =>
    new EachInSteps(list, (one) => part(world, `${what} of ${one.owner}/${one.name}`, () => work(one)));
  const checks = each('checks', (repository) => endOpenChecks(world, repository));
  const commands = each('commands', (repository) => takeUpCommands(world, repository));
  const steps: readonly RunStep[] = [
    step('failed deliveries', [], () => redeliver(world)),
    step('fabrics', [], () => lookAtAll(world)),
    step('repositories', [], list),
    { name: 'checks', needs: ['repositories'], run: (context) => checks.run(context) },
    { name: 'commands', needs: ['repositories'], run: (context) => commands.run(context) },
  ];
  await runToEnd(world, steps, [checks, commands], signal);
}

function step(name: string, needs: readonly string[], work: () => Promise<unknown>): RunStep {
  const run = async () => {
    await work();
    return undefined;
  };
  return { name, needs, run };
}

async function part<T>({ log }: AppWorld, what: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const { code, message: reason } = failureOf(error);
    log.warn('a part of the look back failed', { what, code, reason });
    return null;
  }
}

/** Those of which no try was taken. A delivery that is asked for comes as an event again. */
async function redeliver({ api, clock, log }: AppWorld): Promise<void> {
  const since = new Date(clock.epochMs() - LOOK_BACK_MS).toISOString();
  const all = await api.deliveries(since);
  const taken = new Set(all.filter(({ failed }) => !failed).map(({ guid }) => guid));
  const asked = new Set<string>();
  for (const { id, guid, event } of all.toReversed()) {
    if (taken.has(guid) || asked.has(guid)) continue;
    asked.add(guid);
    await api.redeliver(id);
    log.info('an event that was not taken is asked for again', { requestId: guid, event });
  }
}

/** The tick has found them; now each is looked at, whatever its interval says. */
async function lookAtAll({ state, queue }: AppWorld): Promise<void> {
  for (const { name, enabled, operation, mayWrite } of state.fabrics) {
    if (!enabled || readFabricKey(name) === null) continue;
    const isApply = operation === 'apply' && mayWrite;
    await queue.add(
      fabricJob({
        ...{ fabric: name, priority: 'medium', delayMs: 0 },
        operation: isApply ? 'apply' : 'drift',
        cause: isApply ? 'start' : 'look',
      }),
    );
  }
}

async function endOpenChecks(world: AppWorld, repository: CoveredRepository): Promise<void> {
  const { repositories, api, queue } = world;
  const { config, head, broken } = await repositories.read(repository);
  const entries = config?.fabrics.filter((entry) => wayOf(entry) !== null) ?? [];
  if (head === null || (entries.length === 0 && broken === null)) return;
  const { installation, owner, name } = repository;
  const requestId = `start-${world.clock.epochMs()}`;
  const isBroken = broken !== null;
  if ((await endAt(world, repository, head, isBroken)) > 0) {
    const task: AppTask = { task: 'default-branch', repository: { installation, owner, name } };
    await queue.add(taskJob(task, requestId));
  }
  for (const pull of await api.openPulls(repository)) {
    const goOn = (open: readonly OwnCheck[]) => resumePlans(world, repository, pull, entries, open);
    const ended = await endAt(world, repository, pull.headSha, isBroken, goOn);
    if (ended > 0 || isBroken || (await isUnchecked(world, repository, pull)))
      await lookAgain(world, repository, pull.number, requestId);
  }
}

/** Nobody has looked, or only at a configuration that had errors then. */
async function isUnchecked(
  { api, self }: AppWorld,
  repository: CoveredRepository,
  { headSha }: OpenPull,
): Promise<boolean> {
  const checks = await api.ownChecks(repository, headSha, self.id);
  return checks.length === 0 || checks.some(isOfErrors);
}

/** Times of checks are cut to the second, so what was begun in the second of the start is told apart by its request. */
export function noteBegun({ clock, startedAt, begunAtStart }: AppWorld, request: string): void {
  if (wholeSecond(clock.now()) <= wholeSecond(startedAt)) begunAtStart.add(request);
}

const NONE: ReadonlySet<number> = new Set();

/** Ends checks that the process before began, but for those that `goOn` has an end for. How many there were. */
async function endAt(
  world: AppWorld,
  repository: CoveredRepository,
  sha: string,
  isBroken: boolean,
  goOn: (open: readonly OwnCheck[]) => Promise<ReadonlySet<number>> = () => Promise.resolve(NONE),
): Promise<number> {
  const { api, self, clock, repositories, begunAtStart, startedAt: begunAt } = world;
  // a run of this process may have begun a newer check of the same name already
  const checksThere = await api.ownChecks(repository, sha, self.id, 'all');
  // what this process has begun meanwhile it will end itself
  const isOurs = (request: string) =>
    [...begunAtStart].some((id) => request === id || request.startsWith(`${id}-`));
  const isOlder = (startedAt: string | null) =>
    startedAt === null || Date.parse(startedAt) <= wholeSecond(begunAt);
  const left = checksThere.filter(
    (check) =>
      !check.completed &&
      isOlder(check.startedAt) &&
      !isOurs(check.request) &&
      // the job that is begun anew finds it by its request, and ends it
      !(isBroken && isOfErrors(check)),
  );
  const goingOn = await goOn(left);
  const open = left.filter(({ id }) => !goingOn.has(id));
  const { checks } = repositories.connection(repository);
  for (const { id, name } of open) {
    const named = readCheckName(name) ?? { fabric: '', mode: '' };
    const about = { ...named, requestId: 'start', commit: sha, url: null };
    const report = { ...renderIdle(LEFT, about), conclusion: 'cancelled' as const };
    await checks.complete({ id, url: null }, report, clock.now(), 1);
  }
  return open.length;
}

/** Whoever wrote a command longer ago than this does not wait for it any more, ms; unless it was begun. */
const COMMAND_AGE_MS = 3_600_000;
const BEGUN_AGE_MS = 86_400_000;

/** Commands with our receipt and no result, and those that nobody took up. */
async function takeUpCommands(world: AppWorld, repository: CoveredRepository): Promise<void> {
  const { clock, repositories, queue } = world;
  const { config } = await repositories.read(repository);
  if (!config?.fabrics.some((entry) => wayOf(entry) !== null)) return;
  const { forge } = repositories.connection(repository);
  const { installation, owner, name } = repository;
  const nowMs = clock.epochMs();
  const since = (ageMs: number) => new Date(nowMs - ageMs).toISOString();
  const begun = await unfinishedComments({ forge }, { bound: null }, since(BEGUN_AGE_MS));
  const recent = await forge.discussions.recentComments(since(COMMAND_AGE_MS));
  const left = [];
  for (const one of recent) {
    const isPersons = !one.author.isBot && !one.author.isOurs && one.createdAt === one.updatedAt;
    if (!isPersons || readComment(one.body).commands.length === 0) continue;
    if ((await forge.discussions.ownReactions(one.id)).length === 0) left.push(one);
  }
  const all = [
    ...begun.map((comment) => ({ comment, resume: true })),
    ...left.map((comment) => ({ comment, resume: false })),
  ];
  for (const { comment, resume } of all) {
    const { id, number, body, author, createdAt } = comment;
    const payload = {
      ...{ action: 'created', resume, issue: { number } },
      comment: { id, body, created_at: createdAt, user: { login: author.login, type: 'User' } },
    };
    const task = { task: 'comment', repository: { installation, owner, name }, comment: payload } as const;
    await queue.add(taskJob(task, `comment-${id}`));
  }
}

const LEFT = 'the app was restarted while this ran; it runs again';

function wholeSecond(time: string): number {
  return Math.floor(Date.parse(time) / 1_000) * 1_000;
}
