import type { StageReport } from './demo-stage.ts';

const WIDTH = 100;

/** One stage for a person: what happens, the command, its output, what was checked. */
export function stepText(report: StageReport, number: number, color: boolean): string {
  const paint = (code: number, text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const rule = '─'.repeat(WIDTH);
  const checks = report.checks.map((one) =>
    one.ok ? `  ${paint(32, '✓')} ${one.what}` : `  ${paint(31, '✗')} ${one.what}; found: ${one.found}`,
  );
  const seconds = (report.durationMs / 1000).toFixed(1);
  return [
    '',
    paint(2, rule),
    paint(1, `${number}. ${report.title}`),
    '',
    paint(36, `$ ${report.command}`),
    report.output.trimEnd(),
    '',
    ...checks,
    paint(2, `  (${seconds} s)`),
    '',
  ].join('\n');
}
