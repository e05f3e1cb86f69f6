import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';

/** Lines [from, to] of the document's text, 1-based. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Which lines an edit at `path` may touch, by the positions of the YAML package alone: of the deepest part of the path that
 * is written. `isWhole`: the path itself is.
 */
export function spanOf(text: string, path: readonly string[]): Span & { readonly isWhole: boolean } {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    version: '1.1',
    schema: 'failsafe',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    lineCounter: counter,
    logLevel: 'silent',
  });
  const line = (offset: number) => counter.linePos(Math.min(offset, text.length)).line;
  let node: unknown = document.contents;
  let [start, end] = [0, text.length];
  let before = Infinity;
  for (const [depth, token] of path.entries()) {
    const step = childOf(node, token);
    if (step === undefined) return { from: line(start), to: line(end), isWhole: depth === path.length };
    before = Infinity;
    if (isSeq(node) || (isMap(node) && node.flow === true)) {
      before = line(previousEnd(node, token) ?? node.range?.[0] ?? start);
    }
    node = step.value;
    start = step.start;
    end = Math.max(step.start, lastOffset(step.value) ?? start);
    if (isScalar(step.value) && step.value.range != null) end = Math.max(end, step.value.range[1]);
  }
  const from = commentsAbove(text, line(start));
  return { from: Math.min(from, before), to: line(end), isWhole: true };
}

function childOf(
  node: unknown,
  token: string,
): { readonly start: number; readonly value: unknown } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(token)];
    return value === undefined ? undefined : { start: startOf(value), value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === token);
  return pair === undefined ? undefined : { start: startOf(pair.key), value: pair.value };
}

/** In brackets the comma of the entry before may go as well; the dash of an item stands somewhere behind the item before. */
function previousEnd(node: unknown, token: string): number | undefined {
  const items = isMap(node) ? node.items : isSeq(node) ? node.items : [];
  const at = isMap(node)
    ? node.items.findIndex(({ key }) => isScalar(key) && String(key.value) === token)
    : Number(token);
  const previous: unknown = items[at - 1];
  const last = isNode(previous)
    ? previous
    : isNode((previous as Pair | undefined)?.value)
      ? (previous as Pair).value
      : null;
  return isNode(last) ? last.range?.[1] : undefined;
}

function startOf(node: unknown): number {
  if (isNode(node)) return node.range?.[0] ?? 0;
  return startOf((node as Pair).key);
}

function lastOffset(node: unknown): number | undefined {
  if (!isNode(node)) return undefined;
  return (node as Node).range?.[isCollection(node) ? 2 : 1];
}

function commentsAbove(text: string, line: number): number {
  const lines = text.split('\n');
  let from = line;
  while (from > 1 && /^\s*(?:#|-\s*(?:#|$)|\?)/.test(lines[from - 2] ?? '')) from -= 1;
  return from;
}
