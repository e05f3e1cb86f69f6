import type { MarkdownContext } from '../report/markdown-context.ts';
import { meaningsOfRun } from '../report/run-meanings.ts';
import { openingSections } from '../report/run-opening.ts';
import type { RunReport } from '../report/run-report.ts';
import { detailSections, overviewSections } from '../report/run-sections.ts';
import { runTitle } from '../report/run-title.ts';
import { viewOf } from '../report/run-view.ts';
import type { CommandAnswer } from './answer.ts';

/** What a run comes to for somebody who asked for it by a command. */
export interface RunAnswer extends Pick<CommandAnswer, 'sections'> {
  readonly result: 'done' | 'partly' | 'failed';
  /** Plain sentences. */
  readonly said: readonly string[];
}

export function runAnswer(report: RunReport, context: MarkdownContext): RunAnswer {
  const { facts, document } = report;
  return {
    result: resultOf(report),
    said: [runTitle(facts, document)],
    sections: [
      ...openingSections(report, viewOf(report, context), ''),
      ...overviewSections(report),
      ...detailSections(report, context),
    ],
  };
}

function resultOf({ facts, document }: RunReport): RunAnswer['result'] {
  const meanings = meaningsOfRun(facts, document);
  if (facts.failure !== null || meanings.has('error')) return 'failed';
  const isLeft = facts.mode === 'apply' && (meanings.has('conflict') || meanings.has('drift'));
  return isLeft ? 'partly' : 'done';
}
