import { type CommandAnswer, plainAnswer } from '../domain/commands/answer.ts';
import type { Command } from '../domain/commands/command.ts';
import type { CheckButton } from '../domain/report/check-buttons.ts';
import type { CommandFact } from '../domain/status/command-audit.ts';
import { answerCommand } from './answer-command.ts';
import { auditCommands } from './audit-commands.ts';
import type { CommentEvent, FabricWork, ObeyAs, ObeyPorts } from './command-work.ts';
import { type ReadDefaultBranch, readDefaultBranch } from './default-branch.ts';
import { failureOf } from './failure-fact.ts';
import { type Weighed, weighCommand } from './weigh-command.ts';

/** A button of a check that somebody pressed, or a check that somebody wants once more. */
export interface ButtonPress {
  readonly button: CheckButton;
  readonly fabric: string;
  readonly sender: { readonly login: string; readonly isBot: boolean };
  /** Commit of the check. */
  readonly sha: string;
}

/** `begin`: it is allowed, and a run of its own tells the end. `answered`: nothing is left to do but to say so. */
export type ButtonReport =
  | { readonly result: 'begin' }
  | { readonly result: 'answered'; readonly answer: CommandAnswer };

/**
 * Obeys a button as the command of its name: whoever may not write it may not press it, and every decision stands in the
 * audit trail. What a run has to do is left to the caller. Throws SyncError where GitHub cannot be asked.
 */
export async function obeyButton(ports: ObeyPorts, press: ButtonPress, as: ObeyAs): Promise<ButtonReport> {
  const { button, fabric, sender } = press;
  const command: Command = {
    ...{ name: button, fabric, objects: [], until: null, because: null, text: `/${button}` },
  };
  const about = { command: command.text, fabric };
  const base = await readDefaultBranch(ports, as.configPath);
  const barred = whyBarred(base);
  if (barred !== null) return answered(plainAnswer(about, 'refused', [barred]));
  let work: FabricWork | null = null;
  const open = async () => {
    work ??= await ports.work.open(fabric, base);
    return work;
  };
  const weighed = await weighCommand(ports, command, { author: sender }, base, as, open);
  const { decision, role } = weighed;
  if (!decision.allowed) {
    await audit(ports, press, as, weighed, 'refused');
    return answered(plainAnswer(about, 'refused', [decision.because], decision.help));
  }
  if (button !== 'accept-cluster') {
    await audit(ports, press, as, weighed, 'working');
    return { result: 'begin' };
  }
  const event = eventOf(press, ports.clock.now());
  const answer = await opened(open, about).then((work) =>
    'command' in work
      ? work
      : answerCommand({
          ...{ command, fabric, decision, role, answer: null, begins: null },
          task: { ports, as, event, base, command, work, position: 0 },
        }),
  );
  await audit(ports, press, as, weighed, answer.result);
  return answered(answer);
}

function whyBarred({ config, errors }: ReadDefaultBranch): string | null {
  if (errors.length > 0) return 'the configuration of the default branch has errors, so no command is obeyed';
  return config?.commands.enabled === false ? 'commands are switched off in the configuration' : null;
}

async function opened(
  open: () => Promise<FabricWork>,
  about: Pick<CommandAnswer, 'command' | 'fabric'>,
): Promise<FabricWork | CommandAnswer> {
  try {
    return await open();
  } catch (error) {
    const { code, message, help } = failureOf(error);
    return plainAnswer(about, 'failed', [`${code}: ${message}`], help);
  }
}

function answered(answer: CommandAnswer): ButtonReport {
  return { result: 'answered', answer };
}

/** Nobody wrote a comment; performers that need one have no button. */
function eventOf({ sender }: ButtonPress, at: string): CommentEvent {
  return { action: 'created', id: 0, number: 0, body: '', author: sender, createdAt: at, url: null };
}

async function audit(
  ports: ObeyPorts,
  { button, fabric, sender, sha }: ButtonPress,
  { requestId }: ObeyAs,
  { decision, role }: Weighed,
  result: string,
): Promise<void> {
  const fact: CommandFact = {
    ...{ at: ports.clock.now(), fabric, requestId, command: `/${button}`, by: sender.login, role },
    ...{ number: null, comment: null, check: sha, result },
    ...{ allowed: decision.allowed, because: decision.because },
  };
  const unsaid = await auditCommands(ports, [fact]);
  if (unsaid !== null) ports.log.warn('a decision is in no audit trail', { reason: unsaid, requestId });
}
