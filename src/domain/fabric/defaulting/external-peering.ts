import { specOf, structOf, textOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { withOwnLabels, withSpec } from './metadata.ts';
import { withSorted } from './sort.ts';

export const externalPeeringDefaulting: Defaulting = {
  go: { structs: ['permit', 'permit.vpc', 'permit.external'] },
  webhook(object) {
    const spec = specOf(object);
    const vpc = structOf(spec, 'permit', 'vpc');
    const external = structOf(spec, 'permit', 'external');
    const permit = {
      ...structOf(spec, 'permit'),
      vpc: withSorted(vpc, 'subnets'),
      external: withSorted(external, 'prefixes', ['prefix']),
    };
    return withOwnLabels(withSpec(object, { ...spec, permit }), {
      'fabric.githedgehog.com/vpc': textOf(vpc, 'name'),
      'fabric.githedgehog.com/external': textOf(external, 'name'),
    });
  },
};
