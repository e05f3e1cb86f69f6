import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { storedSchema } from '../../src/domain/report/json-schemas.ts';
import { ageStatus } from '../../src/domain/status/age-status.ts';
import { DEFAULT_LIMITS } from '../../src/domain/status/build-input.ts';
import { driftDocument } from '../../src/domain/status/drift-document.ts';
import type { DriftDocument } from '../../src/domain/status/drift-shape.ts';
import { objectResults } from '../../src/domain/status/object-results.ts';
import { REASON_CODES, REASONS } from '../../src/domain/status/reasons.ts';
import { renderStatusJson } from '../../src/domain/status/render-status.ts';
import type { RunFacts } from '../../src/domain/status/run-facts.ts';
import type { StatusDocument } from '../../src/domain/status/status-document.ts';
import type { StatusState } from '../../src/domain/status/status-state.ts';
import { syncingStatus } from '../../src/domain/status/under-way.ts';
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
  type SampleObject,
  statusAfter,
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
const drift = (facts: RunFacts): DriftDocument => JSON.parse(driftDocument(facts, null)?.text ?? 'null');

describe('States', () => {
  test('StatusState.UNKNOWN: without the credential the component is unknown with a reason, never healthy', () => {
    const failure = failureOf('authentication', 'HHS-2201');
    for (const before of [null, statusAfter(factsOf(0))]) {
      const { components } = build(blindOf(10, failure), before).document;
      for (const { state, reasonCode, reason } of [components.kubernetes, components.fabric]) {
        expect(state).toBe('unknown');
        expect(REASON_CODES).toContain(reasonCode);
        expect(reason).not.toBe('');
      }
    }
  });

  test('StatusState.HEALTHY: a clean cluster and a clean tree are healthy in one run', () => {
    const { document } = build(factsOf(0));
    expect(document).toMatchObject({
      state: 'healthy',
      next: '',
      findings: [],
      health: { value: 1 },
      severity: 0,
    });
  });

  test('StatusState.WARNING: one cosmetic drift is a warning, not an error', () => {
    const { document } = build(
      driftOf(0, [{ state: 'cluster_ahead' }, { state: 'in_sync' }], { meanings: ['drift'] }),
    );
    expect(document.state).toBe('warning');
    expect(document.findings).toHaveLength(1);
  });

  test('StatusState.ERROR: a refused apply is an error with code and object', () => {
    const { document } = build(failedApply(5), statusAfter(factsOf(0)));
    expect(document.state).toBe('error');
    expect(document.reason).toContain('Box default/box-0');
    expect(document.reason).toContain('HHS-2511');
  });

  test('StatusState.SYNCING: a run under way shows as syncing with its beginning', () => {
    const start = { fabric: 'lab', mode: 'apply', requestId: 'r', startedAt: at(5), url: null } as const;
    const document = syncingStatus(start, statusAfter(factsOf(0)), DEFAULT_LIMITS);
    expect(document.state).toBe('syncing');
    expect(document.components.kubernetes).toMatchObject({ state: 'syncing', observedAt: at(5) });
    expect(document.reason).toContain(at(5));
  });

  test('StatusState.STALE: a clock past the limit makes it stale without any other change', () => {
    const document = statusAfter(factsOf(0));
    const read = ageStatus(document, at(DAY + 1));
    expect(read.state).toBe('stale');
    expect(read.reason).toContain('24 h');
    expect({ counts: read.counts, history: read.history, times: read.times }).toEqual({
      counts: document.counts,
      history: document.history,
      times: document.times,
    });
  });

  test('StatusState.NEVER_SYNCED: a new repository is never_synced, then healthy', () => {
    const first = build(validateOf(0)).document;
    expect(first.state).toBe('never_synced');
    expect(first.next).not.toBe('');
    expect(build(factsOf(5), first).document.state).toBe('healthy');
  });

  const gitCases: readonly (readonly [what: string, facts: RunFacts, state: StatusState])[] = [
    ['synced', factsOf(0), 'healthy'],
    ['synced, with warnings', factsOf(0, { validation: validationOf([diagnosticOf('warning')]) }), 'warning'],
    ['error: invalid', factsOf(0, { validation: validationOf([diagnosticOf('error')]) }), 'error'],
    ['error: nothing there', factsOf(0, { validation: validationOf([], 0) }), 'error'],
    [
      'error: unreadable',
      validateOf(0, { validation: null, failure: failureOf('configuration', 'HHS-1101') }),
      'error',
    ],
  ];
  test('sync_status: synced / error: the mapping is exact both ways', () => {
    const reached = gitCases.map(([what, facts, state]) => {
      const { git_sync } = build(facts).document.components;
      expect([what, git_sync.state]).toEqual([what, state]);
      return git_sync.reasonCode;
    });
    const known = REASON_CODES.filter((code) => REASONS[code].component === 'git_sync');
    expect([...new Set(reached)].sort()).toEqual([...known].sort());
    const { counts, components } = build(factsOf(0)).document;
    expect(components.git_sync.evidence).toMatchObject({ documents: counts.documents, errors: 0 });
  });

  test('connection_status: connected: a host that does not answer is an error, one that does is well with its latency', () => {
    expect(build(factsOf(0)).document.components.connection).toMatchObject({
      state: 'healthy',
      evidence: { cluster: 'connected', 'cluster.latencyMs': 12 },
    });
    expect(build(blindOf(0, failureOf('network', 'HHS-2102'))).document.components.connection).toMatchObject({
      state: 'error',
      reasonCode: 'end-unreachable',
      evidence: { cluster: 'end-unreachable', 'cluster.code': 'HHS-2102' },
    });
  });

  test('kubernetes_status: APPLIED / LIVE / ERROR: each object is applied, live or in error', () => {
    const samples: SampleObject[] = [
      { state: 'in_sync' },
      { state: 'extra' },
      { state: 'git_ahead', outcome: 'refused' },
      { state: 'missing', outcome: 'failed' },
    ];
    const facts = applyOf(0, samples);
    expect(objectResults(facts).map(({ status }) => status)).toEqual(['applied', 'live', 'error', 'error']);
    expect(build(facts).document.components.kubernetes.evidence).toMatchObject({
      applied: 1,
      live: 1,
      error: 2,
    });
  });

  test('drift_status: in_sync: no difference is left after an apply', () => {
    const facts = applyOf(0, [{ state: 'git_ahead', outcome: 'configured' }, { state: 'in_sync' }]);
    expect(drift(facts)).toMatchObject({ status: 'in_sync', objects: [] });
    expect(build(facts).document.components.kubernetes.evidence).toMatchObject({
      drift: 'in_sync',
      differing: 0,
    });
  });

  test('drift_status: drift_detected: one edit counts as one', () => {
    const facts = driftOf(0, [{ state: 'cluster_ahead' }, { state: 'in_sync' }]);
    expect(drift(facts)).toMatchObject({ status: 'drift_detected', counts: { cluster_ahead: 1 } });
    expect(build(facts).document.components.kubernetes.evidence).toMatchObject({
      drift: 'drift_detected',
      differing: 1,
    });
  });

  test('drift_status: git_ahead: a commit that was not applied is git_ahead', () => {
    const facts = driftOf(0, [{ state: 'git_ahead' }, { state: 'in_sync' }]);
    expect(drift(facts)).toMatchObject({
      status: 'git_ahead',
      severity: 0,
      objects: [{ state: 'git_ahead' }],
    });
    expect(build(facts).document.components.kubernetes.reasonCode).toBe('objects-git-ahead');
  });

  test('drift_status: cluster_ahead: an edit in the cluster is cluster_ahead, with blame and all that a back-port needs', () => {
    const [object] = drift(driftOf(0, [{ state: 'cluster_ahead' }])).objects;
    expect(object).toMatchObject({ state: 'cluster_ahead', file: 'boxes.yaml' });
    expect(object?.fields[0]).toMatchObject({ manager: 'kubectl-edit', live: 9, desired: 1, line: 7 });
  });

  test('drift_status "Available (varies)": the schemas take only the named values', () => {
    const isDrift = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      storedSchema('drift-document'),
    );
    const document = drift(driftOf(0, [{ state: 'missing' }]));
    expect(isDrift(document)).toBe(true);
    expect(isDrift({ ...document, status: 'Available (varies)' })).toBe(false);
    const status = asStored(statusAfter(driftOf(0, [{ state: 'missing' }])));
    expect(isStatus(status)).toBe(true);
    expect(isStatus({ ...status, state: 'Available (varies)' })).toBe(false);
    status.findings[0].state = 'Available (varies)';
    expect(isStatus(status)).toBe(false);
  });

  test('Circuit states CLOSED, OPEN, HALF_OPEN: each shows in the connection', () => {
    const states = (['closed', 'half-open', 'open'] as const).map((breaker) => {
      const reached = breaker !== 'open';
      const facts = factsOf(0, {
        endpoints: [endpoint('cluster'), endpoint('github', { breaker, reached })],
      });
      const { breakers, components } = build(facts).document;
      expect(breakers).toEqual({ cluster: 'closed', github: breaker });
      return components.connection.state;
    });
    expect(states).toEqual(['healthy', 'warning', 'error']);
  });

  test('last_sync = null: a first run that fails leaves it never_synced, with the attempt on record', () => {
    const failure = failureOf('network', 'HHS-2101');
    const { document } = build(blindOf(0, failure));
    expect(document).toMatchObject({
      state: 'never_synced',
      health: { value: null },
      times: { attemptedAt: at(0), succeededAt: null },
      failure: { code: 'HHS-2101' },
    });
    expect(document.history[0]).toMatchObject({ succeeded: false, state: 'never_synced' });
    expect(statusAfter(blindOf(0, failure), factsOf(5)).times.succeededAt).toBe(at(5.1));
  });
});
