import type { ObjectStore } from './object-store.ts';

/** The commit and all its ancestors, newest first as far as parents tell. */
export function ancestorsOf(store: ObjectStore, start: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(store.commit(id)?.parents ?? []));
  }
  return seen;
}

export function isAncestor(store: ObjectStore, ancestor: string, descendant: string): boolean {
  return ancestorsOf(store, descendant).has(ancestor);
}

/** Nearest commit that both have; undefined: histories without a common root. */
export function mergeBase(store: ObjectStore, left: string, right: string): string | undefined {
  const known = ancestorsOf(store, left);
  for (const id of ancestorsOf(store, right)) if (known.has(id)) return id;
  return undefined;
}

/** Commits of `head` that `base` has not, oldest first. */
export function commitsBetween(store: ObjectStore, base: string, head: string): readonly string[] {
  const known = ancestorsOf(store, base);
  return [...ancestorsOf(store, head)].filter((id) => !known.has(id)).reverse();
}
