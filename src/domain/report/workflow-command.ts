import type { Annotation } from './check-report.ts';
import { plainText } from './escape-text.ts';

/** Data of a workflow command: one line for the runner, the lines it stands for in the page. */
export function escapeCommandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property's value ends at `,` or `:`, so those go as well. */
export function escapeCommandProperty(text: string): string {
  return escapeCommandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The annotation for a run that may not write checks: the runner makes it out of a line on its output. */
export function annotationCommand(annotation: Annotation): string {
  const { file, startLine, endLine, level, title, message } = annotation;
  const properties = [
    ['title', title],
    ['file', file],
    ['line', String(startLine)],
    ['endLine', String(endLine)],
  ].map(([name, value]) => `${name}=${escapeCommandProperty(value ?? '')}`);
  return `::${level === 'failure' ? 'error' : level} ${properties.join(',')}::${escapeCommandData(message)}`;
}

/**
 * A line for the runner's log that is no command: text from outside that begins with `::`, or holds the older `##[`,
 * would otherwise be obeyed.
 */
export function plainLogLine(text: string): string {
  return plainText(text)
    .replace(/^(\s*):(?=:)/, '$1\\:')
    .replaceAll('##[', '##\\[');
}
