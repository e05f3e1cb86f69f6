import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Credential } from './credentials.ts';
import { DirectRequests } from './direct-requests.ts';
import type { Endpoint, Requests } from './exchange.ts';
import { loadVendor } from './load-vendor.ts';
import { agentRequests, closeIdle } from './node-exchange.ts';

/** Requests share kept-alive connections; watches have connections of their own, so that they starve nobody. */
export interface ConnectionPool {
  /** For a credential; a changed certificate closes the connections made with the one before. */
  connectionsFor(credential: Credential): Connections;
  close(): void;
}

export interface Connections {
  readonly requests: Requests;
  readonly streams: HttpAgent;
}

export interface PoolOptions {
  readonly endpoint: Endpoint;
  readonly maxSockets: number;
  /** For making a connection. */
  readonly limitMs: number;
}

export async function openConnectionPool(options: PoolOptions): Promise<ConnectionPool> {
  const undici = await loadVendor();
  let made: { readonly credential: Credential; readonly connections: Connections } | null = null;
  return {
    connectionsFor(credential) {
      if (made?.credential === credential) return made.connections;
      if (made !== null && sameConnection(made.credential, credential)) {
        made = { credential, connections: made.connections };
        return made.connections;
      }
      if (made !== null) {
        made.connections.requests.retire();
        closeIdle(made.connections.streams);
      }
      made = { credential, connections: makeConnections(undici, options, credential) };
      return made.connections;
    },
    close() {
      made?.connections.requests.destroy();
      made?.connections.streams.destroy();
    },
  };
}

function makeConnections(
  undici: Awaited<ReturnType<typeof loadVendor>>,
  { endpoint, maxSockets, limitMs }: PoolOptions,
  { tls, proxyAgent }: Credential,
): Connections {
  if (proxyAgent !== null) {
    // client-node makes it without keep-alive, which would mean one tunnel a request.
    Object.assign(proxyAgent, { keepAlive: true, maxSockets, maxFreeSockets: maxSockets });
    return { requests: agentRequests(endpoint, proxyAgent), streams: proxyAgent };
  }
  const kept = { keepAlive: true, maxFreeSockets: maxSockets, scheduling: 'lifo' } as const;
  return {
    requests: new DirectRequests(undici, { endpoint, tls, maxSockets, limitMs }),
    streams: endpoint.protocol === 'http:' ? new HttpAgent(kept) : new HttpsAgent({ ...kept, ...tls }),
  };
}

function sameConnection(a: Credential, b: Credential): boolean {
  return a.proxyAgent === b.proxyAgent && JSON.stringify(a.tls) === JSON.stringify(b.tls);
}
