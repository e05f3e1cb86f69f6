import { RepositoryCache } from '../../adapters/git/repository-cache.ts';
import {
  type AppServer,
  makeAppServer,
  type Page,
  type ReceivedEvent,
} from '../../adapters/probot/app-server.ts';
import { InProcessQueue } from '../../adapters/queue/in-process-queue.ts';
import { POOLS } from '../../domain/schedule/pools.ts';
import { impossible } from '../../domain/shared/assert-never.ts';
import { isSyncError, NetworkError } from '../../domain/shared/errors.ts';
import { METRICS_TYPE, metricsText, RunTally } from '../../operations/app-metrics.ts';
import { SeenDeliveries } from '../../operations/app-seen.ts';
import { taskOf } from '../../operations/app-tasks.ts';
import { FabricTurns } from '../../operations/fabric-turns.ts';
import { failureOf } from '../../operations/failure-fact.ts';
import { keepTicking } from '../../operations/keep-ticking.ts';
import { SchedulerState } from '../../operations/scheduler-state.ts';
import { SettledWork } from '../../operations/settled-work.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { JobHandler, QueueEvent } from '../../ports/queue.ts';
import { VERSION } from '../version.ts';
import { APP_JOBS } from './app-jobs.ts';
import { AppRepositories } from './app-repositories.ts';
import type { AppSettings, Environment } from './app-settings.ts';
import type { AppWatches } from './app-watches.ts';
import type { AppWorld } from './app-world.ts';
import { EndedRuns } from './ended-runs.ts';
import { requestIdOf } from './fabric-jobs.ts';
import { InstallationGates } from './installation-gates.ts';
import { InstallationTokens } from './installation-tokens.ts';
import { MissingRights } from './missing-rights.ts';
import { noteBegun, recover } from './recover.ts';
import { taskJob } from './task-request.ts';
import { runTickJob, TICK_JOB, tickJob } from './tick-job.ts';

export interface AppHost {
  readonly settings: AppSettings;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly log: Log;
  readonly temp: string;
  redact(text: string): string;
  keepSecret(secret: string, as?: 'lines' | 'whole'): void;
}

export interface RunningApp {
  readonly port: number;
  /** Resolves when GitHub has said who the App is, and what a process before left is queued. */
  readonly ready: Promise<void>;
  /** Takes nothing more, lets what runs end, and cuts it off in time to release its locks. Idempotent. */
  stop(): Promise<void>;
}

const SEEN_DELIVERIES = 10_000;
/** Of the 25 s that a stop may take, what jobs may have before they are told to end, and what they have then. */
const DRAIN_MS = 15_000;
const RELEASE_MS = 6_000;
const GITHUB_AWAY_MS = [2_000, 5_000, 15_000, 30_000] as const;

/** Starts the App: it listens at once, and works when GitHub has said who it is. */
export async function startApp(host: AppHost): Promise<RunningApp> {
  const app = new App(host);
  return await app.start();
}

class App {
  readonly #host: AppHost;
  readonly #queue: InProcessQueue;
  readonly #state: SchedulerState;
  readonly #runs = new RunTally();
  readonly #seen = new SeenDeliveries(SEEN_DELIVERIES);
  readonly #startedAt: string;
  readonly #work = new Set<Promise<unknown>>();
  readonly #ticks: (() => void)[] = [];
  readonly #end = new AbortController();
  readonly #tokens: InstallationTokens;
  #server: AppServer | null = null;
  #world: AppWorld | null = null;
  #watches: AppWatches | null = null;
  #stopping: Promise<void> | null = null;

  constructor(host: AppHost) {
    const { clock, log } = host;
    this.#host = host;
    this.#startedAt = clock.now();
    this.#queue = new InProcessQueue({ clock, log, pools: POOLS, random: Math.random });
    this.#state = new SchedulerState(clock.epochMs());
    this.#tokens = new InstallationTokens(
      async (installation) =>
        await (this.#server ?? impossible('nobody asks before')).api.token(installation),
      clock,
      (token) => host.keepSecret(token),
    );
  }

  async start(): Promise<RunningApp> {
    const { settings, log } = this.#host;
    const { appId, privateKey, webhookSecret: secret, host, port, apiUrl } = settings;
    const server = await makeAppServer({
      ...{ appId, privateKey, secret, host, port, apiUrl },
      tokenOf: (installation) => this.#tokens.of(installation),
      onEvent: (event) => this.#onEvent(event),
      page: (path) => this.#page(path),
    });
    this.#server = server;
    const listening = await server.start();
    log.info('the app listens', { port: listening, version: VERSION });
    const ready = this.#begin(server);
    ready.catch((error: unknown) => {
      if (!this.#end.signal.aborted)
        log.error('the app could not begin', { reason: failureOf(error).message });
    });
    return { port: listening, ready, stop: () => this.#stop(server) };
  }

  async #begin(server: AppServer): Promise<void> {
    const { settings, log, clock } = this.#host;
    const own = await this.#untilAnswered(() => server.api.ownApp());
    const { id, slug } = own;
    const rights = new MissingRights(log, own);
    const world = this.#makeWorld(server, { id, slug, statusBranch: settings.statusBranch }, rights);
    const { AppWatches } = await import('./app-watches.ts');
    this.#watches = new AppWatches(world);
    this.#register(world);
    this.#world = world;
    this.#queue.listen((event) => tellOfJob(log, event));
    this.#queue.start();
    await new Promise<void>((resolve) => {
      void keepTicking(clock, this.#state, () => this.#tick().then(resolve), this.#end.signal).then(resolve);
    });
    await recover(world, this.#end.signal);
    log.info('the app is ready', { app: own.slug, fabrics: this.#state.fabrics.length });
  }

  #makeWorld({ api }: AppServer, self: AppWorld['self'], rights: MissingRights): AppWorld {
    const { settings, environment, clock, log, temp, redact, keepSecret } = this.#host;
    const [tokens, gates] = [this.#tokens, new InstallationGates(clock)];
    const cache = new RepositoryCache({
      ...{
        folder: settings.cacheFolder,
        address: settings.gitUrl,
        env: environment,
        timeoutMs: GIT_LIMIT_MS,
      },
    });
    return {
      ...{ settings, environment, clock, log, temp, redact, keepSecret, api, self, tokens, gates, cache },
      ...{ queue: this.#queue, state: this.#state, runs: this.#runs, endedRuns: new EndedRuns() },
      ...{ boot: clock.epochMs().toString(36), startedAt: this.#startedAt },
      ...{ begunAtStart: new Set<string>(), toldErrors: new Map<string, string>() },
      keptDashboards: new Map<string, number>(),
      settled: new SettledWork(clock),
      issueTurns: new FabricTurns(),
      repositories: new AppRepositories({ settings, api, tokens, gates, rights, clock, log }),
    };
  }

  #register(world: AppWorld): void {
    const register = (name: string, handler: JobHandler) =>
      this.#queue.register(name, (job) => {
        noteBegun(world, requestIdOf(world, job));
        return this.#watched(handler(job));
      });
    for (const [name, work] of APP_JOBS) register(name, (job) => work(world, job));
    register(TICK_JOB, async (job) => {
      try {
        await runTickJob(world, job);
        if (!this.#end.signal.aborted) await this.#watches?.follow();
      } finally {
        for (const told of this.#ticks.splice(0)) told();
      }
      return undefined;
    });
  }

  /** What is under way is waited for when the App stops. */
  async #watched<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work);
    try {
      return await work;
    } catch (error) {
      throw worthRetrying(error);
    } finally {
      this.#work.delete(work);
    }
  }

  /** Through the queue, so that there is one at a time; resolves when it has ended. */
  async #tick(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#ticks.push(resolve));
    const ticket = await this.#queue.add(tickJob('beat'));
    if (ticket.taken) await ended;
    // it is being stopped
    else await this.#host.clock.sleep(1_000, this.#end.signal).catch(() => undefined);
  }

  async #untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
    const { clock, log } = this.#host;
    for (let tries = 0; ; tries += 1) {
      try {
        return await ask();
      } catch (error) {
        const { code, message: reason, category } = failureOf(error);
        log.error('GitHub does not say who the App is', { code, reason });
        // a wrong key stays wrong; a new one comes with a new process
        if (category === 'authentication' && tries > 2) throw error;
        const pause = GITHUB_AWAY_MS[Math.min(tries, GITHUB_AWAY_MS.length - 1)] ?? 30_000;
        await clock.sleep(pause, this.#end.signal);
      }
    }
  }

  /** What throws here is answered 500: GitHub then keeps the delivery as failed, and it is asked for again. */
  async #onEvent(event: ReceivedEvent): Promise<void> {
    const world = this.#world;
    if (world === null || this.#stopping !== null) throw new Error('the app is not ready');
    const log = world.log.child({ requestId: event.id });
    if (!this.#seen.take(event.id)) {
      this.#runs.event(event.name, 'twice');
      log.info('an event came twice', { event: event.name });
      return;
    }
    const task = taskOf(event, world.self);
    this.#runs.event(event.name, task === null ? 'left' : 'taken');
    log.info('event', { event: event.name, task: task?.task ?? null });
    if (task === null) return;
    const ticket = await this.#queue.add(taskJob(task, event.id));
    if (ticket.taken) return;
    this.#seen.giveBack(event.id);
    throw new Error(`the queue is ${ticket.because}`);
  }

  async #page(path: string): Promise<Page | null> {
    const plain = (status: number, text: string): Page => ({ status, type: 'text/plain', text: `${text}\n` });
    if (path === '/healthz')
      return this.#isAlive() ? plain(200, 'ok') : plain(503, 'the schedule stands still');
    if (path === '/readyz') {
      if (this.#stopping !== null) return plain(503, 'it is being stopped');
      return this.#world === null ? plain(503, 'GitHub has not said who the App is') : plain(200, 'ready');
    }
    if (path !== '/metrics') return null;
    return { status: 200, type: METRICS_TYPE, text: await metricsText(this.#queue, this.#state, this.#runs) };
  }

  /** A tick that is missing for minutes is a process that must be started anew; before the first there is none. */
  #isAlive(): boolean {
    const { lastBeatMs } = this.#state;
    return lastBeatMs === null || this.#host.clock.epochMs() - lastBeatMs < STANDSTILL_MS;
  }

  #stop(server: AppServer): Promise<void> {
    this.#stopping ??= this.#stopOnce(server);
    return this.#stopping;
  }

  async #stopOnce(server: AppServer): Promise<void> {
    const { clock, log } = this.#host;
    log.info('the app stops');
    this.#end.abort(new Error('stopped'));
    this.#watches?.stop();
    const closing = server.stop();
    const { ended, interrupted, lost } = await this.#queue.drain(DRAIN_MS);
    // a run that is told to end still releases its lock and its check
    const over = new AbortController();
    const late = clock.sleep(RELEASE_MS, over.signal).catch(() => undefined);
    await Promise.race([Promise.allSettled(this.#work), late]);
    over.abort();
    await Promise.race([closing, clock.sleep(1_000)]);
    log.info('the app has stopped', { ended, interrupted: interrupted.length, lost: lost.length });
  }
}

const GIT_LIMIT_MS = 300_000;
const STANDSTILL_MS = 5 * 60_000;

/** A breaker that is open says no retry is worth it now; a job has minutes. */
function worthRetrying(error: unknown): unknown {
  if (!isSyncError(error) || error.retryable) return error;
  if (error.category !== 'network' && error.category !== 'timeout') return error;
  const { code, message, help, details } = error;
  return new NetworkError({ code, message, help, details, retryable: true }, { cause: error });
}

function tellOfJob(log: Log, event: QueueEvent): void {
  const { key, payload, tried } = event.job;
  const requestId = typeof payload.requestId === 'string' ? payload.requestId : null;
  if (event.type === 'merged') log.info('the work waits already', { key, requestId });
  if (event.type !== 'failed') return;
  const { code, message: reason } = failureOf(event.error);
  const fields = { key, requestId, tried, code, reason, retryInMs: event.retryInMs };
  if (event.retryInMs === null) log.error('a job failed', fields);
  else log.info('a job is tried again', fields);
}
