import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256Digest } from '../../src/adapters/system/sha256-digest.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { CONFIG_FILE } from '../../src/domain/config/file/fields.ts';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { readActionContext } from '../../src/entry/action/action-context.ts';
import type { ActionHost } from '../../src/entry/action/action-host.ts';
import { readInputs } from '../../src/entry/action/action-inputs.ts';
import { actionCommandWork } from '../../src/entry/action/command-work.ts';
import type { CommentEvent, ObeyAs, ObeyPorts } from '../../src/operations/command-work.ts';
import { readDefaultBranch } from '../../src/operations/default-branch.ts';
import { type CommandReport, obeyComment } from '../../src/operations/obey-comment.ts';
import type { Comment } from '../../src/simulator/github/state/discussion.ts';
import type { CollaboratorLevel, Repository } from '../../src/simulator/github/state/repository.ts';
import { type GitHubRig, STATUS_BRANCH } from '../adapters/github/rig.ts';
import { silentLog } from '../adapters/kubernetes/rig.ts';
import { commentBy, forgeRig, issueBy } from '../contract/forge-rig.ts';
import { FabricWorkspace } from './fabric-workspace.ts';
import { pushCommits } from './push-commits.ts';
import { recordingRunner } from './recording-runner.ts';
import { embeddedCluster, type TestCluster } from './test-cluster.ts';

/** What the comment of a person led to. */
export interface Obeyed {
  readonly report: CommandReport;
  readonly comment: Comment;
  /** Texts of our answers to it. */
  readonly answers: readonly string[];
  /** Ours. */
  readonly reactions: readonly string[];
}

/** A repository on a fake GitHub with its checkout, a cluster, and the hands of the action between them. */
export class CommandStage {
  readonly rig: GitHubRig;
  readonly workspace = new FabricWorkspace();
  readonly cluster: TestCluster;
  readonly #stopCluster: () => Promise<void>;
  readonly clock = systemClock();
  /** The issue that comments stand on. */
  number = 0;

  private constructor(rig: GitHubRig, cluster: TestCluster, stopCluster: () => Promise<void>) {
    this.rig = rig;
    this.cluster = cluster;
    this.#stopCluster = stopCluster;
  }

  static async start(): Promise<CommandStage> {
    const [rig, { cluster, stop }] = await Promise.all([forgeRig({ isEmpty: true }), embeddedCluster()]);
    const stage = new CommandStage(rig, cluster, stop);
    stage.people({ admin: 'admin', keeper: 'maintain', writer: 'write', triager: 'triage', reader: 'read' });
    return stage;
  }

  get repository(): Repository {
    return this.rig.repository;
  }

  /** Their logins say what they may do; `stranger` may nothing. */
  people(levels: Readonly<Record<string, CollaboratorLevel>>): void {
    for (const [login, level] of Object.entries(levels)) this.repository.collaborators.set(login, level);
  }

  /** Files from the root of the repository, committed and pushed to the default branch. */
  push(files: Readonly<Record<string, string>>): string {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.workspace.root, path)), { recursive: true });
      writeFileSync(join(this.workspace.root, path), text);
    }
    this.workspace.commit();
    const head = pushCommits(this.workspace.root, this.repository, 'refs/heads/main');
    if (this.number === 0) this.number = issueBy(this.rig, 'admin').number;
    return head;
  }

  /** A file of the status branch. */
  status(path: string): string | undefined {
    return this.repository.files(STATUS_BRANCH).get(path);
  }

  /** Decisions in the audit trail, oldest first. */
  audit(): readonly Readonly<Record<string, unknown>>[] {
    const lines = (this.status('audit.jsonl') ?? '').split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line)).filter(({ mode }) => mode === 'command');
  }

  /** One run of the action's hands without a comment: what a push or a schedule would have done. */
  async run(mode: 'apply' | 'drift'): Promise<void> {
    const { work, base } = await this.#open();
    const report = await (await work.open('lab', base)).run(mode, []);
    if (report.facts.failure !== null) throw new Error(report.facts.failure.message);
  }

  /** Another run takes the lock of the fabric. `release` gives it back; `die` leaves it as a killed process would. */
  async lock(holder: string): Promise<{ release(): Promise<void>; die(): void }> {
    const { work, base } = await this.#open();
    const connection = await (await work.open('lab', base)).doors.cluster?.connect();
    if (connection === undefined) throw new Error('there is no cluster');
    const { cluster, lease } = connection.ports;
    const held = await lease.acquire({ fabric: 'lab', holder, durationMs: 3_000, waitMs: 0 });
    return {
      release: async () => {
        await held.release();
        cluster.close();
      },
      die: () => cluster.close(),
    };
  }

  /** Somebody writes a comment, and GitHub tells of it. */
  async say(login: string, body: string, more: Partial<Said> = {}): Promise<Obeyed> {
    const comment = commentBy(this.rig, login, more.number ?? this.number, body);
    return await this.hear(comment, more);
  }

  /** The event of a comment arrives (once more). */
  async hear(comment: Comment, more: Partial<Said> = {}): Promise<Obeyed> {
    const event: CommentEvent = {
      action: more.action ?? 'created',
      id: comment.id,
      number: comment.number,
      body: comment.body,
      author: { login: comment.author.login, isBot: more.isBot ?? false },
      createdAt: comment.createdAt,
      url: `https://github.com/acme/net/issues/${comment.number}#issuecomment-${comment.id}`,
    };
    const report = await obeyComment(this.ports(), event, { ...AS, ...more.as });
    const now = this.repository.comments.get(comment.id);
    const answers = [...this.repository.comments.values()].filter(
      ({ number, body }) =>
        number === comment.number && body.includes(`"answer"`) && body.includes(`"${comment.id}"`),
    );
    return {
      report,
      comment,
      answers: answers.map(({ body }) => body),
      reactions: (now?.reactions ?? []).map(({ content }) => content),
    };
  }

  async stop(): Promise<void> {
    this.workspace.remove();
    await this.#stopCluster();
    await this.rig.stop();
  }

  ports(): ObeyPorts {
    const { forge, repository, statusStore } = this.rig.hub;
    return {
      ...{ forge, repository, store: statusStore, clock: this.clock, log: silentLog },
      work: this.#work(),
      registry: fabricRegistry,
      digest: sha256Digest,
      random: () => 0.5,
      signal: new AbortController().signal,
    };
  }

  #work() {
    const host = this.#host();
    const inputs = readInputs({ ...host, keepSecret: () => undefined });
    const context = readActionContext(host.environment, () => EVENT, { cwd: host.cwd, temp: host.temp });
    const { checks, statusStore, repository, forge } = this.rig.hub;
    const github = { checks, statusStore, repository, forge, writes: () => 0 };
    return actionCommandWork(
      { host, inputs, context, github, requestId: 'run-1', log: silentLog },
      CONFIG_FILE,
    );
  }

  async #open() {
    return { work: this.#work(), base: await readDefaultBranch(this.ports(), CONFIG_FILE) };
  }

  #host(): ActionHost {
    return {
      cwd: this.workspace.root,
      environment: {
        PATH: process.env.PATH,
        GITHUB_EVENT_NAME: 'issue_comment',
        GITHUB_EVENT_PATH: 'event.json',
        GITHUB_REPOSITORY: 'acme/net',
        GITHUB_SHA: this.repository.head() ?? '',
        GITHUB_REF: 'refs/heads/main',
        GITHUB_RUN_ID: '9001',
      },
      runner: recordingRunner({
        kubeconfig: this.cluster.kubeconfig(),
        path: 'fabric',
        fabric: 'lab',
        wait: '0',
        'lease-wait': '0',
        'lease-duration': '3s',
      }),
      clock: this.clock,
      redact: (text) => text,
      keepSecret: () => undefined,
      forgetInputs: () => undefined,
      signal: new AbortController().signal,
      temp: this.workspace.root,
    };
  }
}

export interface Said {
  readonly number: number;
  readonly action: string;
  readonly isBot: boolean;
  readonly as: Partial<ObeyAs>;
}

const AS: ObeyAs = {
  by: 'action',
  bound: null,
  alone: 'lab',
  configPath: CONFIG_FILE,
  requestId: 'run-1',
  resume: false,
};

const EVENT = JSON.stringify({ action: 'created', repository: { default_branch: 'main' } });
