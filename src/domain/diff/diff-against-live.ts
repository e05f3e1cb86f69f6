import type { KindDefinition } from '../resource/kind.ts';
import { type LiveObject, type ManagedFieldsEntry, managedFieldsOf } from '../resource/live-object.ts';
import { ownersOf } from '../resource/ownership.ts';
import { isJsonObject, type JsonObject, jsonEquals } from '../shared/json.ts';
import { type FieldPointer, valueAt } from '../shared/pointer.ts';
import { comparableForm, writtenForm } from './comparable.ts';
import type { CompareContext } from './compare-context.ts';
import { withoutConsequences } from './consequences.ts';
import { bearsDerived, derivedDifferences, withEntries } from './derived-metadata.ts';
import { diffPointers } from './diff-pointers.ts';
import { gatherStructs, leavesAt } from './leaves.ts';
import { removedDefaults } from './removed-defaults.ts';
import { isKnownField, storedObject } from './stored.ts';

export type { CompareContext } from './compare-context.ts';

export interface LiveComparison {
  /** With the fabric's defaults, so that it has a value wherever `pointers` say that live should have one. */
  readonly wanted: JsonObject;
  /** As it is written. */
  readonly live: JsonObject;
  /** Pointers at which they differ and admission is not the reason. */
  readonly pointers: readonly FieldPointer[];
  /** The same, field by field, with what only follows from another difference. */
  readonly moved: readonly FieldPointer[];
  readonly proof: 'ownership' | 'canonical';
}

/** What the caller knows already. */
export interface KnownBefore {
  /** `wanted` with defaulting applied. */
  readonly stored?: (() => JsonObject) | undefined;
  /** Something cheaper proved the spec: only labels and annotations are compared. */
  readonly specInSync?: boolean | undefined;
}

/**
 * `wanted` (a desired or a base object) against a live one, the cheaper proof first: an object that our apply created and
 * nobody wrote since shows what admission made of what we own; else both sides are compared in canonical form.
 */
export function diffAgainstLive(
  wanted: JsonObject,
  live: LiveObject,
  context: CompareContext,
  known: KnownBefore = {},
): LiveComparison {
  const asCreated = createdAsWanted(wanted, live, context, known);
  return asCreated ?? canonicalDifferences(wanted, live, context, known);
}

function createdAsWanted(
  wanted: JsonObject,
  live: LiveObject,
  context: CompareContext,
  { stored = () => storedObject(wanted, context.kind, context.registry) }: KnownBefore,
): LiveComparison | null {
  const managers = managedFieldsOf(live.object).filter(({ subresource }) => subresource === null);
  const ours = managers.every(
    ({ manager, operation }) => manager === context.fieldManager && operation === 'Apply',
  );
  if (live.generation !== 1 || managers.length === 0 || !ours) return null;
  const { kind, registry } = context;
  const [left, right] = [writtenForm(wanted, kind, registry), writtenForm(live.object, kind, registry)];
  const sides: SidesOfLive = { left, right, live, managers, context };
  const differs = diffPointers(left, right).flatMap((pointer) => leavesAt(pointer, left, right));
  // a field of Git that live lacks proves nothing: another value of it may have been sent
  const isFilledIn = (pointer: FieldPointer) =>
    valueAt(left, pointer) === undefined && !countsByOwnership(pointer, sides);
  if (!differs.every(isFilledIn)) return null;
  if (derivedDifferences(wanted, live, context, stored).length > 0) return null;
  return { wanted: left, live: right, pointers: [], moved: [], proof: 'ownership' };
}

/**
 * Both sides in canonical form, with the fabric's own defaulting applied. Of fields that our tables do not have (another
 * release brought them) and of labels that the fabric does not derive, `managedFields` tell what admission did:
 * - what `wanted` lacks and nobody owns was filled in;
 * - what `wanted` has, live lacks and our own apply still owns was taken out.
 * Where an object carries no managed fields at all, every difference counts.
 */
export function canonicalDifferences(
  wanted: JsonObject,
  live: LiveObject,
  context: CompareContext,
  known: KnownBefore = {},
): LiveComparison {
  const { kind, registry } = context;
  const made = known.stored?.() ?? storedObject(wanted, kind, registry);
  const derived = derivedDifferences(wanted, live, context, () => made);
  const named = derived.length === 0 ? null : storedObject(wanted, kind, registry);
  const left = comparableForm(wanted, kind, registry, made);
  const written = writtenForm(live.object, kind, registry);
  const right = known.specInSync
    ? { ...written, spec: left.spec ?? {} }
    : comparableForm(live.object, kind, registry);
  const sides: SidesOfLive = { left, right, live, managers: managedFieldsOf(live.object), context };
  const raw = diffPointers(left, right);
  const moved = raw
    .flatMap((pointer) => leavesAt(pointer, left, right))
    .filter((pointer) => isKnownField(pointer, kind.spec) || countsByOwnership(pointer, sides));
  const removed = known.specInSync ? [] : defaultsTakenOut(wanted, written, sides);
  const causes = new Set(causesOf(moved, wanted, written, sides));
  const isWhole = (struct: FieldPointer): boolean =>
    valueAt(left, struct) === undefined || valueAt(live.object, struct) === undefined;
  const gathered = gatherStructs(raw, causes, left, right, isWhole);
  const pointers = collapseLists(gathered, wanted, left).filter((one) => !readsTheSame(one, wanted, live));
  return {
    wanted: named === null ? left : withEntries(left, named, derived),
    live: derived.length === 0 ? written : withEntries(written, live.object, derived),
    pointers: [...pointers, ...removed, ...derived],
    moved: [...moved, ...removed, ...derived],
    proof: 'canonical',
  };
}

interface SidesOfLive {
  readonly left: JsonObject;
  readonly right: JsonObject;
  readonly live: LiveObject;
  readonly managers: readonly ManagedFieldsEntry[];
  readonly context: CompareContext;
}

/** Is it a difference that admission did not make, as far as `managedFields` tell? */
function countsByOwnership(pointer: FieldPointer, { left, right, live, managers, context }: SidesOfLive) {
  const owners = ownersOf(managers, live.object, pointer);
  if (valueAt(left, pointer) === undefined) return managers.length === 0 || owners.length > 0;
  // written as zero: canonical form drops it, but it stands there and did not follow
  if (valueAt(right, pointer) !== undefined || valueAt(live.object, pointer) !== undefined) return true;
  return !owners.some(({ manager, operation }) => manager === context.fieldManager && operation === 'Apply');
}

/** What somebody owns in live was written there; only the rest may follow from it. */
function causesOf(
  moved: readonly FieldPointer[],
  wanted: JsonObject,
  written: JsonObject,
  { right, live, managers, context }: SidesOfLive,
): readonly FieldPointer[] {
  if (moved.length < 2) return moved;
  const { kind, registry } = context;
  const left = writtenForm(wanted, kind, registry);
  return withoutConsequences(
    moved,
    { left, right: written, filledRight: right, fill: (form) => filledForm(form, wanted, context) },
    (pointer) => {
      if (!isKnownField(pointer, kind.spec)) return false;
      const [ours, theirs] = [valueAt(left, pointer), valueAt(written, pointer)];
      if (theirs === undefined) return true;
      return ours === undefined && ownersOf(managers, live.object, pointer).length === 0;
    },
  );
}

/** A form as `comparableForm` would give it of an object of this identity. */
export function filledForm(
  form: JsonObject,
  identity: JsonObject,
  { kind, registry }: { readonly kind: KindDefinition; readonly registry: CompareContext['registry'] },
): JsonObject {
  return comparableForm({ ...identity, spec: form.spec ?? {} }, kind, registry);
}

function defaultsTakenOut(wanted: JsonObject, written: JsonObject, sides: SidesOfLive): FieldPointer[] {
  const { left, right, live, context } = sides;
  const { kind, registry } = context;
  return removedDefaults(
    { written, filled: right },
    left,
    () => writtenForm(wanted, kind, registry),
    () => context.admitted === true || bearsDerived(live, kind, registry),
  );
}

/** Canonical form lets one field decide over another (DHCP off drops its range); what is written alike did not move itself. */
function readsTheSame(pointer: FieldPointer, wanted: JsonObject, live: LiveObject): boolean {
  const there = valueAt(live.object, pointer);
  return there !== undefined && jsonEquals(valueAt(wanted, pointer), there);
}

/** Positions in a list that canonical form re-ordered mean nothing in the file: name the list instead. */
function collapseLists(
  pointers: readonly FieldPointer[],
  wanted: JsonObject,
  form: JsonObject,
): FieldPointer[] {
  const result = new Set<FieldPointer>();
  for (const pointer of pointers) result.add(sourcePointer(pointer, wanted, form));
  return [...result];
}

function sourcePointer(pointer: FieldPointer, wanted: JsonObject, form: JsonObject): FieldPointer {
  const item = /\/\d+(?=\/|$)/g;
  for (let match = item.exec(pointer); match !== null; match = item.exec(pointer)) {
    const list = pointer.slice(0, match.index);
    const written = valueAt(wanted, list);
    const canonical = valueAt(form, list);
    if (Array.isArray(canonical) && !keepsOrder(written, canonical)) return list;
  }
  return pointer;
}

function keepsOrder(written: unknown, canonical: readonly unknown[]): boolean {
  if (!Array.isArray(written) || written.length !== canonical.length) return false;
  return written.every((item, index) => {
    const other = canonical[index];
    if (!isJsonObject(item) || !isJsonObject(other)) return item === other;
    const key = Object.keys(other).find((name) => typeof other[name] !== 'object');
    return key === undefined || jsonEquals(item[key], other[key]);
  });
}
