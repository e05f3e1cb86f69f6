import type { JsonObject } from '../../shared/json.ts';
import { specOf, structsOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { marks, withOwnLabels } from './metadata.ts';

export const vpcPeeringDefaulting: Defaulting = {
  go: {},
  webhook(object) {
    const [vpc1, vpc2] = peeredVpcs(specOf(object)) ?? [];
    if (vpc1 === undefined || vpc2 === undefined) return withOwnLabels(object, {});
    return withOwnLabels(object, {
      ...marks('vpc.fabric.githedgehog.com', [vpc1, vpc2]),
      'fabric.githedgehog.com/vpc1': vpc1,
      'fabric.githedgehog.com/vpc2': vpc2,
    });
  },
};

/** The two VPCs of a peering, sorted; undefined when a permit does not name two, or they differ between permits. */
export function peeredVpcs(spec: JsonObject): readonly [string, string] | undefined {
  const names = new Set<string>();
  for (const { value } of structsOf(spec, 'permit')) {
    const keys = Object.keys(value);
    if (keys.length !== 2) return undefined;
    for (const key of keys) names.add(key);
  }
  const [first, second] = [...names].sort();
  return names.size === 2 && first !== undefined && second !== undefined ? [first, second] : undefined;
}
