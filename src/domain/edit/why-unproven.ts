import { isAlias, isMap, isScalar, type Node, visit } from 'yaml';
import { placeOf } from '../parse/node-path.ts';
import { isMergeKey } from '../parse/node-to-json.ts';
import { displayPath, pointerOf } from '../shared/pointer.ts';
import type { Objection } from './edit-result.ts';
import type { Change } from './next-change.ts';
import type { SourceTree } from './source-tree.ts';

/** An edit that does not give what it should: most often the place is used by others. */
export function whyUnproven(tree: SourceTree, change: Change): Objection {
  const path = 'key' in change ? [...change.path, change.key] : change.path;
  const offset = offsetOf(tree, path);
  const where = displayPath(pointerOf(path));
  const anchors = anchorsAround(tree, offset);
  const [used] = anchors;
  if (used !== undefined) {
    const message = `${where} is part of the anchor &${used}, whose value is used elsewhere as well`;
    return { reason: 'shared-by-anchor', offset, message };
  }
  if (change.change === 'remove-field' && hasMerge(tree.root)) {
    return {
      reason: 'merge-key',
      offset,
      message: `without ${where} the merge (\`<<\`) would give its value`,
    };
  }
  return {
    reason: 'unproven',
    offset,
    message: `the change of ${where} would not give exactly what is wanted`,
  };
}

/** Names of anchors around or inside the value at `offset` that an alias uses. */
function anchorsAround(tree: SourceTree, offset: number): readonly string[] {
  const aliases = new Set<string>();
  const named: { readonly name: string; readonly node: Node }[] = [];
  visit(tree.root, {
    Node: (_key, node) => {
      if (isAlias(node)) aliases.add(node.source);
      else if (node.anchor !== undefined) named.push({ name: node.anchor, node });
    },
  });
  return named
    .filter(({ name, node }) => {
      const [start, , end] = node.range ?? [0, 0, 0];
      return aliases.has(name) && start <= Math.max(offset, start) && offset <= end;
    })
    .map(({ name }) => name);
}

function hasMerge(root: Node | null): boolean {
  let found = false;
  visit(root, {
    Map: (_key, map) => {
      found ||= isMap(map) && map.items.some(({ key }) => isScalar(key) && isMergeKey(key));
    },
  });
  return found;
}

export function offsetOf(tree: SourceTree, path: readonly string[]): number {
  return placeOf(tree.root, path, tree.text).value;
}
