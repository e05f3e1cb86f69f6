import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ANNOTATION_LIMIT, annotationsOf } from '../../../src/domain/report/annotations.ts';
import { renderCheck } from '../../../src/domain/report/check-markdown.ts';
import { plainText } from '../../../src/domain/report/escape-text.ts';
import { byteLength } from '../../../src/domain/shared/byte-length.ts';
import type { Diagnostic } from '../../../src/domain/shared/diagnostic.ts';
import { hostileText } from '../../support/hostile-text.ts';
import { applyFacts, cleanFacts, driftFacts, markdown, reportOf } from './run-samples.ts';
import { finding, validationOf } from './sample-reports.ts';

function withFindings(diagnostics: readonly Diagnostic[]) {
  return cleanFacts({ mode: 'validate', plan: null, validation: validationOf([], diagnostics) });
}

describe('remarks on lines', () => {
  test('a finding stands on its line, with what to do and the other place', () => {
    expect(annotationsOf(withFindings([finding]))).toEqual([
      {
        file: 'boxes.yaml',
        startLine: 7,
        endLine: 7,
        level: 'failure',
        title: 'HHS-4001 Box default/a: spec has no field "siez"',
        message: 'What to do: Did you mean "size"?\nSee other.yaml:2: Box default/a is defined here as well',
      },
    ]);
  });

  test('a field that somebody changed is remarked on where Git sets it, with the three values and who', () => {
    const remarks = annotationsOf(driftFacts());
    const conflict = remarks.find(({ title }) => title === 'Box default/conflict: conflict');
    expect(conflict).toMatchObject({ level: 'failure', file: 'boxes.yaml', startLine: 7 });
    expect(conflict?.message).toBe(
      'spec.size: 2 in Git, 1 last applied, 9 in the cluster (by kubectl-edit (Update), last write 2026-03-01T12:03:11Z)',
    );
    expect(remarks.find(({ title }) => title.includes('foreign'))?.level).toBe('warning');
    expect(remarks.find(({ title }) => title.includes('gone'))?.title).toBe(
      'Box default/gone was deleted in the cluster',
    );
  });

  test('against a commit nothing is said of the cluster, which nobody asked', () => {
    const plan = annotationsOf(driftFacts({ mode: 'plan', comparedWith: 'commit' }));
    const notices = plan.filter(({ level, title }) => level === 'notice' && !title.endsWith(': new'));
    expect(notices.length).toBeGreaterThan(0);
    for (const { message } of notices) expect(message).toMatch(/ before, .* now$/);
  });

  test('the worst come first, then file and line', () => {
    const at = (severity: Diagnostic['severity'], file: string, line: number) => ({
      ...finding,
      severity,
      file,
      line,
    });
    const given = [
      at('info', 'a', 1),
      at('warning', 'b', 2),
      at('error', 'z', 9),
      at('error', 'z', 2),
      at('error', 'a', 5),
    ];
    const order = annotationsOf(withFindings(given)).map(
      ({ level, file, startLine }) => `${level} ${file}:${startLine}`,
    );
    expect(order).toEqual(['failure a:5', 'failure z:2', 'failure z:9', 'warning b:2', 'notice a:1']);
  });

  test('a refusal of the cluster stands where the object does', () => {
    const facts = applyFacts();
    const error = {
      category: 'kubernetes',
      code: 'HHS-2511',
      message: 'vlan is taken',
      help: 'choose another',
    };
    const outcomes = facts.outcomes.map((one) =>
      one.id.name === 'updated' ? { ...one, outcome: 'refused' as const, error } : one,
    );
    const remark = annotationsOf({ ...facts, outcomes })[0];
    expect(remark).toMatchObject({ level: 'failure', title: 'Box default/updated: refused' });
    expect(remark?.message).toBe('HHS-2511 vlan is taken\nWhat to do: choose another');
  });

  test('a change says first what it means, where somebody knows', () => {
    const describe_ = ({ id }: { readonly id: { readonly name: string } }) => [`${id.name} means something`];
    const notices = annotationsOf(driftFacts({ mode: 'plan' }), describe_).filter(
      ({ level }) => level === 'notice',
    );
    expect(notices.map(({ message }) => message)).toEqual([
      'created means something',
      'updated means something\nspec.size: 2 in Git, 1 in the cluster',
    ]);
  });

  test('what an apply would change is a notice of a plan, and of nothing else', () => {
    const notices = (mode: 'plan' | 'drift') =>
      annotationsOf(driftFacts({ mode })).filter(({ level }) => level === 'notice');
    expect(notices('plan').map(({ title }) => title)).toEqual([
      'Box default/created: new',
      'Box default/updated: an apply would change it',
    ]);
    expect(notices('drift')).toEqual([]);
  });

  test('a check takes the worst that fit, in paths of the repository, and counts the rest', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ ...finding, line: index + 1 }));
    const check = renderCheck(reportOf(withFindings(many)), markdown);
    expect(check.annotations).toHaveLength(ANNOTATION_LIMIT);
    expect(check.annotations[0]?.file).toBe('fabric/boxes.yaml');
    expect(check.summary).toContain('100 more remarks had no room on the lines of the files.');
  });

  test('a line that the commit of the check does not have gets none', () => {
    const annotationPath = (file: string, line: number) => (line === 1 ? file : null);
    const found = [finding, { ...finding, line: 1 }];
    const check = renderCheck(reportOf(withFindings(found)), { ...markdown, annotationPath });
    expect(check.annotations.map(({ startLine }) => startLine)).toEqual([1]);
  });

  test('title and message fit the forge and hide nothing, whatever is in them', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 3_000 }), (text, times) => {
        const long = text.repeat(times);
        const [remark] = annotationsOf(withFindings([{ ...finding, message: long, help: long, line: 0 }]));
        expect(remark?.startLine).toBe(1);
        expect(byteLength(remark?.title ?? '')).toBeLessThanOrEqual(255);
        expect(byteLength(remark?.message ?? '')).toBeLessThanOrEqual(65_535);
        const shown = `${remark?.title}${remark?.message}`.replaceAll('\n', '');
        expect(shown).toBe(plainText(shown));
      }),
      { numRuns: 50 },
    );
  });
});
