import { createHash } from 'node:crypto';
import type { Assessment, FieldDifference, ObjectState } from '../../src/domain/drift/assessment.ts';
import type { SwitchConvergence } from '../../src/domain/fabric/convergence.ts';
import type { ObjectOutcome, OutcomeResult } from '../../src/domain/plan/outcome.ts';
import type { HoldCause, Plan, PlanAction, PlannedChange } from '../../src/domain/plan/plan.ts';
import { keyOf } from '../../src/domain/resource/object-id.ts';
import type { Diagnostic } from '../../src/domain/shared/diagnostic.ts';
import type { Digest } from '../../src/domain/shared/digest.ts';
import { type BuildInput, DEFAULT_LIMITS, type StatusBuild } from '../../src/domain/status/build-input.ts';
import { buildStatus } from '../../src/domain/status/build-status.ts';
import type { EndpointFact, FailureFact, RunFacts } from '../../src/domain/status/run-facts.ts';
import type { StatusDocument } from '../../src/domain/status/status-document.ts';
import type { Validation } from '../../src/domain/validate/validation.ts';
import { liveOf, manifestOf } from './mini-registry.ts';

export const digest: Digest = (text) => createHash('sha256').update(text).digest('hex');

export const COMMIT = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';

/** Time of the tests: `at(0)` is noon of the first of March 2026, the argument is in minutes. */
export function at(minutes: number): string {
  return new Date(Date.UTC(2026, 2, 1, 12) + minutes * 60_000).toISOString();
}

export interface SampleObject {
  readonly state: ObjectState;
  readonly conflict?: boolean;
  readonly fields?: number;
  readonly outcome?: OutcomeResult;
  readonly ignored?: boolean;
  readonly value?: number;
}

const place = { file: 'boxes.yaml', line: 7, column: 3 };

function fieldOf(state: ObjectState, conflict: boolean, index: number, value: number): FieldDifference {
  const changedBy = state === 'git_ahead' ? 'git' : state === 'both_changed' ? 'both' : 'cluster';
  return {
    pointer: `/spec/size${index}`,
    desired: 1,
    base: 0,
    live: value,
    baseKnown: true,
    changedBy,
    conflict,
    blame: { manager: 'kubectl-edit', operation: 'Update', time: at(-10) },
    location: place,
  };
}

function assessmentOf(name: string, sample: SampleObject): Assessment {
  const { state, conflict = false, ignored = false, value = 9 } = sample;
  const manifest = state === 'extra' ? null : manifestOf(name, { size: 1 });
  const isLive = state !== 'missing' && (sample.outcome !== 'created' || state !== 'git_ahead');
  const live = isLive ? liveOf(name, { size: value }, []) : null;
  const id = { group: 'mini.example', kind: 'Box', namespace: 'default', name };
  const differs = state === 'cluster_ahead' || state === 'both_changed' || state === 'git_ahead';
  const fields = differs
    ? Array.from({ length: sample.fields ?? 1 }, (_, i) => fieldOf(state, conflict, i, value))
    : [];
  return {
    id,
    key: keyOf(id),
    state,
    reason: `it is ${state}`,
    manifest,
    live,
    entry: null,
    fields,
    comparison: 'three-way',
    twoWayReason: null,
    proof: 'canonical',
    refreshInventory: false,
    deleteCandidate: false,
    dependents: [],
    ignored,
  };
}

const ACTIONS: Readonly<Record<ObjectState, PlanAction>> = {
  in_sync: 'keep',
  git_ahead: 'update',
  cluster_ahead: 'hold',
  both_changed: 'hold',
  missing: 'create',
  extra: 'hold',
};
const HOLDS: Readonly<Partial<Record<ObjectState, HoldCause>>> = {
  cluster_ahead: 'foreign-change',
  both_changed: 'conflict',
  extra: 'unmanaged',
};

function changeFrom(name: string, sample: SampleObject): PlannedChange {
  const assessment = assessmentOf(name, sample);
  const { id, key, state, reason } = assessment;
  return {
    id,
    key,
    action: ACTIONS[state],
    reason,
    hold: HOLDS[state] ?? null,
    wave: 0,
    refersTo: [],
    assessment,
  };
}

function countBy<K extends string>(names: readonly K[], of: readonly K[]): Record<K, number> {
  return Object.fromEntries(names.map((name) => [name, of.filter((one) => one === name).length])) as Record<
    K,
    number
  >;
}

export function planOf(samples: readonly SampleObject[]): Plan {
  const changes = samples.map((sample, index) => changeFrom(`box-${index}`, sample));
  const states = changes.map(({ assessment }) => assessment.state);
  const actions = changes.map(({ action }) => action);
  return {
    changes,
    waves: 0,
    byAction: countBy(['create', 'update', 'delete', 'keep', 'hold'], actions),
    byState: countBy(['in_sync', 'git_ahead', 'cluster_ahead', 'both_changed', 'missing', 'extra'], states),
    commit: COMMIT,
    notices: [],
    id: 'plan',
  };
}

export function outcomesOf(samples: readonly SampleObject[]): ObjectOutcome[] {
  return planOf(samples).changes.flatMap((change, index): ObjectOutcome[] => {
    const outcome = samples[index]?.outcome ?? (change.action === 'keep' ? 'unchanged' : 'held');
    if (change.assessment.manifest === null) return [];
    const bad = outcome === 'refused' || outcome === 'failed';
    const error = {
      category: 'kubernetes',
      code: 'HHS-2511',
      message: 'the webhook said no',
      help: 'mend it',
    };
    return [
      {
        id: change.id,
        key: change.key,
        outcome,
        reason: '',
        attempts: 1,
        error: bad ? error : null,
        accepted: [],
        complete: outcome === 'created' || outcome === 'configured' || outcome === 'unchanged',
      },
    ];
  });
}

export function diagnosticOf(severity: Diagnostic['severity'], line = 7): Diagnostic {
  return {
    code: 'HHS-4001',
    severity,
    file: 'boxes.yaml',
    line,
    column: 3,
    pointer: '/spec/siez',
    kind: 'Box',
    namespace: 'default',
    name: 'box-0',
    message: 'spec has no field "siez"',
    help: 'Did you mean "size"?',
  };
}

export function validationOf(diagnostics: readonly Diagnostic[] = [], validated = 4): Validation {
  const invalid = diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    documents: [],
    manifests: [],
    skipped: [],
    diagnostics,
    invalid: new Set(),
    dragged: new Map(),
    coverage: {
      files: 2,
      documents: validated + 1,
      validated,
      unreadable: 0,
      invalid: Math.min(invalid, validated),
      skipped: 1,
      skippedByReason: { 'foreign-kind': 1 },
      notChecked: [],
    },
  };
}

export function endpoint(name: EndpointFact['endpoint'], more: Partial<EndpointFact> = {}): EndpointFact {
  return {
    endpoint: name,
    asked: true,
    reached: true,
    latencyMs: 12,
    breaker: 'closed',
    failure: null,
    budgetLeft: name === 'github' ? 900 : null,
    insecure: false,
    ...more,
  };
}

export const ENDPOINTS = [endpoint('cluster'), endpoint('github'), endpoint('git')];

export function switchOf(name: string, state: SwitchConvergence['state'] = 'converged'): SwitchConvergence {
  if (state === 'missing')
    return { name, state, generation: null, lastAppliedGen: null, heartbeatAgeMs: null };
  const lastAppliedGen = state === 'lagging' ? 3 : 4;
  return { name, state, generation: 4, lastAppliedGen, heartbeatAgeMs: state === 'silent' ? 90_000 : 5_000 };
}

export const SWITCHES = [switchOf('leaf-01'), switchOf('leaf-02')];

export function failureOf(category: FailureFact['category'], code: string): FailureFact {
  return { category, code, message: `it failed with ${code}`, help: 'Mend it.' };
}

let runs = 0;

/** A drift run at `minutes` in which everything is well, changed by `more`. */
export function factsOf(minutes = 0, more: Partial<RunFacts> = {}): RunFacts {
  runs += 1;
  return {
    fabric: 'lab',
    mode: 'drift',
    requestId: `run-${runs}`,
    startedAt: at(minutes),
    endedAt: at(minutes + 0.1),
    commit: COMMIT,
    branch: 'main',
    url: `https://github.example/run/${runs}`,
    validation: validationOf(),
    plan: { ...planOf([{ state: 'in_sync' }, { state: 'in_sync' }]), commit: more.commit ?? COMMIT },
    comparedWith: 'cluster',
    outcomes: [],
    convergence: null,
    switches: SWITCHES,
    interrupted: null,
    failure: null,
    meanings: [],
    endpoints: ENDPOINTS,
    ...more,
  };
}

/** A drift run that finds these objects. */
export function driftOf(
  minutes: number,
  samples: readonly SampleObject[],
  more: Partial<RunFacts> = {},
): RunFacts {
  return factsOf(minutes, { plan: planOf(samples), ...more });
}

/** An apply of these objects, and what became of them. */
export function applyOf(
  minutes: number,
  samples: readonly SampleObject[],
  more: Partial<RunFacts> = {},
): RunFacts {
  return factsOf(minutes, { mode: 'apply', plan: planOf(samples), outcomes: outcomesOf(samples), ...more });
}

/** A run that reads the files only. */
export function validateOf(minutes: number, more: Partial<RunFacts> = {}): RunFacts {
  return factsOf(minutes, {
    mode: 'validate',
    plan: null,
    comparedWith: null,
    switches: null,
    endpoints: [endpoint('github'), endpoint('git')],
    ...more,
  });
}

/** A drift run that could not read the cluster. */
export function blindOf(minutes: number, failure: FailureFact): RunFacts {
  return factsOf(minutes, {
    plan: null,
    comparedWith: null,
    switches: null,
    failure,
    meanings: ['error'],
    endpoints: [
      endpoint('cluster', { reached: false, latencyMs: null, failure }),
      endpoint('github'),
      endpoint('git'),
    ],
  });
}

export function inputOf(
  facts: RunFacts,
  previous: StatusDocument | null,
  more: Partial<BuildInput> = {},
): BuildInput {
  return {
    facts,
    previous,
    rules: [],
    limits: DEFAULT_LIMITS,
    now: facts.endedAt,
    digest,
    refreshed: false,
    ...more,
  };
}

export function build(
  facts: RunFacts,
  previous: StatusDocument | null = null,
  more: Partial<BuildInput> = {},
): StatusBuild {
  return buildStatus(inputOf(facts, previous, more));
}

/** The status after runs one after the other. */
export function statusAfter(...runsInOrder: readonly RunFacts[]): StatusDocument {
  let document: StatusDocument | null = null;
  for (const facts of runsInOrder) document = build(facts, document).document;
  if (document === null) throw new Error('no run');
  return document;
}
