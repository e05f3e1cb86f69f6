import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, test } from '@jest/globals';
import { createKubeHttp, type KubeHttp } from '../../support/kube-apiserver-http.ts';
import { describeWithKubeApiserver } from '../../support/kube-apiserver-suite.ts';
import { contractCases } from './cases/all-cases.ts';
import type { ContractServer } from './contract-case.ts';
import { contractServer, emptyNamespace } from './contract-server.ts';

describeWithKubeApiserver('a real kube-apiserver', (apiserver) => {
  let http: KubeHttp;
  let server: ContractServer;
  beforeAll(() => {
    http = createKubeHttp(apiserver().url, readFileSync(apiserver().caFile, 'utf8'));
    server = contractServer(http.send, apiserver().tokens, () => apiserver().forgetHistory());
  });
  afterAll(() => http.close());
  beforeEach(() => emptyNamespace(server));

  for (const { id, title, run } of contractCases) {
    test(`${title} (${id})`, () => run(server), 20_000);
  }
});
