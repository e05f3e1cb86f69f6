import { describe, expect, test } from '@jest/globals';
import type { PlannedChange } from '../../../src/domain/plan/plan.ts';
import { renderApply } from '../../../src/domain/report/apply-text.ts';
import { renderDrift } from '../../../src/domain/report/drift-text.ts';
import { nextStepsOf } from '../../../src/domain/report/next-steps.ts';
import { renderPlan } from '../../../src/domain/report/plan-text.ts';
import { removalHint } from '../../../src/domain/report/removal-text.ts';
import { applyReport, context, planReport, samplePlan } from './sample-reports.ts';

function sampleChange(name: string): PlannedChange {
  const change = samplePlan().plan.changes.find((one) => one.id.name === name);
  if (change === undefined) throw new Error(`the sample has no object ${name}`);
  return change;
}

const dropped = sampleChange('dropped');

/** A delete candidate that the objects of the given names refer to. */
function candidate(name: string, ...dependents: readonly string[]): PlannedChange {
  const named = (of: string) => {
    const id = { ...dropped.id, name: of };
    return { id, key: dropped.key.replace(/[^/]+$/, of) as PlannedChange['key'] };
  };
  const assessment = {
    ...dropped.assessment,
    ...named(name),
    dependents: dependents.map((of) => ({ id: named(of).id, pointer: '/spec/parent', inGit: false })),
  };
  return { ...dropped, ...named(name), assessment };
}

function commands(...changes: readonly PlannedChange[]): string[] {
  const lines = removalHint(changes, 'cluster', context);
  return lines.flatMap((line) => /kubectl delete Box\/(\S+)/.exec(line)?.[1] ?? []);
}

describe('the hint on what Git dropped', () => {
  test('tells how to remove it and how to keep it, once a report', () => {
    expect(removalHint([candidate('a'), candidate('b')], 'cluster', context)).toEqual([
      'To remove by hand what Git dropped, in this order:',
      '  kubectl delete Box/a',
      '  kubectl delete Box/b',
      'To keep one, put its manifest back into Git, or leave it to the cluster:',
      '  kubectl annotate Box/a hedgehog-sync.githedgehog.com/ignore=true',
      '',
    ]);
    const delivered = applyReport();
    for (const text of [
      renderPlan(planReport(), context),
      renderDrift(planReport(), context),
      renderApply(delivered, context),
    ]) {
      expect(text.split('kubectl delete Box/dropped')).toHaveLength(2);
      expect(text.split('kubectl annotate')).toHaveLength(2);
    }
  });

  test('names what refers before what it refers to, and last what is still needed at any distance', () => {
    expect(commands(candidate('vpc', 'attachment'), candidate('attachment'))).toEqual(['attachment', 'vpc']);
    const needed = [candidate('a', 'b'), candidate('b', 'stays'), candidate('c')];
    expect(commands(...needed)).toEqual(['c', 'b', 'a']);
    expect(removalHint(needed, 'cluster', context)).toContain(
      'To remove what is still needed, once nothing needs it any more:',
    );
  });

  test('ends also where they refer to each other', () => {
    expect(commands(candidate('a', 'b'), candidate('b', 'a'), candidate('c'))).toEqual(['c', 'a', 'b']);
  });

  test('shows five commands and counts the others', () => {
    const many = Array.from({ length: 12 }, (_, number) => candidate(`box-${number}`));
    expect(commands(...many)).toHaveLength(5);
    expect(removalHint(many, 'cluster', context).join('\n')).toContain('and 7 more in the same way');
  });

  test('deletes nothing of a cluster that was not asked', () => {
    expect(removalHint([candidate('a')], 'commit', context)).toEqual([
      'To keep what Git dropped, put its manifest back.',
      '',
    ]);
  });

  test('is not needed where the object opted out: it is left alone, and nobody has to decide', () => {
    const left = { ...candidate('a'), hold: 'ignored', reason: 'opted out by annotation' } as const;
    const change = { ...left, assessment: { ...left.assessment, ignored: true } };
    expect(removalHint([change], 'cluster', context)).toEqual([]);
    const report = planReport();
    const byAction = { ...report.plan.byAction, create: 0, update: 0, hold: 1 };
    const text = renderPlan({ ...report, plan: { ...report.plan, changes: [change], byAction } }, context);
    expect(text).toContain('Opted out by annotation or rule, left alone: Box default/a.');
    expect(text).toContain('Plan: nothing to do. 0 to create, 0 to update, 0 held');
  });
});

describe('next steps', () => {
  const steps = (change: PlannedChange) =>
    nextStepsOf(change, context).map(({ gives, how }) => `${gives}: ${how}`);

  test('are whole commands, also for a delete candidate by itself', () => {
    expect(steps(dropped)).toEqual([
      'remove it by hand, once nothing needs it: kubectl delete Box/dropped',
      'keep it: put its manifest back into Git (it was in boxes.yaml)',
      'leave it to the cluster: kubectl annotate Box/dropped hedgehog-sync.githedgehog.com/ignore=true',
    ]);
    expect(steps(sampleChange('created'))).toEqual(['do it: hedgehog-sync apply lab']);
    expect(steps(sampleChange('same'))).toEqual([]);
  });

  test.each([
    ['invalid', 'see the errors: hedgehog-sync validate lab'],
    ['refers-to-invalid', 'see the errors: hedgehog-sync validate lab'],
    ['kind-not-served', 'see what is served: hedgehog-sync doctor lab'],
    ['ignored', 'manage it: remove the annotation hedgehog-sync.githedgehog.com/ignore'],
    ['unmanaged', 'take it into Git: hedgehog-sync backport lab Box/same'],
  ] as const)('of what is held as %s', (hold, step) => {
    expect(steps({ ...sampleChange('same'), action: 'hold', hold })).toEqual([step]);
  });
});

test('what holds an object besides its state is said without the state', () => {
  const report = planReport();
  const reason = 'it refers to Box default/b, which has errors';
  const change = { ...sampleChange('same'), action: 'hold', hold: 'refers-to-invalid', reason } as const;
  const text = renderPlan({ ...report, plan: { ...report.plan, changes: [change] } }, context);
  expect(text).toContain(`Box default/same  boxes.yaml:1\n      ${reason}\n`);
  expect(text).not.toContain('in_sync:');
});

test('what to know of the comparison as a whole is told in every report', () => {
  const notices = ['the record is kept under another name'];
  const report = planReport();
  const plan = { ...report.plan, notices };
  for (const text of [
    renderPlan({ ...report, plan }, context),
    renderDrift({ ...report, plan }, context),
    renderApply({ ...applyReport(), plan }, context),
  ]) {
    expect(text).toContain('Note: the record is kept under another name.');
  }
});
