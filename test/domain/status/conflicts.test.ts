import { describe, expect, test } from '@jest/globals';
import type { StatusConflict, UserRule } from '../../../src/domain/status/conflict.ts';
import { contradictionsOf } from '../../../src/domain/status/contradictions.ts';
import {
  detectInconsistent,
  detectMismatch,
  detectMissing,
  detectTimestamps,
} from '../../../src/domain/status/detect.ts';
import { FOUNDING_RULES } from '../../../src/domain/status/founding-rules.ts';
import { snapshotFor } from '../../../src/domain/status/make-snapshot.ts';
import { resolveConflict } from '../../../src/domain/status/resolve.ts';
import type { ResolveContext } from '../../../src/domain/status/resolve-context.ts';
import { componentsFrom } from '../../../src/domain/status/roll-up.ts';
import type { Snapshot } from '../../../src/domain/status/snapshot.ts';
import {
  applyOf,
  at,
  build,
  driftOf,
  endpoint,
  factsOf,
  statusAfter,
  switchOf,
  validateOf,
  validationOf,
} from '../../support/status-world.ts';

const context: ResolveContext = {
  rules: [],
  now: at(10),
  skewAllowanceMs: 5000,
  refreshed: false,
  hasSucceeded: true,
};
const SECOND = 1 / 60;

const inSync = (minutes: number, source: Snapshot['source'] = 'run') =>
  snapshotFor('kubernetes', 'objects-in-sync', { observedAt: at(minutes), source });
const drifted = (minutes: number, source: Snapshot['source'] = 'previous') =>
  snapshotFor('kubernetes', 'objects-drifted', { observedAt: at(minutes), source });
const refused = snapshotFor('kubernetes', 'objects-refused', { observedAt: at(0) });
const gitValid = snapshotFor('git_sync', 'git-valid', { observedAt: at(0) });

function timestampOf(...candidates: Snapshot[]): StatusConflict {
  return { kind: 'timestamp', components: ['kubernetes'], message: '', candidates };
}
const mismatch: StatusConflict = {
  kind: 'state_mismatch',
  components: ['git_sync', 'kubernetes'],
  message: '',
  candidates: [gitValid, refused],
};
const missing: StatusConflict = { kind: 'missing', components: ['fabric'], message: '', candidates: [] };
const inconsistent: StatusConflict = {
  kind: 'inconsistent',
  components: ['kubernetes'],
  message: 'the counts do not add up',
  candidates: [inSync(0)],
};

describe('the four detectors', () => {
  const none = { git_sync: [], kubernetes: [], fabric: [], watch: [], connection: [] };

  test('a component without any look is missing', () => {
    const found = detectMissing({ ...none, kubernetes: [inSync(0)] });
    expect(found.map(({ components }) => components[0])).toEqual([
      'git_sync',
      'fabric',
      'watch',
      'connection',
    ]);
  });

  test('two looks that say different things contradict each other, two that say the same do not', () => {
    const found = detectTimestamps({ ...none, kubernetes: [inSync(0), drifted(0)], fabric: [] });
    expect(found).toMatchObject([{ kind: 'timestamp', components: ['kubernetes'] }]);
    expect(detectTimestamps({ ...none, kubernetes: [inSync(0), inSync(1, 'previous')] })).toEqual([]);
  });

  test('Git that is well and a cluster in error do not match; a broken Git contradicts nothing', () => {
    const parts = componentsFrom((name) => snapshotFor(name, 'never-observed', { observedAt: null }));
    const found = detectMismatch({ ...parts, git_sync: gitValid, kubernetes: refused });
    expect(found).toMatchObject({ kind: 'state_mismatch', candidates: [gitValid, refused] });
    expect(detectMismatch({ ...parts, git_sync: gitValid, kubernetes: drifted(0) })).toBeNull();
    const broken = snapshotFor('git_sync', 'git-invalid', { observedAt: at(0) });
    expect(detectMismatch({ ...parts, git_sync: broken, kubernetes: inSync(0) })).toBeNull();
  });

  const plan = driftOf(0, [{ state: 'in_sync' }, { state: 'missing' }]).plan;
  if (plan === null) throw new Error('no plan');
  const behind = [switchOf('leaf-01', 'lagging')];
  const waited = { result: 'converged', switches: behind, waitedMs: 5, summary: '' } as const;
  const applied = applyOf(0, [{ state: 'in_sync' }, { state: 'git_ahead', outcome: 'created' }]);
  test.each([
    [
      'git_sync',
      'more documents checked than seen',
      { validation: { ...validationOf(), coverage: { ...validationOf().coverage, documents: 1 } } },
    ],
    [
      'git_sync',
      'invalid manifests without an error',
      { validation: { ...validationOf(), coverage: { ...validationOf().coverage, invalid: 2 } } },
    ],
    [
      'kubernetes',
      'states that do not add up',
      { plan: { ...plan, byState: { ...plan.byState, in_sync: 7 } } },
    ],
    [
      'kubernetes',
      'actions that do not add up',
      { plan: { ...plan, byAction: { ...plan.byAction, keep: 0 } } },
    ],
    [
      'kubernetes',
      'the count of a state',
      { plan: { ...plan, byState: { ...plan.byState, in_sync: 0, missing: 2 } } },
    ],
    [
      'kubernetes',
      'an object that is there twice',
      {
        plan: {
          ...plan,
          changes: [...plan.changes.slice(0, 1), ...plan.changes.slice(0, 1)],
          byState: { ...plan.byState, in_sync: 2, missing: 0 },
        },
      },
    ],
    ['kubernetes', 'a plan of another commit', { plan: { ...plan, commit: 'other' } }],
    ['kubernetes', 'writes of a run that may not write', { ...applied, mode: 'drift' }],
    ['kubernetes', 'objects without an outcome', { ...applied, outcomes: applied.outcomes.slice(0, 1) }],
    [
      'kubernetes',
      'two outcomes of one object',
      { ...applied, outcomes: [...applied.outcomes, ...applied.outcomes] },
    ],
    [
      'kubernetes',
      'outcomes of objects nobody compared',
      { ...applied, plan: driftOf(0, [{ state: 'in_sync' }]).plan },
    ],
    [
      'fabric',
      'a wait that ended well with a switch behind',
      { ...applied, switches: behind, convergence: waited },
    ],
    [
      'fabric',
      'a switch that is said to follow and does not',
      { switches: [{ ...switchOf('leaf-01'), lastAppliedGen: 1 }] },
    ],
    ['fabric', 'a switch that is there twice', { switches: [switchOf('leaf-01'), switchOf('leaf-01')] }],
    [
      'connection',
      'objects of a cluster that did not answer',
      { endpoints: [endpoint('cluster', { reached: false })] },
    ],
    ['watch', 'a run that ended before it began', { endedAt: at(-1) }],
  ] as const)('facts of %s that cannot both be true: %s', (component, _what, more) => {
    const facts = factsOf(0, more);
    const found = contradictionsOf(facts);
    expect(found.map((one) => one.component)).toContain(component);
    const parts = componentsFrom((name) => snapshotFor(name, 'never-observed', { observedAt: at(0) }));
    expect(detectInconsistent(found, parts).map(({ components }) => components[0])).toContain(component);
    expect(build(facts).refresh).toContain(component);
  });

  test('sound facts of every mode contradict nothing', () => {
    for (const facts of [
      factsOf(0),
      applied,
      validateOf(0),
      driftOf(0, [{ state: 'extra' }, { state: 'missing' }]),
    ]) {
      expect(contradictionsOf(facts)).toEqual([]);
    }
  });
});

describe('the four founding rules', () => {
  test('the cluster speaks for Git', () => {
    expect(resolveConflict(mismatch, context)).toMatchObject({
      rule: 'cluster-over-git',
      action: 'choose',
      chosen: refused,
    });
  });

  test('the latest look stands, whatever it says and wherever it comes from', () => {
    for (const candidates of [
      [inSync(1), drifted(0)],
      [inSync(0), drifted(1)],
    ]) {
      const decision = resolveConflict(timestampOf(...candidates), context);
      expect(decision).toMatchObject({ rule: 'latest-wins', skewed: false });
      expect(decision.chosen?.observedAt).toBe(at(1));
      expect(resolveConflict(timestampOf(...[...candidates].reverse()), context)).toMatchObject({
        chosen: decision.chosen,
      });
    }
  });

  test('looks closer than the skew allowance are decided and marked', () => {
    const decision = resolveConflict(timestampOf(inSync(0), drifted(4 * SECOND)), context);
    expect(decision).toMatchObject({ skewed: true, chosen: { state: 'warning' } });
    expect(resolveConflict(timestampOf(inSync(0), drifted(6 * SECOND)), context).skewed).toBe(false);
  });

  test('a look that lies in the future never outshines one that can be', () => {
    const decision = resolveConflict(timestampOf(drifted(999), inSync(0)), context);
    expect(decision).toMatchObject({ skewed: true, chosen: { state: 'healthy' } });
  });

  test.each([
    [true, 'unknown'],
    [false, 'never_synced'],
  ] as const)('a missing component after a success (%s) is %s', (hasSucceeded, state) => {
    const decision = resolveConflict(missing, { ...context, hasSucceeded });
    expect(decision).toMatchObject({ rule: 'default-for-missing', action: 'default' });
    expect(decision.chosen).toMatchObject({
      component: 'fabric',
      state,
      source: 'default',
      observedAt: null,
    });
  });

  test('what contradicts itself is read once more, and is unknown if it still does', () => {
    expect(resolveConflict(inconsistent, context)).toMatchObject({
      rule: 'refresh-once',
      action: 'refresh',
      chosen: null,
    });
    expect(resolveConflict(inconsistent, { ...context, refreshed: true })).toMatchObject({
      action: 'keep',
      chosen: { state: 'unknown', reasonCode: 'facts-contradict', reason: 'the counts do not add up' },
    });
    const bad = { ...inconsistent, candidates: [refused] };
    expect(resolveConflict(bad, { ...context, refreshed: true }).chosen?.state).toBe('error');
  });

  test('each has a sentence, a result and a recommendation', () => {
    for (const rule of Object.values(FOUNDING_RULES)) {
      expect(Object.values(rule).every((text) => text.length > 10)).toBe(true);
    }
  });
});

describe("the user's rules", () => {
  const decideBy = (conflict: StatusConflict, ...rules: UserRule[]) =>
    resolveConflict(conflict, { ...context, rules });

  test('come before the founding rule, in order, the first that fits', () => {
    const first: UserRule = { name: 'first', when: { kind: 'missing' }, decide: { setState: 'error' } };
    const second: UserRule = { name: 'second', when: {}, decide: { choose: 'best' } };
    const third: UserRule = { name: 'third', when: {}, decide: { choose: 'worst' } };
    expect(decideBy(mismatch, first, second, third)).toMatchObject({ rule: 'second', chosen: gitValid });
    expect(decideBy(missing, second, first).rule).toBe('first');
  });

  test.each([
    ['latest', 1, 'warning'],
    ['earliest', 0, 'healthy'],
    ['worst', 1, 'warning'],
    ['best', 0, 'healthy'],
  ] as const)('choose %s', (choose, minutes, state) => {
    const rule: UserRule = { name: 'r', when: { component: 'kubernetes' }, decide: { choose } };
    const { chosen } = decideBy(timestampOf(inSync(0), drifted(1)), rule);
    expect(chosen).toMatchObject({ observedAt: at(minutes), state });
  });

  test('fit by kind, component and state of a candidate', () => {
    const rule = (when: UserRule['when']): UserRule => ({ name: 'r', when, decide: { choose: 'worst' } });
    expect(decideBy(mismatch, rule({ kind: 'timestamp' })).rule).toBe('cluster-over-git');
    expect(decideBy(mismatch, rule({ component: 'fabric' })).rule).toBe('cluster-over-git');
    expect(decideBy(mismatch, rule({ state: 'stale' })).rule).toBe('cluster-over-git');
    expect(
      decideBy(mismatch, rule({ kind: 'state_mismatch', component: 'git_sync', state: 'error' })).rule,
    ).toBe('r');
  });

  test('choose a component, or leave it to the next rule where it is not concerned', () => {
    const git: UserRule = { name: 'git', when: {}, decide: { chooseComponent: 'git_sync' } };
    const watch: UserRule = { name: 'watch', when: {}, decide: { chooseComponent: 'watch' } };
    expect(decideBy(mismatch, git).chosen).toBe(gitValid);
    expect(decideBy(mismatch, watch).rule).toBe('cluster-over-git');
  });

  test('set a state, with what was observed kept', () => {
    const rule: UserRule = { name: 'quiet', when: {}, decide: { setState: 'warning' } };
    const { chosen } = decideBy(mismatch, rule);
    expect(chosen).toMatchObject({ component: 'kubernetes', state: 'warning', reasonCode: 'set-by-rule' });
    expect(chosen?.reason).toContain('quiet');
  });

  test('cannot make well what nobody looked at', () => {
    const rule: UserRule = { name: 'rosy', when: {}, decide: { setState: 'healthy' } };
    const best: UserRule = { name: 'best', when: {}, decide: { choose: 'best' } };
    expect(decideBy(missing, rule, best)).toMatchObject({
      rule: 'default-for-missing',
      chosen: { state: 'unknown' },
    });
  });

  test('ask for a refresh once, then the next rule decides', () => {
    const rule: UserRule = { name: 'again', when: {}, decide: { refresh: true } };
    expect(decideBy(mismatch, rule)).toMatchObject({ rule: 'again', action: 'refresh' });
    const second = resolveConflict(mismatch, { ...context, rules: [rule], refreshed: true });
    expect(second.rule).toBe('cluster-over-git');
  });
});

describe('decisions in the document', () => {
  const bad = applyOf(5, [{ state: 'git_ahead', outcome: 'refused' }], { meanings: ['error'] });

  test('carry rule, both inputs with time and source, and the result', () => {
    const { decisions, state } = build(bad, statusAfter(factsOf(0))).document;
    expect(state).toBe('error');
    expect(decisions).toMatchObject([
      {
        kind: 'state_mismatch',
        rule: 'cluster-over-git',
        components: ['git_sync', 'kubernetes'],
        inputs: [`git_sync healthy at ${at(5)} (run)`, `kubernetes error at ${at(5.1)} (run)`],
        result: 'kubernetes error stands',
      },
    ]);
  });

  test("a user's rule overrides the first founding rule, and the whole follows it", () => {
    const rules: UserRule[] = [
      { name: 'trust-git', when: { kind: 'state_mismatch' }, decide: { chooseComponent: 'git_sync' } },
    ];
    const { document } = build({ ...bad, meanings: [] }, statusAfter(factsOf(0)), { rules });
    expect(document.components.kubernetes.state).toBe('error');
    expect(document.state).toBe('healthy');
    expect(document.decisions[0]).toMatchObject({ rule: 'trust-git', result: 'git_sync healthy stands' });
  });

  test('a refresh that settled it is on record, and is told once', () => {
    const odd = factsOf(5, {
      switches: [switchOf('leaf-01'), { ...switchOf('leaf-02'), lastAppliedGen: 1 }],
    });
    const previous = statusAfter(factsOf(0));
    expect(build(odd, previous).refresh).toEqual(['fabric']);
    const settled = build(factsOf(5), previous, { refreshed: true });
    expect(settled.refresh).toEqual([]);
    expect(settled.document.decisions).toMatchObject([
      { rule: 'refresh-once', result: 'read once more, and it agrees' },
    ]);
    expect(settled.change).toBe('none');
    const still = build(odd, previous, { refreshed: true });
    expect(still).toMatchObject({ refresh: [], change: 'meaning' });
    expect(still.document.inconsistencies[0]).toContain('fabric');
    expect(still.document.components.fabric).toMatchObject({
      state: 'unknown',
      evidence: { was: 'healthy' },
    });
  });
});
