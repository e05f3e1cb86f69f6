import { cutBytes } from '../shared/byte-length.ts';
import { CHECK_TEXT_LIMIT } from './check-markdown.ts';
import type { CheckReport } from './check-report.ts';
import { fitBytes, plainSection } from './fit-bytes.ts';
import { fullSentence } from './markdown-parts.ts';
import { markerLine } from './marker.ts';
import { TITLE_LIMIT } from './run-title.ts';

/**
 * The same check with a plain sentence before everything else in its summary: whoever reads no further has read that. The
 * sentence may quote what others said.
 */
export function openCheck(report: CheckReport, sentence: string): CheckReport {
  const { summary } = report;
  const marker = markerLine(summary) ?? '';
  const rest = marker === '' ? summary : summary.slice(0, summary.lastIndexOf(marker)).trimEnd();
  const sections = [plainSection(`**${fullSentence(sentence)}**`), plainSection(rest)];
  const fit = { bytes: CHECK_TEXT_LIMIT, end: marker, elsewhere: 'the text below shows more' };
  return { ...report, summary: fitBytes(sections, fit) };
}

/** What such a check shows while it goes on: no title that could be taken for the result. */
export function openProgress(report: CheckReport, sentence: string): Pick<CheckReport, 'title' | 'summary'> {
  const { summary } = openCheck(report, sentence);
  return { title: cutBytes(`Going on: so far ${report.title}`, TITLE_LIMIT), summary };
}
