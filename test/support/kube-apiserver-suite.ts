import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { connectKubeApiserver, type RunningApiserver } from './kube-apiserver.ts';
import {
  apiserverMissing,
  apiserverSuitesWanted,
  type BorrowedApiserver,
  borrowApiserver,
} from './kube-apiserver-broker.ts';

/** Long enough to wait for the suites before, which have the server to themselves. */
const borrowTimeoutMs = 20 * 60_000;

/**
 * `describe` for tests on a real kube-apiserver.
 *
 * - `HEDGEHOG_SYNC_TEST_APISERVER=1` turns them on (`.ci/run` sets it); without it they are listed as skipped.
 * - One server serves the whole jest run. A suite has it for itself from its first test to its last, and finds
 *   namespace `default` without fabric objects, ConfigMaps or Leases. Call `apiserver().wipe()` in a `beforeEach`
 *   where each test needs that.
 * - No binaries and no Go: skipped with the reason; with `CI` set, failed.
 *
 * `body` gets a function, because the server is there only while tests run: call it inside tests and hooks.
 */
export function describeWithKubeApiserver(
  name: string,
  body: (apiserver: () => RunningApiserver) => void,
): void {
  if (!apiserverSuitesWanted()) {
    console.warn(`SKIPPED: ${name}: set HEDGEHOG_SYNC_TEST_APISERVER=1 to run it on a real kube-apiserver`);
    describe.skip(name, () => body(notRunning));
    return;
  }
  const missing = apiserverMissing();
  if (missing !== undefined) {
    if (process.env.CI === undefined || process.env.CI === '') {
      console.warn(`SKIPPED: ${name}: ${missing}`);
      describe.skip(name, () => body(notRunning));
      return;
    }
    describe(name, () => {
      test('a kube-apiserver is there', () => {
        throw new Error(missing);
      });
    });
    return;
  }
  describe(name, () => {
    let borrowed: BorrowedApiserver | undefined;
    let running: RunningApiserver | undefined;
    beforeAll(async () => {
      borrowed = await borrowApiserver();
      running = connectKubeApiserver(borrowed.connection, () => Promise.resolve());
      await running.wipe();
    }, borrowTimeoutMs);
    // hooks run in their order: a suite's own must find the server still its own
    body(() => running ?? notRunning());
    afterAll(async () => {
      await running?.stop();
      borrowed?.release();
    });
  });
}

function notRunning(): never {
  throw new Error('the API server is there only inside tests and hooks');
}
