import { displayId } from '../resource/object-id.ts';
import { plainText } from './escape-text.ts';
import { threeValues } from './field-text.ts';
import { stepLines } from './held-text.ts';
import { table, wrap } from './layout.ts';
import type { ExplainReport, TextContext } from './report-models.ts';

/** Inputs, rule, decision, next: why an object is in its state. */
export function renderExplanation(report: ExplainReport, context: TextContext): string {
  const { style, columns } = context;
  const { id, assessment } = report.change;
  const next = stepLines(report.change, context, '  ');
  const rows = report.steps.map((step) => [plainText(step.question), plainText(step.answer)]);
  const lines = [
    style.bold(`${plainText(displayId(id))} in fabric ${plainText(report.fabric)}`),
    '',
    ...table(rows, columns),
    ...(assessment.fields.length === 0 ? [] : ['']),
    ...assessment.fields.flatMap((field) => threeValues(field, context)),
    '',
    ...wrap(`Decision: ${plainText(report.decision)}`, columns, '', '  '),
    ...(next.length === 0 ? [] : ['', 'Next:', ...next]),
  ];
  return `${lines.join('\n')}\n`;
}
