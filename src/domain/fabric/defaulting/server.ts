import type { Defaulting } from './defaulting.ts';
import { withOwnLabels } from './metadata.ts';

export const serverDefaulting: Defaulting = {
  go: {},
  webhook: (object) => withOwnLabels(object, {}),
};
