import { type JsonObject, jsonEquals } from '../shared/json.ts';
import { type FieldPointer, valueAt } from '../shared/pointer.ts';
import { withValue } from './leaves.ts';

/** Of so many fields that one side lacks, no default is the reason; looking for one would only cost time. */
const MOST_CANDIDATES = 64;

export interface Sides {
  /** Written forms: what is left out stays left out. */
  readonly left: JsonObject;
  readonly right: JsonObject;
  /** The right side with defaults. */
  readonly filledRight: JsonObject;
  /** The written form of an object in the form with defaults. */
  readonly fill: (written: JsonObject) => JsonObject;
}

/**
 * `pointers` without those that only follow from the others: given these, defaulting makes of the left side what the right
 * side has there. Another subnet has another default gateway; with DHCP off its range is dropped. `mayFollow` says which
 * are looked at.
 */
export function withoutConsequences(
  pointers: readonly FieldPointer[],
  sides: Sides,
  mayFollow: (pointer: FieldPointer) => boolean,
): readonly FieldPointer[] {
  if (pointers.length < 2) return pointers;
  const candidates = pointers.filter(mayFollow);
  if (candidates.length === 0 || candidates.length > MOST_CANDIDATES) return pointers;
  const causes = new Set(pointers);
  for (const candidate of candidates) {
    causes.delete(candidate);
    if (causes.size === 0 || !follows(candidate, causes, sides)) causes.add(candidate);
  }
  return pointers.filter((pointer) => causes.has(pointer));
}

function follows(
  pointer: FieldPointer,
  causes: Iterable<FieldPointer>,
  { left, right, filledRight, fill }: Sides,
): boolean {
  let moved = left;
  for (const cause of causes) moved = withValue(moved, cause, valueAt(right, cause));
  return jsonEquals(valueAt(fill(moved), pointer), valueAt(filledRight, pointer));
}
