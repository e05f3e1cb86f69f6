import type { Runner } from '../../adapters/runner/runner.ts';
import type { Annotation } from '../../domain/report/check-report.ts';

/** GitHub shows so many of each level of a step, and drops the others. */
const SHOWN_OF_A_LEVEL = 10;

/**
 * Remarks for a run without a check: commands of the runner as far as they are shown, lines of the log for the rest and
 * for those that have no place in the commit. Worst first.
 */
export function logAnnotations(
  runner: Runner,
  annotations: readonly Annotation[],
  annotationPath: (file: string, line: number) => string | null,
): void {
  const shown = new Map<Annotation['level'], number>();
  for (const annotation of annotations) {
    const { file, startLine, level, title, message } = annotation;
    const count = shown.get(level) ?? 0;
    const path = annotationPath(file, startLine);
    if (path !== null && count < SHOWN_OF_A_LEVEL) {
      shown.set(level, count + 1);
      runner.annotate({ ...annotation, file: path });
    } else {
      runner.log(`${level}: ${file}:${startLine}: ${title}\n${indented(message)}`);
    }
  }
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
