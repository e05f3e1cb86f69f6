import { expect, test } from '@jest/globals';
import { runLog } from '../../../src/domain/report/run-log.ts';
import { cleanFacts, documentOf, driftFacts, markdown, reportOf } from './run-samples.ts';
import { finding, validationOf } from './sample-reports.ts';

test('the log ends with the three answers in plain words, and where the rest is', () => {
  const report = reportOf(cleanFacts(), documentOf());
  const publication = { place: 'branch status', commit: 'c0ffee', url: 'https://forge.example/STATUS.md' };
  expect(runLog({ ...report, publication }, markdown, true)).toEqual([
    'Is it safe?         Yes. The cluster holds what Git says: 2 objects in sync, and 2 of 2 switches run it.',
    'What changed?       In the cluster: nothing. In Git: nothing.',
    'What do I do next?  Nothing.',
    'Where is the rest?  In the summary of this job, and in the status: https://forge.example/STATUS.md',
  ]);
});

test('a red run names what is wrong, with file and line, and no more than anybody reads', () => {
  const many = Array.from({ length: 12 }, (_, index) => ({ ...finding, line: index + 1 }));
  const report = reportOf(cleanFacts({ validation: validationOf([], many) }));
  const lines = runLog(report, markdown, true);
  expect(lines[0]).toBe('error boxes.yaml:1 HHS-4001 Box default/a: spec has no field "siez"');
  expect(lines[1]).toBe('    What to do: Did you mean "size"?');
  expect(lines).toContain('and 2 more, in the summary of this job');
  expect(lines).toContain(
    'What do I do next?  Mend boxes.yaml:1 (Did you mean "size"?) and 11 more errors; then push again.',
  );
  expect(runLog(report, markdown, false)[0]).toMatch(/^Is it safe\?/);
});

test('a command is shown as it is typed', () => {
  const lines = runLog(reportOf(driftFacts()), markdown, false).join('\n');
  expect(lines).not.toMatch(/\*\*|`|\\|&#/);
});
