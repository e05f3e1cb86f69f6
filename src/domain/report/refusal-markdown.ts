import { cutBytes } from '../shared/byte-length.ts';
import { capital } from '../shared/capital.ts';
import { CHECK_TEXT_LIMIT } from './check-markdown.ts';
import type { Annotation, CheckConclusion, CheckReport } from './check-report.ts';
import { plainText } from './escape-text.ts';
import { fitBytes, plainSection, type Section } from './fit-bytes.ts';
import { link } from './markdown-escape.ts';
import { fullSentence, name, sentence } from './markdown-parts.ts';
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
  const title = `Not run: ${message} (${code})`;
  return renderUnbegun(run, { conclusion: 'failure', title, body: lines.join('\n') });
}

/** The check of a run that had nothing to do, and that is right. `message` may begin small and lack its full stop. */
export function renderIdle(message: string, run: UnbegunRun): CheckReport {
  const title = capital(message);
  return renderUnbegun(run, { conclusion: 'neutral', title, body: fullSentence(title) });
}

interface Told {
  readonly conclusion: CheckConclusion;
  /** Plain. */
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly sections?: readonly Section[];
  readonly annotations?: readonly Annotation[];
}

/** The check of a run that did not begin, in the words that are given. `fabric` '': it is about none. */
export function renderUnbegun(run: UnbegunRun, told: Told): CheckReport {
  const { fabric, mode, requestId, commit, url } = run;
  const { conclusion, title, body, sections = [], annotations = [] } = told;
  const head = [
    `**${conclusionText(conclusion)}**`,
    ...(fabric === '' ? [] : [`fabric ${name(fabric)}`]),
    mode,
    ...(commit === null ? [] : [`commit ${name(commit.slice(0, 12))}`]),
    ...(url === null ? [] : [link('run', url)]),
  ];
  const end = writeMarker({ surface: 'check', fabric, mode, requestId, commit });
  const opening = plainSection(`${head.join(' · ')}\n\n${body}`);
  const foot = plainSection(`Request ${name(requestId)}.`);
  return {
    conclusion,
    title: cutBytes(plainText(title), TITLE_LIMIT),
    summary: fitBytes([opening, ...sections, foot], {
      bytes: CHECK_TEXT_LIMIT,
      end,
      elsewhere: 'the log of the step shows more',
    }),
    text: '',
    annotations,
  };
}
