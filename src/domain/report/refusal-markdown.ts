import { cutBytes } from '../shared/byte-length.ts';
import { CHECK_TEXT_LIMIT } from './check-markdown.ts';
import type { CheckConclusion, CheckReport } from './check-report.ts';
import { plainText } from './escape-text.ts';
import { fitBytes, plainSection } from './fit-bytes.ts';
import { link } from './markdown-escape.ts';
import { name, sentence } from './markdown-parts.ts';
import { writeMarker } from './marker.ts';
import { TITLE_LIMIT } from './run-title.ts';
import { conclusionText } from './state-symbols.ts';

/** A run that ended before it looked at its fabric. */
export interface UnbegunRun {
  readonly fabric: string;
  readonly mode: string;
  readonly requestId: string;
  readonly commit: string | null;
  readonly url: string | null;
}

/** Why a run could not begin; nothing secret in it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

/** The check of a run that could not begin: a check that is required must not be waited for. */
export function renderRefusal({ code, message, help }: Refusal, run: UnbegunRun): CheckReport {
  const lines = [
    `- **Is it safe?** **Not known.** Nothing was looked at and nothing was written: ${sentence(message)} (${code})`,
    '- **What changed?** Nothing.',
    `- **What do I do next?** ${sentence(help)}`,
  ];
  return reportOf(run, 'failure', `Not run: ${message} (${code})`, lines.join('\n'));
}

/** The check of a run that had nothing to do, and that is right. */
export function renderIdle(message: string, run: UnbegunRun): CheckReport {
  return reportOf(run, 'neutral', message, sentence(message));
}

function reportOf(run: UnbegunRun, conclusion: CheckConclusion, title: string, body: string): CheckReport {
  const { fabric, mode, requestId, commit, url } = run;
  const head = [
    `**${conclusionText(conclusion)}**`,
    `fabric ${name(fabric)}`,
    mode,
    ...(commit === null ? [] : [`commit ${name(commit.slice(0, 12))}`]),
    ...(url === null ? [] : [link('run', url)]),
  ];
  const end = writeMarker({ surface: 'check', fabric, mode, requestId, commit });
  const section = plainSection(`${head.join(' · ')}\n\n${body}\n\nRequest ${name(requestId)}.`);
  return {
    conclusion,
    title: cutBytes(plainText(title), TITLE_LIMIT),
    summary: fitBytes([section], {
      bytes: CHECK_TEXT_LIMIT,
      end,
      elsewhere: 'the log of the step shows more',
    }),
    text: '',
    annotations: [],
  };
}
