import { assessFabric } from '../../../src/domain/drift/assess-fabric.ts';
import type { ObjectOutcome, OutcomeResult } from '../../../src/domain/plan/outcome.ts';
import type { Plan } from '../../../src/domain/plan/plan.ts';
import { planChanges } from '../../../src/domain/plan/plan-changes.ts';
import { plainText } from '../../../src/domain/report/escape-text.ts';
import type { ApplyReport, PlanReport, TextContext } from '../../../src/domain/report/report-models.ts';
import { createStyle } from '../../../src/domain/report/text-style.ts';
import type { InventoryEntry } from '../../../src/domain/resource/inventory.ts';
import type { LiveObject } from '../../../src/domain/resource/live-object.ts';
import type { Manifest } from '../../../src/domain/resource/manifest.ts';
import type { Diagnostic } from '../../../src/domain/shared/diagnostic.ts';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import type { Validation } from '../../../src/domain/validate/validation.ts';
import { liveOf, manifestOf, miniRegistry, OURS } from '../../support/mini-registry.ts';

export const context: TextContext = {
  style: createStyle(false),
  columns: 110,
  sourceLine: (file, line) => (file === 'boxes.yaml' && line === 7 ? '  size: 12' : undefined),
  commandLine: (verb, more = []) => plainText(['hedgehog-sync', verb, 'lab', ...more].join(' ')),
  kubectlLine: (verb, id, more = []) =>
    plainText(['kubectl', verb, `${id.kind}/${id.name}`, ...more].join(' ')),
};

export const finding: Diagnostic = {
  code: 'HHS-4001',
  severity: 'error',
  file: 'boxes.yaml',
  line: 7,
  column: 3,
  pointer: '/spec/size',
  kind: 'Box',
  namespace: 'default',
  name: 'a',
  message: 'Box default/a: spec has no field "siez"',
  help: 'Did you mean "size"?',
  related: [{ file: 'other.yaml', line: 2, column: 1, message: 'Box default/a is defined here as well' }],
};

export function validationOf(
  manifests: readonly Manifest[],
  diagnostics: readonly Diagnostic[] = [],
): Validation {
  return {
    documents: manifests.map(({ file, line, id }) => ({
      file,
      line,
      kind: id.kind,
      namespace: id.namespace,
      name: id.name,
    })),
    manifests,
    skipped: [{ file: 'notes.yaml', line: null, reason: 'empty', detail: 'the file holds no document' }],
    diagnostics,
    invalid: new Set(),
    dragged: new Map(),
    coverage: {
      files: 2,
      documents: manifests.length + 1,
      validated: manifests.length,
      unreadable: 0,
      invalid: diagnostics.length,
      skipped: 1,
      skippedByReason: { empty: 1 },
      notChecked: [],
    },
  };
}

function recorded(manifest: Manifest): InventoryEntry {
  const { key, digest, file } = manifest;
  return { key, file, document: 0, digest, uid: 'uid-1', generation: 1, commit: 'c0ffee00c0ffee' };
}

const owned = (fields: JsonObject) => [{ manager: OURS, fields: { 'f:spec': fields } }];
const edited = (fields: JsonObject) => [
  { manager: OURS, fields: { 'f:spec': { 'f:parent': {} } } },
  {
    manager: 'kubectl-edit',
    operation: 'Update',
    time: '2026-03-01T12:03:11Z',
    fields: { 'f:spec': fields },
  } as const,
];

const size = { 'f:size': {} };

/** One object in each row of the state table. */
export function samplePlan(): { readonly plan: Plan; readonly manifests: readonly Manifest[] } {
  const base = new Map<string, Manifest>();
  const remember = (manifest: Manifest) => {
    base.set(manifest.key, manifest);
    return recorded(manifest);
  };
  const manifests = [
    manifestOf('created', { parent: 'same' }),
    manifestOf('same', { size: 1 }),
    manifestOf('updated', { size: 2 }),
    manifestOf('foreign', { size: 1 }),
    manifestOf('conflict', { size: 2 }),
    manifestOf('gone', { size: 1 }),
    manifestOf('unknown', { size: 1 }),
    manifestOf('child', { parent: 'dropped' }),
  ];
  const live: LiveObject[] = [
    liveOf('same', { size: 1 }, owned(size)),
    liveOf('updated', { size: 1 }, owned(size)),
    liveOf('foreign', { size: 9 }, edited(size), { generation: 2 }),
    liveOf('conflict', { size: 9 }, edited(size), { generation: 2 }),
    liveOf('unknown', { size: 5 }, edited(size)),
    liveOf('child', { parent: 'dropped' }, owned({ 'f:parent': {} })),
    liveOf('dropped', { size: 1 }, owned(size)),
    liveOf('stranger', { size: 1 }, []),
  ];
  const entries = [
    manifestOf('same', { size: 1 }),
    manifestOf('updated', { size: 1 }),
    manifestOf('foreign', { size: 1 }),
    manifestOf('conflict', { size: 1 }),
    manifestOf('gone', { size: 1 }),
    manifestOf('child', { parent: 'dropped' }),
    manifestOf('dropped', { size: 1 }),
  ].map(remember);
  const { assessments } = assessFabric({
    manifests,
    live,
    inventory: { fabric: 'lab', entries: new Map(entries.map((entry) => [entry.key, entry])) },
    ignored: new Set(),
    unreadable: new Set(),
    base: (key) => {
      const manifest = base.get(key);
      return manifest === undefined
        ? { known: false, reason: 'it was never applied from here' }
        : { known: true, object: manifest.object };
    },
    registry: miniRegistry,
    fieldManager: OURS,
    isServed: () => true,
  });
  const constraints = { invalid: new Set<never>(), dragged: new Map<never, never>(), isServed: null };
  const plan = planChanges(
    assessments,
    constraints,
    miniRegistry,
    'c0ffee00c0ffee',
    (text) => `id-${text.length}`,
  );
  return { plan, manifests };
}

export function planReport(diagnostics: readonly Diagnostic[] = []): PlanReport {
  const { plan, manifests } = samplePlan();
  return {
    fabric: 'lab',
    comparedWith: { side: 'cluster', name: 'api.example:6443' },
    validation: validationOf(manifests, diagnostics),
    plan,
  };
}

const RESULTS: Readonly<Record<string, OutcomeResult>> = {
  create: 'created',
  update: 'configured',
  keep: 'unchanged',
};

export function outcomesOf(plan: Plan): ObjectOutcome[] {
  return plan.changes
    .filter((change) => change.hold !== 'unmanaged')
    .map((change) => ({
      id: change.id,
      key: change.key,
      outcome: RESULTS[change.action] ?? 'held',
      reason: change.reason,
      attempts: change.action === 'create' || change.action === 'update' ? 1 : 0,
      error: null,
      accepted: [],
      complete: change.action !== 'hold',
    }));
}

export function countsOf(outcomes: readonly ObjectOutcome[]): Record<OutcomeResult, number> {
  const count = (result: OutcomeResult) => outcomes.filter((outcome) => outcome.outcome === result).length;
  return {
    created: count('created'),
    configured: count('configured'),
    unchanged: count('unchanged'),
    deleted: count('deleted'),
    held: count('held'),
    skipped: count('skipped'),
    refused: count('refused'),
    failed: count('failed'),
  };
}

export function applyReport(
  change: (outcomes: ObjectOutcome[]) => ObjectOutcome[] = (all) => all,
): ApplyReport {
  const { fabric, comparedWith, validation, plan } = planReport();
  const outcomes = change(outcomesOf(plan));
  return {
    fabric,
    comparedWith,
    validation,
    plan,
    outcomes,
    counts: countsOf(outcomes),
    convergence: {
      result: 'timed-out',
      switches: [
        { name: 'leaf-1', state: 'converged', generation: 3, lastAppliedGen: 3, heartbeatAgeMs: 4_000 },
        { name: 'leaf-2', state: 'lagging', generation: 3, lastAppliedGen: 2, heartbeatAgeMs: 5_000 },
        { name: 'leaf-3', state: 'missing', generation: null, lastAppliedGen: null, heartbeatAgeMs: null },
      ],
      waitedMs: 120_000,
      summary: '1 of 3 switches run what the fabric asks of them',
    },
    interrupted: null,
  };
}
