import type { Snapshot } from '../../src/domain/status/snapshot.ts';
import type { HistoryEntry, StatusDocument } from '../../src/domain/status/status-document.ts';
import {
  COMPONENT_NAMES,
  type ComponentName,
  type StatusState,
} from '../../src/domain/status/status-state.ts';

export const NOW = '2026-03-02T08:00:12.000Z';
const RUN_URL = 'https://github.com/example/network/actions/runs/4711';

type Part = readonly [state: StatusState, reasonCode: string, reason: string];
export type Parts = Readonly<Partial<Record<ComponentName, Part>>>;

const GOOD: Readonly<Record<ComponentName, Part>> = {
  git_sync: ['healthy', 'git-valid', 'All 69 manifests in 9 files are valid.'],
  kubernetes: ['healthy', 'objects-in-sync', 'Git and cluster agree on all 69 objects.'],
  fabric: ['healthy', 'switches-converged', '12 of 12 switches run what the fabric asks of them.'],
  watch: ['healthy', 'scan-fresh', 'The cluster was looked at just now.'],
  connection: ['healthy', 'connected', 'Cluster and GitHub answered; 4,812 requests left for the hour.'],
};

type Changes = Partial<Omit<StatusDocument, 'components'>> & { readonly parts?: Parts };

/** A status as a run writes it, good in everything but what is given. */
export function sampleDocument({ parts = {}, ...changes }: Changes): StatusDocument {
  const components = Object.fromEntries(
    COMPONENT_NAMES.map((component) => [component, snapshot(component, parts[component] ?? GOOD[component])]),
  ) as Record<ComponentName, Snapshot>;
  return {
    version: 1,
    fabric: 'lab-1',
    state: 'healthy',
    reason: 'All five parts are healthy.',
    next: '',
    health: sampleHealth(1, 1),
    severity: 0,
    components,
    decisions: [],
    inconsistencies: [],
    counts: {
      documents: 69,
      invalid: 0,
      skipped: 0,
      errors: 0,
      warnings: 0,
      states: { in_sync: 69 },
      outcomes: null,
      switches: { expected: 12, converged: 12 },
    },
    findings: [],
    commit: '5f3c9a1be07d4c2f8a6e19d3b7405c8812fe6a90',
    branch: 'main',
    times: {
      attemptedAt: NOW,
      succeededAt: NOW,
      appliedAt: '2026-03-01T09:00:41.000Z',
      heartbeatAt: NOW,
      staleAfterMs: 86_400_000,
    },
    breakers: { cluster: 'closed', github: 'closed' },
    failure: null,
    lastRun: { requestId: 'run-4711-1', mode: 'drift', url: RUN_URL },
    history: sampleHistory,
    digest: 'sha256:00',
    ...changes,
  };
}

function snapshot(component: ComponentName, [state, reasonCode, reason]: Part): Snapshot {
  const unseen = state === 'never_synced' || state === 'unknown';
  return {
    component,
    state,
    reasonCode,
    reason,
    observedAt: unseen ? null : NOW,
    source: unseen ? 'default' : 'run',
    evidence: {},
  };
}

export function sampleHealth(drift: number, convergence: number): StatusDocument['health'] {
  const value = Math.min(drift, convergence);
  return {
    value,
    terms: [
      { name: 'freshness', value: 1, weight: 2, because: 'looked at less than a minute ago' },
      { name: 'success', value: 1, weight: 1, because: '10 of the last 10 runs succeeded' },
      { name: 'validity', value: 1, weight: 1, because: '69 of 69 manifests are valid' },
      { name: 'drift', value: drift, weight: 3, because: 'severity of the drift, turned round' },
      { name: 'convergence', value: convergence, weight: 3, because: 'switches that run what is asked' },
      { name: 'connection', value: 1, weight: 1, because: 'both ends answered' },
    ],
    formula: `(2×1 + 1×1 + 1×1 + 3×${drift} + 3×${convergence} + 1×1) / 11`,
    components: { git_sync: 1, kubernetes: drift, fabric: convergence, watch: 1, connection: 1 },
  };
}

function run(
  endedAt: string,
  mode: HistoryEntry['mode'],
  state: StatusState,
  changed: number,
  health: number,
): HistoryEntry {
  return {
    requestId: `run-${endedAt}`,
    mode,
    endedAt,
    durationMs: 8_400,
    commit: '5f3c9a1be07d4c2f8a6e19d3b7405c8812fe6a90',
    state,
    health,
    severity: 0,
    succeeded: state !== 'error',
    changed,
    failure: state === 'error' ? 'HHS-2101' : null,
  };
}

const sampleHistory: readonly HistoryEntry[] = [
  run(NOW, 'drift', 'healthy', 0, 1),
  run('2026-03-01T09:00:41.000Z', 'apply', 'healthy', 3, 1),
  run('2026-02-27T21:14:02.000Z', 'drift', 'error', 0, 0.64),
  run('2026-02-27T09:00:08.000Z', 'apply', 'warning', 11, 0.91),
];
