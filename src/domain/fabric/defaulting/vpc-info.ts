import type { Defaulting } from './defaulting.ts';

/** Its webhook fills in nothing but the namespace. */
export const vpcInfoDefaulting: Defaulting = { go: {}, webhook: (object) => object };
