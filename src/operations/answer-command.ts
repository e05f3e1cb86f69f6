import { type CommandAnswer, plainAnswer } from '../domain/commands/answer.ts';
import type { Command, CommandName } from '../domain/commands/command.ts';
import { needOf } from '../domain/commands/command-need.ts';
import type { Decision } from '../domain/commands/decide-command.ts';
import { helpSection } from '../domain/commands/help-answer.ts';
import type { CommentView, Role } from '../ports/forge.ts';
import {
  type CommentEvent,
  type FabricWork,
  type ObeyAs,
  type ObeyPorts,
  RunPending,
} from './command-work.ts';
import { countApprovals } from './count-approvals.ts';
import type { ReadDefaultBranch } from './default-branch.ts';
import { failureOf } from './failure-fact.ts';
import type { Heard } from './heard-commands.ts';
import { performAcceptCluster } from './perform-accept-cluster.ts';
import { performAcceptGit } from './perform-accept-git.ts';
import { LONG, type Performer, type Task } from './perform-command.ts';
import { performHold, performRelease } from './perform-hold.ts';
import { performIgnore } from './perform-ignore.ts';
import { performExplain, performStatus } from './perform-look.ts';
import { performPlan } from './perform-plan.ts';
import { performApply, performResync } from './perform-run.ts';
import { performUnlock } from './perform-unlock.ts';
import { weighCommand } from './weigh-command.ts';

const PERFORMERS: Readonly<Record<Exclude<CommandName, 'help'>, Performer>> = {
  resync: performResync,
  plan: performPlan,
  apply: performApply,
  'accept-git': performAcceptGit,
  'accept-cluster': performAcceptCluster,
  ignore: performIgnore,
  hold: performHold,
  release: performRelease,
  explain: performExplain,
  status: performStatus,
  unlock: performUnlock,
};

/** A command after its decision, before it is carried out. */
export interface Settled {
  /** null: it could not be read as one. */
  readonly command: Command | null;
  readonly fabric: string | null;
  readonly decision: Decision | null;
  readonly role: Role | null;
  /** null: it is not to be carried out; `answer` says why. */
  readonly task: Task | null;
  /** null: it is known only when it was carried out. */
  readonly answer: CommandAnswer | null;
  /** What is said while it is under way; null: it takes no time. */
  readonly begins: CommandAnswer | null;
}

interface World {
  readonly ports: ObeyPorts;
  readonly event: CommentEvent;
  readonly as: ObeyAs;
}

/** Decides about a command. Throws SyncError only where the forge cannot be asked at all. */
export async function settleCommand(
  world: World,
  base: ReadDefaultBranch,
  thread: readonly CommentView[],
  heard: Heard,
  position: number,
): Promise<Settled> {
  if (heard.kind === 'answer') return said(null, heard.answer);
  const { command, fabric } = heard;
  if (command.name === 'help' || fabric === null) return said(command, helpAnswer(command, base));
  const about = { command: command.text, fabric };
  if (base.errors.length > 0) {
    const answer = brokenConfig(about, base);
    const decision = { allowed: false, because: answer.said.join(' '), help: answer.next ?? '' } as const;
    return { ...said(command, answer), decision };
  }
  let work: FabricWork | null = null;
  const open = async () => {
    work ??= await world.ports.work.open(fabric, base);
    return work;
  };
  try {
    const before = world.as.progress?.settled[position];
    if (before !== undefined && before.answer !== null) {
      return { command, fabric, ...before, task: null, begins: null };
    }
    const { decision, role } =
      before === undefined || before.decision === null || before.role === null
        ? await weighCommand(world.ports, command, world.event, base, world.as, open)
        : { decision: before.decision, role: before.role };
    const settled = { command, fabric, decision, role, task: null, answer: null, begins: null };
    if (!decision.allowed) {
      return { ...settled, answer: plainAnswer(about, 'refused', [decision.because], decision.help) };
    }
    const mustCount = command.name === 'apply' && before === undefined;
    const missing = mustCount ? await missingApprovals(world, base, thread) : 0;
    if (missing > 0) return { ...settled, answer: waitingAnswer(about, base, missing) };
    const task: Task = { ...world, base, command, work: await open(), position };
    const begins = LONG.has(command.name) ? plainAnswer(about, 'working', [decision.because]) : null;
    return { ...settled, task, begins };
  } catch (error) {
    return { ...said(command, failedAnswer(about, error)), fabric };
  }
}

/** Carries a command out, where that is still to be done. Throws nothing but RunPending. */
export async function answerCommand({ task, answer, command, fabric }: Settled): Promise<CommandAnswer> {
  if (answer !== null) return answer;
  const about = { command: command?.text ?? '', fabric };
  if (task === null || task.command.name === 'help') return plainAnswer(about, 'done', []);
  try {
    return await PERFORMERS[task.command.name](task);
  } catch (error) {
    if (error instanceof RunPending) throw error;
    const { log } = task.ports;
    log.warn('a command failed', { command: task.command.name, code: failureOf(error).code });
    return failedAnswer(about, error);
  }
}

function said(command: Command | null, answer: CommandAnswer): Settled {
  const { fabric } = answer;
  return { command, fabric, decision: null, role: null, task: null, answer, begins: null };
}

function helpAnswer(command: Command, { config }: ReadDefaultBranch): CommandAnswer {
  const policy = config?.commands ?? null;
  const sections = [helpSection((name) => needOf(policy, name))];
  return { ...plainAnswer({ command: command.text, fabric: null }, 'done', []), sections };
}

type About = Pick<CommandAnswer, 'command' | 'fabric'>;

/** Who may do what, and what must be left alone, stands in the file: without it nobody may do anything. */
function brokenConfig(about: About, { errors }: ReadDefaultBranch): CommandAnswer {
  const [first] = errors;
  const where = first === undefined ? '' : ` (${first.file}:${first.line} ${first.message})`;
  const said = `the configuration of the default branch has errors, so no command is obeyed${where}`;
  return plainAnswer(about, 'refused', [said], first?.help ?? null);
}

async function missingApprovals(
  { ports, event }: World,
  { config, head }: ReadDefaultBranch,
  thread: readonly CommentView[],
): Promise<number> {
  const approvals = config?.commands.approvals;
  if (approvals === undefined || approvals.required === 0) return 0;
  const given = await countApprovals(ports.forge.people, approvals, event, head, thread);
  return Math.max(0, approvals.required - given);
}

function waitingAnswer(about: About, { name, head }: ReadDefaultBranch, missing: number): CommandAnswer {
  const whose = missing === 1 ? 'one more person has' : `${missing} more people have`;
  const text = `${whose} to agree before ${name} at commit ${head.slice(0, 12)} is applied`;
  const next = 'They agree by writing /apply here themselves. When the branch goes on, it begins anew.';
  return plainAnswer(about, 'waiting', [text], next);
}

function failedAnswer(about: About, error: unknown): CommandAnswer {
  const { code, message, help } = failureOf(error);
  return plainAnswer(about, 'failed', [`${code}: ${message}`], help);
}
