import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PlannedChange } from '../../src/domain/plan/plan.ts';
import {
  applyMeanings,
  driftMeanings,
  planMeanings,
  sortMeanings,
  validateMeanings,
} from '../../src/domain/status/meanings.ts';
import { doctorMeanings, EXIT_CODES, type ExitMeaning, exitCodeOf } from '../../src/entry/exit-policy.ts';
import type { ApplyResult, PlanResult } from '../../src/operations/results.ts';
import { applyReport, finding, planReport, validationOf } from '../domain/report/sample-reports.ts';

const MEANINGS = Object.keys(EXIT_CODES) as ExitMeaning[];

/** The sample plan cut down to the objects of these names. */
function planWith(...names: string[]): PlanResult {
  const report = planReport();
  const changes = report.plan.changes.filter((change) => names.includes(change.id.name));
  return { ...report, command: 'plan', plan: { ...report.plan, changes } };
}

function applyWith(names: readonly string[], change: Partial<ApplyResult> = {}): ApplyResult {
  const report = applyReport();
  const { plan } = planWith(...names);
  const outcomes = report.outcomes.filter((outcome) => names.includes(outcome.id.name));
  return { ...report, command: 'apply', plan, outcomes, convergence: null, ...change };
}

const codes = (meanings: readonly ExitMeaning[]) => exitCodeOf(meanings);

describe('several meanings', () => {
  test.each<[readonly ExitMeaning[], number]>([
    [[], 0],
    [['clean'], 0],
    [['changes'], 2],
    [['changes', 'drift'], 3],
    [['drift', 'conflict', 'changes'], 4],
    [['conflict', 'error'], 1],
    [MEANINGS, 1],
  ])('%j exits with %d', (meanings, code) => {
    expect(exitCodeOf(meanings)).toBe(code);
  });

  test('are told once each, the gravest first', () => {
    expect(sortMeanings(['changes', 'drift', 'changes', 'error', 'conflict'])).toEqual([
      'error',
      'conflict',
      'drift',
      'changes',
    ]);
  });

  test('decide the same in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MEANINGS)), (meanings) => {
        expect(exitCodeOf([...meanings].reverse())).toBe(exitCodeOf(meanings));
      }),
    );
  });
});

describe('a plan and drift', () => {
  test.each([
    ['in sync', 'same', 0, 0],
    ['new in Git', 'created', 2, 2],
    ['changed in Git', 'updated', 2, 2],
    ['gone from Git', 'dropped', 2, 2],
    ['changed in the cluster', 'foreign', 3, 3],
    ['deleted in the cluster', 'gone', 3, 3],
    ['changed on both sides to different values', 'conflict', 4, 4],
    ['different and never applied', 'unknown', 4, 4],
    ['only in the cluster', 'stranger', 0, 3],
  ])('%s', (_row, name, plan, drift) => {
    expect(codes(planMeanings(planWith(name)))).toBe(plan);
    expect(codes(driftMeanings(planWith(name)))).toBe(drift);
  });

  test('an invalid source goes before everything', () => {
    const result = { ...planWith('conflict'), validation: validationOf([], [finding]) };
    expect(codes(planMeanings(result))).toBe(1);
  });

  test('an object that opted out counts for nothing', () => {
    const { plan, ...rest } = planWith('foreign', 'stranger');
    const changes: PlannedChange[] = plan.changes.map((change) => ({
      ...change,
      assessment: { ...change.assessment, ignored: true },
    }));
    expect(codes(driftMeanings({ ...rest, plan: { ...plan, changes } }))).toBe(0);
  });
});

describe('an apply', () => {
  test.each([
    ['everything written or unchanged', ['created', 'updated', 'same', 'gone', 'child'], 0],
    ['somebody else holds one', ['same', 'foreign'], 3],
    ['one is in conflict', ['same', 'foreign', 'conflict'], 4],
    ['one is gone from Git and stays', ['same', 'dropped'], 2],
  ])('%s', (_case, names, code) => {
    expect(codes(applyMeanings(applyWith(names)))).toBe(code);
  });

  test.each(['refused', 'failed'] as const)('one object %s is an error', (outcome) => {
    const result = applyWith(['created', 'foreign']);
    const outcomes = result.outcomes.map((one) => (one.id.name === 'created' ? { ...one, outcome } : one));
    expect(codes(applyMeanings({ ...result, outcomes }))).toBe(1);
  });

  test('accepted by the server is not success while a switch does not run it', () => {
    const { convergence } = applyReport();
    expect(codes(applyMeanings(applyWith(['created'], { convergence })))).toBe(1);
  });

  test('nor is a wait that was cancelled: nobody knows what the switches run', () => {
    const convergence = {
      result: 'cancelled',
      switches: [],
      waitedMs: 900,
      summary: '0 of 2 switches',
    } as const;
    expect(codes(applyMeanings(applyWith(['created'], { convergence })))).toBe(1);
    const settled = { ...convergence, result: 'converged' } as const;
    expect(codes(applyMeanings(applyWith(['created'], { convergence: settled })))).toBe(0);
  });

  test('cut short is an error, whatever was done', () => {
    expect(codes(applyMeanings(applyWith(['same'], { interrupted: 'cancelled' })))).toBe(1);
  });

  test('the valid part of an invalid source is still an error', () => {
    expect(codes(applyMeanings(applyWith(['created'], { validation: validationOf([], [finding]) })))).toBe(1);
  });

  test('what was accepted for Git counts as settled only when nothing foreign is left on it', () => {
    const result = applyWith(['conflict']);
    const accepted = (complete: boolean) =>
      result.outcomes.map(
        (one) => ({ ...one, outcome: 'configured', accepted: ['/spec/size'], complete }) as const,
      );
    expect(codes(applyMeanings({ ...result, outcomes: accepted(true) }))).toBe(0);
    expect(codes(applyMeanings({ ...result, outcomes: accepted(false) }))).toBe(4);
  });
});

describe('validate and doctor', () => {
  const result = (severity: 'error' | 'warning' | 'info') =>
    ({
      command: 'validate',
      fabric: 'lab',
      validation: validationOf([], [{ ...finding, severity }]),
    }) as const;

  test('a warning is an error only when asked for', () => {
    expect(codes(validateMeanings(result('error'), false))).toBe(1);
    expect(codes(validateMeanings(result('warning'), false))).toBe(0);
    expect(codes(validateMeanings(result('warning'), true))).toBe(1);
    expect(codes(validateMeanings(result('info'), true))).toBe(0);
  });

  test('a check that failed is an error, a warning is none', () => {
    const check = { name: 'clock', detail: '', cure: '' };
    const setup = (outcome: 'warning' | 'failed') =>
      ({ command: 'doctor', fabric: 'lab', checks: [{ ...check, result: outcome }] }) as const;
    expect(codes(doctorMeanings(setup('warning')))).toBe(0);
    expect(codes(doctorMeanings(setup('failed')))).toBe(1);
  });
});
