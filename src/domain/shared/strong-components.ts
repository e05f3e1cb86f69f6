/**
 * Nodes that can reach each other, by node: nodes of one ring have the same number. Every node that is in no ring has a
 * number of its own. Without recursion, as a ring may be long; linear in nodes and edges.
 */
export function strongComponents<Node>(
  nodes: readonly Node[],
  targets: (node: Node) => readonly Node[],
): ReadonlyMap<Node, number> {
  const sources = new Map<Node, Node[]>();
  for (const node of nodes) {
    for (const target of targets(node)) {
      const known = sources.get(target);
      if (known === undefined) sources.set(target, [node]);
      else known.push(node);
    }
  }
  const finished: Node[] = [];
  const seen = new Set<Node>();
  for (const node of nodes) visitFrom(node, targets, seen, (one) => finished.push(one));
  const numbers = new Map<Node, number>();
  const counted = new Set<Node>();
  let number = 0;
  for (const node of finished.reverse()) {
    if (counted.has(node)) continue;
    visitFrom(
      node,
      (one) => sources.get(one) ?? [],
      counted,
      (one) => numbers.set(one, number),
    );
    number += 1;
  }
  return numbers;
}

/** Every node that can be reached and was not seen, once all that it leads to is done. */
function visitFrom<Node>(
  start: Node,
  next: (node: Node) => readonly Node[],
  seen: Set<Node>,
  done: (node: Node) => void,
): void {
  if (seen.has(start)) return;
  seen.add(start);
  const path = [{ node: start, targets: next(start), at: 0 }];
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const target = step.targets[step.at];
    step.at += 1;
    if (step.at > step.targets.length) {
      done(step.node);
      path.pop();
    } else if (target !== undefined && !seen.has(target)) {
      seen.add(target);
      path.push({ node: target, targets: next(target), at: 0 });
    }
  }
}
