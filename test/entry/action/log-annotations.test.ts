import { expect, test } from '@jest/globals';
import type { Runner } from '../../../src/adapters/runner/runner.ts';
import type { Annotation } from '../../../src/domain/report/check-report.ts';
import { logAnnotations } from '../../../src/entry/action/log-annotations.ts';

test('as many as GitHub shows are commands, the rest and those without a place are lines of the log', () => {
  const commands: Annotation[] = [];
  const lines: string[] = [];
  const nothing = () => undefined;
  const runner: Runner = {
    input: () => '',
    mask: nothing,
    output: nothing,
    log: (text) => void lines.push(text),
    debug: nothing,
    annotate: (annotation) => void commands.push(annotation),
    remark: nothing,
    summary: () => Promise.resolve(true),
  };
  const remark = (level: Annotation['level'], startLine: number): Annotation => {
    return { file: 'a.yaml', startLine, endLine: startLine, level, title: `t${startLine}`, message: 'x\ny' };
  };
  const annotations = [
    ...Array.from({ length: 12 }, (_, index) => remark('failure', index + 1)),
    remark('warning', 50),
    remark('notice', 99),
  ];
  logAnnotations(runner, annotations, (file, line) => (line === 99 ? null : `fabric/${file}`));
  expect(commands.map(({ level, startLine }) => `${level} ${startLine}`)).toEqual([
    ...Array.from({ length: 10 }, (_, index) => `failure ${index + 1}`),
    'warning 50',
  ]);
  expect(commands.every(({ file }) => file === 'fabric/a.yaml')).toBe(true);
  expect(lines).toEqual([
    'failure: a.yaml:11: t11\n  x\n  y',
    'failure: a.yaml:12: t12\n  x\n  y',
    'notice: a.yaml:99: t99\n  x\n  y',
  ]);
});
