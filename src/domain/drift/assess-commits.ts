import { comparableForm, writtenForm } from '../diff/comparable.ts';
import { withoutConsequences } from '../diff/consequences.ts';
import { filledForm } from '../diff/diff-against-live.ts';
import { diffPointers } from '../diff/diff-pointers.ts';
import type { KindRegistry } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import { compareIds, type ResourceKey } from '../resource/object-id.ts';
import type { JsonObject } from '../shared/json.ts';
import { valueAt } from '../shared/pointer.ts';
import type { Assessment, FieldDifference } from './assessment.ts';

/** Without a cluster: what a change from `base` to `desired` asks for. Live values are not known and not claimed. */
export function assessCommits(
  base: readonly Manifest[],
  desired: readonly Manifest[],
  unreadable: ReadonlySet<ResourceKey>,
  ignored: ReadonlySet<ResourceKey>,
  registry: KindRegistry,
): Assessment[] {
  const before = new Map(base.map((manifest) => [manifest.key, manifest]));
  const after = new Map(desired.map((manifest) => [manifest.key, manifest]));
  const assessments: Assessment[] = [];
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const manifest = after.get(key) ?? null;
    const previous = before.get(key) ?? null;
    if (manifest === null && (unreadable.has(key) || ignored.has(key))) continue;
    const assessment = assessPair(key, manifest, previous, registry);
    if (assessment !== null) assessments.push({ ...assessment, ignored: ignored.has(key) });
  }
  return assessments.sort((a, b) => compareIds(a.id, b.id));
}

function assessPair(
  key: ResourceKey,
  manifest: Manifest | null,
  previous: Manifest | null,
  registry: KindRegistry,
): Assessment | null {
  const id = (manifest ?? previous)?.id;
  if (id === undefined) return null;
  const common = {
    id,
    key,
    manifest,
    live: null,
    entry: null,
    comparison: 'three-way',
    twoWayReason: null,
    proof: 'canonical',
    refreshInventory: false,
    dependents: [],
    ignored: false,
  } as const;
  if (manifest === null) {
    const reason = 'removed since the base commit';
    return { ...common, state: 'git_ahead', reason, fields: [], deleteCandidate: true };
  }
  if (previous === null) {
    const reason = 'new since the base commit';
    return { ...common, state: 'git_ahead', reason, fields: [], deleteCandidate: false };
  }
  const fields = manifest.digest === previous.digest ? [] : changedFields(manifest, previous, registry);
  const changed = fields.length > 0;
  return {
    ...common,
    state: changed ? 'git_ahead' : 'in_sync',
    reason: changed ? 'changed since the base commit' : 'unchanged since the base commit',
    fields,
    deleteCandidate: false,
  };
}

function changedFields(manifest: Manifest, previous: Manifest, registry: KindRegistry): FieldDifference[] {
  const kind = registry.find(manifest.id.group, manifest.id.kind);
  if (kind === undefined) return [];
  const wanted = comparableForm(manifest.object, kind, registry);
  const base = comparableForm(previous.object, kind, registry);
  const [left, right] = [
    writtenForm(previous.object, kind, registry),
    writtenForm(manifest.object, kind, registry),
  ];
  const fill = (form: JsonObject) => filledForm(form, manifest.object, { kind, registry });
  const pointers = withoutConsequences(
    diffPointers(base, wanted),
    { left, right, filledRight: wanted, fill },
    (pointer) => valueAt(right, pointer) === undefined,
  );
  return pointers.map((pointer) => {
    const desired = valueAt(manifest.object, pointer) ?? valueAt(wanted, pointer);
    const before = valueAt(previous.object, pointer) ?? valueAt(base, pointer);
    return {
      pointer,
      ...(desired === undefined ? {} : { desired }),
      ...(before === undefined ? {} : { base: before }),
      baseKnown: true,
      changedBy: 'git',
      conflict: false,
      blame: null,
      location: manifest.fields.at(pointer),
    };
  });
}
