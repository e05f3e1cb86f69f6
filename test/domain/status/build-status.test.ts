import { describe, expect, test } from '@jest/globals';
import { renderStatusJson } from '../../../src/domain/status/render-status.ts';
import type { StatusDocument } from '../../../src/domain/status/status-document.ts';
import {
  applyOf,
  at,
  blindOf,
  build,
  diagnosticOf,
  driftOf,
  endpoint,
  factsOf,
  failureOf,
  statusAfter,
  switchOf,
  validateOf,
  validationOf,
} from '../../support/status-world.ts';

const DAY = 24 * 60;

/** What is stored, without what a run that is not written may move. */
function still(document: StatusDocument): string {
  const { times, lastRun: _run, digest: _digest, components, health, ...rest } = document;
  const seen = Object.values(components).map(({ observedAt: _at, source: _source, evidence, ...one }) => ({
    ...one,
    evidence: Object.entries(evidence).filter(([key]) => !/[.](latencyMs|budgetLeft|observedAt)$/.test(key)),
  }));
  return renderStatusJson({ ...rest, seen, heartbeatAt: times.heartbeatAt, value: health.value } as never);
}

describe('an idle fabric', () => {
  test('a second identical run says nothing new and gives the same bytes apart from its own times', () => {
    const first = statusAfter(factsOf(0));
    const second = build(factsOf(30), first);
    expect(second.change).toBe('none');
    expect(still(second.document)).toBe(still(first));
    expect(second.document.history).toHaveLength(1);
  });

  test('an apply that finds everything in place says nothing new after one that wrote', () => {
    const first = statusAfter(applyOf(0, [{ state: 'git_ahead', outcome: 'created' }]));
    const second = build(applyOf(10, [{ state: 'in_sync' }]), first);
    expect(first.counts.outcomes?.created).toBe(1);
    expect(second.change).toBe('none');
    expect(second.document.counts.outcomes?.created).toBe(1);
  });

  test('drift, validation and plan of the same commit do not take turns in writing', () => {
    let document = statusAfter(factsOf(0));
    for (const [minutes, facts] of [
      [10, validateOf(10)],
      [20, factsOf(20)],
      [30, factsOf(30, { mode: 'plan' })],
      [40, validateOf(40)],
    ] as const) {
      const next = build(facts, document);
      expect([minutes, next.change]).toEqual([minutes, 'none']);
      document = next.document;
    }
  });

  test('a heartbeat follows when the last one is older than half the limit, and moves nothing else', () => {
    const first = statusAfter(factsOf(0));
    expect(build(factsOf(DAY / 2 - 5), first).change).toBe('none');
    const beat = build(factsOf(DAY / 2 + 5), first);
    expect(beat.change).toBe('heartbeat');
    expect(beat.document.times.heartbeatAt).toBe(at(DAY / 2 + 5.1));
    expect(beat.document.history).toEqual(first.history);
  });

  test('latency and what is left of the budget are no news', () => {
    const first = statusAfter(factsOf(0));
    const endpoints = [
      endpoint('cluster', { latencyMs: 900 }),
      endpoint('github', { budgetLeft: 412 }),
      endpoint('git'),
    ];
    expect(build(factsOf(5, { endpoints }), first).change).toBe('none');
  });

  test('another value of a drifted field is news, although all counts are the same', () => {
    const first = statusAfter(driftOf(0, [{ state: 'cluster_ahead', value: 5 }]));
    expect(build(driftOf(5, [{ state: 'cluster_ahead', value: 5 }]), first).change).toBe('none');
    expect(build(driftOf(5, [{ state: 'cluster_ahead', value: 6 }]), first).change).toBe('meaning');
  });

  test('a new commit is news', () => {
    const first = statusAfter(factsOf(0));
    const next = build(factsOf(5, { commit: 'beef' }), first);
    expect(next.change).toBe('meaning');
    expect(next.document.commit).toBe('beef');
  });

  test('a failure that repeats is told once', () => {
    const failure = failureOf('network', 'HHS-2101');
    const first = statusAfter(factsOf(0), blindOf(60, failure));
    const second = build(blindOf(120, failure), first);
    expect(second.change).toBe('none');
    expect(second.document.history).toHaveLength(2);
    const slower = { ...failure, message: 'it failed with HHS-9999 after 10012 ms' };
    const slow = statusAfter(
      factsOf(0),
      blindOf(60, { ...failure, message: slower.message.replace('12', '07') }),
    );
    expect(build(blindOf(120, slower), slow).change).toBe('none');
  });

  test('which of several requests that fail together is told, is no news; another failure is', () => {
    const failure = failureOf('network', 'HHS-2101');
    const first = { ...failure, message: 'listing configmaps: the API server cannot be reached' };
    const other = { ...failure, message: 'reading the list of API groups: the API server cannot be reached' };
    const told = statusAfter(factsOf(0), blindOf(60, first));
    expect(told.components.kubernetes.reason).toContain('configmaps');
    expect(build(blindOf(120, other), told).change).toBe('none');
    expect(build(blindOf(120, failureOf('network', 'HHS-2102')), told).change).toBe('meaning');
  });

  test('whether the failures of a run opened the breaker is no news', () => {
    const facts = (minutes: number, breaker: 'closed' | 'open') => {
      const blind = blindOf(minutes, failureOf('network', 'HHS-2101'));
      const endpoints = blind.endpoints.map((end) =>
        end.endpoint === 'cluster' ? { ...end, breaker } : end,
      );
      return { ...blind, endpoints };
    };
    const told = statusAfter(factsOf(0), facts(60, 'closed'));
    const opened = build(facts(120, 'open'), told);
    expect(opened.change).toBe('none');
    expect(opened.document).toMatchObject({
      breakers: { cluster: 'open' },
      components: { connection: { reasonCode: 'end-unreachable' } },
    });
    const leftAlone = build(blindOf(180, failureOf('network', 'HHS-2109')), told);
    expect(leftAlone.change).toBe('meaning');
  });

  test('a heartbeat that a wrong clock put far ahead does not silence the fabric', () => {
    const first = statusAfter(factsOf(0));
    const ahead = build(factsOf(5), first, { now: at(10 * DAY) }).document;
    expect(build(factsOf(10), ahead).change).not.toBe('none');
  });
});

describe('what a run did not look at', () => {
  test('a validation carries the cluster over as it was, with its own time', () => {
    const first = statusAfter(driftOf(0, [{ state: 'cluster_ahead' }, { state: 'in_sync' }]));
    const { components, counts, severity, findings } = build(validateOf(60), first).document;
    expect(components.kubernetes).toMatchObject({ state: 'warning', source: 'previous', observedAt: at(0) });
    expect(components.git_sync).toMatchObject({ source: 'run', observedAt: at(60) });
    expect(counts.states).toEqual(first.counts.states);
    expect(severity).toBe(first.severity);
    expect(findings.map(({ state }) => state)).toEqual(['cluster_ahead']);
  });

  test('in the history it knows no severity of its own, and what repeats adds no run', () => {
    const first = statusAfter(driftOf(0, [{ state: 'cluster_ahead' }, { state: 'in_sync' }]));
    const down = failureOf('network', 'HHS-2101');
    const { document: blind } = build(blindOf(60, down), first);
    expect(blind.severity).toBe(first.severity);
    expect(blind.history.map(({ severity }) => severity)).toEqual([null, first.severity]);
    expect(build(blindOf(120, down), blind).document.history).toHaveLength(2);
    expect(build(validateOf(60), first).document.history).toHaveLength(1);
  });

  test('what is carried over goes stale at the limit', () => {
    const first = statusAfter(factsOf(0));
    const { document } = build(validateOf(DAY + 1), first);
    expect(document.components.kubernetes).toMatchObject({ state: 'stale', reasonCode: 'observation-old' });
    expect(document.components.watch).toMatchObject({ state: 'stale', reasonCode: 'scan-late' });
    expect(document.state).toBe('stale');
    expect(build(validateOf(DAY - 1), first).document.state).toBe('healthy');
  });

  test('an error that is carried over stays an error however old it is', () => {
    const first = statusAfter(
      factsOf(-5),
      applyOf(0, [{ state: 'git_ahead', outcome: 'refused' }], { meanings: ['error'] }),
    );
    const { components } = build(validateOf(10 * DAY), first).document;
    expect(components.kubernetes.state).toBe('error');
  });

  test('an end that was not asked keeps what was known of it', () => {
    const down = blindOf(0, failureOf('network', 'HHS-2101'));
    const { connection } = build(validateOf(5), statusAfter(factsOf(-5), down)).document.components;
    expect(connection).toMatchObject({ state: 'error', reasonCode: 'end-unreachable' });
    expect(connection.evidence.cluster).toBe('end-unreachable');
    expect(connection.evidence.github).toBe('connected');
  });

  test('what was to be looked at and could not is unknown, with its last state as evidence', () => {
    const failure = failureOf('authentication', 'HHS-2201');
    const document = statusAfter(factsOf(0), blindOf(60, failure), blindOf(120, failure));
    expect(document.components.kubernetes).toMatchObject({
      state: 'unknown',
      reasonCode: 'cluster-not-read',
    });
    expect(document.components.kubernetes.evidence).toMatchObject({
      lastState: 'healthy',
      lastObservedAt: at(0),
    });
    expect(document.components.fabric.state).toBe('unknown');
    expect(document.state).toBe('error');
  });

  test('an invalid source leaves the cluster as it was', () => {
    const broken = validateOf(5, { validation: validationOf([diagnosticOf('error')]), meanings: ['error'] });
    const facts = { ...broken, mode: 'drift' as const, endpoints: factsOf().endpoints };
    const { components, state } = build(facts, statusAfter(factsOf(0))).document;
    expect(components.git_sync.state).toBe('error');
    expect(components.kubernetes).toMatchObject({ state: 'healthy', source: 'previous' });
    expect(state).toBe('error');
  });

  test('a run that was cancelled changes no component, and the whole says that it failed', () => {
    const failure = failureOf('cancelled', 'HHS-1301');
    const facts = factsOf(60, {
      validation: null,
      plan: null,
      comparedWith: null,
      switches: null,
      failure,
      meanings: ['error'],
      endpoints: [endpoint('cluster', { asked: false, reached: false }), endpoint('git', { asked: false })],
    });
    const { document } = build(facts, statusAfter(factsOf(0)));
    expect(Object.values(document.components).map(({ state }) => state)).toEqual(Array(5).fill('healthy'));
    expect(document).toMatchObject({ state: 'warning', inconsistencies: [] });
    expect(document.reason).toContain('HHS-1301');
  });
});

describe('an apply', () => {
  test('is told by what became of the objects, not by what was planned', () => {
    const facts = applyOf(0, [
      { state: 'git_ahead', outcome: 'configured' },
      { state: 'missing', outcome: 'created' },
      { state: 'in_sync' },
    ]);
    const { document } = build(facts);
    expect(document.counts.states).toMatchObject({ in_sync: 3, git_ahead: 0, missing: 0 });
    expect(document.severity).toBe(0);
    expect(document).toMatchObject({ state: 'healthy', findings: [] });
    expect(document.times.appliedAt).toBe(facts.endedAt);
  });

  test('a refused object is named with its code, and is the first finding', () => {
    const { document } = build(
      applyOf(0, [{ state: 'git_ahead', outcome: 'refused' }, { state: 'in_sync' }], { meanings: ['error'] }),
      statusAfter(factsOf(-10)),
    );
    expect(document.components.kubernetes).toMatchObject({ state: 'error', reasonCode: 'objects-refused' });
    expect(document.components.kubernetes.evidence).toMatchObject({
      object: 'Box default/box-0',
      code: 'HHS-2511',
    });
    expect(document.findings[0]).toMatchObject({ object: 'Box default/box-0', state: 'refused', line: 7 });
  });

  test('failures that are over leave the counts', () => {
    const failed = applyOf(0, [{ state: 'git_ahead', outcome: 'failed' }], { meanings: ['error'] });
    const document = statusAfter(failed, applyOf(10, [{ state: 'in_sync' }]));
    expect(document.counts.outcomes).toMatchObject({ failed: 0, unchanged: 1 });
  });

  test('what is not in force stays an error for whoever looks, until the switches follow', () => {
    const switches = [switchOf('leaf-01'), switchOf('leaf-02', 'lagging')];
    const convergence = { result: 'timed-out', switches, waitedMs: 60_000, summary: '' } as const;
    const applied = statusAfter(
      applyOf(0, [{ state: 'in_sync' }], { switches, convergence, meanings: ['error'] }),
    );
    expect(applied.components.fabric).toMatchObject({ state: 'error', reasonCode: 'switches-not-in-force' });
    const looked = build(factsOf(10, { switches }), applied).document;
    expect(looked.components.fabric.reasonCode).toBe('switches-not-in-force');
    expect(build(factsOf(20), looked).document.components.fabric.state).toBe('healthy');
  });

  test('a second look after the writes counts more than what was written', () => {
    const applied = applyOf(0, [{ state: 'git_ahead', outcome: 'configured' }]);
    const looked = { ...applied, plan: driftOf(0, [{ state: 'cluster_ahead' }]).plan };
    expect(build(looked).document.counts.states).toMatchObject({ cluster_ahead: 1, in_sync: 0 });
  });

  test('one that ended early says why', () => {
    const failure = failureOf('conflict', 'HHS-2402');
    const facts = applyOf(0, [{ state: 'git_ahead' }], { outcomes: [], failure, meanings: ['error'] });
    const { kubernetes } = build(facts, statusAfter(factsOf(-10))).document.components;
    expect(kubernetes).toMatchObject({ state: 'error', reasonCode: 'apply-ended-early' });
    expect(kubernetes.reason).toContain('HHS-2402');
  });
});

describe('counts and findings', () => {
  test('each group of numbers sums to what was seen', () => {
    const samples = (['in_sync', 'git_ahead', 'missing', 'extra', 'cluster_ahead'] as const).map((state) => ({
      state,
    }));
    const facts = driftOf(0, [...samples, { state: 'in_sync', ignored: true }]);
    const { counts } = build(facts).document;
    const sum = Object.values(counts.states ?? {}).reduce((a, b) => a + b, 0);
    expect(sum).toBe(facts.plan?.changes.length);
    expect(counts.documents).toBe(4 + counts.invalid + counts.skipped);
  });

  test('at most fifty findings, the worst first, the rest counted', () => {
    const many = Array.from({ length: 70 }, () => ({ state: 'cluster_ahead' as const }));
    const { findings, counts } = build(driftOf(0, [...many, { state: 'missing' }])).document;
    expect(findings).toHaveLength(50);
    expect(findings[0]?.state).toBe('missing');
    expect(counts.states?.cluster_ahead).toBe(70);
  });

  test('what is to be said of many objects alike is said once, with their kinds', () => {
    const made = Array.from({ length: 60 }, () => ({
      state: 'git_ahead' as const,
      outcome: 'created' as const,
    }));
    const facts = driftOf(0, [...made, ...Array.from({ length: 5 }, () => ({ state: 'extra' as const }))]);
    const changes = (facts.plan?.changes ?? []).map((change, index) => {
      const kind = index < 10 ? 'Crate' : change.id.kind;
      const assessment = index < 60 ? { ...change.assessment, fields: [] } : change.assessment;
      return { ...change, id: { ...change.id, kind }, assessment };
    });
    const plan = facts.plan === null ? null : { ...facts.plan, changes };
    expect(build({ ...facts, plan }).document.findings).toMatchObject([
      {
        object: '60 objects',
        state: 'git_ahead',
        message: '60 objects will be created: 50 Box, 10 Crate.',
        file: null,
        next: 'Run apply.',
      },
      { object: '5 objects', message: '5 objects are in the cluster and not in Git: 5 Box.' },
    ]);
  });

  test('few objects, and those that were changed, are told one by one', () => {
    const few = Array.from({ length: 4 }, () => ({ state: 'extra' as const }));
    const changed = Array.from({ length: 9 }, () => ({ state: 'git_ahead' as const }));
    const { findings } = build(driftOf(0, [...few, ...changed])).document;
    expect(findings).toHaveLength(13);
    expect(findings.every(({ object }) => object.startsWith('Box default/'))).toBe(true);
  });

  test('texts from outside are bounded and on one line', () => {
    const failure = { ...failureOf('network', 'HHS-2101'), message: `a\nb${'x'.repeat(5000)}😀` };
    const { document } = build(blindOf(0, failure), statusAfter(factsOf(-5)));
    const text = renderStatusJson(document);
    expect(document.failure?.message).toMatch(/^a b/);
    expect(text.length).toBeLessThan(20_000);
  });
});

describe('times', () => {
  test('attempt and success are apart: a run that fails leaves an attempt later than the success', () => {
    const document = statusAfter(factsOf(0), blindOf(60, failureOf('network', 'HHS-2101')));
    expect(document.times).toMatchObject({ attemptedAt: at(60), succeededAt: at(0.1) });
    expect(document.failure?.code).toBe('HHS-2101');
  });

  test('a validation alone synchronises nothing', () => {
    const { document } = build(validateOf(0));
    expect(document.times.succeededAt).toBeNull();
    expect(document.state).toBe('never_synced');
  });

  test('times that lie ahead by more than clocks may differ do not outlast the next run', () => {
    const first = statusAfter(factsOf(0));
    const wrong = { ...first, times: { ...first.times, attemptedAt: at(99 * DAY) } };
    const { document } = build(factsOf(5), wrong);
    expect(document.times.attemptedAt).toBe(at(5));
    expect(document.lastRun.requestId).not.toBe(first.lastRun.requestId);
  });
});
