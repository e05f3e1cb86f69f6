import { cleanObject, FABRIC_NAMESPACE } from '../parse/clean-object.ts';
import { DEFAULT_PARSE_LIMITS } from '../parse/parse-limits.ts';
import { splitDocuments } from '../parse/split-documents.ts';
import type { KindRegistry } from '../resource/kind.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, jsonEquals, setOwn } from '../shared/json.ts';
import { type EditRefusal, type EditResult, refuse } from './edit-result.ts';
import { newlinesIn } from './line-changes.ts';
import { readValue, valueSlices } from './prove.ts';
import { unwritablePart } from './scalar-text.ts';
import { DEFAULT_STYLE, detectStyle, type TextStyle } from './text-style.ts';
import { blockLines } from './value-text.ts';

const TOP = ['apiVersion', 'kind', 'metadata', 'spec'];
const METADATA = ['name', 'namespace', 'labels', 'annotations'];

/**
 * A live object as a person would put it into Git: without what server, fabric and clients write for themselves, its keys
 * in the usual order. Fields of the spec keep their order.
 */
export function manifestObject(object: JsonObject, registry: KindRegistry): JsonObject {
  const metadata = getOwn(object, 'metadata');
  const namespace = isJsonObject(metadata) ? getOwn(metadata, 'namespace') : undefined;
  const definition = definitionOf(object, registry);
  const clean =
    definition === undefined
      ? { ...object }
      : cleanObject(
          object,
          typeof namespace === 'string' ? namespace : FABRIC_NAMESPACE,
          definition,
          registry,
        ).object;
  const own = getOwn(clean, 'metadata');
  return ordered(
    isJsonObject(own) ? { ...clean, metadata: ordered(withoutEmpty(own), METADATA) } : clean,
    TOP,
  );
}

function definitionOf(object: JsonObject, registry: KindRegistry) {
  const apiVersion = getOwn(object, 'apiVersion');
  const kind = getOwn(object, 'kind');
  const group =
    typeof apiVersion === 'string' && apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  return typeof kind === 'string' ? registry.find(group, kind) : undefined;
}

function withoutEmpty(metadata: JsonObject): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(metadata)) {
    if (value === null || (isJsonObject(value) && Object.keys(value).length === 0)) continue;
    setOwn(kept, key, value);
  }
  return kept;
}

function ordered(object: JsonObject, first: readonly string[]): JsonObject {
  const result: Record<string, Json> = {};
  const keys = Object.keys(object);
  for (const key of [
    ...first.filter((name) => keys.includes(name)),
    ...keys.filter((name) => !first.includes(name)),
  ]) {
    setOwn(result, key, object[key] ?? null);
  }
  return result;
}

export type NewDocument = { readonly result: 'written'; readonly text: string } | EditRefusal;

/** The text of a whole manifest, cleaned, without a marker before it. It has been read again and gives the object. */
export function newDocument(object: JsonObject, style: TextStyle, registry: KindRegistry): NewDocument {
  const manifest = manifestObject(object, registry);
  const unwritable = unwritablePart(manifest);
  if (unwritable !== null) return refuse('value-not-writable', 1, `${unwritable} cannot be written exactly`);
  for (const blockTexts of [style.blockTexts, false]) {
    const lines = blockLines(manifest, 0, { ...style, blockTexts });
    const text = lines.map((line) => line + style.newline).join('');
    const read = readValue(text, DEFAULT_PARSE_LIMITS);
    if ('value' in read && read.errors === 0 && jsonEquals(read.value, manifest))
      return { result: 'written', text };
  }
  return refuse('unproven', 1, 'the object would not read as it is in the cluster');
}

/** The text with one more document at its end, in its own style. The documents before it are as they were. */
export function appendDocument(text: string, object: JsonObject, registry: KindRegistry): EditResult {
  const style = text.trim() === '' ? DEFAULT_STYLE : blockStyle(detectStyle(text, text));
  const added = newDocument(object, style, registry);
  if (added.result === 'refused') return added;
  const { newline } = style;
  const finished = text === '' || text.endsWith('\n') || text === '\ufeff' ? '' : newline;
  const last = [...splitDocuments(text)].at(-1);
  const isOpen = last !== undefined && last.content === 'nothing' && text.startsWith('---', last.start);
  const marker = isOpen || (last === undefined && !/^%/m.test(text)) ? '' : `---${newline}`;
  const behind = finished + marker + added.text;
  const after = text + behind;
  const line = newlinesIn(text, 0, text.length) + 1;
  if (!isAppended(text, after, manifestObject(object, registry))) {
    return refuse('unproven', line, 'with the new document the file would read otherwise');
  }
  if (finished === '')
    return { result: 'edited', text: after, lines: [{ from: line, to: line - 1, text: behind }] };
  const unfinished = text.slice(text.lastIndexOf('\n') + 1);
  return { result: 'edited', text: after, lines: [{ from: line, to: line, text: unfinished + behind }] };
}

/** A new manifest is written out even where the file is JSON. */
function blockStyle(style: TextStyle): TextStyle {
  return { ...style, quoteKeys: false };
}

function isAppended(before: string, after: string, object: JsonObject): boolean {
  const [then, now] = [valueSlices(before), valueSlices(after)];
  if (now.length !== then.length + 1) return false;
  return now.every(({ start, end }, index) => {
    const text = after.slice(start, end);
    const was = then[index];
    if (was !== undefined && before.slice(was.start, was.end) === text) return true;
    const read = readValue(text, DEFAULT_PARSE_LIMITS);
    if (!('value' in read)) return false;
    if (was === undefined) return jsonEquals(read.value, object);
    const earlier = readValue(before.slice(was.start, was.end), DEFAULT_PARSE_LIMITS);
    return 'value' in earlier && jsonEquals(read.value, earlier.value);
  });
}
