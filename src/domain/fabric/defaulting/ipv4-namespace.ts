import { specOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { withOwnLabels, withSpec } from './metadata.ts';
import { withSorted } from './sort.ts';

export const ipv4NamespaceDefaulting: Defaulting = {
  go: {},
  webhook: (object) => withSpec(withOwnLabels(object, {}), withSorted(specOf(object), 'subnets')),
};
