import type { CommandAnswer } from '../domain/commands/answer.ts';
import type { CommandName } from '../domain/commands/command.ts';
import type { Decision } from '../domain/commands/decide-command.ts';
import type { RunAnswer } from '../domain/commands/run-answer.ts';
import type { SyncConfig } from '../domain/config/file/sync-config.ts';
import type { PastFreeze } from '../domain/config/past-freeze.ts';
import type { MarkdownContext } from '../domain/report/markdown-context.ts';
import type { RunReport } from '../domain/report/run-report.ts';
import type { KindRegistry } from '../domain/resource/kind.ts';
import type { Digest } from '../domain/shared/digest.ts';
import type { FailureFact } from '../domain/status/run-facts.ts';
import type { RunMode } from '../domain/status/status-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Forge, Role } from '../ports/forge.ts';
import type { Log } from '../ports/log.ts';
import type { Repository } from '../ports/repository.ts';
import type { StatusStore } from '../ports/status-store.ts';
import type { AcceptedField } from './fabric-ports.ts';
import type { RunDoors, RunSettings } from './run-request.ts';

/** A comment that was written, as the forge told of it. */
export interface CommentEvent {
  /** Only `created` is obeyed. */
  readonly action: string;
  readonly id: number;
  /** Issue or pull request. */
  readonly number: number;
  readonly body: string;
  readonly author: { readonly login: string; readonly isBot: boolean };
  /** ISO 8601. */
  readonly createdAt: string;
  readonly url: string | null;
}

/** What a person with the right to it lets a run go past. */
export interface RunBeyond {
  readonly freeze: PastFreeze;
}

/** One fabric as whoever serves it works on it. */
export interface FabricWork {
  readonly fabric: string;
  /** Directory of the fabric in the repository; '' is its root. */
  readonly directory: string;
  readonly doors: RunDoors;
  readonly settings: RunSettings;
  /** What a run by the fabric's own policy does; `/resync` does it once more. */
  readonly policyMode: RunMode;
  readonly context: MarkdownContext;
  /** One run, with its status published. Throws nothing that a run could tell. */
  run(mode: RunMode, accept: readonly AcceptedField[], beyond?: RunBeyond): Promise<RunReport>;
  /** Whoever serves the fabric has no way to its cluster and lets somebody else run; null: it runs here. */
  readonly elsewhere: RunElsewhere | null;
}

export interface ElsewhereOrder {
  readonly mode: RunMode;
  readonly accept: readonly AcceptedField[];
  /** Absent: nothing is gone past. */
  readonly beyond?: RunBeyond;
  readonly command: CommandName;
  /** What it looks at in the place of the default branch's head; absent: nothing else. */
  readonly pull?: { readonly number: number; readonly head: string };
  /** Among the commands of the comment: the same order is never given twice. */
  readonly position: number;
}

/** How a run that somebody else made has ended. */
export interface ElsewhereEnd extends RunAnswer {
  /** Commit that it was about. */
  readonly head: string;
  readonly failure: Pick<FailureFact, 'code' | 'message' | 'help'> | null;
}

export interface RunElsewhere {
  /** Whether the run of the command at the position was started before. Throws SyncError. */
  begun(position: number): Promise<boolean>;
  /** Starts the run, or looks at it if it was started. Throws RunPending until it has ended, SyncError where none can be had. */
  run(order: ElsewhereOrder): Promise<ElsewhereEnd>;
}

/** A run elsewhere has begun and not ended: the comment is to be taken up again then. No fault. */
export class RunPending extends Error {
  /** ISO 8601: when it was asked for, and when it was looked for last. */
  readonly waited: { readonly requestId: string; readonly since: string; readonly asked: string };

  constructor(waited: RunPending['waited']) {
    super(`the run ${waited.requestId} has not ended`);
    this.name = 'RunPending';
    this.waited = waited;
  }
}

/**
 * How far a comment came before it had to wait: plain JSON, handed back with the same comment. Rights are not asked for
 * again: they counted when the command was given.
 */
export interface ObeyProgress {
  readonly settled: readonly {
    readonly decision: Decision | null;
    readonly role: Role | null;
    /** null: not there yet. */
    readonly answer: CommandAnswer | null;
  }[];
}

/** What gives commands their hands: handed in by whoever hears the comments. */
export interface CommandWork {
  /** The fabric at the head of the default branch that is given. Throws SyncError where it cannot be worked on here. */
  open(fabric: string, base: DefaultBranch): Promise<FabricWork>;
}

/** The default branch as it is when a command comes. */
export interface DefaultBranch {
  readonly name: string;
  readonly head: string;
  /** Text of the configuration at the head; null: there is none. */
  readonly configText: string | null;
  /** null: there is none, or it has errors. */
  readonly config: SyncConfig | null;
}

export interface ObeyPorts {
  readonly forge: Pick<Forge, 'discussions' | 'pulls' | 'branches' | 'people'>;
  readonly repository: Repository;
  /** null: no status is kept, and with it neither audit trail nor holds. */
  readonly store: StatusStore | null;
  readonly work: CommandWork;
  readonly registry: KindRegistry;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 ≤ x < 1, for jitter. */
  random(): number;
  readonly signal: AbortSignal;
}

/** Who is asking: the same comment is heard by the action and by the App, and by each job of a matrix. */
export interface ObeyAs {
  readonly by: 'action' | 'app';
  /** The only fabric that is served; null: all of them. */
  readonly bound: string | null;
  /** The fabric where the repository has no configuration; null: there is none then. */
  readonly alone: string | null;
  /** Path of the configuration in the repository. */
  readonly configPath: string;
  readonly requestId: string;
  /** The comment was taken up before, and whoever did is gone. */
  readonly resume: boolean;
  /** How far this comment came before it had to wait; absent: it did not. */
  readonly progress?: ObeyProgress;
}
