import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
  Schema,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { isMergeKey, nodeToJson } from '../parse/node-to-json.ts';
import type { ParseLimits } from '../parse/parse-result.ts';
import type { Json } from '../shared/json.ts';
import { isCertain } from './prove.ts';

/** As the parser composes (every scalar a text), but with the tokens of each node, which say where its signs stand. */
const OPTIONS = {
  version: '1.1',
  schema: new Schema({ schema: 'failsafe', merge: false, resolveKnownTags: false }),
  uniqueKeys: false,
  prettyErrors: false,
  strict: true,
  logLevel: 'silent',
  keepSourceTokens: true,
} as const;

/** One document, its value and where everything stands. Offsets count in `text`. */
export interface SourceTree {
  readonly text: string;
  readonly root: Node | null;
  readonly value: Json;
}

/** A field of a mapping or an item of a list, as written. */
export interface SourceEntry {
  /** null: an item, a merge, or a key that is no text. */
  readonly key: string | null;
  readonly isMerge: boolean;
  readonly keyNode: Node | null;
  readonly node: Node | null;
  /** First sign of the entry: its dash, `?`, anchor or key. */
  readonly start: number;
  /** Where its value goes: behind the colon or dash and the anchor. */
  readonly head: number;
  /** The tag of the value, which `head` lies behind. */
  readonly tag: CST.SourceToken | null;
  /** An anchor before the value. */
  readonly isAnchored: boolean;
  /** False: a key without a colon. */
  readonly hasSign: boolean;
  /** A pair without braces as item of a list in brackets. */
  readonly isBarePair: boolean;
  /** End of the last sign that belongs to it. */
  readonly end: number;
  /** In brackets: the comma behind it. */
  readonly comma: number | null;
}

/** undefined: it does not parse, or holds values that the parser refuses. The text has passed the parser's bounds before. */
export function readTree(text: string, limits: ParseLimits): SourceTree | undefined {
  const documents: Document.Parsed[] = [];
  try {
    const composer = new Composer(OPTIONS);
    for (const token of new Parser().parse(text)) documents.push(...composer.next(token));
    documents.push(...composer.end());
  } catch {
    return undefined;
  }
  const [document, second] = documents;
  if (document === undefined || second !== undefined || document.errors.length > 0) return undefined;
  const conversion = nodeToJson(document.contents, limits);
  return isCertain(conversion) ? { text, root: document.contents, value: conversion.value } : undefined;
}

/** True when a value may stand in more places than one. */
export function hasAliases({ root }: SourceTree): boolean {
  let found = false;
  visit(root, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** The entries of a collection; undefined where its signs cannot be told apart (a pair without brackets in a list). */
export function entriesOf(tree: SourceTree, node: YAMLMap | YAMLSeq): readonly SourceEntry[] | undefined {
  const token = node.srcToken;
  if (isMap(node)) return mapEntries(tree, node, token?.type === 'flow-collection' ? token : undefined);
  if (token?.type === 'block-seq') {
    const items = token.items.filter(({ start }) => start.some(({ type }) => type === 'seq-item-ind'));
    return items.length === node.items.length
      ? items.map((item, at) => listEntry(item, node.items[at]))
      : undefined;
  }
  if (token?.type !== 'flow-collection') return undefined;
  const items = token.items.filter((item) => isFilled(item));
  if (items.length !== node.items.length) return undefined;
  return items.map((item, at) => {
    const value = node.items[at];
    const pair = isMap(value) && value.srcToken === undefined ? value.items[0] : undefined;
    const entry = listEntry(item, value);
    const end = pair === undefined ? entry.end : (pairEntry(tree, pair)?.end ?? entry.end);
    return { ...entry, isBarePair: pair !== undefined, end, comma: commaBehind(token, item) };
  });
}

function isFilled({ start, key, sep, value }: CST.CollectionItem): boolean {
  return (
    key != null || value !== undefined || (sep ?? []).length > 0 || start.some(({ type }) => isProperty(type))
  );
}

function isProperty(type: string): boolean {
  return type === 'anchor' || type === 'tag' || type === 'explicit-key-ind';
}

function mapEntries(
  tree: SourceTree,
  map: YAMLMap,
  flow: CST.FlowCollection | undefined,
): readonly SourceEntry[] | undefined {
  const entries: SourceEntry[] = [];
  for (const pair of map.items) {
    const entry = pairEntry(tree, pair);
    if (entry === undefined) return undefined;
    const item = (pair as Pair & { srcToken?: CST.CollectionItem }).srcToken;
    entries.push({
      ...entry,
      comma: flow === undefined || item === undefined ? null : commaBehind(flow, item),
    });
  }
  return entries;
}

function commaBehind(flow: CST.FlowCollection, item: CST.CollectionItem): number | null {
  const next = flow.items[flow.items.indexOf(item as (typeof flow.items)[number]) + 1];
  return next?.start.find(({ type }) => type === 'comma')?.offset ?? null;
}

function pairEntry(tree: SourceTree, pair: Pair): SourceEntry | undefined {
  const item = (pair as Pair & { srcToken?: CST.CollectionItem }).srcToken;
  if (item === undefined) return undefined;
  const keyNode = isNode(pair.key) ? pair.key : null;
  const node = isNode(pair.value) ? pair.value : null;
  const signs = (item.sep ?? []).filter(isSign);
  const first = item.start.find((token) => isSign(token) && token.type !== 'comma') ?? item.key ?? signs[0];
  const keyEnd = keyNode === null ? (first?.offset ?? 0) : contentEnd(keyNode);
  const head = signs.reduce((end, { offset, source }) => Math.max(end, offset + source.length), keyEnd);
  return {
    key: isMergeKey(pair.key) ? null : keyOf(tree, pair.key),
    isMerge: isMergeKey(pair.key),
    keyNode,
    node,
    start: first?.offset ?? 0,
    head,
    tag: signs.find(({ type }) => type === 'tag') ?? null,
    isAnchored: signs.some(({ type }) => type === 'anchor'),
    hasSign: signs.some(({ type }) => type === 'map-value-ind'),
    isBarePair: false,
    end: Math.max(head, isEmptyNode(node) ? 0 : contentEnd(node)),
    comma: null,
  };
}

function listEntry(item: CST.CollectionItem, value: unknown): SourceEntry {
  const node = isNode(value) ? value : null;
  const signs = item.start.filter((token) => isSign(token) && token.type !== 'comma');
  const start = signs[0]?.offset ?? node?.range?.[0] ?? 0;
  const head = signs.reduce((end, { offset, source }) => Math.max(end, offset + source.length), start);
  return {
    key: null,
    isMerge: false,
    keyNode: null,
    node,
    start,
    head,
    tag: signs.find(({ type }) => type === 'tag') ?? null,
    isAnchored: signs.some(({ type }) => type === 'anchor'),
    hasSign: true,
    isBarePair: false,
    end: Math.max(head, isEmptyNode(node) ? 0 : contentEnd(node)),
    comma: null,
  };
}

function isSign({ type }: CST.SourceToken): boolean {
  return type !== 'space' && type !== 'newline' && type !== 'comment';
}

/** The key as JSON has it. */
function keyOf(
  tree: Pick<SourceTree, 'text'> & { readonly root?: Node | null },
  key: unknown,
): string | null {
  const node = isAlias(key) ? aliased(tree.root ?? null, key.source, key.range?.[0] ?? 0) : key;
  if (!isScalar(node)) return null;
  const { value } = nodeToJson(node as Node, KEY_LIMITS);
  return value === null ? null : String(value);
}

const KEY_LIMITS: ParseLimits = { maxDepth: 1, maxAliases: 0, maxDocumentsPerFile: 1, maxFileBytes: 1 };

function aliased(root: Node | null, name: string, before: number): Node | undefined {
  let found: Node | undefined;
  visit(root, {
    Node: (_key, node) => {
      if ((node.range?.[0] ?? 0) >= before) return visit.BREAK;
      if (!isAlias(node) && node.anchor === name) found = node;
      return undefined;
    },
  });
  return found;
}

export function isEmptyNode(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.range != null && node.range[0] === node.range[1]);
}

export function isBlockScalar(node: Node | null): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

export function isBlockCollection(node: Node | null): node is YAMLMap | YAMLSeq {
  return isCollection(node) && node.flow !== true;
}

/** End of the last sign of a value, without comments and blanks behind it. Of a block of text: of its last line. */
export function contentEnd(node: Node | null): number {
  if (isBlockCollection(node)) {
    const last = isSeq(node) ? node.items.at(-1) : undefined;
    if (isSeq(node)) return isNode(last) && !isEmptyNode(last) ? contentEnd(last) : lastSign(node);
    const pair = node.items.at(-1) as Pair | undefined;
    const value = isNode(pair?.value) ? pair.value : null;
    if (!isEmptyNode(value)) return contentEnd(value);
    return lastSign(node);
  }
  return node?.range?.[1] ?? 0;
}

/** End of the last sign of a block collection whose last value is empty. */
function lastSign(node: YAMLMap | YAMLSeq): number {
  const token = node.srcToken;
  if (token?.type !== 'block-map' && token?.type !== 'block-seq') return node.range?.[1] ?? 0;
  const ends = token.items.flatMap((item) => {
    const own = [...item.start, ...(item.sep ?? [])].filter(isSign);
    return [...own.map(({ offset, source }) => offset + source.length), tokenEnd(item.key)];
  });
  return Math.max(...ends);
}

function tokenEnd(token: CST.Token | null | undefined): number {
  return token != null && 'source' in token ? token.offset + token.source.length : 0;
}
