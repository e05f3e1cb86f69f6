import type { RuleObject } from '../resource/kind.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import type { Finding } from './finding.ts';
import { objectFindings } from './object-findings.ts';
import { runRules } from './rule-frame.ts';
import { type KnownObject, type RuleWorld, ruleContext } from './rule-world.ts';

/**
 * What blocks each of the objects that are to go, by key; objects that may go are not in the answer. `world` holds what
 * is there at that moment: what Git keeps, what only the cluster has, and what has not been deleted yet.
 */
export function checkDeletes(
  deleted: readonly KnownObject[],
  world: RuleWorld,
): ReadonlyMap<ResourceKey, readonly Finding[]> {
  const context = ruleContext(world);
  const blocked = new Map<ResourceKey, readonly Finding[]>();
  for (const one of deleted) {
    const definition = world.registry.find(one.id.group, one.id.kind);
    if (definition === undefined) continue;
    const object: RuleObject = context.find(one.id.kind, one.id.name) ?? world.objects.ofOther(one);
    const findings = objectFindings();
    runRules(object, definition, { choice: 'delete', context, wrong: [], strict: true }, findings.emit);
    if (findings.hasErrors()) blocked.set(one.key, findings.all());
  }
  return blocked;
}

/**
 * What would refuse each of the objects that are to go, all of them, in the order that the fabric demands: who is free
 * to go blocks nobody, who has to stay may block others. `others` of the world: what only the cluster has and nobody
 * wants to delete.
 */
export function refusedDeletes(
  deleted: readonly KnownObject[],
  world: RuleWorld,
): ReadonlyMap<ResourceKey, readonly Finding[]> {
  let refused: ReadonlyMap<ResourceKey, readonly Finding[]> = new Map();
  for (;;) {
    const staying = deleted.filter(({ key }) => refused.has(key));
    const next = checkDeletes(deleted, { ...world, others: [...(world.others ?? []), ...staying] });
    // what stays can only refuse more
    if (next.size === refused.size) return next;
    refused = next;
  }
}
