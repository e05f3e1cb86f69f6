import fc from 'fast-check';
import { seedOfLaws } from './seed-of-laws.ts';

// runs before each test file, see jest.config.mjs; no test imports it, so that one can tell whether it ran
const seed = seedOfLaws(process.env.HEDGEHOG_SYNC_TEST_SEED);
fc.configureGlobal(seed === undefined ? {} : { seed });
