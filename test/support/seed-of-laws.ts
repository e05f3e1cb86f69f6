/** Laws try the same inputs in every run, so that what is red is red because of a change. */
export const FIXED_SEED = 20_261_122;

/**
 * The seed of laws that name none: `HEDGEHOG_SYNC_TEST_SEED` may be a whole number, or `random` for new inputs each time
 * (a failure prints its seed): undefined. Throws for anything else.
 */
export function seedOfLaws(wanted: string | undefined): number | undefined {
  if (wanted === undefined || wanted === '') return FIXED_SEED;
  if (wanted === 'random') return undefined;
  if (!/^-?\d{1,10}$/.test(wanted))
    throw new Error(`HEDGEHOG_SYNC_TEST_SEED is "${wanted}"; give a whole number or "random"`);
  return Number(wanted);
}
