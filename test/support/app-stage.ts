import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redaction } from '../../src/adapters/logging/redaction.ts';
import { streamLog } from '../../src/adapters/logging/stream-log.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { type AppSettings, readAppSettings } from '../../src/entry/app/app-settings.ts';
import { type RunningApp, startApp } from '../../src/entry/app/run-app.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { InstalledApp } from '../../src/simulator/github/access/app-registry.ts';
import type { Permissions } from '../../src/simulator/github/access/permissions.ts';
import type { SecondaryLimits } from '../../src/simulator/github/access/secondary-limits.ts';
import { type FakeGitHub, startFakeGitHub } from '../../src/simulator/github/fake-github.ts';
import type { CheckRun } from '../../src/simulator/github/state/check-run.ts';
import type { Repository } from '../../src/simulator/github/state/repository.ts';
import { AppProcess, type LogLine } from './app-process.ts';
import { FabricWorkspace } from './fabric-workspace.ts';
import { pullCommits } from './pull-commits.ts';
import { pushCommits } from './push-commits.ts';
import { until } from './until.ts';

export const SLUG = 'hedgehog-sync-test';
export const STATUS_BRANCH = 'hedgehog-sync/status';
export const SECRET = 'secret-of-the-webhook-0123456789';

/** `bundle`: the App is the built one, in a process of its own, wherever a test does not give it a clock. */
const isBuilt = process.env.HEDGEHOG_SYNC_TEST_APP === 'bundle';

/** As `app.yml` asks for them. */
export const APP_PERMISSIONS: Partial<Permissions> = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  members: 'read',
  pull_requests: 'write',
};

export interface AppStageOptions {
  readonly kubeconfig: string;
  readonly way?: 'direct' | 'dispatch';
  readonly permissions?: Partial<Permissions>;
  /** Time of the App alone. Default: the machine's. */
  readonly clock?: Clock;
  /** Of the fake. Default: GitHub's; a clock of one's own needs others. */
  readonly limits?: SecondaryLimits;
  /** Requests an hour that the fake allows. Default: GitHub's. */
  readonly hourly?: number;
}

/** A repository on a fake GitHub that the App is installed on, and the App in this process. */
export class AppStage {
  readonly workspace = new FabricWorkspace();
  readonly fake: FakeGitHub;
  readonly repository: Repository;
  readonly installed: InstalledApp;
  readonly folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-app-'));
  readonly log: LogLine[] = [];
  /** Beside or instead of what the stage itself tells the App. */
  readonly variables: Record<string, string> = {};
  readonly kubeconfig: string;
  app: RunningApp | null = null;
  #unhook: (() => void) | null = null;
  readonly #people = new Map<string, string>();
  readonly #clock: Clock;
  readonly #inProcess: boolean;

  private constructor(fake: FakeGitHub, options: AppStageOptions) {
    this.fake = fake;
    this.#clock = options.clock ?? systemClock();
    this.#inProcess = !isBuilt || options.clock !== undefined;
    this.repository = fake.state.repository('acme/fabrics');
    this.installed = fake.apps.install({
      slug: SLUG,
      permissions: options.permissions ?? APP_PERMISSIONS,
      events: EVENTS,
    });
    this.kubeconfig = join(this.folder, 'kubeconfig');
    writeFileSync(this.kubeconfig, options.kubeconfig);
    // what git fetches from; the fake holds the same commits
    mkdirSync(join(this.folder, 'remotes', 'acme'), { recursive: true });
    symlinkSync(join(this.workspace.root, '.git'), join(this.folder, 'remotes', 'acme', 'fabrics.git'));
    mkdirSync(join(this.workspace.root, '.github'));
    this.configure(options.way ?? 'direct');
  }

  static async start(options: AppStageOptions): Promise<AppStage> {
    const fake = await startFakeGitHub({
      repositories: [{ owner: 'acme', name: 'fabrics' }],
      ...(options.limits === undefined ? {} : { limits: options.limits }),
      ...(options.hourly === undefined ? {} : { hourly: options.hourly }),
    });
    return new AppStage(fake, options);
  }

  /** Writes the configuration of the repository. */
  configure(way: 'direct' | 'dispatch', more = ''): void {
    const text = `version: "1"\nfabrics:\n  - name: lab\n    path: fabric\n    app: ${way}\n${more}`;
    writeFileSync(join(this.workspace.root, '.github', 'hedgehog-sync.yml'), text);
  }

  /** Writes a workflow that can be started with these inputs; its runs are named by the request. */
  workflow(file: string, inputs: readonly string[]): void {
    const folder = join(this.workspace.root, '.github', 'workflows');
    mkdirSync(folder, { recursive: true });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
    const named = 'run-name: hedgehog-sync ${{ inputs.request-id }}';
    const list = inputs.map((name) => `      ${name}: { type: string }`).join('\n');
    writeFileSync(
      join(folder, file),
      `name: hedgehog-sync\n${named}\non:\n  workflow_dispatch:\n    inputs:\n${list}\njobs: {}\n`,
    );
  }

  /** Commits and publishes the checkout. The commit. */
  push(ref = 'refs/heads/main'): string {
    this.workspace.commit();
    return pushCommits(this.workspace.root, this.repository, ref, 'HEAD');
  }

  /** The same into another repository of the fake, such as a fork; what is checked out has been committed. */
  pushTo(repository: Repository, ref: string): string {
    return pushCommits(this.workspace.root, repository, ref, 'HEAD');
  }

  environment(): Record<string, string> {
    return {
      ...{ PATH: process.env.PATH ?? '', HOME: this.folder },
      ...{
        APP_ID: String(this.installed.app.id),
        PRIVATE_KEY: this.installed.privateKey,
        WEBHOOK_SECRET: SECRET,
      },
      ...{ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'debug' },
      ...{ GITHUB_API_URL: this.fake.apiUrl, GITHUB_GRAPHQL_URL: this.fake.graphqlUrl },
      HEDGEHOG_SYNC_GIT_URL: `file://${join(this.folder, 'remotes')}`,
      HEDGEHOG_SYNC_CACHE: join(this.folder, 'cache'),
      HEDGEHOG_SYNC_DIRECT_REPOSITORIES: 'acme/fabrics',
      HEDGEHOG_SYNC_KUBECONFIG_LAB: this.kubeconfig,
      ...{ HEDGEHOG_SYNC_WAIT: '5s', HEDGEHOG_SYNC_SETTLE: '300ms' },
      ...this.variables,
    };
  }

  settings(): AppSettings {
    const settings = readAppSettings(this.environment(), () => '');
    mkdirSync(settings.cacheFolder, { recursive: true });
    return settings;
  }

  /** Starts the App, in this process unless the built one is meant, and lets its webhook be called. */
  async startApp(): Promise<RunningApp> {
    this.app = this.#inProcess ? await this.#startHere() : await this.#startBundle();
    await this.app.ready;
    return this.app;
  }

  async #startBundle(): Promise<RunningApp> {
    const child = new AppProcess(this, {}, this.log);
    return {
      port: await child.listening(this),
      ready: child.ready(),
      stop: async () => void (await child.kill('SIGTERM')),
    };
  }

  async #startHere(): Promise<RunningApp> {
    const clock = this.#clock;
    const redaction = new Redaction();
    const app = await startApp({
      ...{ settings: this.settings(), clock, temp: this.folder },
      environment: { PATH: process.env.PATH, HOME: this.folder },
      redact: (text) => redaction.apply(text),
      keepSecret: (secret, as) => redaction.add(secret, as),
      log: streamLog({
        write: (line) => this.log.push(JSON.parse(redaction.apply(line)) as LogLine),
        ...{ now: () => clock.now(), format: 'json', level: 'debug' },
      }),
    });
    this.hook(app.port);
    return app;
  }

  hook(port: number): void {
    this.#unhook?.();
    this.#unhook = this.fake.webhooks.register(`http://127.0.0.1:${port}/api/github/webhooks`, SECRET, SLUG);
  }

  /** The newest check of the name. */
  check(name: string): CheckRun | undefined {
    return [...this.repository.checkRuns.values()].filter((run) => run.name === name).at(-1);
  }

  status(path: string): string | undefined {
    return this.repository.files(STATUS_BRANCH).get(path);
  }

  /** A person opens a pull request for a branch of the repository. Its number. */
  async openPull(head: string, base = 'main'): Promise<number> {
    const made = await this.asPerson('POST', '/pulls', { head, base, title: 'Change' });
    return made.number as number;
  }

  /** What a person does on the pages of GitHub; the fake asks for no role there. */
  async asPerson(
    method: string,
    path: string,
    body: object,
    login = 'somebody',
  ): Promise<Record<string, unknown>> {
    const token = this.#people.get(login) ?? this.fake.token({ kind: 'user', login, permissions: PERSON });
    this.#people.set(login, token);
    const answer = await fetch(`${this.fake.url}/repos/acme/fabrics${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok)
      throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
    return answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>);
  }

  /** What the App has asked to change so far; tokens that it got count for nothing. */
  writes(): number {
    return this.fake.requests.filter(({ write, caller }) => write && (caller?.startsWith('app-') ?? false))
      .length;
  }

  /** Until nothing is sent, waits or runs any more. */
  async quiet(): Promise<void> {
    let seen: number;
    do {
      seen = this.fake.requests.length;
      await this.fake.webhooks.settled();
      await until('the queue is empty', async () => {
        const answer = await fetch(`http://127.0.0.1:${this.app?.port}/metrics`);
        const text = await answer.text();
        const busy = /hedgehog_sync_queue_jobs\{pool="\w+",phase="(running|ready)"\} [1-9]/.test(text);
        return !busy;
      });
      await this.fake.webhooks.settled();
      // what was asked meanwhile may have led to more
    } while (this.fake.requests.length !== seen);
  }

  /** What was committed on GitHub is in the clone, too, from which the App fetches. */
  fetchFromGitHub(): void {
    pullCommits(this.workspace.root, this.repository);
  }

  /** What the App told, for a test that failed. */
  told(): string {
    return this.log.map((line) => JSON.stringify(line)).join('\n');
  }

  async stop(): Promise<void> {
    if (process.env.HEDGEHOG_SYNC_TEST_APP_LOG === '1') process.stderr.write(`${this.told()}\n`);
    this.#unhook?.();
    await this.app?.stop();
    await this.fake.stop();
    this.workspace.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const PERSON: Partial<Permissions> = {
  checks: 'write',
  contents: 'write',
  issues: 'write',
  pull_requests: 'write',
};

export const EVENTS = [
  'check_run',
  'check_suite',
  'issue_comment',
  'issues',
  'merge_group',
  'pull_request',
  'push',
  'workflow_run',
];
