import { displayId } from '../resource/object-id.ts';
import { plainText } from './escape-text.ts';
import { threeValues } from './field-text.ts';
import { table, wrap } from './layout.ts';
import type { ExplainReport, TextContext } from './report-models.ts';

/** Inputs, rule, decision, next: why an object is in its state. */
export function renderExplanation(report: ExplainReport, context: TextContext): string {
  const { style, columns } = context;
  const rows = report.steps.map((step) => [plainText(step.question), plainText(step.answer)]);
  const lines = [
    style.bold(`${plainText(displayId(report.id))} in fabric ${plainText(report.fabric)}`),
    '',
    ...table(rows, columns),
    ...(report.assessment.fields.length === 0 ? [] : ['']),
    ...report.assessment.fields.flatMap((field) => threeValues(field, context)),
    '',
    ...wrap(`Decision: ${plainText(report.decision)}`, columns, '', '  '),
    ...report.next.flatMap((step) => wrap(`Next: ${plainText(step)}`, columns, '', '  ')),
  ];
  return `${lines.join('\n')}\n`;
}
