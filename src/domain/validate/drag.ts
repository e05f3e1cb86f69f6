import type { ResourceKey } from '../resource/object-id.ts';

/**
 * Everything that refers, at any distance, to one of `sources`, with the source it hangs on (the nearest one).
 * `references`: for each key, the keys it names. Sources themselves are not in the result. Linear, safe with rings.
 */
export function dragFrom(
  sources: Iterable<ResourceKey>,
  references: ReadonlyMap<ResourceKey, readonly ResourceKey[]>,
): ReadonlyMap<ResourceKey, ResourceKey> {
  const cause = new Map<ResourceKey, ResourceKey>();
  const queue: ResourceKey[] = [];
  for (const key of sources) {
    cause.set(key, key);
    queue.push(key);
  }
  const count = queue.length;
  if (count === 0) return cause;
  const referrers = reverse(references);
  for (let next = 0; next < queue.length; next++) {
    const key = queue[next];
    const source = key === undefined ? undefined : cause.get(key);
    if (key === undefined || source === undefined) continue;
    for (const referrer of referrers.get(key) ?? []) {
      if (cause.has(referrer)) continue;
      cause.set(referrer, source);
      queue.push(referrer);
    }
  }
  for (const key of queue.slice(0, count)) cause.delete(key);
  return cause;
}

function reverse(
  references: ReadonlyMap<ResourceKey, readonly ResourceKey[]>,
): ReadonlyMap<ResourceKey, readonly ResourceKey[]> {
  const referrers = new Map<ResourceKey, ResourceKey[]>();
  for (const [from, targets] of references) {
    for (const target of targets) {
      const list = referrers.get(target);
      if (list === undefined) referrers.set(target, [from]);
      else list.push(from);
    }
  }
  return referrers;
}
