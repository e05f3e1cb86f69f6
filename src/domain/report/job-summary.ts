import { markerOf } from './check-markdown.ts';
import { coverageSection, skippedSections } from './coverage-markdown.ts';
import { fitBytes } from './fit-bytes.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { name } from './markdown-parts.ts';
import { writeMarker } from './marker.ts';
import { openingSections } from './run-opening.ts';
import type { RunReport } from './run-report.ts';
import { detailSections, footSection, overviewSections } from './run-sections.ts';
import { viewOf } from './run-view.ts';

/** A larger summary is dropped whole by the forge. */
export const JOB_SUMMARY_LIMIT = 1_048_576;

/** The page of the job: the check's summary and text as one, with room for nearly everything. */
export function renderJobSummary(report: RunReport, context: MarkdownContext): string {
  const view = viewOf(report, context);
  const { fabric, mode } = report.facts;
  const sections = [
    ...openingSections(report, view, `## hedgehog-sync ${mode} of fabric ${name(fabric)}`),
    ...overviewSections(report),
    ...detailSections(report, context),
    coverageSection(report.facts, context),
    ...skippedSections(report.facts),
    footSection(report, context, []),
  ];
  const text = fitBytes(sections, {
    bytes: JOB_SUMMARY_LIMIT - 1,
    end: writeMarker(markerOf(report, 'job-summary', context)),
    elsewhere: 'run it with --output json to see all',
  });
  return `${text}\n`;
}
