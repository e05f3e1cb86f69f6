import {
  type EmbeddedApiServer,
  type EmbeddedApiServerOptions,
  startEmbeddedApiServer,
} from '../../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { createKubeHttp, type KubeSend } from '../../support/kube-apiserver-http.ts';
import type { ContractServer } from './contract-case.ts';
import { contractServer } from './contract-server.ts';

const tokens = { admin: 'admin-token', other: 'other-token', reader: 'reader-token', nobody: 'nobody-token' };

export interface EmbeddedContractServer {
  /** The server as it is. */
  readonly server: ContractServer;
  /** The same server behind a changed wire. */
  through(change: (send: KubeSend) => KubeSend): ContractServer;
  stop(): Promise<void>;
}

/** The embedded API server with the users that the cases know. */
export async function startEmbeddedContractServer(
  options: Pick<EmbeddedApiServerOptions, 'clock'> = {},
): Promise<EmbeddedContractServer> {
  const embedded: EmbeddedApiServer = await startEmbeddedApiServer({
    ...options,
    tokens: [
      { token: tokens.admin, user: 'admin', role: 'admin' },
      { token: tokens.other, user: 'other', role: 'admin' },
      { token: tokens.reader, user: 'reader', role: 'reader' },
      { token: tokens.nobody, user: 'nobody', role: 'nobody' },
    ],
  });
  const http = createKubeHttp(embedded.url, undefined);
  const through = (change: (send: KubeSend) => KubeSend) =>
    contractServer(change(http.send), tokens, () => {
      embedded.store.expireHistory();
      return Promise.resolve();
    });
  return {
    server: through((send) => send),
    through,
    stop: async () => {
      http.close();
      await embedded.stop();
    },
  };
}
