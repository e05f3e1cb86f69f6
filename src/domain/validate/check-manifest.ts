import type { KindDefinition, RuleContext } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import type { FabricRelease } from '../resource/schema.ts';
import { getOwn, type JsonObject, jsonEquals } from '../shared/json.ts';
import { checkDerivedLabels } from './check-derived-labels.ts';
import { checkObject } from './check-object.ts';
import { checkReferences } from './check-references.ts';
import { type Finding, finding } from './finding.ts';
import { objectFindings } from './object-findings.ts';
import { guarded, type RuleRun, rulesFor, runRules } from './rule-frame.ts';
import type { RuleObjects } from './rule-world.ts';
import type { Surroundings } from './surroundings.ts';

/** Everything found on one manifest. */
export interface ManifestCheck {
  readonly findings: readonly Finding[];
  readonly hasErrors: boolean;
  /** Objects it names and Git has; null when they could not be told. */
  readonly targets: readonly ResourceKey[] | null;
  /** Whatever a cluster or an earlier version would say, the result stays the same. */
  readonly settled: boolean;
}

export interface CheckContext {
  readonly release: FabricRelease | undefined;
  readonly surroundings: Surroundings;
  readonly objects: RuleObjects;
  readonly rules: RuleContext;
  /** The objects as they were, for telling quickly what did not change. */
  readonly previous?: ReadonlyMap<ResourceKey, JsonObject> | undefined;
  /** Others stand in the cluster that rules compare with: what Git alone gave does not hold. */
  readonly widened: boolean;
  /** Nobody gave the fabric's configuration. */
  readonly assumed: boolean;
  readonly strict: boolean;
}

/** All checks on one manifest but those of what moves; `definition` is undefined when its kind is in no table. */
export function checkManifest(
  manifest: Manifest,
  definition: KindDefinition | undefined,
  { release, surroundings, objects, rules, strict, assumed }: CheckContext,
): ManifestCheck {
  const findings = objectFindings();
  const { emit } = findings;
  let targets: readonly ResourceKey[] | null = null;
  let settled = true;
  if (definition === undefined) {
    const message = `there is no schema for ${manifest.id.kind} in ${manifest.apiVersion}`;
    emit(finding('HHS-4016', '/kind', { message, help: 'Check kind and apiVersion of the document.' }));
  } else {
    checkObject(manifest, definition, release, emit);
    const wrong = findings.wrong();
    guarded(whatReferences, emit, () => {
      const checked = checkReferences(manifest, definition, surroundings, emit);
      targets = checked.targets;
      settled = checked.settled;
    });
    const object = objects.of(manifest);
    runRules(
      object,
      definition,
      { choice: 'standing', context: rules, wrong, release, strict, assumed },
      emit,
    );
    if (!findings.hasErrors()) {
      guarded(whatLabels, emit, () => checkDerivedLabels(object, emit));
    }
  }
  return { findings: findings.all(), hasErrors: findings.hasErrors(), targets, settled };
}

/** The check with what rules about changes and about the state of the cluster add to it. */
export function withMovingRules(
  manifest: Manifest,
  definition: KindDefinition | undefined,
  { release, objects, rules, previous, strict, assumed }: CheckContext,
  check: ManifestCheck,
): ManifestCheck {
  if (definition === undefined || rulesFor(definition, 'moving').length === 0) return check;
  const added = objectFindings();
  const wrong = check.findings.filter(({ severity }) => severity === 'error').map(({ pointer }) => pointer);
  const before = previous?.get(manifest.key);
  const unchanged =
    before !== undefined && jsonEquals(getOwn(manifest.object, 'spec'), getOwn(before, 'spec'));
  const run: RuleRun = { choice: 'moving', context: rules, wrong, unchanged, release, strict, assumed };
  runRules(objects.of(manifest), definition, run, added.emit);
  const findings = added.all();
  if (findings.length === 0) return check;
  const hasErrors = check.hasErrors || added.hasErrors();
  return { ...check, findings: [...check.findings, ...findings], hasErrors };
}

function whatReferences(): string {
  return 'the check of references';
}

function whatLabels(): string {
  return 'the check of derived labels';
}
