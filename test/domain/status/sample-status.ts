import { createHash } from 'node:crypto';
import { seal } from '../../../src/domain/status/seal.ts';
import type { Snapshot } from '../../../src/domain/status/snapshot.ts';
import type { HistoryEntry, StatusDocument } from '../../../src/domain/status/status-document.ts';
import type { ComponentName } from '../../../src/domain/status/status-state.ts';
import type { StatusOverview } from '../../../src/domain/status/stored-status.ts';

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40);

/** When the last run of the sample ended. */
export const RUN_END = '2026-11-20T06:00:00.000Z';
/** Seven minutes later. */
export const READ_AT = '2026-11-20T06:07:00.000Z';

export function snapshot(component: ComponentName, change: Partial<Snapshot> = {}): Snapshot {
  const reasons = {
    git_sync: ['git-valid', '69 documents are valid'],
    kubernetes: ['objects-in-sync', '69 objects in sync'],
    fabric: ['switches-converged', '12 of 12 switches'],
    watch: ['scan-fresh', 'looked at just now'],
    connection: ['connected', 'cluster, github: answers'],
  } as const;
  const [reasonCode, reason] = reasons[component];
  return {
    component,
    state: 'healthy',
    reasonCode,
    reason,
    observedAt: RUN_END,
    source: 'run',
    evidence: component === 'connection' ? { cluster: 'connected', 'cluster.insecure': false } : {},
    ...change,
  };
}

export function historyEntry(change: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    requestId: '7-1',
    mode: 'apply',
    endedAt: RUN_END,
    durationMs: 4_000,
    commit: 'c'.repeat(40),
    state: 'healthy',
    health: 1,
    severity: 0,
    succeeded: true,
    changed: 3,
    failure: null,
    ...change,
  };
}

/** A sealed document of a fabric that is well, unless changed. */
export function sampleStatus(change: Partial<StatusDocument> = {}): StatusDocument {
  const { digest: _digest, ...document }: StatusDocument = {
    version: 1,
    fabric: 'lab',
    state: 'healthy',
    reason: 'Git and cluster agree, and every switch follows.',
    next: '',
    health: {
      value: 1,
      terms: [{ name: 'drift', value: 1, weight: 0.25, because: 'no drift' }],
      formula: '0.5 × 1 (worst: drift) + 0.5 × (0.25 × 1 drift) / 0.25 = 1',
      components: { git_sync: 1, kubernetes: 1, fabric: 1, watch: 1, connection: 1 },
    },
    severity: 0,
    components: {
      git_sync: snapshot('git_sync'),
      kubernetes: snapshot('kubernetes'),
      fabric: snapshot('fabric'),
      watch: snapshot('watch'),
      connection: snapshot('connection'),
    },
    decisions: [],
    inconsistencies: [],
    counts: {
      documents: 69,
      invalid: 0,
      skipped: 0,
      errors: 0,
      warnings: 0,
      states: { in_sync: 69 },
      outcomes: { created: 3, unchanged: 66 },
      switches: { expected: 12, converged: 12 },
    },
    findings: [],
    commit: 'c'.repeat(40),
    branch: 'main',
    times: {
      attemptedAt: RUN_END,
      succeededAt: RUN_END,
      appliedAt: RUN_END,
      heartbeatAt: RUN_END,
      staleAfterMs: 86_400_000,
    },
    breakers: { cluster: 'closed' },
    failure: null,
    lastRun: { requestId: '7-1', mode: 'apply', url: 'https://github.example/run/7' },
    history: [historyEntry()],
    digest: '',
    ...change,
  };
  return seal(document, digest);
}

/** Somebody changed one object in the cluster. */
export function driftedStatus(change: Partial<StatusDocument> = {}): StatusDocument {
  const sample = sampleStatus();
  return sampleStatus({
    state: 'warning',
    reason: 'Somebody changed or deleted objects in the cluster.',
    next: 'Look at the objects below and take one side.',
    severity: 0.12,
    components: {
      ...sample.components,
      kubernetes: snapshot('kubernetes', {
        state: 'warning',
        reasonCode: 'objects-drifted',
        reason: '1 of 69 objects was changed in the cluster',
      }),
    },
    counts: { ...sample.counts, states: { in_sync: 68, cluster_ahead: 1 } },
    findings: [
      {
        object: 'VPC default/web',
        state: 'cluster_ahead',
        message: 'Somebody changed it in the cluster.',
        file: 'vpcs.yaml',
        line: 12,
        next: 'Take one side.',
      },
    ],
    decisions: [
      {
        kind: 'state_mismatch',
        rule: 'cluster-over-git',
        components: ['git_sync', 'kubernetes'],
        message: 'Git says synced and the cluster says drifted',
        inputs: ['git_sync healthy', 'kubernetes warning'],
        result: 'kubernetes warning',
        recommendation: 'Look at the objects.',
      },
    ],
    ...change,
  });
}

export function sampleOverview(change: Partial<StatusOverview> = {}): StatusOverview {
  const failed = historyEntry({ requestId: '6-1', succeeded: false, failure: 'HHS-2101: no answer' });
  const document = driftedStatus({ history: [historyEntry(), failed] });
  return {
    place: 'branch origin/hedgehog-sync/status',
    commit: 'a'.repeat(40),
    readAt: READ_AT,
    fabrics: [{ fabric: 'lab', read: { result: 'ok', document } }],
    known: ['lab'],
    ...change,
  };
}
