import { isCollection, isScalar, isSeq, type Node } from 'yaml';
import { resolvePlain } from '../parse/scalar-rules.ts';
import { isJsonObject, type Json } from '../shared/json.ts';
import { columnOf, entryExtentEnd, linesBehind } from './entry-lines.ts';
import { lineEnd, type Splice } from './line-changes.ts';
import type { Site } from './locate.ts';
import {
  contentEnd,
  isBlockCollection,
  isBlockScalar,
  isEmptyNode,
  type SourceEntry,
} from './source-tree.ts';
import type { TextStyle } from './text-style.ts';
import {
  fieldValue,
  flowText,
  isCollectionValue,
  isEmptyCollection,
  itemValue,
  type ValueHint,
  type WrittenValue,
} from './value-text.ts';

/** Puts `value` where the value of an entry stands. Comments on the line stay. */
export function replaceValue(
  text: string,
  site: Site,
  entry: SourceEntry,
  value: Json,
  style: TextStyle,
): Splice[] {
  const written = write(text, site, entry, value, style);
  if (entry.isBarePair) return [{ from: entry.start, to: entry.end, text: written.inline }];
  const place =
    written.inline === '' ? withoutLines(text, entry, extentOf(text, entry)) : extentOf(text, entry);
  const header =
    /^[|>]/.test(written.inline) && text[place.inlineTo] === '\t' ? `${written.inline} ` : written.inline;
  const [inlineFrom, inline] = inlinePart(text, entry, header, place);
  const splices: Splice[] = [{ from: inlineFrom, to: place.inlineTo, text: inline }];
  if (entry.tag !== null) splices.push(tagGone(text, entry.tag, inlineFrom));
  if (written.below.length > 0) {
    const below = [...commentBehind(text, entry, written.below), ...written.below];
    const lines = linesBehind(text, place.belowFrom, below, style.newline);
    splices.push({ from: place.belowFrom, to: place.belowTo, text: lines });
  } else if (place.belowTo > place.belowFrom) {
    splices.push({ from: place.belowFrom, to: place.belowTo, text: '' });
  }
  return splices;
}

/** A comment behind a value that stood on a line of its own stays above the lines that take its place. */
function commentBehind(text: string, entry: SourceEntry, below: readonly string[]): string[] {
  const { valueFrom, inlineTo } = extentOf(text, entry);
  if (valueFrom < lineEnd(text, entry.head) || isBlockCollection(entry.node)) return [];
  const comment = text.slice(inlineTo, lineEnd(text, inlineTo)).trim();
  const indent = /^ */.exec(below[0] ?? '')?.[0] ?? '';
  return comment.startsWith('#') ? [indent + comment] : [];
}

/** What of the text is the value: [valueFrom, inlineTo) on the line of the key, [belowFrom, belowTo) lines below it. */
interface Extent {
  readonly valueFrom: number;
  readonly inlineTo: number;
  readonly belowFrom: number;
  readonly belowTo: number;
}

function extentOf(text: string, entry: SourceEntry): Extent {
  const { node, head } = entry;
  if (isEmptyNode(node)) return onLine(text, head, head);
  const start = node?.range?.[0] ?? head;
  if (isBlockScalar(node)) {
    const header = /^[|>][-+0-9]*/.exec(text.slice(start))?.[0].length ?? 0;
    const belowFrom = lineEnd(text, start);
    return {
      valueFrom: start,
      inlineTo: start + header,
      belowFrom,
      belowTo: Math.max(belowFrom, contentEnd(node)),
    };
  }
  if (isBlockCollection(node)) {
    const belowFrom = lineEnd(text, head);
    if (start >= belowFrom) {
      return { valueFrom: head, inlineTo: head, belowFrom, belowTo: entryExtentEnd(text, entry) };
    }
    return onLine(text, start, blockEnd(text, entry));
  }
  return onLine(text, start, contentEnd(node));
}

/** A value on lines below its key makes room as a whole; a comment behind the key stays. */
function withoutLines(text: string, entry: SourceEntry, place: Extent): Extent {
  const belowFrom = lineEnd(text, entry.head);
  if (place.valueFrom < belowFrom) return place;
  return {
    valueFrom: entry.head,
    inlineTo: entry.head,
    belowFrom,
    belowTo: Math.max(place.belowTo, belowFrom),
  };
}

/** The value of an entry that starts beside its dash and goes on below: to the end of its last line. */
function blockEnd(text: string, entry: SourceEntry): number {
  const end = entryExtentEnd(text, entry);
  if (text[end - 1] !== '\n') return end;
  return text[end - 2] === '\r' ? end - 2 : end - 1;
}

function onLine(text: string, valueFrom: number, inlineTo: number): Extent {
  const belowFrom = lineEnd(text, inlineTo);
  return { valueFrom, inlineTo, belowFrom, belowTo: belowFrom };
}

function inlinePart(text: string, entry: SourceEntry, inline: string, place: Extent): [number, string] {
  const colon = entry.hasSign ? '' : ':';
  if (inline === '') return [entry.head, colon];
  if (place.inlineTo > place.valueFrom) return [place.valueFrom, inline];
  const tail = /^[,\]}]|^\s|^$/.test(text.slice(place.inlineTo, place.inlineTo + 1)) ? '' : ' ';
  return [entry.head, `${colon} ${inline}${tail}`];
}

/** The tag said what the value before was. */
function tagGone(
  text: string,
  tag: { readonly offset: number; readonly source: string },
  limit: number,
): Splice {
  const end = tag.offset + tag.source.length;
  const from = text[tag.offset - 1] === ' ' ? tag.offset - 1 : tag.offset;
  const to = from === tag.offset && text[end] === ' ' && end < limit ? end + 1 : end;
  return { from, to, text: '' };
}

function write(text: string, site: Site, entry: SourceEntry, value: Json, style: TextStyle): WrittenValue {
  const hint = hintOf(site.node, value);
  if (site.inFlow) return { inline: flowText(value, style, hint), below: [] };
  const column = columnOf(text, entry.start);
  if (!isSeq(site.parent)) return fieldValue(entry.key ?? '', value, column, style, hint);
  const written = itemValue(value, column, style, hint);
  if (written.inline !== '' || written.below.length === 0) return written;
  const end = isEmptyNode(entry.node) ? entry.head : extentOf(text, entry).inlineTo;
  const rest = text.slice(end, lineEnd(text, end));
  const isBeside = isBlockCollection(entry.node)
    ? (entry.node.range?.[0] ?? 0) < lineEnd(text, entry.head)
    : true;
  if (entry.isAnchored || !isBeside || rest.trim() !== '') return written;
  const from = isEmptyNode(entry.node) ? entry.head : extentOf(text, entry).valueFrom;
  const gap = from > entry.head && !text.slice(entry.head, from).includes('\n') ? from - entry.head : 1;
  const beside = itemValue(value, column, { ...style, dashGap: gap }, hint);
  const [first = '', ...others] = beside.below;
  return { inline: first.trimStart(), below: others };
}

/** New text is written as what it takes the place of. */
function hintOf(node: Node | null, value: Json): ValueHint {
  const flow = isCollection(node) && node.flow === true && node.items.length > 0 ? { flow: true } : {};
  if (isCollectionValue(value)) {
    const sameForm = isCollection(node) && isBlockCollection(node) && !isEmptyCollection(value);
    return sameForm ? { flow: false } : flow;
  }
  if (!isScalar(node) || typeof value !== 'string' || isJsonObject(value)) return {};
  if (node.type === 'QUOTE_DOUBLE') return { scalar: { mark: 'double', always: true } };
  if (node.type === 'QUOTE_SINGLE') return { scalar: { mark: 'single', always: true } };
  if (isBlockScalar(node)) return { block: true, folded: node.type === 'BLOCK_FOLDED' };
  const plain = typeof node.value === 'string' ? resolvePlain(node.value) : undefined;
  return plain?.is === 'value' && typeof plain.value === 'string' ? { scalar: { always: false } } : {};
}
