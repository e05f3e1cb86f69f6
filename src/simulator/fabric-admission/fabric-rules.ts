import type { FabricConfig } from '../../domain/resource/fabric-config.ts';
import type { KindRegistry, Rule, RuleContext, RuleObject } from '../../domain/resource/kind.ts';
import { keyOf, type ObjectId } from '../../domain/resource/object-id.ts';
import type { JsonObject } from '../../domain/shared/json.ts';
import type { AdmissionCache, AdmissionRequest } from '../kube-apiserver/admission/admission.ts';
import { nameOf } from './object-parts.ts';
import { openingOf } from './references.ts';

/** Says what the first broken rule of the fabric has against a write; undefined: none is broken. */
export type RulePlayer = (request: AdmissionRequest, cache: AdmissionCache) => string | undefined;

/** The fabric's rules as this project knows them, for a cluster with that configuration. */
export function rulePlayer(registry: KindRegistry, config: FabricConfig): RulePlayer {
  const known = new WeakMap<JsonObject, RuleObject>();
  const builtIns = new Map<string, ReadonlyMap<string, JsonObject>>();
  const seen = (kind: string, name: string, object: JsonObject): RuleObject => {
    const remembered = known.get(object);
    if (remembered !== undefined) return remembered;
    const definition = registry.byName(kind);
    const id: ObjectId = { group: definition?.group ?? '', kind, namespace: 'default', name };
    const made: RuleObject = {
      id,
      key: keyOf(id),
      object,
      defaulted: definition?.defaulted(object, {}) ?? object,
    };
    known.set(object, made);
    return made;
  };
  const builtIn = (kind: string, name: string): JsonObject | undefined => {
    const all = builtIns.get(kind) ?? registry.byName(kind)?.builtIns?.(config) ?? new Map();
    builtIns.set(kind, all);
    return all.get(name);
  };
  return ({ operation, group, kind, name, object, live }, cache) => {
    const definition = registry.find(group, kind);
    if (definition === undefined) return undefined;
    const target = seen(kind, name, object);
    const made = new Map<unknown, unknown>();
    const context: RuleContext = {
      config,
      find(wanted, called) {
        if (wanted === kind && called === name) return target;
        const there = cache.find(wanted, called) ?? builtIn(wanted, called);
        return there === undefined ? undefined : seen(wanted, called, there);
      },
      all(wanted) {
        const others = cache
          .all(wanted)
          .map((one) => seen(wanted, nameOf(one), one))
          .filter((one) => one.key !== target.key);
        return wanted === kind ? [...others, target] : others;
      },
      index<T>(build: (context: RuleContext) => T): T {
        if (!made.has(build)) made.set(build, build(context));
        return made.get(build) as T;
      },
      previous: (key) => (key === target.key && live !== undefined ? seen(kind, name, live) : undefined),
      observed: () => undefined,
    };
    for (const rule of definition.rules) {
      if (!isAsked(rule, operation, live !== undefined)) continue;
      const [found] = rule.check(target, context);
      if (found !== undefined) return `${openingOf(kind)}${rule.code}: ${found.message}`;
    }
    return undefined;
  };
}

function isAsked(rule: Rule, operation: AdmissionRequest['operation'], hasLive: boolean): boolean {
  if (rule.severity !== 'error' || rule.needs === 'cluster') return false;
  if (operation === 'DELETE' || rule.needs === 'delete')
    return operation === 'DELETE' && rule.needs === 'delete';
  return rule.needs !== 'previous' || hasLive;
}
