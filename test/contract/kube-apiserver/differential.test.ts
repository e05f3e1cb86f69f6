import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ServerClock, SYSTEM_CLOCK } from '../../../src/simulator/kube-apiserver/clock.ts';
import { createKubeHttp, type KubeHttp } from '../../support/kube-apiserver-http.ts';
import { describeWithKubeApiserver } from '../../support/kube-apiserver-suite.ts';
import type { ContractServer } from './contract-case.ts';
import { contractServer, emptyNamespace } from './contract-server.ts';
import { observe } from './differential/observation.ts';
import { randomOperations } from './differential/random-operations.ts';
import { type EmbeddedContractServer, startEmbeddedContractServer } from './embedded-server.ts';

/** Sequences a run; each seed is a test of its own, so that a difference can be run again by its name. */
const seeds = Array.from({ length: 150 }, (_, index) => index + 1);
const operationsPerSeed = 12;

/** Two writes that are in one second for one server are often in two for the other: no answer may depend on that. */
const halfASecondAhead: ServerClock = {
  now: () => new Date(Date.parse(SYSTEM_CLOCK.now()) + 500).toISOString(),
  monotonicMs: SYSTEM_CLOCK.monotonicMs,
};

describeWithKubeApiserver('any sequence of writes on the embedded and on a real API server', (apiserver) => {
  let http: KubeHttp;
  let real: ContractServer;
  let embedded: EmbeddedContractServer;
  beforeAll(async () => {
    http = createKubeHttp(apiserver().url, readFileSync(apiserver().caFile, 'utf8'));
    real = contractServer(http.send, apiserver().tokens, () => apiserver().forgetHistory());
    embedded = await startEmbeddedContractServer({ clock: halfASecondAhead });
  });
  afterAll(async () => {
    http.close();
    await embedded.stop();
  });

  for (const seed of seeds) {
    test(`gives the same answers and the same objects (seed ${seed})`, async () => {
      await Promise.all([emptyNamespace(real), emptyNamespace(embedded.server)]);
      for (const operation of randomOperations(seed, operationsPerSeed)) {
        const [right, ours] = await Promise.all([
          observe(real, operation),
          observe(embedded.server, operation),
        ]);
        expect({ operation, ...ours }).toEqual({ operation, ...right });
      }
    }, 30_000);
  }
});
