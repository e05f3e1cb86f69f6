import { comparableForm } from '../diff/comparable.ts';
import type { CompareContext } from '../diff/compare-context.ts';
import type { LiveComparison } from '../diff/diff-against-live.ts';
import { type LiveObject, managedFieldsOf } from '../resource/live-object.ts';
import type { Manifest } from '../resource/manifest.ts';
import { blameOf, ownersOf } from '../resource/ownership.ts';
import type { JsonObject } from '../shared/json.ts';
import { type FieldPointer, valueAt } from '../shared/pointer.ts';
import type { FieldDifference } from './assessment.ts';

/** The sides of one comparison; absent is what nobody asked for. */
export interface Compared {
  readonly manifest: Manifest | null;
  readonly base: JsonObject | null;
  readonly live: LiveObject;
  readonly context: CompareContext;
  readonly comparison: LiveComparison | undefined;
}

export function differenceOf(
  pointer: FieldPointer,
  changedBy: FieldDifference['changedBy'],
  { manifest, base, live, context, comparison }: Compared,
): FieldDifference {
  const { kind, registry } = context;
  const wanted = () => comparison?.wanted;
  const desired = manifest === null ? undefined : written(manifest.object, wanted, pointer);
  const liveValue = written(live.object, () => comparison?.live, pointer);
  const before =
    base === null || base === manifest?.object ? wanted : () => comparableForm(base, kind, registry);
  const baseValue = base === null ? undefined : written(base, before, pointer);
  const owners = ownersOf(managedFieldsOf(live.object), live.object, pointer);
  const blame = liveValue === undefined ? null : blameOf(owners, context.fieldManager);
  return {
    pointer,
    ...(desired === undefined ? {} : { desired }),
    ...(baseValue === undefined ? {} : { base: baseValue }),
    ...(liveValue === undefined ? {} : { live: liveValue }),
    baseKnown: base !== null,
    changedBy,
    conflict: changedBy === 'both' || changedBy === 'unknown',
    blame,
    location: manifest === null ? null : manifest.fields.at(pointer),
  };
}

/** The value as a person wrote it; where nobody did, that of the form: the key has another spelling, or it is a default. */
function written(object: JsonObject, form: () => JsonObject | undefined, pointer: FieldPointer) {
  const value = valueAt(object, pointer);
  if (value !== undefined && value !== null) return value;
  const made = form();
  return (made === undefined ? undefined : valueAt(made, pointer)) ?? value;
}
