import { describe, expect, test } from '@jest/globals';
import { auditLine } from '../../src/domain/status/audit.ts';
import { driftDocument } from '../../src/domain/status/drift-document.ts';
import type { DriftDocument } from '../../src/domain/status/drift-shape.ts';
import { FINDING_CLASSES } from '../../src/domain/status/finding-classes.ts';
import { FOUNDING_RULES } from '../../src/domain/status/founding-rules.ts';
import type { RunFacts } from '../../src/domain/status/run-facts.ts';
import { severityOf } from '../../src/domain/status/severity.ts';
import {
  applyOf,
  at,
  build,
  driftOf,
  factsOf,
  planOf,
  type SampleObject,
  statusAfter,
  validateOf,
} from '../support/status-world.ts';

const failedApply = (minutes: number) =>
  applyOf(minutes, [{ state: 'git_ahead', outcome: 'refused' }], { meanings: ['error'] });
const drift = (facts: RunFacts): DriftDocument => JSON.parse(driftDocument(facts, null)?.text ?? 'null');

describe('Conflict rules', () => {
  test('State mismatch → prefer Kubernetes over Git sync: a healthy Git and a cluster in error are an error, the rule named', () => {
    const { document } = build(failedApply(5), statusAfter(factsOf(0)));
    expect(document.components.git_sync.state).toBe('healthy');
    expect(document.state).toBe('error');
    expect(document.decisions).toMatchObject([{ kind: 'state_mismatch', rule: 'cluster-over-git' }]);
    expect(document.decisions[0]?.inputs).toHaveLength(2);
  });

  const concurrent = (apart: number) => {
    const other = statusAfter(factsOf(-60), driftOf(0, [{ state: 'missing' }]));
    return build(factsOf(-apart), other, { now: at(5) }).document;
  };
  test('Timestamp conflict → most recent wins: of two looks a minute apart the later stands; a skew is flagged', () => {
    const minute = concurrent(1);
    expect(minute.components.kubernetes).toMatchObject({ state: 'warning', observedAt: at(0) });
    expect(minute.decisions).toMatchObject([{ kind: 'timestamp', rule: 'latest-wins' }]);
    expect(minute.decisions[0]?.result).not.toContain('not certain');
    expect(concurrent(4 / 60).decisions[0]?.result).toContain('not certain');
  });

  test('Missing status → defaults: a component that is missing is filled and marked, never healthy', () => {
    const { components, decisions } = build(validateOf(0)).document;
    for (const name of ['kubernetes', 'fabric', 'watch'] as const) {
      expect(components[name]).toMatchObject({ state: 'never_synced', source: 'default', observedAt: null });
    }
    expect(decisions.map(({ rule }) => rule)).toEqual(Array(3).fill('default-for-missing'));
  });

  test('Data inconsistency → refresh and re-validate: counts that do not add up ask for one refresh, and no second one', () => {
    const plan = planOf([{ state: 'in_sync' }]);
    const odd = factsOf(5, { plan: { ...plan, byState: { ...plan.byState, in_sync: 9 } } });
    const first = build(odd, statusAfter(factsOf(0)));
    expect(first.refresh).toEqual(['kubernetes']);
    expect(first.document.decisions).toMatchObject([
      { rule: 'refresh-once', result: 'to be read once more' },
    ]);
    const second = build(odd, statusAfter(factsOf(0)), { refreshed: true });
    expect(second.refresh).toEqual([]);
    expect(second.document.components.kubernetes).toMatchObject({
      state: 'unknown',
      reasonCode: 'facts-contradict',
    });
  });

  test('Custom resolution rules (future): a rule of the user overrides rule 1', () => {
    const rules = [
      { name: 'mine', when: { kind: 'state_mismatch' }, decide: { setState: 'warning' } },
    ] as const;
    const { document } = build(failedApply(5), statusAfter(factsOf(0)), { rules });
    expect(document).toMatchObject({ state: 'warning', decisions: [{ rule: 'mine' }] });
  });

  test("Conflict resolution strategies (coordinator): taking Git's value changes the outcome and is recorded", () => {
    const held = applyOf(0, [{ state: 'both_changed', conflict: true }]);
    const [outcome] = held.outcomes;
    if (outcome === undefined) throw new Error('no outcome');
    const accepted = {
      ...held,
      outcomes: [{ ...outcome, outcome: 'configured' as const, accepted: ['/spec/size0'], complete: true }],
    };
    expect(build(held).document.counts.states).toMatchObject({ both_changed: 1 });
    const { document } = build(accepted);
    expect(document.counts.states).toMatchObject({ both_changed: 0, in_sync: 1 });
    expect(JSON.parse(auditLine(accepted, document) ?? '')).toMatchObject({
      acceptedGit: [{ object: 'Box default/box-0', fields: 1 }],
    });
  });

  test('actual-only / desired-only results: an object on one side is extra or missing', () => {
    const facts = driftOf(0, [{ state: 'extra' }, { state: 'missing' }]);
    expect(drift(facts).objects.map(({ state, live }) => [state, live !== null])).toEqual([
      ['extra', true],
      ['missing', false],
    ]);
    expect(build(facts).document.findings.map(({ state }) => state)).toEqual(['missing', 'extra']);
  });

  test('Deep comparison with paths: a path leads to the line of a file', () => {
    const facts = driftOf(0, [{ state: 'cluster_ahead' }]);
    expect(drift(facts).objects[0]?.fields[0]).toMatchObject({
      pointer: '/spec/size0',
      file: 'boxes.yaml',
      line: 7,
    });
    expect(build(facts).document.findings[0]).toMatchObject({ file: 'boxes.yaml', line: 7 });
    expect(build(facts).document.findings[0]?.message).toContain('spec.size0');
  });

  test('drift_score 0.0–1.0: one more difference never lowers it, it ends at 1, and the formula is printed', () => {
    const samples: SampleObject[] = [];
    let last = 0;
    for (let index = 0; index < 120; index += 1) {
      samples.push({
        state: (['cluster_ahead', 'extra', 'missing', 'both_changed'] as const)[index % 4] ?? 'missing',
      });
      const severity = severityOf(planOf(samples));
      expect(severity).toBeGreaterThanOrEqual(last);
      last = severity;
    }
    expect(last).toBe(1);
    expect(drift(driftOf(0, samples))).toMatchObject({
      severity: 1,
      formula: expect.stringContaining('severity = '),
    });
  });

  test('drift summary and recommendations: every class has a sentence and a next action', () => {
    const classes: SampleObject[] = [
      { state: 'missing' },
      { state: 'extra' },
      { state: 'cluster_ahead' },
      { state: 'both_changed' },
      { state: 'both_changed', conflict: true },
      { state: 'git_ahead' },
    ];
    for (const sample of classes) {
      const [finding] = build(driftOf(0, [sample])).document.findings;
      if (finding === undefined) throw new Error(`no finding for ${sample.state}`);
      expect(finding.message.length).toBeGreaterThan(10);
      expect(Object.values(FINDING_CLASSES).map(({ next }) => next)).toContain(finding.next);
    }
  });

  test('Recommended actions on inconsistency: every rule recommends something', () => {
    for (const { recommendation } of Object.values(FOUNDING_RULES)) expect(recommendation).toMatch(/[.]$/);
    const { decisions } = build(failedApply(5), statusAfter(factsOf(0))).document;
    expect(decisions[0]?.recommendation).toBe(FOUNDING_RULES.state_mismatch.recommendation);
  });
});
