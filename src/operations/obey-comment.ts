import { type AnswerResult, type CommandAnswer, plainAnswer, receiptOf } from '../domain/commands/answer.ts';
import { readAnswerMark, renderAnswer } from '../domain/commands/answer-text.ts';
import { readComment } from '../domain/commands/read-comment.ts';
import { markerLine } from '../domain/report/marker.ts';
import type { CommandFact } from '../domain/status/command-audit.ts';
import type { CommentView, Receipt } from '../ports/forge.ts';
import { answerCommand, type Settled, settleCommand } from './answer-command.ts';
import { auditCommands } from './audit-commands.ts';
import {
  type CommentEvent,
  type ObeyAs,
  type ObeyPorts,
  type ObeyProgress,
  RunPending,
} from './command-work.ts';
import { type ReadDefaultBranch, readDefaultBranch } from './default-branch.ts';
import { type Heard, heardCommands } from './heard-commands.ts';

/**
 * - `ignored`: nothing in it is for us.
 * - `repeated`: it was taken up before.
 * - `answered`: obeyed or refused, and said so.
 * - `pending`: a run elsewhere has to end first; then it is to be obeyed once more, with `resume` and the progress.
 */
export interface CommandReport {
  readonly result: 'ignored' | 'repeated' | 'answered' | 'pending';
  /** Plain. */
  readonly why: string;
  readonly answers: readonly CommandAnswer[];
  /** Of `pending`; absent otherwise. */
  readonly pending?: { readonly run: RunPending; readonly progress: ObeyProgress };
}

/** Reactions that say that all is said. */
export const FINAL_RECEIPTS: readonly Receipt[] = ['+1', '-1', 'confused'];

/**
 * Obeys the commands of a comment: receipt at once, right checked now, each carried out, all told in one comment, every
 * decision in the audit trail. A comment that was taken up before is left alone, unless `as.resume` says that whoever did
 * is gone. Throws SyncError where it can be told nowhere.
 */
export async function obeyComment(ports: ObeyPorts, event: CommentEvent, as: ObeyAs): Promise<CommandReport> {
  const unfit = whyNotRead(event);
  if (unfit !== null) return ended('ignored', unfit);
  const base = await readDefaultBranch(ports, as.configPath);
  if (base.config?.commands.enabled === false) {
    return ended('ignored', 'commands are switched off in the configuration');
  }
  const heard = await heardCommands(ports, event, base, as);
  if (heard.length === 0) return ended('ignored', 'its commands are served elsewhere');
  const thread = await ports.forge.discussions.comments(event.number);
  const answer = ownAnswer(thread, event, as);
  if (await isTaken(ports, event, as, answer)) return ended('repeated', 'it was taken up before');
  if (as.progress === undefined) await ports.forge.discussions.react(event.id, 'eyes');
  return await new Answering(ports, event, as, base, thread, answer).answer(heard);
}

function whyNotRead({ action, author, body }: CommentEvent): string | null {
  if (action !== 'created') return 'only comments as they were first written are read';
  if (author.isBot || author.login.endsWith('[bot]')) return 'commands of bots are not obeyed';
  if (markerLine(body) !== null) return 'it is a text of ours';
  const { commands, errors } = readComment(body);
  return commands.length + errors.length === 0 ? 'it holds no command' : null;
}

/** The answer that is there already, whoever of us wrote it. */
export function ownAnswer(
  thread: readonly CommentView[],
  { id }: Pick<CommentEvent, 'id'>,
  { bound }: Pick<ObeyAs, 'bound'>,
): CommentView | null {
  const own = thread.find(({ author, body }) => {
    const mark = author.isOurs ? readAnswerMark(body) : null;
    return mark?.commentId === id && mark.scope === (bound ?? '');
  });
  return own ?? null;
}

/** One of several jobs for one fabric each cannot tell its own reactions from those of the others. */
async function isTaken(
  { forge }: ObeyPorts,
  { id }: CommentEvent,
  { resume, bound }: ObeyAs,
  answer: CommentView | null,
): Promise<boolean> {
  if (answer !== null) return !resume || readAnswerMark(answer.body)?.result !== 'working';
  if (bound !== null) return false;
  const reactions = await forge.discussions.ownReactions(id);
  return reactions.some((one) => FINAL_RECEIPTS.includes(one)) || (!resume && reactions.includes('eyes'));
}

function ended(result: CommandReport['result'], why: string): CommandReport {
  return { result, why, answers: [] };
}

/** One comment on its way from receipt to answer. */
class Answering {
  readonly #ports: ObeyPorts;
  readonly #event: CommentEvent;
  readonly #as: ObeyAs;
  readonly #base: ReadDefaultBranch;
  readonly #thread: readonly CommentView[];
  #answerId: number | null;

  constructor(
    ports: ObeyPorts,
    event: CommentEvent,
    as: ObeyAs,
    base: ReadDefaultBranch,
    thread: readonly CommentView[],
    answer: CommentView | null,
  ) {
    this.#ports = ports;
    this.#event = event;
    this.#as = as;
    this.#base = base;
    this.#thread = thread;
    this.#answerId = answer?.id ?? null;
  }

  async answer(heard: readonly Heard[]): Promise<CommandReport> {
    const settled: Settled[] = [];
    const world = { ports: this.#ports, event: this.#event, as: this.#as };
    for (const [position, one] of heard.entries()) {
      settled.push(await settleCommand(world, this.#base, this.#thread, one, position));
    }
    const begun = settled.flatMap(({ begins }) => (begins === null ? [] : [begins]));
    const isFirst = this.#as.progress === undefined;
    if (isFirst && begun.length > 0) await this.#tell(begun, [], 'working', null);
    const answers: CommandAnswer[] = [];
    const facts: CommandFact[] = [];
    try {
      for (const one of settled) {
        const answer = await answerCommand(one);
        answers.push(answer);
        facts.push(...this.#factOf(one, answer));
      }
    } catch (error) {
      if (error instanceof RunPending) return await this.#wait(error, settled, answers);
      throw error;
    }
    const unsaid = await auditCommands(this.#ports, facts);
    const results = answers.map(({ result }) => result);
    const subject = this.#subjectOf(settled, results);
    if (!this.#isSaidAlready(settled, subject)) {
      await this.#tell(answers, unsaid === null ? [] : [unsaid], overall(results), subject);
    }
    await this.#ports.forge.discussions.react(this.#event.id, receiptOf(results));
    return { result: 'answered', why: 'it holds commands', answers };
  }

  /** What a process that goes on with it has to know. The answer says that it is under way. */
  async #wait(
    run: RunPending,
    settled: readonly Settled[],
    answers: readonly CommandAnswer[],
  ): Promise<CommandReport> {
    if (this.#answerId === null) {
      const { command, fabric } = settled[answers.length] ?? { command: null, fabric: null };
      const about = { command: command?.text ?? '', fabric };
      await this.#tell([plainAnswer(about, 'working', [WORKING])], [], 'working', null);
    }
    const progress: ObeyProgress = {
      settled: settled.map(({ decision, role }, at) => ({ decision, role, answer: answers[at] ?? null })),
    };
    return { ...ended('pending', run.message), answers, pending: { run, progress } };
  }

  /** Writes the one comment, or changes it. */
  async #tell(
    answers: readonly CommandAnswer[],
    notes: readonly string[],
    result: AnswerResult,
    subject: string | null,
  ): Promise<void> {
    const { discussions } = this.#ports.forge;
    const { id, number, author } = this.#event;
    const mark = { commentId: id, scope: this.#as.bound ?? '', result, subject };
    const body = renderAnswer(author.login, answers, notes, mark);
    if (this.#answerId === null) this.#answerId = (await discussions.comment(number, body)).id;
    else await discussions.editComment(this.#answerId, body);
  }

  /** Of a refusal: who and what. Of what waits for others: the commit. */
  #subjectOf(settled: readonly Settled[], results: readonly AnswerResult[]): string | null {
    if (results.includes('waiting')) return this.#base.head;
    const isBarred = settled.every(({ task }) => task === null) && results.every((one) => one === 'refused');
    if (!isBarred) return null;
    const names = settled.map(({ command }) => command?.name ?? '');
    return `${this.#event.author.login}/${[...new Set(names)].sort().join(',')}`.slice(0, 100);
  }

  /** The same person was told the same in this thread: a reaction is enough. */
  #isSaidAlready(settled: readonly Settled[], subject: string | null): boolean {
    if (subject === null || this.#answerId !== null || settled.some(({ task }) => task !== null))
      return false;
    return this.#thread.some(({ author, body }) => {
      const mark = author.isOurs ? readAnswerMark(body) : null;
      return mark?.result === 'refused' && mark.subject === subject;
    });
  }

  /** `/help` is free to all, and what was not understood decides nothing. */
  #factOf({ command, decision, role, fabric }: Settled, { result }: CommandAnswer): CommandFact[] {
    if (command === null || command.name === 'help' || decision === null) return [];
    const { id, number, author } = this.#event;
    return [
      {
        at: this.#ports.clock.now(),
        fabric,
        requestId: this.#as.requestId,
        command: command.text,
        by: author.login,
        role,
        number,
        comment: id,
        allowed: decision.allowed,
        because: decision.because,
        result,
      },
    ];
  }
}

const WORKING = 'the workflow that looks at the fabric was started';

/** The mark of the whole answer: what others may still look for in it comes first. */
function overall(results: readonly AnswerResult[]): AnswerResult {
  const order: readonly AnswerResult[] = ['waiting', 'failed', 'unread', 'partly', 'done', 'refused'];
  return order.find((one) => results.includes(one)) ?? 'done';
}
