import type { KubeSend } from '../../support/kube-apiserver-http.ts';
import type { ContractServer, ContractUser } from './contract-case.ts';
import { itemsOf, metadata, read } from './expectations.ts';
import { writtenCollections } from './fabric-objects.ts';

/** A server as the cases see it, on top of a plain HTTP client. */
export function contractServer(
  send: KubeSend,
  tokens: Readonly<Record<ContractUser, string>>,
  forgetHistory: () => Promise<void>,
): ContractServer {
  return {
    send(method, path, body, options = {}) {
      const { user = 'admin', token, ...rest } = options;
      const credential = token ?? (user === null ? undefined : tokens[user]);
      return send(method, path, body, credential === undefined ? rest : { ...rest, token: credential });
    },
    forgetHistory,
  };
}

/** Empties every collection that cases write to. */
export async function emptyNamespace(server: ContractServer): Promise<void> {
  for (const path of writtenCollections) {
    for (const item of itemsOf(await read(server, path))) {
      const name = String(metadata(item).name);
      if (name !== 'kube-root-ca.crt') await server.send('DELETE', `${path}/${name}`);
    }
  }
}
