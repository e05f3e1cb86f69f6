import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from '@jest/globals';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The folder of reference data beside the checkout. It is not part of the project. */
export const sharedRoot = join(projectRoot, '..', 'shared');

export function hasShared(): boolean {
  return existsSync(join(sharedRoot, 'fabrics'));
}

/**
 * `describe` for tests that read the reference data: skipped (and listed as such) where it is missing,
 * failing where REQUIRE_SHARED=1 says that it must be there.
 */
export function describeWithShared(name: string, body: () => void): void {
  if (hasShared()) {
    describe(name, body);
  } else if (process.env.REQUIRE_SHARED === '1') {
    describe(name, () => {
      test('the reference data is there', () => {
        throw new Error(`REQUIRE_SHARED=1, but ${sharedRoot} is missing`);
      });
    });
  } else {
    console.warn(`SKIPPED: ${name}: reference data not found beside the checkout`);
    describe.skip(name, body);
  }
}
