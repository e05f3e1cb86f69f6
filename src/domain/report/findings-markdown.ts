import type { Diagnostic, Severity } from '../shared/diagnostic.ts';
import { plural } from '../shared/plural.ts';
import type { Validation } from '../validate/validation.ts';
import type { Section } from './fit-bytes.ts';
import { sentenceList } from './layout.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { codeLink, place, sentence } from './markdown-parts.ts';
import { countSeverities } from './validation-text.ts';

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];
const SYMBOLS: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };
const RELATED_SHOWN = 5;

/** Worst first; within a severity as validation sorts them: file, line. */
export function sortFindings(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return ORDER.flatMap((severity) => diagnostics.filter((one) => one.severity === severity));
}

/** What is wrong in the files, with the line, what to do and the page that explains the code. */
export function findingSections(validation: Validation, context: MarkdownContext): Section[] {
  const { diagnostics } = validation;
  if (diagnostics.length === 0) return [];
  const counts = countSeverities(diagnostics);
  const parts = [
    counts.error === 0 ? [] : [plural(counts.error, 'error')],
    counts.warning === 0 ? [] : [plural(counts.warning, 'warning')],
    counts.info === 0 ? [] : [plural(counts.info, 'remark')],
  ].flat();
  return [
    {
      head: `### Findings in the files: ${sentenceList(parts)}`,
      items: sortFindings(diagnostics).map((one) => findingItem(one, context)),
      layout: 'list',
      noun: 'finding',
    },
  ];
}

/** One finding as an item of a list. */
export function findingItem(
  one: Diagnostic,
  context: Pick<MarkdownContext, 'sourceUrl' | 'docsUrl'>,
): string {
  const related = (one.related ?? [])
    .slice(0, RELATED_SHOWN)
    .map((other) => `  See ${place(other, context)}: ${sentence(other.message)}`);
  const lines = [
    `- ${SYMBOLS[one.severity]} ${place(one, context)} ${codeLink(one.code, context)} ${sentence(one.message)}`,
    `  **What to do:** ${sentence(one.help)}`,
    ...related,
  ];
  return lines.join('<br>\n');
}
