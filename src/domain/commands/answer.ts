import type { Section } from '../report/fit-bytes.ts';

/**
 * - `working`: it was begun; the same comment tells the end.
 * - `done`: as asked. `partly`: done, and something is left for a person.
 * - `waiting`: others have to agree first.
 * - `refused`: by right or by state; nothing was done.
 * - `unread`: it is no command as it is written.
 * - `failed`: something went wrong; what was done before it is said.
 */
export const ANSWER_RESULTS = [
  'working',
  'done',
  'partly',
  'waiting',
  'refused',
  'unread',
  'failed',
] as const;
export type AnswerResult = (typeof ANSWER_RESULTS)[number];

/** What became of one command. Texts are plain: they are escaped where they are rendered. */
export interface CommandAnswer {
  /** As written. */
  readonly command: string;
  readonly fabric: string | null;
  readonly result: AnswerResult;
  /** What was done and what not, whole sentences; backticks make code. */
  readonly said: readonly string[];
  /** Markdown that is safe already. */
  readonly sections: readonly Section[];
  /** What to do next, plain; null: nothing. */
  readonly next: string | null;
}

export function plainAnswer(
  about: Pick<CommandAnswer, 'command' | 'fabric'>,
  result: AnswerResult,
  said: readonly string[],
  next: string | null = null,
): CommandAnswer {
  return { command: about.command, fabric: about.fabric, result, said, sections: [], next };
}

/** Reaction under the comment when all is said. */
export function receiptOf(results: readonly AnswerResult[]): '+1' | '-1' | 'confused' {
  if (results.some((result) => result === 'failed' || result === 'unread')) return 'confused';
  return results.some((result) => result === 'refused' || result === 'waiting') ? '-1' : '+1';
}
