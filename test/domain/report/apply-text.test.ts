import { describe, expect, test } from '@jest/globals';
import { renderApply } from '../../../src/domain/report/apply-text.ts';
import { renderError, unexpectedFacts } from '../../../src/domain/report/error-text.ts';
import { renderExplanation } from '../../../src/domain/report/explain-text.ts';
import { renderSetup } from '../../../src/domain/report/setup-text.ts';
import { renderValidation } from '../../../src/domain/report/validation-text.ts';
import { NetworkError } from '../../../src/domain/shared/errors.ts';
import { applyReport, context, countsOf, finding, samplePlan, validationOf } from './sample-reports.ts';

describe('an apply as text', () => {
  test('reads as reviewed', () => {
    expect(renderApply(applyReport(), context)).toMatchInlineSnapshot(`
"Apply of fabric lab to api.example:6443

  created Box default/created  boxes.yaml:1
  created Box default/gone  boxes.yaml:1
  configured Box default/updated  boxes.yaml:1
      spec.size: 1 → 2  boxes.yaml:7

Held, nothing was written on them:
  ! Box default/conflict  boxes.yaml:1
      both_changed: Git and cluster changed the same field to different values
      spec.size  conflict
        Git           2  boxes.yaml:7
        last applied  1
        cluster       9  by kubectl-edit (Update), last write 2026-03-01T12:03:11Z
      take Git's value:    hedgehog-sync apply lab --accept-git Box/conflict:/spec/size
      take the cluster's:  hedgehog-sync backport lab Box/conflict
  ! Box default/dropped  was in boxes.yaml
      git_ahead: removed from Git and untouched in the cluster since; deleting is off, so it stays
      still needed by Box default/child (spec.parent, in Git)
  ! Box default/foreign  boxes.yaml:1
      cluster_ahead: the cluster was changed since the last apply
      spec.size
        Git           1  boxes.yaml:7
        last applied  1
        cluster       9  by kubectl-edit (Update), last write 2026-03-01T12:03:11Z
      take Git's value:    hedgehog-sync apply lab --accept-git Box/foreign:/spec/size
      take the cluster's:  hedgehog-sync backport lab Box/foreign
  ! Box default/unknown  boxes.yaml:1
      both_changed: in Git and in the cluster with different values
      spec.size  conflict
        Git           1  boxes.yaml:7
        last applied  not known
        cluster       5  by kubectl-edit (Update), last write 2026-03-01T12:03:11Z
      take Git's value:    hedgehog-sync apply lab --accept-git Box/unknown:/spec/size
      take the cluster's:  hedgehog-sync backport lab Box/unknown

To remove what is still needed, once nothing needs it any more:
  kubectl delete Box/dropped
To keep one, put its manifest back into Git, or leave it to the cluster:
  kubectl annotate Box/dropped hedgehog-sync.githedgehog.com/ignore=true

Coverage: 9 documents in 2 files: 8 validated, 0 with errors, 1 skipped (1 empty).
Compared two-way only: 1 object, because it was never applied from here, so nobody can say which side moved.

1 of 3 switches run what the fabric asks of them.
  switch  state    generation           heartbeat
  leaf-2  lagging  3 wanted, 2 applied  5 s ago
  leaf-3  missing  no agent             none
  Lagging: the switch still works on it, or its agent fails; look at the agent log on the switch.
  Missing: the fabric has made no Agent for the switch; look at the log of the fabric controller.
Apply: 2 created, 1 configured, 2 unchanged and 4 held; accepted by the API server, not yet in force on every
  switch.
"
`);
  });

  test('a refusal of one object is told with code, cause and cure, and does not hide the others', () => {
    const report = applyReport((outcomes) =>
      outcomes.map((outcome) =>
        outcome.id.name === 'created'
          ? {
              ...outcome,
              outcome: 'refused',
              reason: 'the fabric refused it',
              error: {
                category: 'kubernetes',
                code: 'HHS-2511',
                message: 'no such parent',
                help: 'Mend it.',
              },
            }
          : outcome,
      ),
    );
    const text = renderApply(report, context);
    expect(text).toMatch(
      /refused Box default\/created {2}boxes.yaml:1\n {6}the fabric refused it\n {6}HHS-2511 no such parent\n {6}help: Mend it\./,
    );
    expect(text).toContain('configured Box default/updated');
    expect(text).toContain('and 1 refused. Mend what is named above');
  });

  test('an invalid source is refused as a whole, said once', () => {
    const report = applyReport((outcomes) =>
      outcomes.map((outcome) => ({ ...outcome, outcome: 'held', attempts: 0 })),
    );
    const text = renderApply(
      { ...report, validation: validationOf([], [finding]), convergence: null },
      context,
    );
    expect(text).toContain('Apply refused: the source has errors, so nothing was written.');
    const early = { ...report, plan: null, validation: validationOf([], [finding]), convergence: null };
    expect(renderApply(early, { ...context, columns: 200 })).toContain(
      'Apply refused: the source has errors, so the cluster was not asked and nothing was written.',
    );
    expect(text).not.toContain('Held');
  });

  test('a run that was cut short says so beside what was done', () => {
    const text = renderApply({ ...applyReport(), interrupted: 'the run was cancelled' }, context);
    expect(text).toContain('Stopped early: the run was cancelled.');
  });

  test('an object that met somebody else while it was written says so, not what was planned', () => {
    const reason = 'fields are owned by kubectl-edit; nothing was overwritten';
    const report = applyReport((outcomes) =>
      outcomes.map((outcome) =>
        outcome.id.name === 'created' ? { ...outcome, outcome: 'held', reason } : outcome,
      ),
    );
    const text = renderApply({ ...report, counts: countsOf(report.outcomes) }, context);
    expect(text).toContain(`! Box default/created  boxes.yaml:1\n      ${reason}\n`);
    expect(text).not.toContain('nothing was written on them');
  });

  test('a wait that was cancelled is no wait that ran out', () => {
    const report = applyReport();
    if (report.convergence === null) throw new Error('the sample waits for switches');
    const convergence = { ...report.convergence, result: 'cancelled' as const };
    const text = renderApply({ ...report, convergence }, { ...context, columns: 400 });
    expect(text).toMatch(/; accepted by the API server, but the wait for the switches was cancelled\.\n$/);
    expect(text).not.toContain('not yet in force');
  });

  test('fields that were forced are named', () => {
    const report = applyReport((outcomes) =>
      outcomes.map((outcome) =>
        outcome.id.name === 'foreign'
          ? { ...outcome, outcome: 'configured', accepted: ['/spec/size'], reason: 'forced' }
          : outcome,
      ),
    );
    expect(renderApply({ ...report, counts: countsOf(report.outcomes) }, context)).toMatch(
      /configured Box default\/foreign.*\n {6}forced\n {6}forced spec\.size\n/,
    );
  });
});

describe('findings as text', () => {
  test('read as reviewed: place, severity, code, line with a mark, help, the other place, coverage, verdict', () => {
    const { manifests } = samplePlan();
    expect(renderValidation(validationOf(manifests, [finding]), context)).toMatchInlineSnapshot(`
"boxes.yaml
  boxes.yaml:7:3 error HHS-4001 Box default/a: spec has no field "siez"
      7 |   size: 12
        |   ^
      help: Did you mean "size"?
      see:  other.yaml:2:1 Box default/a is defined here as well

Coverage: 9 documents in 2 files: 8 validated, 1 with errors, 1 skipped (1 empty).
  skipped notes.yaml (empty): the file holds no document

Not valid: 1 error. Mend the files named above; apply writes nothing until then.
"
`);
  });

  test('a long line is shown around the column', () => {
    const screen = { ...context, columns: 60, sourceLine: () => `${'x'.repeat(200)}HERE${'y'.repeat(200)}` };
    const text = renderValidation(validationOf([], [{ ...finding, column: 201 }]), screen);
    const [source = '', mark = ''] = text
      .split('\n')
      .slice(text.split('\n').findIndex((line) => line.includes('7 | ')));
    expect(source.indexOf('HERE')).toBe(mark.indexOf('^'));
    expect(source.length).toBeLessThanOrEqual(60);
  });
});

test('an explanation reads as reviewed', () => {
  const change = samplePlan().plan.changes.find((one) => one.id.name === 'foreign');
  if (change === undefined) throw new Error('the sample has no such object');
  const report = {
    fabric: 'lab',
    change,
    steps: [{ question: 'Is it in Git?', answer: 'yes, boxes.yaml:1' }],
    decision: 'cluster_ahead: the cluster was changed since the last apply. An apply would hold it.',
  };
  expect(renderExplanation(report, context)).toMatchInlineSnapshot(`
"Box default/foreign in fabric lab

  Is it in Git?  yes, boxes.yaml:1

      spec.size
        Git           1  boxes.yaml:7
        last applied  1
        cluster       9  by kubectl-edit (Update), last write 2026-03-01T12:03:11Z

Decision: cluster_ahead: the cluster was changed since the last apply. An apply would hold it.

Next:
  take Git's value:    hedgehog-sync apply lab --accept-git Box/foreign:/spec/size
  take the cluster's:  hedgehog-sync backport lab Box/foreign
"
`);
});

test('a setup reads as reviewed', () => {
  const checks = [
    { name: 'API server', result: 'ok', detail: 'v1.36.0', cure: '' },
    { name: 'clock', result: 'warning', detail: '30 s off', cure: 'Set the clock.' },
    { name: 'rights to read', result: 'failed', detail: 'not granted: list vpcs', cure: 'Grant them.' },
  ] as const;
  expect(renderSetup({ fabric: 'lab', checks }, context)).toMatchInlineSnapshot(`
"Setup for fabric lab

  ok       API server      v1.36.0
  warning  clock           30 s off
                           → Set the clock.
  failed   rights to read  not granted: list vpcs
                           → Grant them.

1 check failed: follow the arrows, then run doctor again.
"
`);
});

describe('an error', () => {
  test('has a code, what happened and what to do', () => {
    const error = new NetworkError({
      code: 'HHS-2101',
      message: 'list VPC: refused',
      help: 'Check the way.',
      details: { tries: 5 },
    });
    expect(renderError(error, context)).toBe(
      'error HHS-2101 list VPC: refused\n  help: Check the way.\n  tries=5\n',
    );
  });

  test('that nobody expected asks for a report, with the stack only when asked for', () => {
    const facts = unexpectedFacts('x is not a function');
    expect(renderError(facts, context)).toMatch(/HHS-1000 x is not a function\n {2}help: .*Report it/);
    expect(renderError(facts, context, 'Error: x\n  at y')).toContain('at y');
  });
});
