import { isJsonObject, type Json, type JsonObject } from '../../shared/json.ts';
import { listOf, numberOf, specOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { withOwnLabels, withSpec } from './metadata.ts';

const LAST_VLAN = 4094;

/**
 * `to` left out is `from`; ranges are sorted; and when one of them is invalid, none is kept: the webhook looks at the
 * wrong error, so the cluster takes the object with no ranges at all.
 */
export const vlanNamespaceDefaulting: Defaulting = {
  go: {},
  webhook(object) {
    const spec = specOf(object);
    const labelled = withOwnLabels(object, {});
    const ranges = listOf(spec, 'ranges');
    if (!ranges.every(isJsonObject)) return labelled;
    return withSpec(labelled, { ...spec, ranges: normalRanges(ranges) ?? [] });
  },
};

/** Undefined when one of the ranges is invalid. */
function normalRanges(ranges: readonly JsonObject[]): readonly Json[] | undefined {
  const filled = ranges.map((range) => ({
    from: numberOf(range, 'from'),
    to: numberOf(range, 'to') || numberOf(range, 'from'),
  }));
  if (filled.some(({ from, to }) => from < 1 || to > LAST_VLAN || from > to)) return undefined;
  return filled.sort((a, b) => a.from - b.from || a.to - b.to);
}
