import type { KindDefinition, KindRegistry } from '../../src/domain/resource/kind.ts';

/**
 * The registry without the semantic rules of its kinds: tests of the engine write the smallest objects that schema and
 * references take, and what the fabric demands besides is tested with the rules themselves.
 */
export function withoutRules(registry: KindRegistry): KindRegistry {
  const kinds = new Map(registry.kinds.map((kind) => [kind, withoutRulesOf(kind)]));
  const mapped = (kind: KindDefinition | undefined) => (kind === undefined ? undefined : kinds.get(kind));
  return {
    kinds: [...kinds.values()],
    find: (group, kind) => mapped(registry.find(group, kind)),
    byName: (name) => mapped(registry.byName(name)),
    isFabricMetadataKey: (map, key, kind) => registry.isFabricMetadataKey(map, key, kind),
  };
}

function withoutRulesOf(kind: KindDefinition): KindDefinition {
  return {
    ...kind,
    rules: [],
    references: (object) => kind.references(object).map(({ code: _, ...reference }) => reference),
  };
}
