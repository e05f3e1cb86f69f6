import { fitBytes, plainSection, type Section } from '../report/fit-bytes.ts';
import { escapeMarkdown } from '../report/markdown-escape.ts';
import { fullSentence, name } from '../report/markdown-parts.ts';
import { readMarker, writeMarker } from '../report/marker.ts';
import { capital } from '../shared/capital.ts';
import type { AnswerResult, CommandAnswer } from './answer.ts';

/** Bytes; the forge takes 65,536. */
const ANSWER_LIMIT = 65_000;

/** What the last line of an answer says about it. */
export interface AnswerMark {
  /** Comment that is answered. */
  readonly commentId: number;
  /** Fabric that the answering job serves alone; '' where one answer is for all. */
  readonly scope: string;
  readonly result: AnswerResult;
  /** Of a refusal: who was refused what. Of an `/apply` that waits: the commit it is for. Up to 100 characters. */
  readonly subject: string | null;
}

/** The marker: result in the place of the mode, the comment in that of the request id, the subject in that of the commit. */
export function markAnswer({ commentId, scope, result, subject }: AnswerMark): string {
  return writeMarker({
    surface: 'answer',
    fabric: scope,
    mode: result,
    requestId: String(commentId),
    commit: subject,
  });
}

/** null: no answer to a command. */
export function readAnswerMark(body: string): AnswerMark | null {
  const marker = readMarker(body);
  if (marker?.surface !== 'answer' || !/^\d{1,16}$/.test(marker.requestId)) return null;
  const result = RESULTS.find((one) => one === marker.mode);
  if (result === undefined) return null;
  return { commentId: Number(marker.requestId), scope: marker.fabric, result, subject: marker.commit };
}

const HEADS: Readonly<Record<AnswerResult, string>> = {
  working: '⏳ **Under way:**',
  done: '✅ **Done:**',
  partly: '🟡 **Done, with something left:**',
  waiting: '⏸️ **Waiting:**',
  refused: '⛔ **Refused:**',
  unread: '❓ **Not understood:**',
  failed: '❌ **Failed:**',
};

const RESULTS = Object.keys(HEADS) as readonly AnswerResult[];

/** The one comment that answers a comment. `notes`: what could not be done beside, plain sentences. */
export function renderAnswer(
  by: string,
  answers: readonly CommandAnswer[],
  notes: readonly string[],
  mark: AnswerMark,
): string {
  const sections = [
    ...answers.flatMap((answer) => answerSections(answer, answers.length > 1)),
    ...noteSection(notes),
    plainSection(`*Answer to ${name(by)}.*`),
  ];
  return fitBytes(sections, {
    bytes: ANSWER_LIMIT,
    end: markAnswer(mark),
    elsewhere: 'the status and the log of the run hold the rest',
  });
}

/** One answer. `isOneOfMany`: another follows. */
export function answerSections(answer: CommandAnswer, isOneOfMany: boolean): Section[] {
  const { command, fabric, result, said, sections, next } = answer;
  const about = command === '' ? '' : ` ${name(command)}`;
  const where = fabric === null ? '' : ` on fabric ${name(fabric)}`;
  const head = [`${HEADS[result]}${about}${where}`, ...said.map((text) => fullSentence(capital(text)))];
  const todo =
    next === null || next === '' ? [] : [plainSection(`**What to do next:** ${fullSentence(capital(next))}`)];
  const end = isOneOfMany ? [plainSection('---')] : [];
  return [plainSection(head.join('\n\n')), ...sections, ...todo, ...end];
}

function noteSection(notes: readonly string[]): Section[] {
  if (notes.length === 0) return [];
  const items = notes.map((note) => `- ${escapeMarkdown(note)}`);
  return [{ head: '**Besides:**', items, layout: 'list', noun: 'note' }];
}
