import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addArtifact, moveRun } from '../../src/simulator/github/state/run-workflow.ts';
import type { WorkflowRun } from '../../src/simulator/github/state/workflow-run.ts';
import { type AppStage, SLUG } from './app-stage.ts';
import { nodeBinary } from './node-binary.ts';
import { projectRoot } from './shared.ts';

const actionBundle =
  process.env.HEDGEHOG_SYNC_TEST_ACTION_BUNDLE ?? join(projectRoot, 'dist', 'action', 'index.js');

/** One job as it ended, for a test that looks behind the scenes. */
export interface RanJob {
  readonly run: WorkflowRun;
  readonly code: number | null;
  readonly output: string;
  /** Text of the result file; null: there was none. */
  readonly result: string | null;
}

/**
 * A runner for the workflow of dispatch mode: takes the runs that the App starts, checks the commit out, runs the built
 * action as a process of its own, uploads its result as the workflow does, and ends the run.
 */
export class WorkflowRunner {
  readonly jobs: RanJob[] = [];
  /** Stands between the result and its upload; null: it is not uploaded. */
  tamper: (result: string) => string | null = (result) => result;
  /** What the runner waits for before it begins a job. */
  hold: () => Promise<unknown> = () => Promise.resolve();
  /** What the workflow file names as the App. */
  trustedApp = SLUG;
  /** Which attempt the runs say they are. */
  attempt = '1';
  readonly #stage: AppStage;
  readonly #kubeconfig: string;
  readonly #token: string;
  /** Of the job for pull requests, which only reads. */
  readonly #reading: string;
  /** `default-branch`: a workflow that hands the number of the pull request on, and checks out what it always did. */
  checksOut: 'pull' | 'default-branch' = 'pull';
  /** Put into the kubeconfig's place in jobs for pull requests; null: nothing is. */
  kubeconfigOfPulls: string | null = null;
  readonly #folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-runner-'));
  readonly #taken = new Set<number>();
  readonly #timer: NodeJS.Timeout;
  #work: Promise<void> = Promise.resolve();

  /** The token writes contents only: whatever else the action would publish is refused. */
  constructor(stage: AppStage, kubeconfig: string) {
    this.#stage = stage;
    this.#kubeconfig = kubeconfig;
    this.#token = stage.fake.token({ kind: 'workflow', permissions: { contents: 'write' } });
    const permissions = { contents: 'read', pull_requests: 'read' } as const;
    this.#reading = stage.fake.token({ kind: 'workflow', permissions });
    this.#timer = setInterval(() => this.#take(), 50);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#work;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #take(): void {
    for (const run of this.#stage.repository.workflowRuns.values()) {
      if (run.status !== 'queued' || run.event !== 'workflow_dispatch' || this.#taken.has(run.id)) continue;
      this.#taken.add(run.id);
      this.#work = this.#work.then(() => this.#job(run));
    }
  }

  async #job(run: WorkflowRun): Promise<void> {
    const { fake, repository } = this.#stage;
    await this.hold();
    moveRun(repository, run.id, { status: 'in_progress' });
    const job = await this.#action(run);
    this.jobs.push(job);
    const uploaded = job.result === null ? null : this.tamper(job.result);
    if (uploaded !== null) {
      const name = `hedgehog-sync-${run.inputs['request-id']}`;
      addArtifact(fake.state, repository, run.id, name, { 'result.json': uploaded });
    }
    const conclusion = job.code === 0 ? 'success' : 'failure';
    moveRun(repository, run.id, { status: 'completed', conclusion });
  }

  async #action(run: WorkflowRun): Promise<RanJob> {
    const folder = join(this.#folder, String(run.id));
    const checkout = join(folder, 'checkout');
    mkdirSync(join(folder, 'temp'), { recursive: true });
    this.#stage.fetchFromGitHub();
    const git = (...args: string[]) => execFileSync('git', args, { stdio: 'pipe', cwd: folder });
    git('clone', '--quiet', '--no-checkout', this.#stage.workspace.root, checkout);
    git('-C', checkout, 'fetch', '--quiet', 'origin', '+refs/remotes/*:refs/fetched/*');
    git('-C', checkout, 'checkout', '--quiet', '--detach', run.headSha);
    if (this.checksOut === 'pull') this.#checkOutPull(run, (...args) => git('-C', checkout, ...args));
    for (const name of ['output', 'summary', 'env', 'state']) writeFileSync(join(folder, name), '');
    const payload = {
      ...{ inputs: run.inputs, ref: 'refs/heads/main', repository: { default_branch: 'main' } },
      sender: { login: run.actor.login, type: run.actor.app === null ? 'User' : 'Bot' },
    };
    writeFileSync(join(folder, 'event.json'), JSON.stringify(payload));
    const child = spawn(nodeBinary, [actionBundle], {
      cwd: checkout,
      env: this.#environment(run, folder, checkout),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    const file = /result-file<<(\S+)\n(.*)\n\1/.exec(readFileSync(join(folder, 'output'), 'utf8'))?.[2] ?? '';
    return { run, code, output, result: existsSync(file) ? readFileSync(file, 'utf8') : null };
  }

  /** As GitHub's `refs/pull/N/merge`; its head where the two cannot be merged. */
  #checkOutPull({ inputs }: WorkflowRun, git: (...args: string[]) => unknown): void {
    const { repository } = this.#stage;
    const pull = repository.issues.get(Number(inputs.pull))?.pull;
    const [base, head] = [repository.head(pull?.base ?? ''), repository.head(pull?.head ?? '')];
    if (base === undefined || head === undefined) return;
    const identity = ['-c', 'user.name=GitHub', '-c', 'user.email=noreply@github.com'];
    git('checkout', '--quiet', '--detach', base);
    try {
      git(...identity, 'merge', '--quiet', '--no-ff', '--no-edit', head);
    } catch {
      git('merge', '--abort');
      git('checkout', '--quiet', '--detach', head);
    }
  }

  /** As the jobs of examples/workflows/app-dispatch.yml give them. */
  #environment(run: WorkflowRun, folder: string, checkout: string): NodeJS.ProcessEnv {
    const { fake } = this.#stage;
    const { inputs } = run;
    const isPull = (inputs.pull ?? '') !== '';
    const given: Record<string, string> = {
      token: isPull ? this.#reading : this.#token,
      pull: inputs.pull ?? '',
      mode: inputs.mode ?? '',
      fabric: inputs.fabric ?? '',
      'request-id': inputs['request-id'] ?? '',
      accept: inputs.accept ?? '',
      'past-freeze': inputs['past-freeze'] ?? '',
      'trusted-app': this.trustedApp,
      kubeconfig: (isPull ? this.kubeconfigOfPulls : null) ?? this.#kubeconfig,
      ...{ wait: '10s', settle: '200ms' },
    };
    return {
      ...{ PATH: process.env.PATH, HOME: folder },
      ...{
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTOR: 'hedgehog-sync-test[bot]',
        RUNNER_TEMP: join(folder, 'temp'),
      },
      ...{ GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_EVENT_PATH: join(folder, 'event.json') },
      ...{ GITHUB_REPOSITORY: 'acme/fabrics', GITHUB_SHA: run.headSha, GITHUB_REF: 'refs/heads/main' },
      GITHUB_SERVER_URL: 'https://github.com',
      ...{ GITHUB_API_URL: fake.apiUrl, GITHUB_GRAPHQL_URL: fake.graphqlUrl },
      ...{ GITHUB_RUN_ID: String(run.id), GITHUB_RUN_ATTEMPT: this.attempt, GITHUB_WORKSPACE: checkout },
      ...{ GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') },
      ...{ GITHUB_ENV: join(folder, 'env'), GITHUB_STATE: join(folder, 'state') },
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    };
  }
}
