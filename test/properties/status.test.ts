import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ObjectState } from '../../src/domain/drift/assessment.ts';
import { ageStatus } from '../../src/domain/status/age-status.ts';
import type { UserRule } from '../../src/domain/status/conflict.ts';
import {
  combineTerms,
  HEALTH_WEIGHTS,
  isAlertRaised,
  roundHealth,
  TERM_NAMES,
} from '../../src/domain/status/health.ts';
import { freshnessAt } from '../../src/domain/status/health-terms.ts';
import { snapshotFor } from '../../src/domain/status/make-snapshot.ts';
import { readStatus } from '../../src/domain/status/read-status.ts';
import { REASON_CODES, REASONS } from '../../src/domain/status/reasons.ts';
import { renderStatusJson } from '../../src/domain/status/render-status.ts';
import { resolveConflict } from '../../src/domain/status/resolve.ts';
import { componentsFrom, rankOf, rollUp, stateOfWhole, worstState } from '../../src/domain/status/roll-up.ts';
import { severityOf } from '../../src/domain/status/severity.ts';
import type { Snapshot } from '../../src/domain/status/snapshot.ts';
import type { StatusDocument } from '../../src/domain/status/status-document.ts';
import { COMPONENT_NAMES, STATUS_STATES } from '../../src/domain/status/status-state.ts';
import {
  applyOf,
  at,
  blindOf,
  build,
  diagnosticOf,
  digest,
  driftOf,
  factsOf,
  failureOf,
  planOf,
  type SampleObject,
  switchOf,
  validateOf,
  validationOf,
} from '../support/status-world.ts';

const state = fc.constantFrom(...STATUS_STATES);
const unit = fc.double({ min: 0, max: 1, noNaN: true });

describe('laws of the roll-up', () => {
  test('the whole is one of its parts, none of which is worse', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 5 }), (states) => {
        const worst = worstState(states);
        expect(states).toContain(worst);
        for (const one of states) expect(rankOf(worst)).toBeLessThanOrEqual(rankOf(one));
      }),
    );
  });

  test('order and repetition of the parts do not matter', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...STATUS_STATES], { minLength: 1 }),
        fc.array(state),
        (states, more) => {
          const all = [...states, ...more];
          expect(worstState(all)).toBe(worstState([...new Set([...all].reverse())]));
        },
      ),
    );
  });

  test('a part that gets worse never makes the whole better', () => {
    const record = fc.record({ hasSucceeded: fc.boolean(), hasFailed: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(state, { minLength: 5, maxLength: 5 }),
        fc.nat(4),
        state,
        record,
        (states, index, other, known) => {
          const changed = states.with(index, other);
          const [first, second] = [states, changed].map((all) =>
            rankOf(stateOfWhole(worstState(all), known)),
          );
          const isWorse = rankOf(other) < rankOf(states[index] ?? 'healthy');
          // a run under way is told before everything but an error, also where nothing has succeeded yet
          fc.pre(known.hasSucceeded || ![...states, other].includes('syncing'));
          if (isWorse) expect(second).toBeLessThanOrEqual(first ?? 0);
        },
      ),
    );
  });

  test('healthy takes five healthy parts, a success and no failure', () => {
    const code = fc.constantFrom(...REASON_CODES.filter((one) => one !== 'set-by-rule'));
    fc.assert(
      fc.property(
        fc.array(code, { minLength: 5, maxLength: 5 }),
        fc.boolean(),
        fc.boolean(),
        (codes, hasSucceeded, hasFailed) => {
          const components = componentsFrom((name) =>
            snapshotFor(name, codes[COMPONENT_NAMES.indexOf(name)] ?? 'never-observed', {
              observedAt: at(0),
            }),
          );
          const whole = rollUp(components, null, { hasSucceeded, hasFailed });
          const all = codes.every((one) => REASONS[one].state === 'healthy');
          expect(whole.state === 'healthy').toBe(all && hasSucceeded && !hasFailed);
        },
      ),
    );
  });
});

const termValues = fc.record(
  Object.fromEntries(TERM_NAMES.map((name) => [name, fc.option(unit, { freq: 4 })])),
) as fc.Arbitrary<Record<(typeof TERM_NAMES)[number], number | null>>;

function gradeOf(values: Record<(typeof TERM_NAMES)[number], number | null>): number | null {
  return combineTerms(TERM_NAMES.map((name) => ({ value: values[name], weight: HEALTH_WEIGHTS[name] })));
}

describe('laws of the health', () => {
  test('it lies between half the worst term and the best one, and is null only where nothing is known', () => {
    fc.assert(
      fc.property(termValues, (values) => {
        const known = Object.values(values).filter((value) => value !== null);
        const grade = gradeOf(values);
        expect(grade === null).toBe(known.length === 0);
        if (grade === null) return;
        expect(grade).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9);
        expect(grade).toBeLessThanOrEqual(Math.max(...known) + 1e-9);
        expect(roundHealth(grade)).toBeLessThanOrEqual(grade + 1e-5);
      }),
    );
  });

  test('each term alone moves it, always in its own direction', () => {
    fc.assert(
      fc.property(termValues, fc.constantFrom(...TERM_NAMES), unit, unit, (values, name, a, b) => {
        fc.pre(Math.abs(a - b) > 1e-6);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const better = gradeOf({ ...values, [name]: high }) ?? Number.NaN;
        const worse = gradeOf({ ...values, [name]: low }) ?? Number.NaN;
        expect(better).toBeGreaterThan(worse);
      }),
    );
  });

  test('the worst term weighs more than its weight', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TERM_NAMES), unit, (name, value) => {
        const all = Object.fromEntries(TERM_NAMES.map((one) => [one, 1])) as Record<
          (typeof TERM_NAMES)[number],
          number
        >;
        const grade = gradeOf({ ...all, [name]: value }) ?? Number.NaN;
        expect(1 - grade).toBeGreaterThanOrEqual(HEALTH_WEIGHTS[name] * (1 - value) - 1e-9);
        expect(grade).toBeLessThanOrEqual(0.5 + value / 2 + 1e-9);
      }),
    );
  });

  test('freshness only falls with age', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), fc.integer({ min: 1, max: 1e9 }), (a, b, limit) => {
        const [younger, older] = [Math.min(a, b), Math.max(a, b)];
        expect(freshnessAt(older, limit)).toBeLessThanOrEqual(freshnessAt(younger, limit));
        expect(freshnessAt(a, limit)).toBeGreaterThanOrEqual(0);
        expect(freshnessAt(a, limit)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('an alert is raised and cleared once on a way down and up, however it trembles between the two limits', () => {
    const trembling = fc.array(fc.double({ min: 0.5, max: 0.6, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(trembling, trembling, (down, up) => {
        let raised = false;
        let flips = 0;
        for (const health of [0.9, ...down, 0.49, null, ...up, 0.61]) {
          const next = isAlertRaised(raised, health);
          flips += Number(next !== raised);
          raised = next;
        }
        expect([raised, flips]).toEqual([false, 2]);
      }),
    );
  });
});

const objectStates: readonly ObjectState[] = [
  'in_sync',
  'git_ahead',
  'cluster_ahead',
  'both_changed',
  'missing',
  'extra',
];
const sample: fc.Arbitrary<SampleObject> = fc.record({
  state: fc.constantFrom(...objectStates),
  conflict: fc.boolean(),
  fields: fc.integer({ min: 1, max: 6 }),
  value: fc.integer({ min: 2, max: 9 }),
});

describe('laws of the severity', () => {
  test('it lies between 0 and 1, and is 0 exactly where nobody moved the cluster', () => {
    fc.assert(
      fc.property(fc.array(sample), (samples) => {
        const severity = severityOf(planOf(samples));
        const calm = samples.every(({ state: one }) => one === 'in_sync' || one === 'git_ahead');
        expect(severity === 0).toBe(calm);
        expect(severity).toBeGreaterThanOrEqual(0);
        expect(severity).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('one more difference never lowers it: another object, another field, an object that leaves the cluster', () => {
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1 }), sample, fc.nat(), (samples, another, pick) => {
        const severity = severityOf(planOf(samples));
        expect(severityOf(planOf([...samples, another]))).toBeGreaterThanOrEqual(severity);
        const index = pick % samples.length;
        const chosen = samples[index] ?? another;
        const wider = samples.with(index, { ...chosen, fields: (chosen.fields ?? 1) + 1 });
        expect(severityOf(planOf(wider))).toBeGreaterThanOrEqual(severity);
        if (chosen.state === 'extra') return;
        expect(severityOf(planOf(samples.with(index, { state: 'missing' })))).toBeGreaterThanOrEqual(
          severity,
        );
      }),
    );
  });

  test('the order of the objects does not matter, nor do those that are in sync or opted out', () => {
    fc.assert(
      fc.property(fc.array(sample), fc.nat(50), sample, (samples, calm, ignored) => {
        const more = Array.from({ length: calm }, (): SampleObject => ({ state: 'in_sync' }));
        const all = [...more, { ...ignored, ignored: true }, ...[...samples].reverse()];
        expect(severityOf(planOf(all))).toBe(severityOf(planOf(samples)));
      }),
    );
  });
});

const looks = fc
  .uniqueArray(fc.integer({ min: -600, max: 600 }), { minLength: 2, maxLength: 5 })
  .chain((seconds) =>
    fc.tuple(
      ...seconds.map((second) =>
        fc
          .constantFrom('objects-in-sync', 'objects-drifted', 'objects-refused', 'cluster-not-read')
          .map((code) =>
            snapshotFor('kubernetes', code as 'objects-in-sync', {
              observedAt: at(second / 60),
              source: 'previous',
            }),
          ),
      ),
    ),
  );
const rules: fc.Arbitrary<UserRule[]> = fc.array(
  fc.record({
    name: fc.constantFrom('a', 'b'),
    when: fc.record({ state }, { requiredKeys: [] }) as fc.Arbitrary<UserRule['when']>,
    decide: fc.oneof(
      fc.record({ choose: fc.constantFrom('latest', 'earliest', 'worst', 'best') }),
      fc.record({ setState: state }),
      fc.constant({ refresh: true }),
    ) as fc.Arbitrary<UserRule['decide']>,
  }),
  { maxLength: 3 },
);

describe('laws of conflict resolution', () => {
  const context = { now: at(11), skewAllowanceMs: 5000, refreshed: false, hasSucceeded: true };

  test('it does not depend on the order of the candidates, and always decides', () => {
    fc.assert(
      fc.property(looks, rules, fc.boolean(), (candidates, own, refreshed) => {
        const decide = (list: readonly Snapshot[]) =>
          resolveConflict(
            { kind: 'timestamp', components: ['kubernetes'], message: '', candidates: list },
            { ...context, rules: own, refreshed },
          );
        const decision = decide(candidates);
        const { chosen, rule, action, skewed } = decide([...candidates].reverse());
        expect([chosen, rule, action, skewed]).toEqual([
          decision.chosen,
          decision.rule,
          decision.action,
          decision.skewed,
        ]);
        expect(decision.chosen === null).toBe(decision.action === 'refresh');
        if (refreshed) expect(decision.action).not.toBe('refresh');
      }),
    );
  });

  test('without rules the latest stands, and the decision is skewed exactly where the two latest are close', () => {
    fc.assert(
      fc.property(looks, (candidates) => {
        const times = candidates.map(({ observedAt }) => Date.parse(observedAt ?? '')).sort((a, b) => b - a);
        const decision = resolveConflict(
          { kind: 'timestamp', components: ['kubernetes'], message: '', candidates },
          { ...context, rules: [] },
        );
        expect(Date.parse(decision.chosen?.observedAt ?? '')).toBe(times[0]);
        expect(decision.skewed).toBe((times[0] ?? 0) - (times[1] ?? 0) <= 5000);
      }),
    );
  });

  test('no rule makes a component well that nobody looked at', () => {
    fc.assert(
      fc.property(rules, fc.constantFrom(...COMPONENT_NAMES), fc.boolean(), (own, name, hasSucceeded) => {
        const { chosen } = resolveConflict(
          { kind: 'missing', components: [name], message: '', candidates: [] },
          { ...context, rules: own, hasSucceeded },
        );
        expect(chosen?.state).not.toBe('healthy');
      }),
    );
  });
});

const runKind = fc.constantFrom('drift', 'apply', 'validate', 'invalid', 'blind', 'lagging', 'refused');
const run = fc.record({
  kind: runKind,
  samples: fc.array(sample, { minLength: 1, maxLength: 4 }),
  gap: fc.integer({ min: 1, max: 3000 }),
});
type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;

function factsFor({ kind, samples }: Run, minutes: number) {
  switch (kind) {
    case 'drift':
      return driftOf(minutes, samples);
    case 'apply':
      return applyOf(minutes, samples);
    case 'validate':
      return validateOf(minutes);
    case 'invalid':
      return validateOf(minutes, { validation: validationOf([diagnosticOf('error')]), meanings: ['error'] });
    case 'blind':
      return blindOf(minutes, failureOf('network', 'HHS-2101'));
    case 'lagging':
      return factsOf(minutes, { switches: [switchOf('leaf-01'), switchOf('leaf-02', 'lagging')] });
    case 'refused':
      return applyOf(minutes, [{ state: 'git_ahead', outcome: 'refused' }], { meanings: ['error'] });
  }
}

const well: Pick<Run, 'samples'> = { samples: [{ state: 'in_sync', conflict: false, fields: 1, value: 2 }] };
/** A look at the cluster that is 24 hours old one minute later. */
const agesBetween: Run[] = [
  { ...well, kind: 'drift', gap: 1 },
  { ...well, kind: 'validate', gap: 1438 },
];
/** A heartbeat is due one minute later. */
const beatsBetween: Run[] = [
  { ...well, kind: 'validate', gap: 1 },
  { ...well, kind: 'validate', gap: 719 },
];

describe('laws of the document', () => {
  test('after any runs it agrees with itself, reads back as it is, and the last run again says nothing new', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 6 }), (runs) => {
        let document: StatusDocument | null = null;
        let minutes = 0;
        for (const one of runs) {
          minutes += one.gap;
          document = build(factsFor(one, minutes), document).document;
          expect(document.inconsistencies).toEqual([]);
          expect(document.health.value === null).toBe(document.times.succeededAt === null);
        }
        const last = runs[runs.length - 1];
        if (document === null || last === undefined) return;
        const text = renderStatusJson(document);
        expect(readStatus(text, digest)).toEqual({ result: 'ok', document });
        // gaps are whole minutes: no limit of age and no heartbeat falls between these two
        const once = build(factsFor(last, minutes + 0.2), document).document;
        expect(build(factsFor(last, minutes + 0.4), once).change).toBe('none');
      }),
      { numRuns: 60, examples: [[agesBetween], [beatsBetween]] },
    );
  });

  test('it is never healthy unless everything was looked at within the limit and the last run succeeded', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 6 }), fc.nat(3000), (runs, later) => {
        let document: StatusDocument | null = null;
        let minutes = 0;
        for (const one of runs) {
          minutes += one.gap;
          document = build(factsFor(one, minutes), document).document;
        }
        if (document === null) return;
        const read = ageStatus(document, at(minutes + later));
        if (read.state !== 'healthy') return;
        for (const { state: one, observedAt } of Object.values(read.components)) {
          expect(one).toBe('healthy');
          const age = Date.parse(at(minutes + later)) - Date.parse(observedAt ?? '');
          expect(age).toBeLessThanOrEqual(read.times.staleAfterMs);
        }
        expect(read.failure).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('of two runs at once nothing is lost, whichever commits first, and both orders agree on every component', () => {
    fc.assert(
      fc.property(run, run, fc.integer({ min: 1, max: 600 }), (a, b, apart) => {
        const base = build(factsOf(-100)).document;
        const [first, second] = [factsFor(a, 0), factsFor(b, (apart + 0.5) / 60)];
        const now = at(20);
        const both = (x: typeof first, y: typeof first) =>
          build(y, build(x, base, { now }).document, { now }).document;
        const [one, other] = [both(first, second), both(second, first)];
        for (const name of COMPONENT_NAMES) {
          const { state: seen, observedAt } = one.components[name];
          expect([name, other.components[name].state, other.components[name].observedAt]).toEqual([
            name,
            seen,
            observedAt,
          ]);
        }
        expect(other.state).toBe(one.state);
        expect(other.severity).toBe(one.severity);
        const counted = ({ outcomes: _, ...counts }: StatusDocument['counts']) => counts;
        expect(counted(other.counts)).toEqual(counted(one.counts));
        const failed = ({ outcomes }: StatusDocument['counts']) =>
          (outcomes?.refused ?? 0) + (outcomes?.failed ?? 0);
        expect(failed(other.counts)).toBe(failed(one.counts));
        expect(other.findings).toEqual(one.findings);
        expect(other.commit).toBe(one.commit);
        expect(other.lastRun).toEqual(one.lastRun);
        const timed = ({ heartbeatAt: _, ...times }: StatusDocument['times']) => times;
        expect(timed(other.times)).toEqual(timed(one.times));
        for (const document of [one, other]) {
          const times = document.history.map(({ endedAt }) => endedAt);
          expect(times).toEqual([...times].sort().reverse());
          expect(document.history.at(-1)?.requestId).toBe(base.history[0]?.requestId);
        }
      }),
      { numRuns: 100 },
    );
  });
});
