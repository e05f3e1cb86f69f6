import { afterAll, beforeAll, beforeEach, describe, test } from '@jest/globals';
import { contractCases } from './cases/all-cases.ts';
import { emptyNamespace } from './contract-server.ts';
import { type EmbeddedContractServer, startEmbeddedContractServer } from './embedded-server.ts';

describe('the embedded API server', () => {
  let embedded: EmbeddedContractServer;
  beforeAll(async () => {
    embedded = await startEmbeddedContractServer();
  });
  afterAll(() => embedded.stop());
  beforeEach(() => emptyNamespace(embedded.server));

  for (const { id, title, run } of contractCases) {
    test(`${title} (${id})`, () => run(embedded.server), 20_000);
  }
});
