import { isAlias, isCollection, isMap, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Objection } from './edit-result.ts';
import { entriesOf, type SourceEntry, type SourceTree } from './source-tree.ts';

export type Collection = YAMLMap | YAMLSeq;

/** Where a value is written. `entry` is null for the document itself. */
export interface Site {
  readonly entry: SourceEntry | null;
  readonly node: Node | null;
  /** Inside brackets. */
  readonly inFlow: boolean;
  readonly parent: Collection | null;
}

/** `at`: how many tokens of the path lead to the alias, or to the mapping that has the rest by a merge. */
export type Location =
  | { readonly found: 'site'; readonly site: Site }
  | { readonly found: 'alias' | 'merged'; readonly at: number }
  | { readonly found: 'objection'; readonly objection: Objection };

/** Follows a path that leads to a value of the document. Does not look through aliases and merges. */
export function locate(tree: SourceTree, path: readonly string[]): Location {
  let site: Site = { entry: null, node: tree.root, inFlow: false, parent: null };
  for (const [at, token] of path.entries()) {
    const { node } = site;
    if (isAlias(node)) return { found: 'alias', at };
    if (!isCollection(node)) return objection(site, 'it is no mapping and no list');
    const entries = entriesOf(tree, node);
    if (entries === undefined) return objection(site, 'its parts cannot be told apart');
    const entry = isSeq(node) ? entries[Number(token)] : entries.find(({ key }) => key === token);
    if (entry === undefined) {
      if (isMap(node) && entries.some(({ isMerge }) => isMerge)) return { found: 'merged', at };
      return objection(site, `${token} is not written as a field`);
    }
    site = { entry, node: entry.node, inFlow: site.inFlow || node.flow === true, parent: node };
  }
  return { found: 'site', site };
}

function objection(site: Site, message: string): Location {
  const offset = site.entry?.start ?? site.node?.range?.[0] ?? 0;
  return { found: 'objection', objection: { reason: 'unsupported-syntax', offset, message } };
}
