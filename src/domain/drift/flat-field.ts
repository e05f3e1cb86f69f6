import type { Json } from '../shared/json.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import type { FieldDifference } from './assessment.ts';

/** A field difference as published forms have it: one level, null for whatever it lacks. */
export interface FlatField {
  readonly pointer: FieldPointer;
  readonly desired: Json;
  readonly base: Json;
  readonly live: Json;
  readonly baseKnown: boolean;
  readonly changedBy: FieldDifference['changedBy'];
  readonly conflict: boolean;
  readonly manager: string | null;
  readonly operation: 'Apply' | 'Update' | null;
  /** ISO 8601. */
  readonly time: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

export function flatField(field: FieldDifference): FlatField {
  const { pointer, baseKnown, changedBy, conflict, blame, location } = field;
  return {
    pointer,
    desired: field.desired ?? null,
    base: field.base ?? null,
    live: field.live ?? null,
    baseKnown,
    changedBy,
    conflict,
    manager: blame?.manager ?? null,
    operation: blame?.operation ?? null,
    time: blame?.time ?? null,
    file: location?.file ?? null,
    line: location?.line ?? null,
    column: location?.column ?? null,
  };
}
