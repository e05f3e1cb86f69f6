import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { runAction } from '../../src/entry/action/run-action.ts';
import type { Permissions } from '../../src/simulator/github/access/permissions.ts';
import { type FakeGitHub, startFakeGitHub } from '../../src/simulator/github/fake-github.ts';
import type { Issue } from '../../src/simulator/github/state/discussion.ts';
import { mergePull } from '../../src/simulator/github/state/merge-pull.ts';
import type { Repository } from '../../src/simulator/github/state/repository.ts';
import { eventFiles } from '../entry/action/event-files.ts';
import { FabricWorkspace } from './fabric-workspace.ts';
import { assertJudged } from './github-judge.ts';
import { pushCommits } from './push-commits.ts';
import { type RecordingRunner, recordingRunner } from './recording-runner.ts';

/** What the workflow of a repository that uses everything is given. */
export const ALL_RIGHTS: Partial<Permissions> = {
  checks: 'write',
  contents: 'write',
  issues: 'write',
  pull_requests: 'write',
};

export interface InProcessCall {
  /** Default: schedule. */
  readonly event?: string;
  readonly payload?: object;
  readonly ref?: string;
  readonly sha?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

export interface InProcessRun {
  readonly code: number;
  readonly runner: RecordingRunner;
  /** What GitHub was asked to change. */
  readonly wrote: readonly string[];
}

/** A repository on a fake GitHub, its checkout, and the action run from its sources in this process. */
export class ActionInProcess {
  readonly workspace = new FabricWorkspace();
  readonly fake: FakeGitHub;
  readonly repository: Repository;
  #token: string;
  #runs = 0;
  readonly #temp = mkdtempSync(join(tmpdir(), 'hedgehog-sync-runner-'));

  private constructor(fake: FakeGitHub, permissions: Partial<Permissions>) {
    this.fake = fake;
    this.repository = fake.state.repository('acme/fabrics');
    this.#token = fake.token({ kind: 'workflow', permissions });
  }

  static async start(permissions: Partial<Permissions> = ALL_RIGHTS): Promise<ActionInProcess> {
    const repository = { owner: 'acme', name: 'fabrics', workflowsMayOpenPullRequests: true };
    const fake = await startFakeGitHub({ repositories: [repository] });
    return new ActionInProcess(fake, permissions);
  }

  useRights(permissions: Partial<Permissions>): void {
    this.#token = this.fake.token({ kind: 'workflow', permissions });
  }

  /** The token of the runs, for whatever else acts as the product. */
  get token(): string {
    return this.#token;
  }

  /** Writes files of the repository (not only of the fabric), commits and pushes. */
  put(files: Readonly<Record<string, string>>): string {
    for (const [path, text] of Object.entries(files)) {
      const whole = join(this.workspace.root, path);
      mkdirSync(join(whole, '..'), { recursive: true });
      writeFileSync(whole, text);
    }
    this.workspace.commit();
    return pushCommits(this.workspace.root, this.repository, 'refs/heads/main');
  }

  /** A person presses the button; the checkout is that of the next run. */
  merge(number: number): void {
    mergePull(this.fake.state, this.repository, number, { name: 'Mona', email: 'mona@example.com' });
    const { root } = this.workspace;
    for (const [path, text] of this.repository.files()) {
      const whole = join(root, path);
      mkdirSync(join(whole, '..'), { recursive: true });
      writeFileSync(whole, text);
    }
    this.workspace.commit();
    pushCommits(root, this.repository, 'refs/heads/main');
  }

  /** Issues (no pull requests) by number. */
  issues(): readonly Issue[] {
    return [...this.repository.issues.values()].filter(({ pull }) => pull === null);
  }

  pulls(): readonly Issue[] {
    return [...this.repository.issues.values()].filter(({ pull }) => pull !== null);
  }

  async run(call: InProcessCall = {}): Promise<InProcessRun> {
    this.#runs += 1;
    const { event = 'schedule', payload = eventFiles.schedule() } = call;
    const eventPath = join(this.#temp, `event-${this.#runs}.json`);
    writeFileSync(eventPath, JSON.stringify(payload));
    const runner = recordingRunner({
      token: this.#token,
      path: 'fabric',
      fabric: 'lab',
      wait: '10s',
      settle: '100ms',
      ...call.inputs,
    });
    const before = this.fake.requests.length;
    const code = await runAction({
      cwd: this.workspace.root,
      environment: {
        PATH: process.env.PATH,
        GITHUB_ACTOR: 'somebody',
        GITHUB_EVENT_NAME: event,
        GITHUB_EVENT_PATH: eventPath,
        GITHUB_REPOSITORY: 'acme/fabrics',
        GITHUB_SHA: call.sha ?? this.workspace.git('rev-parse', 'HEAD').trim(),
        GITHUB_REF: call.ref ?? 'refs/heads/main',
        GITHUB_API_URL: this.fake.apiUrl,
        GITHUB_GRAPHQL_URL: this.fake.graphqlUrl,
        GITHUB_RUN_ID: String(9000 + this.#runs),
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_WORKSPACE: this.workspace.root,
        RUNNER_TEMP: join(this.#temp, 'temp'),
      },
      runner,
      clock: hasteful(),
      redact: (text) => text,
      keepSecret: () => undefined,
      forgetInputs: () => undefined,
      signal: new AbortController().signal,
      temp: this.#temp,
    });
    const wrote = this.fake.requests.slice(before).filter(({ write }) => write);
    return { code, runner, wrote: wrote.map(({ operation }) => operation ?? '') };
  }

  /** Judges every exchange with GitHub, and takes everything away. */
  async stop(): Promise<void> {
    await this.fake.stop();
    this.workspace.remove();
    rmSync(this.#temp, { recursive: true, force: true });
    assertJudged(this.fake.requests);
  }
}

/** Pauses between requests are short here: nobody else asks this GitHub. */
function hasteful() {
  const clock = systemClock();
  return { ...clock, sleep: (ms: number, signal?: AbortSignal) => clock.sleep(Math.min(ms, 20), signal) };
}
