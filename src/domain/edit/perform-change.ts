import { isAlias, isCollection, isMap, type Node } from 'yaml';
import type { ObjectSchema } from '../resource/schema.ts';
import type { Json } from '../shared/json.ts';
import { displayPath, pointerOf } from '../shared/pointer.ts';
import { hintFrom, insertBlockEntry, moveBlockEntry, removeBlockEntry } from './block-entries.ts';
import type { Objection } from './edit-result.ts';
import { insertFlowEntry, localFlowStyle, moveFlowEntry, removeFlowEntry } from './flow-entries.ts';
import type { Splice } from './line-changes.ts';
import { type Collection, locate } from './locate.ts';
import { type Change, changedValue } from './next-change.ts';
import { placeOfKey, schemaAt } from './object-order.ts';
import { replaceValue } from './replace-value.ts';
import { entriesOf, type SourceEntry, type SourceTree } from './source-tree.ts';
import type { TextStyle } from './text-style.ts';
import { fieldLines, flowField, flowText, itemLines } from './value-text.ts';
import { valueByTokens } from './wanted-value.ts';

export interface EditContext {
  readonly style: TextStyle;
  readonly schema: ObjectSchema | undefined;
  /** Tokens of the object in its document; the schema counts from there. */
  readonly base: readonly string[];
}

/** The pieces of text that make the change; an objection where it cannot be written. */
export function performChange(
  tree: SourceTree,
  change: Change,
  context: EditContext,
): readonly Splice[] | Objection {
  const location = locate(tree, change.path);
  switch (location.found) {
    case 'objection':
      return location.objection;
    case 'alias':
      return performChange(tree, writtenOut(tree, change, location.at), context);
    case 'merged':
      return isMerged(tree, change, location.at);
    case 'site': {
      const { site } = location;
      if (change.change === 'replace') {
        if (site.entry === null)
          return unsupported(site.node, change, 'the document itself would be replaced');
        if (!site.entry.hasSign && !site.inFlow)
          return unsupported(site.node, change, 'its key stands alone after a `?`');
        return replaceValue(tree.text, site, site.entry, change.value, context.style);
      }
      if (isAlias(site.node))
        return performChange(tree, writtenOut(tree, change, change.path.length), context);
      if (!isCollection(site.node)) return unsupported(site.node, change, 'it is no mapping and no list');
      const entries = entriesOf(tree, site.node);
      if (entries === undefined || entries.length === 0) {
        return unsupported(site.node, change, 'its parts cannot be told apart');
      }
      return changeEntries(tree, { node: site.node, entries }, change, context);
    }
  }
}

function unsupported(node: Node | null, change: Change, why: string): Objection {
  const where = displayPath(pointerOf(change.path));
  const message = `${where === '' ? 'the document' : where} is not edited: ${why}`;
  return { reason: 'unsupported-syntax', offset: node?.range?.[0] ?? 0, message };
}

/** The alias stays the only one that changes: it gives way to the value itself. */
function writtenOut(tree: SourceTree, change: Change, at: number): Change {
  const path = change.path.slice(0, at);
  return { change: 'replace', path, value: valueByTokens(changedValue(tree.value, change), path) ?? null };
}

/** A field of the mapping itself would win over the merged one, but the fabric takes no key that stands twice. */
function isMerged(tree: SourceTree, change: Change, at: number): Objection {
  const place = locate(tree, change.path.slice(0, at));
  const node = place.found === 'site' ? place.site.node : null;
  const field = displayPath(pointerOf(change.path.slice(0, at + 1)));
  return {
    reason: 'merge-key',
    offset: node?.range?.[0] ?? 0,
    message: `${field} comes from a merge (\`<<\`)`,
  };
}

interface Owner {
  readonly node: Collection;
  readonly entries: readonly SourceEntry[];
}

type EntryChange = Exclude<Change, { readonly change: 'replace' }>;

function changeEntries(
  tree: SourceTree,
  owner: Owner,
  change: EntryChange,
  context: EditContext,
): readonly Splice[] | Objection {
  const { text } = tree;
  const { node, entries } = owner;
  const flow = node.flow === true;
  if (flow && node.srcToken?.type !== 'flow-collection')
    return unsupported(node, change, 'a pair without braces in a list');
  switch (change.change) {
    case 'insert-field': {
      const schema = schemaAt(context.schema, change.path.slice(context.base.length));
      const behind = placeOfKey(
        entries.map(({ key }) => key),
        change.key,
        schema,
      );
      return insertEntry(text, owner, behind, change, context.style);
    }
    case 'insert-item':
      return insertEntry(text, owner, change.at - 1, change, context.style);
    case 'remove-field': {
      const at = entries.findIndex(({ key }) => key === change.key);
      if (at !== -1) return removeEntry(text, owner, at, change);
      return isMerged(tree, { ...change, path: [...change.path, change.key] }, change.path.length);
    }
    case 'remove-item':
      return removeEntry(text, owner, change.at, change);
    case 'move-item':
      return moveEntry(text, owner, change, context.style);
  }
}

function insertEntry(
  text: string,
  { node, entries }: Owner,
  behind: number,
  change: { readonly value: Json; readonly key?: string },
  fileStyle: TextStyle,
): Splice[] {
  const { key, value } = change;
  const near = entries[behind] === undefined ? entries : entries.slice(0, behind + 1);
  const hint = hintFrom(near, value);
  if (node.flow === true) {
    const style = localFlowStyle(text, entries, fileStyle);
    const written = key === undefined ? flowText(value, style, hint) : flowField(key, value, style, hint);
    return insertFlowEntry(text, entries, behind, written, style);
  }
  const style = { ...fileStyle, quoteKeys: localFlowStyle(text, entries, fileStyle).quoteKeys };
  const linesAt = (column: number) =>
    key === undefined ? itemLines(value, column, style, hint) : fieldLines(key, value, column, style, hint);
  return insertBlockEntry(text, entries, behind, linesAt, style);
}

function removeEntry(
  text: string,
  { node, entries }: Owner,
  at: number,
  change: Change,
): readonly Splice[] | Objection {
  if (entries.length < 2) return unsupported(node, change, 'it would run empty');
  if (node.flow === true) return removeFlowEntry(text, entries, at);
  return removeBlockEntry(text, entries, at, isMap(node) && change.path.length === 0);
}

function moveEntry(
  text: string,
  { node, entries }: Owner,
  change: Extract<Change, { readonly change: 'move-item' }>,
  style: TextStyle,
): readonly Splice[] | Objection {
  if (node.flow === true) return moveFlowEntry(text, entries, change.from, change.to);
  const splices = moveBlockEntry(text, entries, change.from, change.to, style);
  return splices ?? unsupported(node, change, 'its items do not stand on lines of their own');
}
