import type { MarkdownContext } from '../../../src/domain/report/markdown-context.ts';
import type { RunReport } from '../../../src/domain/report/run-report.ts';
import type { EndpointFact, RunFacts } from '../../../src/domain/status/run-facts.ts';
import type { Snapshot } from '../../../src/domain/status/snapshot.ts';
import type { StatusDocument } from '../../../src/domain/status/status-document.ts';
import { COMPONENT_NAMES, type ComponentName } from '../../../src/domain/status/status-state.ts';
import { outcomesOf, samplePlan, context as textContext, validationOf } from './sample-reports.ts';

export const markdown: MarkdownContext = {
  sourceUrl: (file, line) => `https://forge.example/o/r/blob/main/${file}#L${line}`,
  annotationPath: (file) => `fabric/${file}`,
  failOn: 'drift',
  docsUrl: 'https://forge.example/docs',
  commandLine: textContext.commandLine,
  kubectlLine: textContext.kubectlLine,
};

export const converged = (name: string) =>
  ({ name, state: 'converged', generation: 3, lastAppliedGen: 3, heartbeatAgeMs: 4_000 }) as const;

export function endpoint(changes: Partial<EndpointFact> = {}): EndpointFact {
  return {
    endpoint: 'cluster',
    asked: true,
    reached: true,
    latencyMs: 12,
    breaker: 'closed',
    failure: null,
    budgetLeft: null,
    insecure: false,
    ...changes,
  };
}

const emptyStates = { in_sync: 0, git_ahead: 0, cluster_ahead: 0, both_changed: 0, missing: 0, extra: 0 };

/** A drift run over objects that are all in sync: the best there is. */
export function cleanFacts(changes: Partial<RunFacts> = {}): RunFacts {
  const { plan, manifests } = samplePlan();
  const inSync = plan.changes.filter(({ assessment }) => assessment.state === 'in_sync');
  return {
    fabric: 'lab',
    mode: 'drift',
    requestId: 'run-1',
    startedAt: '2026-03-01T12:00:00.000Z',
    endedAt: '2026-03-01T12:00:08.000Z',
    commit: 'c0ffee00c0ffee',
    branch: 'main',
    url: 'https://forge.example/o/r/actions/runs/1',
    validation: validationOf(manifests),
    plan: { ...plan, changes: inSync, byState: { ...emptyStates, in_sync: inSync.length } },
    comparedWith: 'cluster',
    outcomes: [],
    convergence: null,
    switches: [converged('leaf-1'), converged('leaf-2')],
    interrupted: null,
    failure: null,
    meanings: [],
    endpoints: [endpoint(), endpoint({ endpoint: 'github', budgetLeft: 4_000 })],
    ...changes,
  };
}

/** A drift run that meets each row of the state table. */
export function driftFacts(changes: Partial<RunFacts> = {}): RunFacts {
  const { plan } = samplePlan();
  return cleanFacts({ plan, meanings: ['conflict', 'drift', 'changes'], ...changes });
}

/** An apply that wrote what it could. */
export function applyFacts(changes: Partial<RunFacts> = {}): RunFacts {
  const { plan } = samplePlan();
  const convergence = {
    result: 'converged' as const,
    switches: [converged('leaf-1'), converged('leaf-2')],
    waitedMs: 9_000,
    summary: '2 of 2 switches run what the fabric asks of them',
  };
  return driftFacts({ mode: 'apply', plan, outcomes: outcomesOf(plan), convergence, ...changes });
}

export function reportOf(
  facts: RunFacts,
  document: StatusDocument | null = null,
  notes: readonly string[] = [],
): RunReport {
  const place = document === null ? null : 'branch hedgehog-sync/status';
  return { facts, document, publication: { place, commit: null, url: null }, notes };
}

function snapshotOf(component: ComponentName): Snapshot {
  return {
    component,
    state: 'healthy',
    reasonCode: 'connected',
    reason: `${component} is well`,
    observedAt: '2026-03-01T12:00:00.000Z',
    source: 'run',
    evidence: {},
  };
}

export function documentOf(changes: Partial<StatusDocument> = {}): StatusDocument {
  const components = Object.fromEntries(COMPONENT_NAMES.map((name) => [name, snapshotOf(name)]));
  return {
    version: 1,
    fabric: 'lab',
    state: 'healthy',
    reason: 'All parts are healthy.',
    next: '',
    health: {
      value: 0.9,
      terms: [{ name: 'drift', value: 0.9, weight: 3, because: '9 of 10 objects' }],
      formula: '3×0.9 / 3',
      components: { git_sync: 1, kubernetes: 1, fabric: 1, watch: 1, connection: 1 },
    },
    severity: 0,
    components: components as StatusDocument['components'],
    decisions: [],
    inconsistencies: [],
    counts: {
      documents: 9,
      invalid: 0,
      skipped: 1,
      errors: 0,
      warnings: 0,
      states: { in_sync: 9 },
      outcomes: null,
      switches: { expected: 2, converged: 2 },
    },
    findings: [],
    commit: 'c0ffee00c0ffee',
    branch: 'main',
    times: {
      attemptedAt: '2026-03-01T12:00:00.000Z',
      succeededAt: '2026-03-01T12:00:00.000Z',
      appliedAt: null,
      heartbeatAt: '2026-03-01T12:00:00.000Z',
      staleAfterMs: 86_400_000,
    },
    breakers: {},
    failure: null,
    lastRun: { requestId: 'run-1', mode: 'drift', url: null },
    history: [],
    digest: 'sha256:0',
    ...changes,
  };
}
