import type { RuleContext, RuleObject } from '../../resource/kind.ts';
import { getOwn, type JsonObject, jsonEquals } from '../../shared/json.ts';
import { annotationsOf, labelsOf, specOf } from '../read.ts';

/**
 * Whether the object differs from its previous version in what a write sends: spec, labels, annotations. Rules about an
 * update ask it where the fabric refuses any update: what stays as it is, is not sent.
 */
export function isRewritten({ key, defaulted }: RuleObject, context: RuleContext): boolean {
  const previous = context.previous(key);
  if (previous === undefined) return false;
  return (
    !jsonEquals(specOf(defaulted), specOf(previous.defaulted)) ||
    lacks(labelsOf(previous.defaulted), labelsOf(defaulted)) ||
    lacks(annotationsOf(previous.defaulted), annotationsOf(defaulted))
  );
}

/** Whether one of `wanted` is not in `present` with the same value. */
function lacks(present: JsonObject, wanted: JsonObject): boolean {
  return Object.keys(wanted).some((key) => getOwn(present, key) !== getOwn(wanted, key));
}
