import type { Node } from 'yaml';
import type { KindRegistry } from '../resource/kind.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { isWithin, pointerOf } from '../shared/pointer.ts';
import { splitApiVersion } from './classify-object.ts';
import { composeDocument, type SyntaxProblem } from './compose-document.ts';
import {
  addFinding,
  addSkipped,
  addUnreadable,
  type DocumentContext,
  type DocumentTree,
  fieldOffset,
  type Identity,
  identityOf,
  NO_IDENTITY,
} from './document-context.ts';
import { sliceOf } from './field-locator.ts';
import { type Conversion, nodeToJson, shorten, type ValueProblem } from './node-to-json.ts';
import type { ParseCodeId } from './parse-codes.ts';
import { readQuickly } from './quick-document.ts';
import { addValueProblem, readObject } from './read-object.ts';
import { locationAt } from './source-text.ts';

/** Of the errors that follow from one another in a broken document, so many on lines of their own are told. */
const TOLD_SYNTAX_PROBLEMS = 3;

/**
 * Control characters, a lone carriage return, line separators that readers disagree about, a byte order mark inside the
 * text and half surrogate pairs.
 */
const FORBIDDEN = /\p{Cc}(?<![\t\n\r])|[\u2028\u2029\ufffe\uffff]|\r(?!\n|$)|(?!^)\ufeff|\p{Surrogate}/u;

const ALL_FORBIDDEN = new RegExp(FORBIDDEN, 'gu');

/** A document that is yet to be read. `isAscii`: its text is known to hold no character that must not stand there. */
export type UnreadDocument = Omit<DocumentContext, 'tree'> & { readonly isAscii?: boolean };

/** Reads one document that is not blank; the result goes to the harvest. Never throws. */
export function readDocument(base: UnreadDocument): void {
  const { range, options, cache } = base;
  if (base.isAscii === true || !FORBIDDEN.test(sliceOf(range))) {
    const quick = readQuickly(range.source.text, range.start, range.end, options.limits.maxDepth);
    if (quick !== null && !isList(quick.value, options.registry)) {
      const tree: DocumentTree = { valueOffset: quick.offset - range.start, root: () => cache.root(range) };
      readObject({ ...base, tree }, quick.value, [], []);
      return;
    }
  }
  readThoroughly(base);
}

/** The way that reads all of YAML and can say what is wrong. `readDocument` ends every document as this does. */
export function readThoroughly(base: UnreadDocument): void {
  const { limits } = base.options;
  const text = sliceOf(base.range);
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden !== null) {
    const context = { ...base, tree: treeOf(null) };
    const offset = base.range.start + forbidden.index;
    const message = `the character U+${codePoint(forbidden[0])} must not stand in a manifest`;
    const legible = composeDocument(text.replaceAll(ALL_FORBIDDEN, ' '), limits.maxDepth);
    const identity = identityOf(nodeToJson(legible.root, limits).value);
    addFinding(context, identity, { code: 'HHS-3004', offset, pointer: '', message });
    addUnreadable(context, identity, firstValue(context, text));
    return;
  }
  const { root, problems } = composeDocument(text, limits.maxDepth);
  const context: DocumentContext = { ...base, tree: treeOf(root) };
  if (problems.length > 0) {
    refuseSyntax(context, problems, identityOf(nodeToJson(root, limits).value));
    return;
  }
  const conversion = nodeToJson(root, limits);
  if (conversion.cutShort) refuseValues(context, conversion.problems, identityOf(conversion.value));
  else if (conversion.value === null && !conversion.failed) {
    addSkipped(context, firstValue(context, text), 'empty', 'the document holds no value');
  } else if (isList(conversion.value, base.options.registry)) readList(context, conversion, conversion.value);
  else readObject(context, conversion.value, [], conversion.problems);
}

function treeOf(root: Node | null): DocumentTree {
  return { valueOffset: root?.range?.[0] ?? 0, root: () => root };
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** Offset in the file of the first line that holds something other than a marker. */
function firstValue(context: DocumentContext, text: string): number {
  const at = text.search(/[^\s\uFEFF-]/);
  return context.range.start + (at === -1 ? 0 : at);
}

const SYNTAX_CODES: Readonly<Record<SyntaxProblem['reason'], ParseCodeId>> = {
  syntax: 'HHS-3001',
  tab: 'HHS-3002',
  'too-deep': 'HHS-3006',
  'too-large': 'HHS-3008',
};

function refuseSyntax(
  context: DocumentContext,
  problems: readonly SyntaxProblem[],
  identity: Identity,
): void {
  const { maxDepth } = context.options.limits;
  const messages: Readonly<Record<SyntaxProblem['reason'], (problem: SyntaxProblem) => string>> = {
    syntax: ({ message }) => `not valid YAML: ${shorten(message.split('\n', 1)[0] ?? '')}`,
    tab: () => 'a tab stands where only spaces may indent',
    'too-deep': () => `more than ${maxDepth} levels of nesting`,
    'too-large': () => 'the document is too large to be read safely',
  };
  const lines = new Set<number>();
  for (const problem of problems) {
    const offset = Math.min(context.range.start + problem.offset, context.range.end);
    const { line } = locationAt(context.range.source, offset);
    if (lines.size >= TOLD_SYNTAX_PROBLEMS || lines.has(line)) continue;
    lines.add(line);
    const code = SYNTAX_CODES[problem.reason];
    addFinding(context, identity, { code, offset, pointer: '', message: messages[problem.reason](problem) });
  }
  addUnreadable(context, identity, firstValue(context, sliceOf(context.range)));
}

function refuseValues(context: DocumentContext, problems: readonly ValueProblem[], identity: Identity): void {
  for (const problem of problems) addValueProblem(context, identity, [], problem);
  addUnreadable(context, identity, fieldOffset(context, [], '', 'value'));
}

/** `kind: List` of the core group, and `<Kind>List` where `<Kind>` is one of the fabric. */
export function isList(value: Json, registry: KindRegistry): value is JsonObject {
  if (!isJsonObject(value)) return false;
  const kind = getOwn(value, 'kind');
  const apiVersion = getOwn(value, 'apiVersion');
  if (typeof kind !== 'string' || typeof apiVersion !== 'string' || !kind.endsWith('List')) return false;
  if (kind === 'List') return splitApiVersion(apiVersion).group === '';
  return registry.kinds.some((definition) => `${definition.kind}List` === kind);
}

/** Every item ends as a document of its own. Items of a typed list may leave out what the list says. */
function readList(context: DocumentContext, conversion: Conversion, list: JsonObject): void {
  const items = getOwn(list, 'items') ?? null;
  const start = fieldOffset(context, [], '', 'value');
  if (!Array.isArray(items)) {
    const offset = fieldOffset(context, [], '/items', 'value');
    const message = '`items` of a list is no list';
    addFinding(context, NO_IDENTITY, { code: 'HHS-3035', offset, pointer: '/items', message });
    addUnreadable(context, identityOf(list), start);
    return;
  }
  if (items.length === 0) addSkipped(context, start, 'empty', 'a list without items');
  const outside = conversion.problems.filter(({ pointer }) => !/^\/items\/\d/.test(pointer));
  if (outside.length > 0 && conversion.failed) {
    refuseValues(context, outside, identityOf(list));
    return;
  }
  for (const [index, item] of items.entries()) {
    const base = ['items', String(index)];
    const problems = conversion.problems.filter(({ pointer }) => isWithin(pointer, pointerOf(base)));
    readObject(context, withListType(item, list), base, problems);
  }
}

/** An item with what the list says for all of them. */
export function withListType(item: Json, list: JsonObject): Json {
  const kind = getOwn(list, 'kind');
  const apiVersion = getOwn(list, 'apiVersion');
  if (!isJsonObject(item) || typeof kind !== 'string' || typeof apiVersion !== 'string') return item;
  if (splitApiVersion(apiVersion).group === '' || Object.hasOwn(item, 'kind')) return item;
  return { apiVersion, ...item, kind: kind.slice(0, -'List'.length) };
}
