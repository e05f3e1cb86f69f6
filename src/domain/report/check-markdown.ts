import { ANNOTATION_LIMIT, annotationsOf } from './annotations.ts';
import type { Annotation, CheckReport } from './check-report.ts';
import { concludeRun } from './conclusion.ts';
import { coverageSection, skippedSections } from './coverage-markdown.ts';
import { fitBytes } from './fit-bytes.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { type Marker, writeMarker } from './marker.ts';
import { openingSections } from './run-opening.ts';
import type { RunReport } from './run-report.ts';
import { annotationNote, detailSections, footSection, overviewSections } from './run-sections.ts';
import { viewOf } from './run-view.ts';

/** The forge counts characters and calls them bytes elsewhere: in bytes it fits either way. */
export const CHECK_TEXT_LIMIT = 65_535;

/** The check of a run: answers and numbers in the summary, everything found in the text, remarks on the lines. */
export function renderCheck(report: RunReport, context: MarkdownContext): CheckReport {
  const view = viewOf(report, context);
  const end = writeMarker(markerOf(report, 'check', context));
  const fit = { bytes: CHECK_TEXT_LIMIT, end, elsewhere: 'the job summary shows more' };
  const { annotations, leftOut } = placedAnnotations(report, context);
  const summary = [
    ...openingSections(report, view, ''),
    ...overviewSections(report),
    coverageSection(report.facts, context),
    footSection(report, context, annotationNote(leftOut)),
  ];
  const details = [...detailSections(report, context), ...skippedSections(report.facts)];
  return {
    ...concludeRun(report.facts, report.document, context.failOn),
    summary: fitBytes(summary, fit),
    text: details.length === 0 ? '' : fitBytes(details, fit),
    annotations,
  };
}

export function markerOf(
  { facts }: Pick<RunReport, 'facts'>,
  surface: Marker['surface'],
  { headCommit }: Pick<MarkdownContext, 'headCommit'>,
): Marker {
  const { fabric, mode, requestId, commit } = facts;
  return { surface, fabric, mode, requestId, commit: headCommit ?? commit };
}

/** Those that have a line in the commit of the check, as many as fit; `leftOut` had a line and no room. */
function placedAnnotations(
  { facts }: RunReport,
  { annotationPath, describe }: MarkdownContext,
): { readonly annotations: readonly Annotation[]; readonly leftOut: number } {
  const placed = annotationsOf(facts, describe).flatMap((one) => {
    const file = annotationPath(one.file, one.startLine);
    return file === null ? [] : [{ ...one, file }];
  });
  const annotations = placed.slice(0, ANNOTATION_LIMIT);
  return { annotations, leftOut: placed.length - annotations.length };
}
