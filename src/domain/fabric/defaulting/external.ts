import { specOf, textOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { withOwnLabels, withSpec } from './metadata.ts';

export const externalDefaulting: Defaulting = {
  go: {},
  webhook(object) {
    const spec = specOf(object);
    const ipv4Namespace = textOf(spec, 'ipv4Namespace') || 'default';
    return withOwnLabels(withSpec(object, { ...spec, ipv4Namespace }), {
      'fabric.githedgehog.com/ipv4ns': ipv4Namespace,
    });
  },
};
