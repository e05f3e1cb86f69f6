import { parseFiles } from '../parse/parse-files.ts';
import { DEFAULT_PARSE_LIMITS } from '../parse/parse-limits.ts';
import type { ParseLimits } from '../parse/parse-result.ts';
import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import { keyOf, type ResourceKey } from '../resource/object-id.ts';
import { compareText } from '../shared/compare-text.ts';
import type { Digest } from '../shared/digest.ts';
import { getOwn, isJsonObject, type Json, jsonEquals } from '../shared/json.ts';
import { type FieldPointer, pointerTokens, valueAt } from '../shared/pointer.ts';
import type { DriftDocument, DriftField, DriftObject } from '../status/drift-shape.ts';
import { type BackPortRefusal, refuseField, refuseObject } from './back-port-refusal.ts';
import { editDocument } from './edit-document.ts';
import type { FieldEdit } from './edit-result.ts';
import { inOrderOf } from './list-order.ts';
import { appendDocument } from './new-document.ts';
import { documentSchema } from './object-order.ts';
import { readValue, valueSlices } from './prove.ts';

export interface BackPortOptions {
  readonly registry: KindRegistry;
  readonly digest: Digest;
  readonly limits?: ParseLimits | undefined;
  /** Which objects are asked for; all by default. */
  readonly accepts?: ((object: DriftObject) => boolean) | undefined;
  /** A field that both sides moved, or of which nobody can say who moved it: leave it to a person, or take the cluster's. */
  readonly conflicts: 'refuse' | 'take-cluster';
  /** File for an object that Git does not have, relative as the files are; null: it is not taken. */
  readonly placeOf: (object: DriftObject) => string | null;
}

/** A field (pointer '' = the whole object) whose live value the files have now. */
export interface TakenField {
  readonly key: ResourceKey;
  readonly pointer: FieldPointer;
  readonly file: string;
}

export interface BackPort {
  /** New text of each file that changed, by path, in order of the paths. */
  readonly files: ReadonlyMap<string, string>;
  readonly taken: readonly TakenField[];
  readonly refused: readonly BackPortRefusal[];
}

interface Work {
  readonly options: BackPortOptions;
  readonly limits: ParseLimits;
  readonly manifests: ReadonlyMap<ResourceKey, Manifest>;
  readonly texts: Map<string, string>;
  readonly taken: TakenField[];
  readonly refused: BackPortRefusal[];
}

/**
 * Takes what the cluster changed into the files of Git's head. Three-way: a field is written only where head still has the
 * value that was compared; where Git moved it since, it is refused, and where head has the live value already, nothing is
 * to do. The same input gives the same result, whatever the order of `files`.
 */
export function backPort(
  drift: DriftDocument,
  files: ReadonlyMap<string, string>,
  options: BackPortOptions,
): BackPort {
  const limits = options.limits ?? DEFAULT_PARSE_LIMITS;
  const sorted = [...files].sort(([a], [b]) => compareText(a, b));
  const parsed = parseFiles(
    sorted.map(([path, text]) => ({ path, text })),
    { registry: options.registry, limits, digest: options.digest },
  );
  const manifests = new Map(parsed.manifests.map((manifest) => [manifest.key, manifest]));
  const work: Work = { options, limits, manifests, texts: new Map(sorted), taken: [], refused: [] };
  for (const object of drift.objects) {
    if (options.accepts === undefined || options.accepts(object)) takeObject(work, object);
  }
  const changed = [...work.texts].filter(([path, text]) => files.get(path) !== text);
  changed.sort(([a], [b]) => compareText(a, b));
  return { files: new Map(changed), taken: work.taken, refused: work.refused };
}

function takeObject(work: Work, object: DriftObject): void {
  switch (object.state) {
    case 'git_ahead':
      return;
    case 'missing':
      work.refused.push(refuseObject(object, 'deleted-in-cluster'));
      return;
    case 'extra':
      takeNew(work, object);
      return;
    default: {
      const manifest = work.manifests.get(keyOf(object));
      if (manifest === undefined) work.refused.push(refuseObject(object, 'not-in-git'));
      else takeFields(work, object, manifest);
    }
  }
}

function takeNew(work: Work, object: DriftObject): void {
  const key = keyOf(object);
  if (!isJsonObject(object.live)) return;
  if (work.manifests.has(key)) {
    work.refused.push(refuseObject(object, 'git-moved'));
    return;
  }
  const path = work.options.placeOf(object);
  if (path === null) {
    work.refused.push(refuseObject(object, 'no-place'));
    return;
  }
  const result = appendDocument(work.texts.get(path) ?? '', object.live, work.options.registry);
  if (result.result === 'edited') {
    work.texts.set(path, result.text);
    work.taken.push({ key, pointer: '', file: path });
  } else if (result.result === 'refused') work.refused.push(refuseObject(object, result.reason, result));
}

interface Wish {
  readonly field: DriftField;
  readonly edit: FieldEdit;
}

function takeFields(work: Work, object: DriftObject, manifest: Manifest): void {
  const wishes = object.fields.flatMap((field) => wishOf(work, object, field, manifest));
  if (wishes.length === 0) return;
  if (edit(work, object, manifest, wishes) === null) return;
  for (const wish of wishes) {
    const refusal = edit(work, object, manifest, [wish]);
    if (refusal !== null) work.refused.push(refusal);
  }
}

/** The edit that gives the field its live value; none where there is nothing to do or it is refused. */
function wishOf(work: Work, object: DriftObject, field: DriftField, manifest: Manifest): Wish[] {
  if (field.changedBy === 'git') return [];
  const live = field.sides.includes('live') ? field.live : undefined;
  const desired = field.sides.includes('desired') ? field.desired : undefined;
  const head = valueAt(manifest.object, field.pointer);
  const definition = work.options.registry.find(object.group, object.kind);
  const isDefault = isLeftToDefault(head, desired, field.pointer, manifest, definition);
  if (isSame(head, live) && !isDefault) return [];
  const { line } = manifest.fields.at(field.pointer);
  const place = { file: manifest.file, line };
  if (field.conflict && work.options.conflicts === 'refuse') {
    work.refused.push(refuseField(object, field, 'conflict', place));
    return [];
  }
  if (!isSame(head, desired) && !isDefault) {
    work.refused.push(refuseField(object, field, 'git-moved', place));
    return [];
  }
  const { pointer } = field;
  if (isDerived(pointer, object, work.options.registry) || (live === undefined && head === undefined)) {
    work.refused.push(refuseField(object, field, 'derived', place));
    return [];
  }
  if (live === undefined) return [{ field, edit: { op: 'remove', pointer } }];
  const value = definition === undefined ? live : inOrderOf(manifest.object, pointer, live, definition);
  return [{ field, edit: { op: 'set', pointer, value } }];
}

function isDerived(pointer: FieldPointer, { kind }: DriftObject, registry: KindRegistry): boolean {
  const [root, map, key] = pointerTokens(pointer);
  if (root !== 'metadata' || key === undefined) return false;
  return (map === 'labels' || map === 'annotations') && registry.isFabricMetadataKey(map, key, kind);
}

/** Git writes nothing there: what was compared is the default of the fabric. */
function isLeftToDefault(
  head: Json | undefined,
  desired: Json | undefined,
  pointer: FieldPointer,
  manifest: Manifest,
  definition: KindDefinition | undefined,
): boolean {
  if (head !== undefined || desired === undefined || definition === undefined) return false;
  return isSame(valueAt(definition.defaulted(manifest.object, {}), pointer), desired);
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return a === undefined || b === undefined ? a === b : jsonEquals(a, b);
}

/** null: done. The edits stand on the text that the edits before them left; its documents keep their numbers. */
function edit(
  work: Work,
  object: DriftObject,
  manifest: Manifest,
  wishes: readonly Wish[],
): BackPortRefusal | null {
  const { file, document } = manifest;
  const text = work.texts.get(file) ?? '';
  const definition = work.options.registry.find(object.group, object.kind);
  const result = editDocument(
    text,
    document,
    wishes.map((wish) => wish.edit),
    {
      limits: work.limits,
      base: baseOf(text, document, object, work.limits),
      schema: definition === undefined ? undefined : documentSchema(definition),
    },
  );
  if (result.result === 'refused') {
    const [first] = wishes;
    const pointer = first?.field.pointer ?? '';
    const { line } = manifest.fields.at(pointer);
    return first === undefined
      ? refuseObject(object, result.reason, result)
      : refuseField(object, first.field, result.reason, { file, line }, result);
  }
  if (result.result === 'edited') work.texts.set(file, result.text);
  for (const { field } of wishes) work.taken.push({ key: manifest.key, pointer: field.pointer, file });
  return null;
}

/** Where the object stands in its document: the whole of it, or an item of a list. */
function baseOf(text: string, document: number, object: DriftObject, limits: ParseLimits): FieldPointer {
  const slice = valueSlices(text)[document];
  const read = slice === undefined ? undefined : readValue(text.slice(slice.start, slice.end), limits);
  if (read === undefined || !('value' in read) || !isJsonObject(read.value)) return '';
  const kind = getOwn(read.value, 'kind');
  const items = getOwn(read.value, 'items');
  if (kind === object.kind || !Array.isArray(items)) return '';
  const at = items.findIndex((item: Json) => {
    const own = isJsonObject(item) ? (getOwn(item, 'kind') ?? object.kind) : null;
    return own === object.kind && valueAt(item, '/metadata/name') === object.name;
  });
  return at === -1 ? '' : `/items/${at}`;
}
