import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { isJsonObject, type Json, setOwn } from '../shared/json.ts';
import { plural } from '../shared/plural.ts';
import { type FieldPointer, pointerOf } from '../shared/pointer.ts';
import { type JsonSize, sizeOfJson } from './json-size.ts';
import { PARSE_CODES, type ParseCodeId } from './parse-codes.ts';
import { MAX_ALIAS_GROWTH, MAX_VALUE_FINDINGS } from './parse-limits.ts';
import type { ParseLimits } from './parse-result.ts';
import { resolvePlain, surpriseOf } from './scalar-rules.ts';

/** A finding about a value; `offset` counts in the text that was composed. */
export interface ValueProblem {
  readonly code: ParseCodeId;
  readonly offset: number;
  readonly pointer: FieldPointer;
  readonly message: string;
}

export interface Conversion {
  readonly value: Json;
  readonly problems: readonly ValueProblem[];
  /** True when `problems` holds an error: the value must not be used. */
  readonly failed: boolean;
  /** True when a bound was hit and `value` is only what came before it. */
  readonly cutShort: boolean;
}

/** A syntax tree as JSON, read as Kubernetes would, with what a person should know about its values. Never throws. */
export function nodeToJson(root: Node | null, limits: ParseLimits): Conversion {
  const run: Run = {
    limits,
    anchors: new Map(),
    sizes: new WeakMap(),
    path: [],
    problems: [],
    errors: 0,
    warnings: 0,
    atKey: false,
    aliases: 0,
    growth: 0,
    cutShort: false,
  };
  const value = convert(run, root, 0);
  const unlisted = excess(run.errors) + excess(run.warnings);
  if (unlisted > 0) {
    const offset = root?.range?.[0] ?? 0;
    const message = `${plural(unlisted, 'more finding')} about values of this document ${unlisted === 1 ? 'is' : 'are'} not listed`;
    run.problems.push({ code: 'HHS-3027', offset, pointer: '', message });
  }
  return { value, problems: run.problems, failed: run.errors > 0, cutShort: run.cutShort };
}

function excess(count: number): number {
  return Math.max(0, count - MAX_VALUE_FINDINGS);
}

interface Run {
  readonly limits: ParseLimits;
  /** Value of each anchor seen so far, the last of a name; undefined while inside it. */
  readonly anchors: Map<string, Json | undefined>;
  readonly sizes: WeakMap<object, JsonSize>;
  readonly path: (string | number)[];
  readonly problems: ValueProblem[];
  errors: number;
  warnings: number;
  atKey: boolean;
  aliases: number;
  growth: number;
  cutShort: boolean;
}

function convert(run: Run, node: unknown, depth: number): Json {
  if (run.cutShort || !isNode(node)) return null;
  if (isAlias(node)) return aliasValue(run, node.source, node, depth);
  const { anchor } = node;
  if (anchor !== undefined) run.anchors.set(anchor, undefined);
  const value = isScalar(node) ? scalarValue(run, node) : collectionValue(run, node, depth);
  if (anchor !== undefined) run.anchors.set(anchor, value);
  return value;
}

function collectionValue(run: Run, node: Node, depth: number): Json {
  if (depth >= run.limits.maxDepth) {
    report(run, 'HHS-3006', node, `more than ${run.limits.maxDepth} levels of nesting`);
    run.cutShort = true;
    return null;
  }
  if (isSeq(node)) {
    return node.items.map((item, index) => within(run, index, () => convert(run, item, depth + 1)));
  }
  if (isMap(node)) return mappingValue(run, node, depth);
  return null;
}

function mappingValue(run: Run, node: YAMLMap, depth: number): Json {
  const object: Record<string, Json> = {};
  const merges: Pair[] = [];
  for (const pair of node.items) {
    if (run.cutShort) break;
    if (isMergeKey(pair.key)) {
      merges.push(pair);
      continue;
    }
    const key = keyText(run, pair.key, node);
    if (key === null) continue;
    const value = within(run, key, () => {
      if (Object.hasOwn(object, key))
        report(run, 'HHS-3003', pair.key, `the key "${shorten(key)}" stands here twice`);
      return convert(run, pair.value, depth + 1);
    });
    if (!Object.hasOwn(object, key)) setOwn(object, key, value);
  }
  for (const pair of merges) mergeInto(run, object, pair, node, depth);
  return object;
}

/**
 * Keys of the mapping itself win over merged ones; of several sources the first wins. The fabric's own reader takes no
 * key twice, wherever it comes from, so such a key is a finding, but not one that leaves the value open.
 */
function mergeInto(run: Run, object: Record<string, Json>, pair: Pair, owner: YAMLMap, depth: number): void {
  const merged = within(run, '<<', () => convert(run, pair.value, depth + 1));
  const sources = Array.isArray(merged) ? merged : [merged];
  for (const source of sources) {
    if (run.cutShort) return;
    if (!isJsonObject(source)) {
      report(run, 'HHS-3023', pair.key, '`<<` needs a mapping or a list of mappings');
      return;
    }
    for (const [key, value] of Object.entries(source)) {
      if (!Object.hasOwn(object, key)) {
        setOwn(object, key, value);
        continue;
      }
      const own = owner.items.find((item) => isScalar(item.key) && item.key.value === key)?.key ?? pair.key;
      const message = `the key "${shorten(key)}" comes with \`<<\` and stands here again`;
      within(run, key, () => report(run, 'HHS-3028', own, message));
    }
  }
}

export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** The text of a key as JSON has it; null (and a finding) when it is none. */
function keyText(run: Run, key: unknown, owner: Node): string | null {
  const place = isNode(key) ? key : owner;
  run.atKey = true;
  const value = isScalar(key) || isAlias(key) ? convert(run, key, 0) : undefined;
  run.atKey = false;
  const text = value === undefined ? null : keyOfValue(value);
  if (text === null && !run.cutShort) report(run, 'HHS-3021', place, 'a key that is not a text');
  return text;
}

/** What JSON has for a key that reads as `value`; null for one that is no text. */
export function keyOfValue(value: Json): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' || Number.isInteger(value) ? String(value) : null;
}

function scalarValue(run: Run, node: Scalar): Json {
  const text = typeof node.value === 'string' ? node.value : '';
  const tag = node.tag ?? (node.type === 'PLAIN' ? undefined : 'tag:yaml.org,2002:str');
  if (node.type === 'QUOTE_DOUBLE' && /\p{Surrogate}/u.test(text)) {
    report(run, 'HHS-3004', node, 'an escape that is half a surrogate pair and no character');
  }
  if (tag === undefined) return plainValue(run, node, text);
  if (tag === '!' || tag === 'tag:yaml.org,2002:str') return text;
  return taggedValue(run, node, tag, text);
}

function plainValue(run: Run, node: Scalar, text: string): Json {
  const plain = resolvePlain(text);
  if (plain.is === 'unsafe-number') {
    report(run, 'HHS-3020', node, `the number ${shorten(text)} cannot be kept exactly`);
    return null;
  }
  const surprise = surpriseOf(text);
  if (surprise !== null) {
    const code = surprise === 'number' ? 'HHS-3026' : run.atKey ? 'HHS-3025' : 'HHS-3024';
    report(run, code, node, `unquoted ${shorten(text)} is read as ${String(plain.value)}`);
  }
  return plain.value;
}

const TAGGED_TYPES: Readonly<Record<string, (value: Json) => boolean>> = {
  'tag:yaml.org,2002:int': (value) => Number.isInteger(value),
  'tag:yaml.org,2002:float': (value) => typeof value === 'number',
  'tag:yaml.org,2002:bool': (value) => typeof value === 'boolean',
  'tag:yaml.org,2002:null': (value) => value === null,
};

function taggedValue(run: Run, node: Scalar, tag: string, text: string): Json {
  const fits = Object.hasOwn(TAGGED_TYPES, tag) ? TAGGED_TYPES[tag] : undefined;
  const plain = resolvePlain(text);
  if (fits !== undefined && plain.is === 'value' && fits(plain.value)) return plain.value;
  report(run, 'HHS-3022', node, `the tag ${shorten(tag)} does not fit the value`);
  return null;
}

function aliasValue(run: Run, name: string, node: Node, depth: number): Json {
  const value = run.anchors.get(name);
  if (value === undefined) {
    const why = run.anchors.has(name) ? 'stands inside its own anchor' : 'has no anchor before it';
    report(run, 'HHS-3005', node, `the alias *${shorten(name)} ${why}`);
    return null;
  }
  const size = sizeOfJson(run.sizes, value);
  run.aliases += 1;
  run.growth += size.characters;
  if (run.aliases > run.limits.maxAliases || run.growth > MAX_ALIAS_GROWTH) {
    report(
      run,
      'HHS-3007',
      node,
      `aliases stand here too often (limit ${run.limits.maxAliases}) or grow too large`,
    );
    run.cutShort = true;
    return null;
  }
  if (depth + size.depth > run.limits.maxDepth) {
    report(run, 'HHS-3006', node, `more than ${run.limits.maxDepth} levels of nesting`);
    run.cutShort = true;
    return null;
  }
  return value;
}

function within<Result>(run: Run, token: string | number, work: () => Result): Result {
  run.path.push(token);
  const result = work();
  run.path.pop();
  return result;
}

function report(run: Run, code: ParseCodeId, node: unknown, message: string): void {
  const count = PARSE_CODES[code].severity === 'error' ? ++run.errors : ++run.warnings;
  if (count > MAX_VALUE_FINDINGS) return;
  const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  run.problems.push({ code, offset, pointer: pointerOf(run.path), message });
}

export function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
