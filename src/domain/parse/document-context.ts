import type { Node } from 'yaml';
import type { KindRegistry } from '../resource/kind.ts';
import type { Manifest, SkippedSource } from '../resource/manifest.ts';
import type { ObjectId, ResourceKey } from '../resource/object-id.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { Digest } from '../shared/digest.ts';
import { getOwn, isJsonObject, type Json } from '../shared/json.ts';
import { type FieldPointer, pointerTokens } from '../shared/pointer.ts';
import { type DocumentRange, sliceOf, type TreeCache } from './field-locator.ts';
import { placeOf } from './node-path.ts';
import { PARSE_CODES, type ParseCodeId } from './parse-codes.ts';
import type { ParseLimits, UnreadableDocument } from './parse-result.ts';
import { locationAt } from './source-text.ts';

export interface ParseOptions {
  readonly registry: KindRegistry;
  readonly limits: ParseLimits;
  readonly digest: Digest;
}

/** A document that opts out, with the place that a duplicate would name. */
export interface IgnoredDocument {
  readonly id: ObjectId;
  readonly key: ResourceKey;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What parsing gathers. Everything is listed in the order of files and documents. */
export interface Harvest {
  readonly manifests: Manifest[];
  readonly skipped: SkippedSource[];
  readonly diagnostics: Diagnostic[];
  readonly unreadable: UnreadableDocument[];
  readonly ignored: IgnoredDocument[];
}

/** The way to the positions of a document. */
export interface DocumentTree {
  /** Offset of the document's value in its text; 0 when it holds none. */
  readonly valueOffset: number;
  /** The syntax tree, made when it is first asked for. */
  root(): Node | null;
}

/** One document while it is read. Its syntax tree lives no longer than this. */
export interface DocumentContext {
  readonly options: ParseOptions;
  readonly harvest: Harvest;
  readonly cache: TreeCache;
  readonly range: DocumentRange;
  readonly tree: DocumentTree;
  /** 0-based, counted over the documents of the file that hold a value. */
  readonly document: number;
}

/** Kind, namespace and name as far as they can be read; for naming a document, not for using it. */
export interface Identity {
  readonly kind: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
}

export const NO_IDENTITY: Identity = { kind: null, namespace: null, name: null };

export function identityOf(value: Json): Identity {
  if (!isJsonObject(value)) return NO_IDENTITY;
  const metadata = getOwn(value, 'metadata');
  const inMetadata = (key: string) => (isJsonObject(metadata) ? textOf(getOwn(metadata, key)) : null);
  const name = inMetadata('name');
  const kind = textOf(getOwn(value, 'kind'));
  return { kind, namespace: name === null ? null : (inMetadata('namespace') ?? 'default'), name };
}

/** A text with blanks is no name, but what an unclosed quote made of the lines after it. */
function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value.length <= 253 && /^\S+$/.test(value) ? value : null;
}

/** Offset in the file of the field at `pointer` below `base`. */
export function fieldOffset(
  context: DocumentContext,
  base: readonly string[],
  pointer: FieldPointer,
  part: 'key' | 'value',
): number {
  const { range, tree } = context;
  if (base.length === 0 && pointer === '') return range.start + tree.valueOffset;
  const place = placeOf(tree.root(), [...base, ...pointerTokens(pointer)], sliceOf(range));
  return range.start + place[part];
}

export interface Finding {
  readonly code: ParseCodeId;
  /** In the file. */
  readonly offset: number;
  readonly pointer: FieldPointer;
  readonly message: string;
  readonly help?: string | undefined;
}

export function addFinding(context: DocumentContext, identity: Identity, finding: Finding): void {
  const { severity, cure } = PARSE_CODES[finding.code];
  const of = identity.kind === null ? '' : `${identity.kind} ${identity.name ?? 'without a name'}: `;
  context.harvest.diagnostics.push({
    code: finding.code,
    severity,
    message: of + finding.message,
    help: finding.help ?? cure,
    pointer: finding.pointer,
    ...identity,
    ...locationAt(context.range.source, finding.offset),
  });
}

/** The document (or the item of a list) at `offset` of the file cannot be used; its findings say why. */
export function addUnreadable(context: DocumentContext, identity: Identity, offset: number): void {
  const { file, line } = locationAt(context.range.source, offset);
  context.harvest.unreadable.push({ file, line, ...identity });
}

export function addSkipped(
  context: DocumentContext,
  offset: number,
  reason: SkippedSource['reason'],
  detail: string,
): void {
  const { file, line } = locationAt(context.range.source, offset);
  context.harvest.skipped.push({ file, line, reason, detail });
}
