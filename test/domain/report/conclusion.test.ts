import { describe, expect, test } from '@jest/globals';
import { concludeRun, FAIL_ON, type FailOn } from '../../../src/domain/report/conclusion.ts';
import { byteLength } from '../../../src/domain/shared/byte-length.ts';
import type { RunFacts, RunMeaning } from '../../../src/domain/status/run-facts.ts';
import { STATUS_STATES } from '../../../src/domain/status/status-state.ts';
import { applyFacts, cleanFacts, converged, documentOf, driftFacts, endpoint } from './run-samples.ts';
import { finding, validationOf } from './sample-reports.ts';

const failure = { category: 'network', code: 'HHS-2101', message: 'no answer', help: 'look' } as const;
const conclusionOf = (facts: RunFacts, failOn: FailOn = 'drift') =>
  concludeRun(facts, null, failOn).conclusion;
const titleOf = (facts: RunFacts) => concludeRun(facts, null, 'drift').title;

function planFacts(changes: Partial<RunFacts> = {}): RunFacts {
  return cleanFacts({ mode: 'plan', switches: null, ...changes });
}

describe('what fails a run', () => {
  test('each fail-on fails on its finding and on all that are worse', () => {
    const meanings: readonly RunMeaning[] = ['error', 'conflict', 'drift', 'changes'];
    const table = FAIL_ON.map((failOn) =>
      meanings.map((meaning) => conclusionOf(cleanFacts({ meanings: [meaning] }), failOn)),
    );
    expect(table).toEqual([
      ['failure', 'neutral', 'neutral', 'neutral'],
      ['failure', 'failure', 'neutral', 'neutral'],
      ['failure', 'failure', 'failure', 'neutral'],
      ['failure', 'failure', 'failure', 'failure'],
      ['neutral', 'neutral', 'neutral', 'neutral'],
    ]);
  });

  test.each<[string, Partial<RunFacts>]>([
    ['a failure', { failure }],
    ['files that could not be read', { validation: null }],
    ['an error in the files', { validation: validationOf([], [finding]) }],
    ['not one manifest', { validation: validationOf([]) }],
    ['an apply that stopped early', { mode: 'apply', interrupted: 'the lock was lost' }],
  ])('%s is an error even where the meanings do not say so', (_name, changes) => {
    expect(conclusionOf(cleanFacts(changes), 'error')).toBe('failure');
    expect(conclusionOf(cleanFacts(changes), 'never')).toBe('neutral');
  });

  test('a status in error fails a run that found nothing itself', () => {
    const document = documentOf({ state: 'error' });
    expect(concludeRun(cleanFacts(), document, 'error').conclusion).toBe('failure');
  });

  test('a cancelled run gives no verdict', () => {
    const cancelled = { ...failure, code: 'HHS-1301', message: 'the run was cancelled' };
    expect(conclusionOf(cleanFacts({ failure: cancelled }))).toBe('cancelled');
    const convergence = { result: 'cancelled', switches: [], waitedMs: 1, summary: 'cancelled' } as const;
    expect(conclusionOf(applyFacts({ convergence, meanings: ['error'] }))).toBe('cancelled');
  });
});

describe('what is green', () => {
  test('a run that checked what its mode promises and found all as it should be', () => {
    expect(conclusionOf(cleanFacts())).toBe('success');
    expect(conclusionOf(planFacts())).toBe('success');
    expect(
      conclusionOf(cleanFacts({ mode: 'validate', plan: null, comparedWith: null, switches: null })),
    ).toBe('success');
    expect(concludeRun(cleanFacts(), documentOf(), 'drift').conclusion).toBe('success');
  });

  test('a plan that has changes to make, but no other run that leaves changes behind', () => {
    expect(conclusionOf(planFacts({ meanings: ['changes'] }))).toBe('success');
    expect(conclusionOf(planFacts({ meanings: ['drift'] }), 'error')).toBe('neutral');
    expect(conclusionOf(cleanFacts({ meanings: ['changes'] }))).toBe('neutral');
  });

  test.each<[string, Partial<RunFacts>]>([
    ['a drift run without a comparison', { plan: null, comparedWith: null }],
    ['a plan that compared with a commit only', { mode: 'plan', comparedWith: 'commit' }],
    ['a plan that only validated', { mode: 'plan', plan: null, comparedWith: null }],
    ['a drift run that did not look at the switches', { switches: null }],
    ['a switch that is behind', { switches: [{ ...converged('leaf-1'), state: 'lagging' }] }],
    ['an end that was asked and not reached', { endpoints: [endpoint({ reached: false })] }],
    ['a certificate that nobody verifies', { endpoints: [endpoint({ insecure: true })] }],
  ])('%s is not', (_name, changes) => {
    expect(conclusionOf(cleanFacts(changes))).toBe('neutral');
  });

  test('an apply that did not wait for the switches after a write is not', () => {
    const quiet = applyFacts({ meanings: [], convergence: null });
    expect(conclusionOf(quiet)).toBe('neutral');
    expect(conclusionOf({ ...quiet, outcomes: [] })).toBe('success');
  });

  test('a switch list that could not be had counts as not looked at', () => {
    const convergence = {
      result: 'not-waited',
      switches: [],
      waitedMs: 0,
      summary: 'no Agents are served',
    } as const;
    expect(conclusionOf(cleanFacts({ mode: 'apply', switches: null, convergence }))).toBe('neutral');
  });

  test.each(STATUS_STATES.filter((state) => state !== 'healthy'))('a status that is %s is not', (state) => {
    expect(concludeRun(cleanFacts(), documentOf({ state }), 'never').conclusion).toBe('neutral');
  });
});

describe('the title', () => {
  test('says what was found, in one line', () => {
    expect(titleOf(cleanFacts())).toBe('No drift: 2 in sync');
    expect(titleOf(driftFacts())).toBe(
      'Drift: 2 in conflict, 1 changed in the cluster, 1 deleted there and 1 in the cluster only; 2 in sync; 3 in Git not applied yet',
    );
    expect(titleOf(planFacts())).toBe('Nothing to do: 2 objects in sync');
    expect(titleOf(applyFacts())).toBe(
      'Apply: 2 created, 1 configured, 2 unchanged and 4 held; 2 of 2 switches run it',
    );
    expect(titleOf(cleanFacts({ failure }))).toBe('Failed: HHS-2101 no answer');
    expect(titleOf(cleanFacts({ mode: 'apply', validation: validationOf([], [finding]), plan: null }))).toBe(
      'Apply refused: 1 error in the source, nothing was written',
    );
    expect(titleOf(cleanFacts({ mode: 'validate', plan: null, comparedWith: null }))).toBe(
      'Valid: 8 manifests; the cluster was not asked',
    );
  });

  test('says so where the cluster was not asked, or nothing was there to check', () => {
    const { plan } = driftFacts();
    const offline = { mode: 'plan', comparedWith: 'commit', switches: null } as const;
    expect(titleOf(cleanFacts(offline))).toBe(
      'No change in Git: 2 objects as before; the cluster was not asked',
    );
    expect(titleOf(cleanFacts({ ...offline, plan }))).toMatch(/^Plan: .*; the cluster was not asked$/);
    const validation = validationOf([], [finding]);
    expect(titleOf(cleanFacts({ ...offline, validation }))).toBe(
      'Not valid: 1 error; the cluster was not asked',
    );
    const { coverage } = validation;
    const empty = { ...validation, coverage: { ...coverage, documents: 0, validated: 0 } };
    expect(titleOf(cleanFacts({ validation: empty }))).toBe('Nothing was checked: no manifest was found');
  });

  test('says STALE first when the status is, and INSECURE TLS where certificates are not verified', () => {
    const stale = concludeRun(cleanFacts(), documentOf({ state: 'stale' }), 'drift');
    expect(stale).toEqual({ conclusion: 'neutral', title: 'STALE: No drift: 2 in sync' });
    const insecure = cleanFacts({ endpoints: [endpoint({ insecure: true })] });
    expect(titleOf(insecure)).toBe('INSECURE TLS: No drift: 2 in sync; not everything was checked');
  });

  test('tells that a clean run is not the whole truth', () => {
    const document = documentOf({ state: 'never_synced' });
    expect(concludeRun(cleanFacts(), document, 'drift').title).toBe(
      'No drift: 2 in sync (status: never synced)',
    );
    expect(titleOf(cleanFacts({ switches: null }))).toBe('No drift: 2 in sync; not everything was checked');
  });

  test('fits the forge, on one line, whatever the message is', () => {
    const message = `x\n\u202e${'😀'.repeat(500)}`;
    const title = titleOf(cleanFacts({ failure: { ...failure, message } }));
    expect(byteLength(title)).toBeLessThanOrEqual(255);
    expect(title).toMatch(/^Failed: HHS-2101 x\\n\\u202e😀+…$/u);
  });
});
