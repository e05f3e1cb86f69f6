import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import { DEFAULT_FABRIC_CONFIG } from '../../../src/domain/resource/fabric-config.ts';
import type { KindDefinition, RuleContext, RuleObject } from '../../../src/domain/resource/kind.ts';
import type { Manifest } from '../../../src/domain/resource/manifest.ts';
import { keyOf } from '../../../src/domain/resource/object-id.ts';
import type { Json, JsonObject } from '../../../src/domain/shared/json.ts';

export function kindOf(name: string): KindDefinition {
  const kind = fabricRegistry.byName(name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
}

export function objectOf(kind: string, name: string, spec: Json): JsonObject {
  const { group, version } = kindOf(kind);
  return { apiVersion: `${group}/${version}`, kind, metadata: { name, namespace: 'default' }, spec };
}

/** A manifest without a file behind it; its positions are all the first line. */
export function manifestOf(kind: string, name: string, spec: Json): Manifest {
  const object = objectOf(kind, name, spec);
  const { group, version } = kindOf(kind);
  const id = { group, kind, namespace: 'default', name };
  const place = { file: 'a.yaml', line: 1, column: 1 };
  return {
    id,
    key: keyOf(id),
    apiVersion: `${group}/${version}`,
    object,
    digest: '',
    file: place.file,
    document: 0,
    line: 1,
    fields: { at: () => place, keyAt: () => place },
  };
}

/** The same as rules see it. */
export function ruleObjectOf(kind: string, name: string, spec: Json): RuleObject {
  const manifest = manifestOf(kind, name, spec);
  const { id, key, object } = manifest;
  return { id, key, object, manifest, defaulted: kindOf(kind).defaulted(object, {}) };
}

/** Nothing else exists. */
export const noContext: RuleContext = {
  config: DEFAULT_FABRIC_CONFIG,
  find: () => undefined,
  all: () => [],
  index: (build) => build(noContext),
  previous: () => undefined,
  observed: () => undefined,
};

export function canonical(kind: string, spec: JsonObject): JsonObject {
  return kindOf(kind).canonicalSpec(spec);
}
