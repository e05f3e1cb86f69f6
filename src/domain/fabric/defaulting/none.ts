import type { Defaulting } from './defaulting.ts';

/** A kind without webhooks. */
export const noDefaulting: Defaulting = { go: {} };
