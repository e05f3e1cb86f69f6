import { annotationsOf } from './annotations.ts';
import { changedAnswer, nextAnswer } from './answer-next.ts';
import { safeAnswer } from './answer-safe.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { plainMarkdown } from './plain-markdown.ts';
import type { RunReport } from './run-report.ts';
import { viewOf } from './run-view.ts';

const REMARKS_SHOWN = 10;

/**
 * How a run ended, for whoever opens its log: the worst findings, the three answers and where the rest is. Plain lines.
 * `withRemarks`: findings are not in the log already.
 */
export function runLog(report: RunReport, context: MarkdownContext, withRemarks: boolean): readonly string[] {
  const view = viewOf(report, context);
  const { url } = report.publication;
  return [
    ...(withRemarks ? remarks(report) : []),
    `Is it safe?         ${plainMarkdown(safeAnswer(view))}`,
    `What changed?       ${plainMarkdown(changedAnswer(view))}`,
    `What do I do next?  ${plainMarkdown(nextAnswer(view))}`,
    `Where is the rest?  In the summary of this job${url === null ? '.' : `, and in the status: ${url}`}`,
  ];
}

function remarks({ facts }: RunReport): string[] {
  const found = annotationsOf(facts).filter(({ level }) => level !== 'notice');
  const shown = found
    .slice(0, REMARKS_SHOWN)
    .flatMap(({ file, startLine, level, title, message }) => [
      `${level === 'failure' ? 'error' : 'warning'} ${file}:${startLine} ${title}`,
      ...message.split('\n').map((line) => `    ${line}`),
    ]);
  const more = found.length - REMARKS_SHOWN;
  return [...shown, ...(more > 0 ? [`and ${more} more, in the summary of this job`] : [])];
}
