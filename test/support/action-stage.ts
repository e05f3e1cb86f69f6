import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Permissions } from '../../src/simulator/github/access/permissions.ts';
import { type FakeGitHub, startFakeGitHub } from '../../src/simulator/github/fake-github.ts';
import type { CheckRun } from '../../src/simulator/github/state/check-run.ts';
import type { Repository } from '../../src/simulator/github/state/repository.ts';
import { FabricWorkspace } from './fabric-workspace.ts';
import { assertJudged } from './github-judge.ts';
import { nodeBinary } from './node-binary.ts';
import { pushCommits } from './push-commits.ts';
import { projectRoot } from './shared.ts';

/** The built bundle; another one can be named while it is worked on. */
const actionBundle =
  process.env.HEDGEHOG_SYNC_TEST_ACTION_BUNDLE ?? join(projectRoot, 'dist', 'action', 'index.js');

export const OWNER = 'acme';
export const REPO = 'fabrics';
export const STATUS_BRANCH = 'hedgehog-sync/status';

/** What a workflow of a trusted repository is usually given. */
export const USUAL: Partial<Permissions> = { checks: 'write', contents: 'write' };

export interface ActionCall {
  /** `GITHUB_EVENT_NAME`. */
  readonly event: string;
  readonly payload: object;
  /** Default: the head of the checkout. */
  readonly sha?: string;
  /** Default: `refs/heads/main`. */
  readonly ref?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ActionRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** As the runner shows it: without the lines that register secrets. */
  readonly stdout: string;
  readonly stderr: string;
  /** Texts that the runner was told to mask. */
  readonly masks: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Every file that the run left in the runner's folders, by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** A repository on a fake GitHub, its checkout, and a runner that runs the built action in it. */
export class ActionStage {
  readonly workspace: FabricWorkspace;
  readonly fake: FakeGitHub;
  readonly repository: Repository;
  token: string;
  #runs = 0;
  readonly #runnerFolder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-runner-'));

  private constructor(fake: FakeGitHub, token: string) {
    this.fake = fake;
    this.token = token;
    this.repository = fake.state.repository(`${OWNER}/${REPO}`);
    this.workspace = new FabricWorkspace();
  }

  static async start(permissions: Partial<Permissions> = USUAL): Promise<ActionStage> {
    const fake = await startFakeGitHub({ repositories: [{ owner: OWNER, name: REPO }] });
    return new ActionStage(fake, fake.token({ kind: 'workflow', permissions }));
  }

  /** Publishes a commit of the checkout. */
  push(ref = 'refs/heads/main', commit = 'HEAD'): string {
    return pushCommits(this.workspace.root, this.repository, ref, commit);
  }

  /** The one check run of this name; undefined: none. Throws for several. */
  check(name: string): CheckRun | undefined {
    const found = [...this.repository.checkRuns.values()].filter((run) => run.name === name);
    if (found.length > 1) throw new Error(`${found.length} check runs are called ${name}`);
    return found[0];
  }

  /** A file of the status branch. */
  status(path: string): string | undefined {
    return this.repository.files(STATUS_BRANCH).get(path);
  }

  start(call: ActionCall): { readonly child: ChildProcess; readonly done: Promise<ActionRun> } {
    this.#runs += 1;
    const folder = join(this.#runnerFolder, String(this.#runs));
    mkdirSync(join(folder, 'temp'), { recursive: true });
    for (const name of ['output', 'summary', 'env', 'state']) writeFileSync(join(folder, name), '');
    writeFileSync(join(folder, 'event.json'), JSON.stringify(call.payload));
    const child = spawn(nodeBinary, [actionBundle], {
      cwd: this.workspace.root,
      env: this.#environment(call, folder),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { child, done: finished(child, folder) };
  }

  async run(call: ActionCall): Promise<ActionRun> {
    return await this.start(call).done;
  }

  #environment(call: ActionCall, folder: string): NodeJS.ProcessEnv {
    const inputs = {
      token: this.token,
      path: 'fabric',
      fabric: 'lab',
      wait: '20s',
      settle: '300ms',
      ...call.inputs,
    };
    return {
      PATH: process.env.PATH,
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTOR: 'somebody',
      GITHUB_EVENT_NAME: call.event,
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_REPOSITORY: `${OWNER}/${REPO}`,
      GITHUB_SHA: call.sha ?? this.workspace.git('rev-parse', 'HEAD').trim(),
      GITHUB_REF: call.ref ?? 'refs/heads/main',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: this.fake.apiUrl,
      GITHUB_GRAPHQL_URL: this.fake.graphqlUrl,
      GITHUB_RUN_ID: String(9000 + this.#runs),
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_WORKSPACE: this.workspace.root,
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GITHUB_ENV: join(folder, 'env'),
      GITHUB_STATE: join(folder, 'state'),
      RUNNER_TEMP: join(folder, 'temp'),
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
      ...call.environment,
    };
  }

  /** Everything that went over the wire to GitHub, without the value of the authorisation header. */
  sentToGitHub(): string {
    return this.fake.requests.map(({ raw }) => raw.toString('utf8')).join('\n');
  }

  /** Judges every exchange with GitHub, and takes everything away. */
  async stop(): Promise<void> {
    await this.fake.stop();
    this.workspace.remove();
    rmSync(this.#runnerFolder, { recursive: true, force: true });
    assertJudged(this.fake.requests);
  }
}

async function finished(child: ChildProcess, folder: string): Promise<ActionRun> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (...ended) => resolve(ended));
  });
  const lines = stdout.split('\n');
  const isMask = (line: string) => line.startsWith('::add-mask::');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    code,
    signal,
    stdout: lines.filter((line) => !isMask(line)).join('\n'),
    stderr,
    masks: lines.filter(isMask).map((line) => unescaped(line.slice('::add-mask::'.length))),
    outputs: outputsOf(read('output')),
    summary: read('summary'),
    files: filesBelow(folder),
  };
}

function unescaped(text: string): string {
  return text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
}

function outputsOf(text: string): Record<string, string> {
  const pattern = /^(\S+?)<<(ghadelimiter_\S+)\n([\s\S]*?)\n\2$/gm;
  return Object.fromEntries(
    [...text.matchAll(pattern)].map(([, name, , value]) => [name ?? '', value ?? '']),
  );
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
