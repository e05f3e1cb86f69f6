import type { SwitchConvergence } from '../../src/domain/fabric/convergence.ts';
import type { ObjectOutcome } from '../../src/domain/plan/outcome.ts';
import type { Plan } from '../../src/domain/plan/plan.ts';
import type { RunReport } from '../../src/domain/report/run-report.ts';
import type { EndpointFact, RunFacts } from '../../src/domain/status/run-facts.ts';
import type { StatusDocument } from '../../src/domain/status/status-document.ts';
import { NOW, sampleDocument, sampleHealth } from './sample-document.ts';
import { COMMIT, sampleWorld, type World } from './sample-world.ts';

export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly report: RunReport;
}

const SWITCHES = [
  'border-01',
  'border-02',
  ...['01', '02', '03', '04', '05', '06', '07', '08'].map((number) => `leaf-${number}`),
  'spine-01',
  'spine-02',
];

/** A report for each thing that people meet. `folder` holds the sample fabric. */
export function sampleReports(folder: string): readonly Sample[] {
  return [
    cleanDrift(folder),
    driftWithConflict(folder),
    pullRequestPlan(folder),
    invalidSource(folder),
    refusedApply(folder),
    slowSwitch(folder),
    neverSynced(folder),
    stale(folder),
  ];
}

function cleanDrift(folder: string): Sample {
  const world = sampleWorld(folder);
  return sample('clean', 'Drift run, all well', factsOf(world, { mode: 'drift' }), sampleDocument({}));
}

const WEB = ['spec', 'subnets', 'default', 'vlan'];

function driftWithConflict(folder: string): Sample {
  const world = sampleWorld(
    folder,
    [
      { file: 'vpcs.yaml', from: 'gateway: 10.20.3.254', to: 'gateway: 10.20.3.1' },
      { file: 'vpcs.yaml', from: 'vlan: 1004', to: 'vlan: 1014' },
    ],
    [
      { kind: 'VPC', name: 'web', set: { path: WEB, value: 1051 } },
      {
        kind: 'VPC',
        name: 'data',
        set: { path: ['spec', 'subnets', 'backup', 'gateway'], value: '10.20.3.253' },
        by: 'kubectl-client-side-apply',
        at: '2026-03-02T06:12:55Z',
      },
      { kind: 'VPCAttachment', name: 'batch--default--server-06--unbundled--leaf-05' },
    ],
    ['test-lab', 'scratch'],
  );
  const document = sampleDocument({
    state: 'warning',
    reason:
      'Kubernetes: somebody changed or deleted 3 objects in the cluster, 1 of them in conflict with Git.',
    next: 'Look at the objects below and take one side: change Git, or accept it with apply.',
    health: sampleHealth(0.62, 1),
    parts: {
      kubernetes: [
        'warning',
        'objects-conflict',
        'Git and cluster changed the same field of 1 object; 2 more drifted.',
      ],
    },
    counts: {
      ...sampleDocument({}).counts,
      states: { ...world.plan.byState },
    },
    findings: findingsOf(world.plan),
    decisions: [
      {
        kind: 'state_mismatch',
        rule: 'cluster-over-git',
        components: ['git_sync', 'kubernetes'],
        message: 'Git says that everything is applied, and the cluster differs on 3 objects',
        inputs: [`git_sync healthy at ${NOW} (run)`, `kubernetes warning at ${NOW} (run)`],
        result: 'kubernetes warning',
        recommendation: 'Take one side of each object below.',
      },
    ],
  });
  const facts = factsOf(world, { mode: 'drift', meanings: ['conflict', 'drift', 'changes'] });
  return sample('drift-conflict', 'Drift run with a conflict', facts, document);
}

function findingsOf(plan: Plan): StatusDocument['findings'] {
  return plan.changes
    .filter(({ assessment }) => ['both_changed', 'cluster_ahead', 'missing'].includes(assessment.state))
    .map(({ assessment, reason }) => ({
      object: `${assessment.id.kind} ${assessment.id.namespace}/${assessment.id.name}`,
      state: assessment.state,
      message: reason,
      file: assessment.manifest?.file ?? null,
      line: assessment.manifest?.line ?? null,
      next: assessment.state === 'missing' ? 'apply makes it again' : 'take one side: Git or the cluster',
    }));
}

function pullRequestPlan(folder: string): Sample {
  const world = sampleWorld(folder, [
    { file: 'vpcs.yaml', from: 'vlan: 1004', to: 'vlan: 1014' },
    { file: 'vpcs.yaml', from: 'gateway: 10.20.3.254', to: 'gateway: 10.20.3.1' },
  ]);
  const facts = factsOf(world, { mode: 'plan', branch: 'new-vlan', meanings: ['changes'], switches: null });
  return sample('pull-request', 'Plan on a pull request', facts, null, []);
}

function invalidSource(folder: string): Sample {
  const world = sampleWorld(folder, [
    { file: 'vpcs.yaml', from: 'vlan: 1001', to: 'vlna: 1001' },
    { file: 'attachments.yaml', from: 'subnet: data/backup', to: 'subnet: data/backups' },
  ]);
  const facts = factsOf(world, { mode: 'plan', branch: 'new-vlan', meanings: ['error'], switches: null });
  const notes = [
    'This pull request comes from a fork, so its token may not write checks: remarks are in the log.',
  ];
  return sample('invalid', 'Invalid files on a pull request', facts, null, notes);
}

function refusedApply(folder: string): Sample {
  const world = sampleWorld(folder, [
    { file: 'vpcs.yaml', from: 'vlan: 1004', to: 'vlan: 1014' },
    { file: 'vpcs.yaml', from: 'gateway: 10.20.3.254', to: 'gateway: 10.20.3.1' },
  ]);
  const outcomes = outcomesOf(world.plan, (outcome) =>
    outcome.id.name === 'batch'
      ? {
          ...outcome,
          outcome: 'refused',
          complete: false,
          reason: 'the fabric refused it',
          error: {
            category: 'kubernetes',
            code: 'HHS-2511',
            message:
              'VPC default/batch was refused by the fabric: vlan 1014 is not available in VLANNamespace default (ranges 1000-1010), see @netops #42',
            help: 'Choose a VLAN inside the ranges of the namespace, or add a range to it.',
          },
        }
      : outcome,
  );
  const document = sampleDocument({
    state: 'error',
    reason: 'Kubernetes: the cluster refused 1 object.',
    next: 'Mend what the refusal names, then apply again.',
    health: sampleHealth(0.7, 1),
    lastRun: { requestId: 'run-4711-1', mode: 'apply', url: sampleDocument({}).lastRun.url },
    parts: {
      kubernetes: ['error', 'objects-refused', 'The cluster refused 1 object; 1 was configured.'],
      connection: ['warning', 'connection-insecure', 'The certificate of the cluster is not verified.'],
    },
  });
  const facts = factsOf(world, {
    mode: 'apply',
    meanings: ['error'],
    outcomes,
    convergence: waited(all('converged')),
  });
  return sample('refused', 'Apply, one object refused, TLS not verified', insecure(facts), document);
}

function slowSwitch(folder: string): Sample {
  const world = sampleWorld(folder, [{ file: 'vpcs.yaml', from: 'vlan: 1004', to: 'vlan: 1009' }]);
  const switches = all('converged').map((one) =>
    one.name === 'leaf-06'
      ? { ...one, state: 'lagging' as const, generation: 5, lastAppliedGen: 4 }
      : one.name === 'border-02'
        ? { ...one, state: 'silent' as const, heartbeatAgeMs: 412_000 }
        : one,
  );
  const convergence = {
    result: 'timed-out' as const,
    switches,
    waitedMs: 600_000,
    summary:
      '10 of 12 switches run what the fabric asks of them: border-02 is silent (last heartbeat 412 s ago); leaf-06 is lagging (generation 5, applied 4), after 600 s',
  };
  const document = sampleDocument({
    state: 'error',
    reason: 'Fabric: what was applied is not in force on 2 of 12 switches.',
    next: 'Look at the agents of border-02 and leaf-06; then run drift to see whether they caught up.',
    health: sampleHealth(1, 0.83),
    lastRun: { requestId: 'run-4711-1', mode: 'apply', url: sampleDocument({}).lastRun.url },
    parts: {
      fabric: [
        'error',
        'switches-not-in-force',
        'border-02 is silent and leaf-06 lags: 10 of 12 switches run it.',
      ],
    },
    counts: { ...sampleDocument({}).counts, switches: { expected: 12, converged: 10 } },
  });
  const outcomes = outcomesOf(world.plan, (outcome) => outcome);
  const facts = factsOf(world, { mode: 'apply', meanings: ['error'], outcomes, convergence, switches });
  return sample('slow-switch', 'Apply, two switches behind', facts, document);
}

function neverSynced(folder: string): Sample {
  const world = sampleWorld(folder);
  const failure = {
    category: 'network' as const,
    code: 'HHS-2101',
    message: 'https://10.0.0.8:6443 cannot be reached: connect ECONNREFUSED 10.0.0.8:6443',
    help: 'Check `server` in the kubeconfig and the way there: `kubectl version` from the same machine.',
  };
  const first = [
    'never_synced',
    'never-synced',
    'No run has looked at it yet, and none has succeeded.',
  ] as const;
  const document = sampleDocument({
    state: 'never_synced',
    reason: 'No run has succeeded yet.',
    next: 'Check the address and the way there from where the run takes place.',
    health: { ...sampleHealth(1, 1), value: null, terms: [], formula: '' },
    severity: null,
    failure,
    history: [],
    times: { ...sampleDocument({}).times, succeededAt: null, appliedAt: null },
    counts: { ...sampleDocument({}).counts, states: null, switches: null },
    parts: {
      kubernetes: first,
      fabric: first,
      watch: first,
      connection: ['error', 'end-unreachable', 'The cluster could not be reached: connection refused.'],
    },
  });
  const facts = factsOf(world, {
    mode: 'drift',
    meanings: ['error'],
    plan: null,
    comparedWith: null,
    switches: null,
    failure,
    endpoints: [{ ...endpoint('cluster'), reached: false, latencyMs: null, failure }, endpoint('github')],
  });
  return sample('never-synced', 'First run, cluster out of reach', facts, document);
}

function stale(folder: string): Sample {
  const world = sampleWorld(folder);
  const old = 'It was good when it was last looked at, but that is 3 days ago; the limit is 24 h.';
  const document = sampleDocument({
    state: 'stale',
    reason: 'The last good look at the cluster is 3 days old; the limit is 24 h.',
    next: 'See why scheduled runs stopped: a forge switches schedules off in a quiet repository.',
    times: { ...sampleDocument({}).times, succeededAt: '2026-02-27T08:00:12.000Z' },
    parts: {
      kubernetes: ['stale', 'observation-old', old],
      fabric: ['stale', 'observation-old', old],
      watch: ['stale', 'scan-late', old],
    },
  });
  const facts = factsOf(world, { mode: 'validate', plan: null, comparedWith: null, switches: null });
  return sample('stale', 'Nobody has looked for three days', facts, document);
}

function sample(
  name: string,
  title: string,
  facts: RunFacts,
  document: StatusDocument | null,
  notes: readonly string[] = [],
): Sample {
  const publication =
    document === null
      ? { place: null, commit: null, url: null }
      : {
          place: 'branch hedgehog-sync/status',
          commit: 'b7e151628aed2a6abf7158809cf4f3c762e7160f',
          url: 'https://github.com/example/network/blob/hedgehog-sync/status/lab-1/STATUS.md',
        };
  return { name, title, report: { facts, document, publication, notes } };
}

function factsOf({ validation, plan }: World, changes: Partial<RunFacts>): RunFacts {
  return {
    fabric: 'lab-1',
    mode: 'drift',
    requestId: 'run-4711-1',
    startedAt: '2026-03-02T08:00:03.600Z',
    endedAt: NOW,
    commit: COMMIT,
    branch: 'main',
    url: 'https://github.com/example/network/actions/runs/4711',
    validation,
    plan,
    comparedWith: 'cluster',
    outcomes: [],
    convergence: null,
    switches: all('converged'),
    interrupted: null,
    failure: null,
    meanings: [],
    endpoints: [endpoint('cluster'), endpoint('github')],
    ...changes,
  };
}

function endpoint(name: EndpointFact['endpoint']): EndpointFact {
  return {
    endpoint: name,
    asked: true,
    reached: true,
    latencyMs: 38,
    breaker: 'closed',
    failure: null,
    budgetLeft: name === 'github' ? 4812 : null,
    insecure: false,
  };
}

function insecure(facts: RunFacts): RunFacts {
  const endpoints = facts.endpoints.map((one) =>
    one.endpoint === 'cluster' ? { ...one, insecure: true } : one,
  );
  return { ...facts, endpoints };
}

function all(state: SwitchConvergence['state']): SwitchConvergence[] {
  return SWITCHES.map((name) => ({ name, state, generation: 4, lastAppliedGen: 4, heartbeatAgeMs: 6_000 }));
}

function waited(switches: readonly SwitchConvergence[]): RunFacts['convergence'] {
  const summary = `${switches.length} of ${switches.length} switches run what the fabric asks of them`;
  return { result: 'converged', switches, waitedMs: 22_000, summary };
}

function outcomesOf(plan: Plan, change: (outcome: ObjectOutcome) => ObjectOutcome): ObjectOutcome[] {
  return plan.changes
    .filter(({ hold }) => hold !== 'unmanaged')
    .map(({ id, key, action, reason }) =>
      change({
        id,
        key,
        outcome:
          action === 'keep'
            ? 'unchanged'
            : action === 'update'
              ? 'configured'
              : action === 'create'
                ? 'created'
                : 'held',
        reason,
        attempts: action === 'update' || action === 'create' ? 1 : 0,
        error: null,
        accepted: [],
        complete: action !== 'hold',
      }),
    );
}
