import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import { DEFAULT_FABRIC_CONFIG, type FabricConfig } from '../../../src/domain/resource/fabric-config.ts';
import type { RuleContext, RuleObject } from '../../../src/domain/resource/kind.ts';
import type { Manifest } from '../../../src/domain/resource/manifest.ts';
import { keyOf, type ResourceKey } from '../../../src/domain/resource/object-id.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../../../src/domain/shared/json.ts';
import type { Finding } from '../../../src/domain/validate/finding.ts';
import { indexManifests } from '../../../src/domain/validate/manifest-index.ts';
import { type RuleChoice, runRules } from '../../../src/domain/validate/rule-frame.ts';
import { type KnownObject, ruleContext, ruleObjects } from '../../../src/domain/validate/rule-world.ts';
import { kindOf, manifestOf, objectOf } from './sample.ts';

/** Metadata of a neighbour is given besides its name, such as labels. */
export type Neighbour = readonly [kind: string, name: string, spec: Json, metadata?: JsonObject];

/** What stands around the object under test. */
export interface Around {
  /** Other objects in Git. */
  readonly others?: readonly Neighbour[];
  readonly config?: Partial<FabricConfig>;
  /** Metadata of the object besides its name, such as annotations. */
  readonly metadata?: JsonObject;
  /** The previous spec of the object. */
  readonly previous?: JsonObject;
  /** Objects of controllers, `[kind, object]`; absent: no cluster was asked. */
  readonly observed?: readonly (readonly [kind: string, object: JsonObject])[];
}

interface Stage {
  readonly object: RuleObject;
  readonly context: RuleContext;
}

function stageOf(kind: string, name: string, spec: Json, around: Around): Stage {
  const manifest = withMetadata(manifestOf(kind, name, spec), around.metadata);
  const neighbours = (around.others ?? []).map(([otherKind, otherName, otherSpec, otherMetadata]) => {
    const other = withMetadata(manifestOf(otherKind, otherName, otherSpec), otherMetadata);
    const place = { file: `${otherName}.yaml`, line: 1, column: 1 };
    return { ...other, file: place.file, fields: { at: () => place, keyAt: () => place } };
  });
  const previous =
    around.previous === undefined
      ? undefined
      : new Map<ResourceKey, JsonObject>([[manifest.key, objectOf(kind, name, around.previous)]]);
  const objects = ruleObjects(fabricRegistry, undefined);
  const context = ruleContext({
    registry: fabricRegistry,
    index: indexManifests([manifest, ...neighbours]),
    objects,
    config: { ...DEFAULT_FABRIC_CONFIG, ...around.config },
    previous,
    observed: around.observed?.map(([observedKind, object]) => observedOf(observedKind, object)),
  });
  return { object: objects.of(manifest), context };
}

function withMetadata(manifest: Manifest, metadata: JsonObject = {}): Manifest {
  const merged = { ...plainMetadata(manifest.object), ...metadata };
  return { ...manifest, object: { ...manifest.object, metadata: merged } };
}

function plainMetadata(object: JsonObject): JsonObject {
  const metadata = getOwn(object, 'metadata');
  return isJsonObject(metadata) ? metadata : {};
}

function observedOf(kind: string, object: JsonObject): KnownObject {
  const name = String(getOwn(plainMetadata(object), 'name') ?? '');
  const id = { group: kindOf(kind).group, kind, namespace: 'default', name };
  return { id, key: keyOf(id), object };
}

/** Every finding of the rules of a kind on one object. */
export function findingsOn(
  kind: string,
  name: string,
  spec: Json,
  around: Around = {},
  choices: readonly RuleChoice[] = ['standing', 'moving'],
): readonly Finding[] {
  const { object, context } = stageOf(kind, name, spec, around);
  const findings: Finding[] = [];
  for (const choice of choices) {
    const run = { choice, context, wrong: [], strict: true };
    runRules(object, kindOf(kind), run, (found) => findings.push(found));
  }
  return findings;
}

/** `severity code pointer` of every finding. */
export function found(kind: string, name: string, spec: Json, around: Around = {}): string[] {
  return findingsOn(kind, name, spec, around).map(lineOf);
}

/** The same for the rules that look at an object that goes away. */
export function foundOnDelete(kind: string, name: string, spec: Json, around: Around = {}): string[] {
  return findingsOn(kind, name, spec, around, ['delete']).map(lineOf);
}

function lineOf({ severity, code, pointer }: Finding): string {
  return `${severity} ${code} ${pointer}`;
}
