import type { KindDefinition, RuleContext } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import type { FabricRelease } from '../resource/schema.ts';
import { checkObject } from './check-object.ts';
import { checkReferences } from './check-references.ts';
import { type Finding, finding } from './finding.ts';
import { objectFindings } from './object-findings.ts';
import { guarded, runRules } from './rule-frame.ts';
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
  readonly rules: RuleContext;
}

/** All checks on one manifest; `definition` is undefined when its kind is in no table. */
export function checkManifest(
  manifest: Manifest,
  definition: KindDefinition | undefined,
  { release, surroundings, rules }: CheckContext,
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
    guarded('the check of references', emit, () => {
      const checked = checkReferences(manifest, definition, surroundings, emit);
      targets = checked.targets;
      settled = checked.settled;
    });
    runRules(manifest, definition, rules, wrong, emit);
    if (definition.rules.some(({ needs }) => needs === 'previous')) settled = false;
  }
  return { findings: findings.all(), hasErrors: findings.hasErrors(), targets, settled };
}
