/**
 * How many mutated inputs a property is tried on: `usual` in each run, 100,000 in the nightly set, which asks for them by
 * HEDGEHOG_SYNC_TEST_MUTATIONS.
 */
export function mutationCount(usual: number): number {
  const asked = process.env.HEDGEHOG_SYNC_TEST_MUTATIONS;
  if (asked === undefined || asked === '') return usual;
  const count = Number(asked);
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new Error(`HEDGEHOG_SYNC_TEST_MUTATIONS must be a whole number above 0, not "${asked}"`);
  }
  return count;
}

/** Long enough for the nightly number on a busy machine, and half a minute for the usual one. */
export function mutationTimeout(count: number): number {
  return Math.max(30_000, count * 60);
}
