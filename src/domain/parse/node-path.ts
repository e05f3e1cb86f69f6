import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, type Node, type Pair, visit } from 'yaml';
import { isMergeKey } from './node-to-json.ts';
import { resolvePlain } from './scalar-rules.ts';

/** Where a field stands in the text that was composed. */
export interface NodePlace {
  /** Offset of the key; of the value for an item of a list. */
  readonly key: number;
  /** Offset of the value; of its key where the value is empty or a block that starts on a later line. */
  readonly value: number;
}

interface Step {
  readonly node: unknown;
  readonly keyOffset: number | null;
}

/**
 * Place of the field that `tokens` name, or of the deepest part of the way to it that exists. What comes through an alias
 * or a merge stands where it is written; an alias itself stands where it is used.
 */
export function placeOf(root: Node | null, tokens: readonly string[], text: string): NodePlace {
  let step: Step = { node: root, keyOffset: null };
  for (const [index, token] of tokens.entries()) {
    const next = child(root, resolved(root, step.node), token);
    if (next === undefined) return index === 0 ? placeOfStep(step, text) : keyPlace(step, text);
    step = next;
  }
  return placeOfStep(step, text);
}

function keyPlace(step: Step, text: string): NodePlace {
  const { key } = placeOfStep(step, text);
  return { key, value: key };
}

function placeOfStep(step: Step, text: string): NodePlace {
  const own = isNode(step.node) ? step.node.range : null;
  const key = step.keyOffset ?? own?.[0] ?? 0;
  if (own == null || step.keyOffset === null) return { key, value: own?.[0] ?? key };
  const empty = isScalar(step.node) && own[0] === own[1];
  const below =
    isCollection(step.node) && !step.node.flow && own[0] > key && text.slice(key, own[0]).includes('\n');
  return { key, value: empty || below ? key : own[0] };
}

/** Merges of merges that are followed; a mapping that merges itself ends here. */
const MERGE_LEVELS = 20;

function child(root: Node | null, node: unknown, token: string, level = 0): Step | undefined {
  if (isSeq(node)) {
    const item = /^\d+$/.test(token) ? node.items[Number(token)] : undefined;
    return item === undefined ? undefined : { node: item, keyOffset: null };
  }
  if (!isMap(node) || level > MERGE_LEVELS) return undefined;
  const own = node.items.find((pair) => !isMergeKey(pair.key) && keyIs(root, pair, token));
  if (own !== undefined) return stepTo(own);
  for (const pair of node.items) {
    if (!isMergeKey(pair.key)) continue;
    const merged = resolved(root, pair.value);
    for (const source of isSeq(merged) ? merged.items : [merged]) {
      const found = child(root, resolved(root, source), token, level + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function stepTo(pair: Pair): Step {
  const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? null) : null;
  return { node: pair.value, keyOffset: offset };
}

function keyIs(root: Node | null, pair: Pair, token: string): boolean {
  const key = resolved(root, pair.key);
  if (!isScalar(key) || typeof key.value !== 'string') return false;
  if (key.type !== 'PLAIN') return key.value === token;
  const plain = resolvePlain(key.value);
  return plain.is === 'value' && String(plain.value) === token;
}

/** The node an alias stands for: the last anchor of that name before it. */
function resolved(root: Node | null, node: unknown): unknown {
  if (!isAlias(node) || root === null) return node;
  const before = node.range?.[0] ?? 0;
  let found: Node | undefined;
  visit(root, {
    Node: (_key, candidate) => {
      if ((candidate.range?.[0] ?? 0) >= before) return visit.BREAK;
      if (!isAlias(candidate) && candidate.anchor === node.source) found = candidate;
      return undefined;
    },
  });
  return found;
}
