import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { contractCases } from './cases/all-cases.ts';
import { emptyNamespace } from './contract-server.ts';
import { type EmbeddedContractServer, startEmbeddedContractServer } from './embedded-server.ts';
import { mutations } from './mutations.ts';

/** Whether an error is a failed `expect`, not an accident inside a case or a mutant. */
function isFailedExpectation(error: unknown): boolean {
  return error instanceof Error && 'matcherResult' in error;
}

describe('the contract', () => {
  test('has at least sixty cases, each with an id of its own', () => {
    const ids = contractCases.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has a mutation for every case and none without one', () => {
    expect(Object.keys(mutations).sort()).toEqual(contractCases.map(({ id }) => id).sort());
  });
});

// That each case passes on the same server without the fault is what embedded.test.ts shows.
describe('a case of the contract fails on a server that', () => {
  let embedded: EmbeddedContractServer;
  beforeAll(async () => {
    embedded = await startEmbeddedContractServer();
  });
  afterAll(() => embedded.stop());
  beforeEach(() => emptyNamespace(embedded.server));

  for (const { id, run } of contractCases) {
    const mutant = mutations[id];
    if (mutant === undefined) continue;
    test(`${mutant.fault} (${id})`, async () => {
      const outcome = await run(embedded.through(mutant.wire)).then(
        () => 'passed',
        (error: unknown) => (isFailedExpectation(error) ? 'failed' : error),
      );
      expect(outcome).toBe('failed');
    }, 20_000);
  }
});
