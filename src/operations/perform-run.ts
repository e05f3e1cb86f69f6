import { type CommandAnswer, plainAnswer } from '../domain/commands/answer.ts';
import { type RunAnswer, runAnswer } from '../domain/commands/run-answer.ts';
import { type Freeze, freezeAt } from '../domain/resource/freeze.ts';
import type { RunMode } from '../domain/status/status-state.ts';
import { AT_HEAD_HELP, notAtHead } from './at-head.ts';
import type { ElsewhereEnd, RunBeyond } from './command-work.ts';
import type { AcceptedField } from './fabric-ports.ts';
import { aboutOf, type Performer, refusedAnswer, type Task } from './perform-command.ts';

/**
 * `/apply`: the head of the default branch, whatever the comment stands on. With a reason it goes past a freeze; who may do
 * that was decided with the command.
 */
export const performApply: Performer = async (task) => {
  const freeze = freezeOf(task);
  const { because } = task.command;
  if (freeze === null || because === null) return await byPolicy(task, 'apply');
  const { author, createdAt } = task.event;
  const until = new Date(Date.parse(createdAt) + PAST_FREEZE_MS).toISOString();
  const answer = await runOnce(task, 'apply', [], { freeze: { by: author.login, because, until } });
  const { result } = answer;
  // a run elsewhere may not have believed it
  const isDone = result !== 'refused' && (result !== 'failed' || task.work.elsewhere === null);
  const what = isDone ? 'went past it' : 'asked to go past it';
  const said = `A freeze is in force (${freeze.reasons.join('; ')}), and ${author.login} ${what} because ${because}`;
  return { ...answer, said: [...answer.said, said] };
};

/** A run elsewhere that begins later than this after the command is kept by the freeze; it is waited for no longer either. */
const PAST_FREEZE_MS = 2 * 3_600_000;

/**
 * The freeze that the command meets. Of a run elsewhere that is the one of its own time: whoever takes the command up again
 * must see it as the run that was begun was told.
 */
function freezeOf({ base, work, ports, event }: Task): Freeze | null {
  const entry = base.config?.fabrics.find(({ name }) => name === work.fabric);
  const at = work.elsewhere === null ? ports.clock.now() : event.createdAt;
  return entry === undefined ? null : freezeAt(entry.freeze, Date.parse(at));
}

/** `/resync`: what a run by the fabric's policy does, once more. It accepts nothing, so it forces nothing. */
export const performResync: Performer = (task) => byPolicy(task, task.work.policyMode);

async function byPolicy(task: Task, mode: RunMode): Promise<CommandAnswer> {
  const answer = await runOnce(task, mode, []);
  const isKept = mode === 'apply' && answer.result !== 'refused' && freezeOf(task) !== null;
  return isKept ? { ...answer, next: answer.next ?? PAST_FREEZE } : answer;
}

const PAST_FREEZE =
  'Wait for the end of the freeze. What cannot wait is written by `/apply because REASON`, which needs the role maintain.';

/**
 * One run of the default branch's head, told as an answer. `begun`: fields were accepted, and the run elsewhere has them.
 * Throws RunPending where it goes on elsewhere.
 */
export async function runOnce(
  task: Task,
  mode: RunMode,
  accept: readonly AcceptedField[] | 'begun',
  beyond?: RunBeyond,
): Promise<CommandAnswer> {
  const { elsewhere } = task.work;
  if (elsewhere !== null) {
    const { position, command } = task;
    const { failure, head, ...ended } = await elsewhere.run({
      ...{ mode, position, command: command.name },
      ...(beyond === undefined ? {} : { beyond }),
      accept: accept === 'begun' ? [] : accept,
    });
    return answerOf(task, accept, { failure, head }, ended);
  }
  const problem = await notAtHead(task);
  if (problem !== null) return refusedAnswer(task, `nothing was done, because ${problem}`, AT_HEAD_HELP);
  const report = await task.work.run(mode, accept === 'begun' ? [] : accept, beyond);
  const { failure } = report.facts;
  return answerOf(task, accept, { failure, head: task.base.head }, runAnswer(report, task.work.context));
}

function answerOf(
  task: Task,
  accept: readonly AcceptedField[] | 'begun',
  { failure, head }: Pick<ElsewhereEnd, 'failure' | 'head'>,
  { result, said, sections }: RunAnswer,
): CommandAnswer {
  // of what was accepted: it is no fault that it cannot be had any more
  if (failure !== null && accept.length > 0 && REFUSING.has(failure.code)) {
    return refusedAnswer(task, failure.message, failure.help);
  }
  const branch = `${task.base.name} at commit ${head.slice(0, 12)}`;
  return {
    ...plainAnswer(aboutOf(task), result, [
      ...said,
      `It is about ${branch}, never about what a pull request proposes`,
    ]),
    sections,
  };
}

/** Nothing to accept; not as it was shown; a freeze. */
const REFUSING: ReadonlySet<string> = new Set(['HHS-2004', 'HHS-2407', 'HHS-1242']);
