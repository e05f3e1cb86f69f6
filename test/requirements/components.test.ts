import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { storedSchema } from '../../src/domain/report/json-schemas.ts';
import { DEFAULT_LIMITS } from '../../src/domain/status/build-input.ts';
import { renderStatusJson } from '../../src/domain/status/render-status.ts';
import type { RunFacts } from '../../src/domain/status/run-facts.ts';
import type { StatusDocument } from '../../src/domain/status/status-document.ts';
import { syncingStatus } from '../../src/domain/status/under-way.ts';
import {
  applyOf,
  at,
  blindOf,
  build,
  COMMIT,
  diagnosticOf,
  driftOf,
  endpoint,
  factsOf,
  failureOf,
  statusAfter,
  switchOf,
  validateOf,
  validationOf,
} from '../support/status-world.ts';

const DAY = 24 * 60;
const failedApply = (minutes: number) =>
  applyOf(minutes, [{ state: 'git_ahead', outcome: 'refused' }], { meanings: ['error'] });
const isStatus = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  storedSchema('status-document'),
);
const asStored = (document: StatusDocument) => JSON.parse(renderStatusJson(document));

describe('Status types (components)', () => {
  test('StatusType.GIT_SYNC: bad YAML is an error of Git, and the others stay as they were', () => {
    const facts = {
      ...validateOf(5, { validation: validationOf([diagnosticOf('error')]) }),
      mode: 'drift' as const,
    };
    const { components } = build(
      { ...facts, endpoints: factsOf().endpoints },
      statusAfter(factsOf(0)),
    ).document;
    expect(Object.values(components).map(({ component, state }) => [component, state])).toEqual([
      ['git_sync', 'error'],
      ['kubernetes', 'healthy'],
      ['fabric', 'healthy'],
      ['watch', 'healthy'],
      ['connection', 'healthy'],
    ]);
  });

  test('StatusType.KUBERNETES: an object that was edited is a warning of the cluster', () => {
    const { kubernetes } = build(driftOf(0, [{ state: 'cluster_ahead' }])).document.components;
    expect(kubernetes).toMatchObject({ state: 'warning', reasonCode: 'objects-drifted' });
  });

  test('StatusType.FABRIC: an agent that is held back is a warning with the name of the switch', () => {
    const { document } = build(
      factsOf(0, { switches: [switchOf('leaf-01'), switchOf('leaf-02', 'lagging')] }),
    );
    expect(document.components.fabric).toMatchObject({ state: 'warning', evidence: { lagging: 'leaf-02' } });
    expect(document.components.fabric.reason).toContain('leaf-02');
    expect(document.counts.switches).toEqual({ expected: 2, converged: 1 });
  });

  test('StatusType.WATCH: for the action it is the age of the last scan: well, late, well again', () => {
    const first = statusAfter(factsOf(0));
    expect(first.components.watch).toMatchObject({ state: 'healthy', observedAt: at(0) });
    const late = build(validateOf(DAY + 1), first).document;
    expect(late.components.watch).toMatchObject({ state: 'stale', observedAt: at(0) });
    expect(build(factsOf(DAY + 2), late).document.components.watch.state).toBe('healthy');
  });

  test('StatusType.CONNECTION: a token that was revoked is an error of the connection, of type authentication', () => {
    const failure = failureOf('authentication', 'HHS-2212');
    const endpoints = [
      endpoint('cluster'),
      endpoint('github', { failure, budgetLeft: null }),
      endpoint('git'),
    ];
    const { connection } = build(factsOf(0, { endpoints })).document.components;
    expect(connection).toMatchObject({
      state: 'error',
      reasonCode: 'access-refused',
      evidence: { github: 'access-refused', 'github.type': 'authentication', cluster: 'connected' },
    });
    const low = [endpoint('cluster'), endpoint('github', { budgetLeft: 3 })];
    expect(build(factsOf(0, { endpoints: low })).document.components.connection).toMatchObject({
      state: 'warning',
      evidence: { 'github.budgetLeft': 3, 'github.breaker': 'closed' },
    });
  });

  test('Git status: commit, branch, sync: commit and branch of the run are in the document and its Git component', () => {
    const { document } = build(factsOf(0));
    expect(document).toMatchObject({ commit: COMMIT, branch: 'main' });
    expect(document.components.git_sync).toMatchObject({
      state: 'healthy',
      evidence: { commit: COMMIT, branch: 'main' },
    });
  });

  test('K8s status: connect, health, watch: all three are set', () => {
    const { components } = build(factsOf(0)).document;
    for (const name of ['connection', 'kubernetes', 'watch'] as const) {
      expect(components[name]).toMatchObject({ state: 'healthy', observedAt: expect.any(String) });
    }
  });

  test('Sync status: progress, errors, drift: all three are set', () => {
    const start = { fabric: 'lab', mode: 'drift', requestId: 'r', startedAt: at(9), url: null } as const;
    const document = statusAfter(factsOf(0), driftOf(5, [{ state: 'missing' }]));
    expect(syncingStatus(start, document, DEFAULT_LIMITS).state).toBe('syncing');
    expect(document.severity).toBeGreaterThan(0);
    expect(build(failedApply(9), document).document.findings[0]?.message).toContain('HHS-2511');
  });

  test('Fabric Status Hub: the published schema holds for every kind of run', () => {
    const runs: RunFacts[] = [
      factsOf(0),
      validateOf(1),
      failedApply(2),
      blindOf(3, failureOf('timeout', 'HHS-2110')),
      driftOf(4, [{ state: 'both_changed', conflict: true }, { state: 'extra' }, { state: 'missing' }]),
      factsOf(5, { mode: 'plan', switches: [switchOf('a', 'silent'), switchOf('b', 'missing')] }),
      factsOf(6, { validation: null, plan: null, comparedWith: null, switches: null, endpoints: [] }),
    ];
    let previous: StatusDocument | null = null;
    for (const facts of runs) {
      const alone = asStored(build(facts).document);
      const document: StatusDocument = build(facts, previous).document;
      expect([isStatus(alone), isStatus(asStored(document))]).toEqual([true, true]);
      previous = document;
    }
  });
});
