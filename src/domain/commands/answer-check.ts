import { CHECK_TEXT_LIMIT } from '../report/check-markdown.ts';
import type { CheckReport } from '../report/check-report.ts';
import { fitBytes } from '../report/fit-bytes.ts';
import { writeMarker } from '../report/marker.ts';
import { renderIdle, type UnbegunRun } from '../report/refusal-markdown.ts';
import type { CommandAnswer } from './answer.ts';
import { answerSections } from './answer-text.ts';

/** What became of a button, as a check beside the one that has it; the commit's own verdict is not touched by it. */
export function answerCheck(answer: CommandAnswer, run: UnbegunRun): CheckReport {
  const { result, said, command } = answer;
  const { fabric, mode, requestId, commit } = run;
  const { title } = renderIdle(`${TITLES[result] ?? 'Not done'}: ${said[0] ?? command}`, run);
  return {
    conclusion: result === 'failed' ? 'failure' : result === 'done' ? 'success' : 'neutral',
    title,
    summary: fitBytes(answerSections(answer, false), {
      bytes: CHECK_TEXT_LIMIT,
      end: writeMarker({ surface: 'check', fabric, mode, requestId, commit }),
      elsewhere: 'the log of the app holds the rest',
    }),
    text: '',
    annotations: [],
  };
}

const TITLES: Readonly<Partial<Record<CommandAnswer['result'], string>>> = {
  done: 'Done',
  partly: 'Done, with something left',
  failed: 'Failed',
};
