import { describe, expect, test } from '@jest/globals';
import { latestOf } from '../../../src/domain/status/choose-snapshot.ts';
import { driftDocument } from '../../../src/domain/status/drift-document.ts';
import { SUCCESS_RUNS, SUCCESS_WINDOW_LIMITS, withEntry } from '../../../src/domain/status/history.ts';
import { snapshotFor } from '../../../src/domain/status/make-snapshot.ts';
import { readStatus } from '../../../src/domain/status/read-status.ts';
import { renderStatusJson } from '../../../src/domain/status/render-status.ts';
import type { RunFacts } from '../../../src/domain/status/run-facts.ts';
import { severityOf } from '../../../src/domain/status/severity.ts';
import { HISTORY_LIMIT } from '../../../src/domain/status/status-document.ts';
import {
  applyOf,
  at,
  blindOf,
  build,
  digest,
  driftOf,
  endpoint,
  factsOf,
  failureOf,
  planOf,
  statusAfter,
  switchOf,
  validateOf,
} from '../../support/status-world.ts';

const DAY = 24 * 60;
const fabricOf = (facts: RunFacts) => build(facts).document.components.fabric;
const kubernetesOf = (facts: RunFacts) => build(facts).document.components.kubernetes;

describe('when something was observed', () => {
  test('an apply saw the cluster after its writes, not after the wait for the switches', () => {
    const convergence = { result: 'converged', switches: [], waitedMs: 4000, summary: '' } as const;
    const facts = applyOf(0, [{ state: 'in_sync' }], { convergence, switches: [] });
    expect(kubernetesOf(facts).observedAt).toBe(new Date(Date.parse(facts.endedAt) - 4000).toISOString());
    expect(fabricOf(facts).observedAt).toBe(facts.endedAt);
    expect(kubernetesOf(driftOf(0, [{ state: 'in_sync' }])).observedAt).toBe(at(0));
  });

  test('of two looks at the very same time the one of this run stands', () => {
    const facts = { observedAt: at(0) };
    const own = snapshotFor('kubernetes', 'objects-in-sync', facts);
    const other = snapshotFor('kubernetes', 'objects-drifted', { ...facts, source: 'previous' });
    const trust = { now: at(1), skewAllowanceMs: 5000 };
    expect(latestOf([own, other], trust)).toBe(own);
    expect(latestOf([other, own], trust)).toBe(own);
  });

  test('an end whose record lies in the future is told by the run that asked it now', () => {
    const ahead = statusAfter(factsOf(30 * DAY));
    const { connection } = build(blindOf(0, failureOf('network', 'HHS-2101')), ahead).document.components;
    expect(connection).toMatchObject({ state: 'error', observedAt: at(0.1) });
  });
});

describe('the objects', () => {
  test('far off is an error, and a few differences are a warning', () => {
    const missing = (count: number) =>
      driftOf(
        0,
        Array.from({ length: count }, () => ({ state: 'missing' as const })),
      );
    expect(kubernetesOf(missing(3))).toMatchObject({ state: 'warning', reasonCode: 'objects-drifted' });
    expect(kubernetesOf(missing(4))).toMatchObject({ state: 'error', reasonCode: 'objects-far-off' });
  });

  test('the gravest reason speaks', () => {
    const cases = [
      [[{ state: 'both_changed', conflict: true }, { state: 'missing' }], 'objects-conflict'],
      [[{ state: 'git_ahead' }, { state: 'extra' }], 'objects-git-ahead'],
      [[{ state: 'in_sync' }, { state: 'extra' }], 'objects-unmanaged'],
      [[{ state: 'in_sync', ignored: true }], 'objects-none'],
      [[], 'objects-none'],
    ] as const;
    for (const [samples, code] of cases) expect(kubernetesOf(driftOf(0, samples)).reasonCode).toBe(code);
  });

  test('what was to be written and is held by then was moved by somebody', () => {
    const facts = applyOf(0, [{ state: 'git_ahead', outcome: 'held' }], { meanings: ['drift'] });
    expect(kubernetesOf(facts)).toMatchObject({ state: 'warning', reasonCode: 'objects-drifted' });
  });

  test('a run that was cancelled while it asked the cluster leaves the last look', () => {
    const cut = factsOf(10, {
      plan: null,
      comparedWith: null,
      switches: null,
      failure: failureOf('cancelled', 'HHS-1301'),
      endpoints: [endpoint('cluster', { reached: false, latencyMs: null })],
    });
    const { kubernetes } = build(cut, statusAfter(factsOf(0))).document.components;
    expect(kubernetes).toMatchObject({ state: 'healthy', source: 'previous' });
  });

  test('fields that only Git changed weigh nothing in the severity', () => {
    const plan = planOf([{ state: 'both_changed', fields: 3 }]);
    const [change] = plan.changes;
    if (change === undefined) throw new Error('no change');
    const [first, ...others] = change.assessment.fields;
    if (first === undefined) throw new Error('no field');
    const fields = [first, ...others.map((field) => ({ ...field, changedBy: 'git' as const }))];
    const onlyOne = { ...plan, changes: [{ ...change, assessment: { ...change.assessment, fields } }] };
    expect(severityOf(onlyOne)).toBe(0.05);
    expect(severityOf(plan)).toBeGreaterThan(0.05);
  });

  test('a version that moves without a value is no news', () => {
    const facts = driftOf(0, [{ state: 'cluster_ahead' }]);
    const moved = driftOf(5, [{ state: 'cluster_ahead' }]);
    const [change] = moved.plan?.changes ?? [];
    if (moved.plan === null || change?.assessment.live == null) throw new Error('no live object');
    const live = { ...change.assessment.live, resourceVersion: '999' };
    const plan = { ...moved.plan, changes: [{ ...change, assessment: { ...change.assessment, live } }] };
    expect(build({ ...moved, plan }, statusAfter(facts)).change).toBe('none');
  });

  test('a whole object is given as Git would write it', () => {
    const facts = driftOf(0, [{ state: 'extra' }]);
    const [change] = facts.plan?.changes ?? [];
    if (facts.plan === null || change?.assessment.live == null) throw new Error('no live object');
    const object = {
      ...change.assessment.live.object,
      metadata: {
        name: 'box-0',
        namespace: 'default',
        uid: 'u',
        resourceVersion: '7',
        labels: { a: 'b' },
        annotations: { note: 'x', 'kubectl.kubernetes.io/last-applied-configuration': '{"huge":true}' },
        managedFields: [],
      },
      status: { phase: 'fine' },
    };
    const live = { ...change.assessment.live, object };
    const plan = { ...facts.plan, changes: [{ ...change, assessment: { ...change.assessment, live } }] };
    const document = JSON.parse(driftDocument({ ...facts, plan }, null)?.text ?? 'null');
    expect(document.objects[0].live).toEqual({
      apiVersion: 'mini.example/v1',
      kind: 'Box',
      metadata: { name: 'box-0', namespace: 'default', labels: { a: 'b' }, annotations: { note: 'x' } },
      spec: { size: 9 },
    });
  });
});

describe('the switches', () => {
  const behind = [switchOf('leaf-01'), switchOf('leaf-02', 'lagging')];
  const waited = (result: 'timed-out' | 'cancelled' | 'not-waited') =>
    ({ result, switches: [], waitedMs: 1000, summary: 'the list did not come' }) as const;

  test.each([
    [
      'the wait was cancelled',
      { convergence: waited('cancelled'), switches: behind },
      'switches-not-awaited',
    ],
    [
      'the wait ended too early',
      { convergence: waited('timed-out'), switches: behind },
      'switches-not-in-force',
    ],
    [
      'nobody could be listed while it waited',
      { convergence: waited('timed-out'), switches: null },
      'switches-not-in-force',
    ],
    ['nobody could be listed', { convergence: waited('not-waited'), switches: null }, 'switches-not-listed'],
    ['compared, and no word of them', { switches: null }, 'switches-not-listed'],
    ['none is expected', { switches: [] }, 'no-switches'],
    [
      'all are silent',
      { switches: [switchOf('a', 'silent'), switchOf('b', 'missing')] },
      'switches-all-silent',
    ],
    ['one is silent', { switches: [switchOf('a'), switchOf('b', 'silent')] }, 'switches-behind'],
  ] as const)('%s', (_what, more, code) => {
    expect(fabricOf(factsOf(0, more)).reasonCode).toBe(code);
  });

  test('at most ten are named, and how many more there are', () => {
    const switches = Array.from({ length: 14 }, (_, index) => switchOf(`leaf-${index}`, 'lagging'));
    const { evidence } = fabricOf(factsOf(0, { switches: [...switches, switchOf('spine')] }));
    expect(evidence.lagging).toMatch(/^leaf-0, .*leaf-9 and 4 more$/);
  });
});

describe('the connection', () => {
  test.each([
    ['network', 'end-unreachable'],
    ['timeout', 'end-unreachable'],
    ['authentication', 'access-refused'],
    ['configuration', 'end-unusable'],
  ] as const)('a failure of category %s is %s', (category, code) => {
    const { connection } = build(blindOf(0, failureOf(category, 'HHS-2001'))).document.components;
    expect(connection).toMatchObject({ state: 'error', reasonCode: code });
    expect(connection.reason).toContain('cluster');
  });

  test('an end that is left alone is told by the failure that the run met, or as left alone where it met none', () => {
    const reasonOf = (code: string | null) => {
      const failure = code === null ? null : failureOf('network', code);
      const end = endpoint('cluster', { reached: failure === null, breaker: 'open', failure });
      return build(factsOf(0, { endpoints: [end] })).document.components.connection.reasonCode;
    };
    expect(reasonOf('HHS-2101')).toBe('end-unreachable');
    expect(reasonOf('HHS-2109')).toBe('breaker-open');
    expect(reasonOf(null)).toBe('breaker-open');
  });

  test('without any end that was asked it stays what it was', () => {
    const asked = validateOf(5, { endpoints: [endpoint('cluster', { asked: false, reached: false })] });
    expect(build(asked, statusAfter(factsOf(0))).document.components.connection.source).toBe('previous');
    expect(build(asked).document.components.connection.source).toBe('default');
  });
});

describe('the history', () => {
  test('holds fifty runs, the newest first', () => {
    let document = statusAfter(factsOf(0));
    for (let index = 1; index <= HISTORY_LIMIT + 5; index += 1) {
      document = build(factsOf(index, { commit: `commit-${index}` }), document).document;
    }
    expect(document.history).toHaveLength(HISTORY_LIMIT);
    expect(document.history[0]?.commit).toBe(`commit-${HISTORY_LIMIT + 5}`);
  });

  test('a run that is built twice is in it once', () => {
    const [entry] = statusAfter(factsOf(0)).history;
    if (entry === undefined) throw new Error('no entry');
    const once = withEntry([], entry);
    expect(withEntry(once, { ...entry, state: 'error' })).toEqual([{ ...entry, state: 'error' }]);
  });

  test('an old failure does not stick to the health for ever', () => {
    const failed = statusAfter(factsOf(0), factsOf(5, { meanings: ['error'] }), factsOf(10));
    const success = (minutes: number) =>
      build(factsOf(minutes), failed).document.health.terms.find(({ name }) => name === 'success')?.value;
    expect(success(20)).toBeCloseTo(0.5 + 0.5 * (2 / 3), 6);
    expect(success((SUCCESS_WINDOW_LIMITS + 1) * DAY)).toBe(1);
    expect(SUCCESS_RUNS).toBeLessThan(HISTORY_LIMIT);
  });
});

test('files that nobody read are not held against the health', () => {
  const blind = factsOf(0, {
    validation: null,
    plan: null,
    comparedWith: null,
    switches: null,
    failure: failureOf('unexpected', 'HHS-1300'),
    meanings: ['error'],
  });
  expect(build(blind).document.health.components.git_sync).toBeNull();
});

test('a status that was edited without a change of meaning is written anew all the same', () => {
  const document = statusAfter(validateOf(0));
  const text = renderStatusJson(document).replace('"reason": "No run', '"reason": "no run');
  const read = readStatus(text, digest);
  if (read.result !== 'edited') throw new Error(read.result);
  const first = build(validateOf(5), read.document).document;
  const stored = { ...first, digest: 'sha256:other' };
  expect(build(validateOf(10), first).change).toBe('none');
  expect(build(validateOf(10), stored).change).toBe('meaning');
});
