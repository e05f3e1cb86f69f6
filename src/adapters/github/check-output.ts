import type { Annotation, CheckReport } from '../../domain/report/check-report.ts';

/** GitHub takes so many in one request. */
export const BATCH_SIZE = 50;

/** As GitHub takes it. */
interface SentAnnotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: Annotation['level'];
  title: string;
  message: string;
}

interface SentAction {
  label: string;
  description: string;
  identifier: string;
}

/** The batch that follows the annotations that are `shown`, and how many come after it, within so many `batches` in all. */
export function batchAfter(
  annotations: readonly Annotation[],
  shown: number,
  batches: number,
): { readonly batch: SentAnnotation[]; readonly left: number } {
  const wanted = Math.min(annotations.length, BATCH_SIZE * batches);
  const end = Math.min(wanted, shown + BATCH_SIZE);
  return { batch: annotations.slice(shown, end).map(sentAs), left: Math.max(0, wanted - end) };
}

/** Buttons replace those that are there; a report without a word of them leaves them alone. */
export function buttonsIn({ actions }: CheckReport): { actions?: SentAction[] } {
  if (actions === undefined) return {};
  return {
    actions: actions.map(({ label, description, identifier }) => ({ label, description, identifier })),
  };
}

/** Sent with every batch: GitHub replaces the texts by what comes. */
export function titled(report: CheckReport): { title: string; summary: string; text?: string } {
  const { title, summary, text } = report;
  return text === '' ? { title, summary } : { title, summary, text };
}

function sentAs({ file, startLine, endLine, level, title, message }: Annotation): SentAnnotation {
  return {
    path: file,
    start_line: startLine,
    end_line: endLine,
    annotation_level: level,
    title,
    message,
  };
}
