import { cutBytes } from '../shared/byte-length.ts';
import { COMPONENT_TITLES } from '../status/component-titles.ts';
import type { RunMode } from '../status/status-state.ts';
import { LOOKED_AT } from '../status/under-way.ts';
import { CHECK_TEXT_LIMIT } from './check-markdown.ts';
import { plainText } from './escape-text.ts';
import { fitBytes, plainSection } from './fit-bytes.ts';
import { link } from './markdown-escape.ts';
import { bullets, name, sentence } from './markdown-parts.ts';
import { writeMarker } from './marker.ts';
import { TITLE_LIMIT } from './run-title.ts';
import { stateText } from './state-symbols.ts';
import { durationText, timeText } from './time-text.ts';

/** A run that is still under way. */
export interface RunProgress {
  readonly fabric: string;
  readonly mode: RunMode;
  readonly requestId: string;
  readonly commit: string | null;
  readonly url: string | null;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly elapsedMs: number;
  /** null: it has only just begun. */
  readonly step: {
    readonly what: string;
    readonly done: number;
    /** 0: not known. */
    readonly total: number;
    readonly detail: string | null;
  } | null;
}

export interface ProgressText {
  /** Plain text. */
  readonly title: string;
  /** Markdown with the marker. */
  readonly summary: string;
}

/** What a check says before its run has ended: that nothing is known yet, and how far it is. */
export function renderProgress(progress: RunProgress): ProgressText {
  const { fabric, mode, requestId, commit, url, startedAt, elapsedMs, step } = progress;
  const far = step === null ? 'started' : stepText(step);
  const writes =
    mode === 'apply' ? 'An apply is writing to the cluster.' : 'This run writes nothing to the cluster.';
  const head = [
    `**${stateText('syncing')}**`,
    `fabric ${name(fabric)}`,
    mode,
    ...(commit === null ? [] : [`commit ${name(commit.slice(0, 12))}`]),
    ...(url === null ? [] : [link('run', url)]),
  ];
  const lines = bullets([
    `**Is it safe?** Not known yet. ${writes}`,
    `**What is looked at?** ${LOOKED_AT[mode].map((component) => COMPONENT_TITLES[component]).join(', ')}.`,
    `**How far?** ${sentence(far)}, ${durationText(elapsedMs)} after the start at ${sentence(timeText(startedAt))}.`,
    '**What do I do next?** Wait: the result appears here.',
  ]);
  const end = writeMarker({ surface: 'progress', fabric, mode, requestId, commit });
  return {
    title: cutBytes(`Syncing: ${plainText(far)}`, TITLE_LIMIT),
    summary: fitBytes([plainSection(`${head.join(' · ')}\n\n${lines}`)], {
      bytes: CHECK_TEXT_LIMIT,
      end,
      elsewhere: '',
    }),
  };
}

function stepText({ what, done, total, detail }: NonNullable<RunProgress['step']>): string {
  const count = total === 0 ? (done === 0 ? '' : ` ${done}`) : ` ${done} of ${total}`;
  return `${what}${count}${detail === null || detail === '' ? '' : ` (${detail})`}`;
}
