import { ASSUMED_FABRIC_CONFIG, type FabricConfig } from '../resource/fabric-config.ts';
import type { KindDefinition, KindRegistry, RuleContext, RuleObject } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import { keyOf, type ObjectId, parseKey, type ResourceKey } from '../resource/object-id.ts';
import type { FabricRelease } from '../resource/schema.ts';
import type { JsonObject } from '../shared/json.ts';
import { FABRIC_NAMESPACE } from './check-metadata.ts';
import type { ManifestIndex } from './manifest-index.ts';

/** An object that is not in Git. */
export interface KnownObject {
  readonly id: ObjectId;
  readonly key: ResourceKey;
  readonly object: JsonObject;
}

/** What rules may see besides their own object, as far as it is known. */
export interface RuleWorld {
  readonly registry: KindRegistry;
  readonly index: ManifestIndex;
  readonly objects: RuleObjects;
  readonly config?: FabricConfig | undefined;
  readonly previous?: ReadonlyMap<ResourceKey, JsonObject> | undefined;
  /** Objects that only the cluster has and that stay there. */
  readonly others?: readonly KnownObject[] | undefined;
  /** Objects of controllers, with their status; absent: no cluster was asked. */
  readonly observed?: readonly KnownObject[] | undefined;
}

/** Manifests as rules see them. Each is defaulted once, when a rule first asks. */
export interface RuleObjects {
  of(manifest: Manifest): RuleObject;
  ofOther(other: KnownObject): RuleObject;
}

export function ruleObjects(registry: KindRegistry, release: FabricRelease | undefined): RuleObjects {
  const known = new WeakMap<Manifest, RuleObject>();
  return {
    of(manifest) {
      const remembered = known.get(manifest);
      if (remembered !== undefined) return remembered;
      const made = ruleObject(
        manifest,
        registry.find(manifest.id.group, manifest.id.kind),
        release,
        manifest,
      );
      known.set(manifest, made);
      return made;
    },
    ofOther: (other) => ruleObject(other, registry.find(other.id.group, other.id.kind), release),
  };
}

function ruleObject(
  { id, key, object }: KnownObject,
  definition: KindDefinition | undefined,
  release: FabricRelease | undefined,
  manifest?: Manifest,
): RuleObject {
  let defaulted: JsonObject | undefined;
  return {
    id,
    key,
    object,
    manifest,
    get defaulted() {
      defaulted ??= definition === undefined ? object : definition.defaulted(object, { release });
      return defaulted;
    },
  };
}

/**
 * What an index is made of is the same whatever was there before and whatever controllers keep, so a context that knows
 * them may share the lists and indexes of one that does not.
 */
export function withCluster(
  context: RuleContext,
  { previous, observed }: Pick<RuleWorld, 'previous' | 'observed'>,
  objects: RuleObjects,
): RuleContext {
  return { ...context, previous: previousIn(previous, objects), observed: observedIn(observed) };
}

export function ruleContext(world: RuleWorld): RuleContext {
  const { registry, index, objects, previous, observed } = world;
  const config = world.config ?? ASSUMED_FABRIC_CONFIG;
  const others = new Map<string, Map<string, RuleObject>>();
  for (const other of world.others ?? [])
    namesOf(others, other.id.kind).set(other.id.name, objects.ofOther(other));
  const builtIns = new Map<string, Map<string, RuleObject>>();
  const builtInsOf = (kind: string): Map<string, RuleObject> => {
    const known = builtIns.get(kind);
    if (known !== undefined) return known;
    const named = builtInObjects(registry, kind, config, objects);
    builtIns.set(kind, named);
    return named;
  };
  const lists = new Map<string, readonly RuleObject[]>();
  const made = new Map<unknown, unknown>();
  const context: RuleContext = {
    config,
    find(kind, name) {
      const manifest = index.find(kind, name);
      if (manifest !== undefined) return objects.of(manifest);
      return others.get(kind)?.get(name) ?? builtInsOf(kind).get(name);
    },
    all(kind) {
      const known = lists.get(kind);
      if (known !== undefined) return known;
      const onlyThere = [...(others.get(kind)?.values() ?? [])].filter(
        ({ id }) => index.find(kind, id.name) === undefined,
      );
      const all = [...index.all(kind).map((manifest) => objects.of(manifest)), ...onlyThere];
      lists.set(kind, all);
      return all;
    },
    index<T>(build: (context: RuleContext) => T): T {
      if (!made.has(build)) made.set(build, build(context));
      return made.get(build) as T;
    },
    previous: previousIn(previous, objects),
    observed: observedIn(observed),
  };
  return context;
}

function observedIn(observed: RuleWorld['observed']): RuleContext['observed'] {
  const byKind = new Map<string, readonly JsonObject[]>();
  return (kind) => {
    if (observed === undefined) return undefined;
    const known =
      byKind.get(kind) ?? observed.filter(({ id }) => id.kind === kind).map(({ object }) => object);
    byKind.set(kind, known);
    return known;
  };
}

/** Each is made once: every rule about changes asks for it. */
function previousIn(
  previous: ReadonlyMap<ResourceKey, JsonObject> | undefined,
  objects: RuleObjects,
): RuleContext['previous'] {
  const known = new Map<ResourceKey, RuleObject>();
  return (key) => {
    const remembered = known.get(key);
    const object = previous?.get(key);
    if (remembered !== undefined || object === undefined) return remembered;
    const id = parseKey(key);
    if (id === undefined) return undefined;
    const made = objects.ofOther({ id, key, object });
    known.set(key, made);
    return made;
  };
}

function namesOf(map: Map<string, Map<string, RuleObject>>, kind: string): Map<string, RuleObject> {
  const known = map.get(kind);
  if (known !== undefined) return known;
  const made = new Map<string, RuleObject>();
  map.set(kind, made);
  return made;
}

function builtInObjects(
  registry: KindRegistry,
  kind: string,
  config: FabricConfig,
  objects: RuleObjects,
): Map<string, RuleObject> {
  const named = new Map<string, RuleObject>();
  const definition = registry.kinds.find((candidate) => candidate.kind === kind);
  for (const [name, object] of definition?.builtIns?.(config) ?? []) {
    const id = { group: definition?.group ?? '', kind, namespace: FABRIC_NAMESPACE, name };
    named.set(name, objects.ofOther({ id, key: keyOf(id), object }));
  }
  return named;
}
