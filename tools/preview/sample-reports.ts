import type { SwitchConvergence } from '../../src/domain/fabric/convergence.ts';
import type { ObjectOutcome } from '../../src/domain/plan/outcome.ts';
import type { Plan } from '../../src/domain/plan/plan.ts';
import type { RunReport } from '../../src/domain/report/run-report.ts';
import type { EndpointFact, RunFacts } from '../../src/domain/status/run-facts.ts';
import { notesOfRun } from '../../src/operations/run-notes.ts';
import { NOW, statusAfter } from './sample-status.ts';
import { COMMIT, sampleWorld, type World } from './sample-world.ts';

export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly report: RunReport;
}

const UNREACHABLE = {
  category: 'network' as const,
  code: 'HHS-2101',
  message: 'https://10.0.0.8:6443 cannot be reached: connect ECONNREFUSED 10.0.0.8:6443',
  help: 'Check `server` in the kubeconfig and the way there: `kubectl version` from the same machine.',
};

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
  return sample('clean', 'Drift run, all well', factsOf(world, { mode: 'drift' }), folder);
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
  const facts = factsOf(world, { mode: 'drift', meanings: ['conflict', 'drift', 'changes'] });
  return sample('drift-conflict', 'Drift run with a conflict', facts, folder);
}

function pullRequestPlan(folder: string): Sample {
  const world = sampleWorld(folder, [
    { file: 'vpcs.yaml', from: 'vlan: 1004', to: 'vlan: 1014' },
    { file: 'vpcs.yaml', from: 'gateway: 10.20.3.254', to: 'gateway: 10.20.3.1' },
  ]);
  const facts = factsOf(world, { mode: 'plan', branch: 'new-vlan', meanings: ['changes'] });
  return sample('pull-request', 'Plan on a pull request', facts, null);
}

function invalidSource(folder: string): Sample {
  const world = sampleWorld(folder, [
    { file: 'vpcs.yaml', from: 'vlan: 1001', to: 'vlna: 1001' },
    { file: 'attachments.yaml', from: 'subnet: data/backup', to: 'subnet: data/backups' },
  ]);
  const facts = factsOf(world, { mode: 'plan', branch: 'new-vlan', meanings: ['error'] });
  return sample('invalid', 'Invalid files on a pull request', facts, null);
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
  const facts = factsOf(world, {
    mode: 'apply',
    meanings: ['error'],
    outcomes,
    convergence: waited(all('converged')),
  });
  return sample('refused', 'Apply, one object refused, TLS not verified', insecure(facts), folder);
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
  const outcomes = outcomesOf(world.plan, (outcome) => outcome);
  const facts = factsOf(world, { mode: 'apply', meanings: ['error'], outcomes, convergence, switches });
  return sample('slow-switch', 'Apply, two switches behind', facts, folder);
}

function neverSynced(folder: string): Sample {
  const world = sampleWorld(folder);
  const facts = factsOf(world, {
    mode: 'drift',
    meanings: ['error'],
    plan: null,
    comparedWith: null,
    switches: null,
    failure: UNREACHABLE,
    endpoints: [
      { ...endpoint('cluster'), reached: false, latencyMs: null, failure: UNREACHABLE },
      endpoint('github'),
    ],
  });
  return sample('never-synced', 'First run, cluster out of reach', facts, []);
}

function stale(folder: string): Sample {
  const world = sampleWorld(folder);
  const facts = factsOf(world, { mode: 'validate', plan: null, comparedWith: null, switches: null });
  return sample('stale', 'Nobody has looked for three days', facts, earlierRuns(folder, 3));
}

/** `earlier`: the runs before, or the folder of the sample fabric for those of yesterday; null: a run without a status. */
function sample(
  name: string,
  title: string,
  facts: RunFacts,
  earlier: readonly RunFacts[] | string | null,
): Sample {
  const runs = typeof earlier === 'string' ? earlierRuns(earlier, 0) : earlier;
  const publication =
    runs === null
      ? { place: null, commit: null, url: null }
      : {
          place: 'branch hedgehog-sync/status',
          commit: 'b7e151628aed2a6abf7158809cf4f3c762e7160f',
          url: 'https://github.com/example/network/blob/hedgehog-sync/status/lab-1/STATUS.md',
        };
  const document = runs === null ? null : statusAfter([...runs, facts]);
  return { name, title, report: { facts, document, publication, notes: notesOfRun(facts, null) } };
}

/** An apply that failed, the one that went well, and a look; the last of them `days` and four hours ago. */
function earlierRuns(folder: string, days: number): RunFacts[] {
  const world = sampleWorld(folder);
  const agoMs = (hours: number) => Date.parse(NOW) - (days * 24 + hours) * 3_600_000;
  const times = (hours: number, tookMs: number) => ({
    startedAt: new Date(agoMs(hours) - tookMs).toISOString(),
    endedAt: new Date(agoMs(hours)).toISOString(),
  });
  const written = outcomesOf(world.plan, (outcome) => outcome);
  const outcomes = written.map((one, index) =>
    index < 3 ? { ...one, outcome: 'configured' as const, attempts: 1 } : one,
  );
  const convergence = waited(all('converged'));
  return [
    factsOf(world, {
      ...times(47, 2_000),
      requestId: 'run-4702-1',
      plan: null,
      comparedWith: null,
      switches: null,
      failure: UNREACHABLE,
      meanings: ['error'],
      endpoints: [{ ...endpoint('cluster'), reached: false, latencyMs: null, failure: UNREACHABLE }],
    }),
    factsOf(world, { ...times(23, 41_000), mode: 'apply', requestId: 'run-4703-1', outcomes, convergence }),
    factsOf(world, { ...times(4, 8_400), requestId: 'run-4709-1' }),
  ];
}

export function factsOf({ validation, plan }: World, changes: Partial<RunFacts>): RunFacts {
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
