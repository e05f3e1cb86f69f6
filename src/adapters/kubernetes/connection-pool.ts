import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Credential } from './credentials.ts';

/** Requests share kept-alive connections; watches have connections of their own, so that they starve nobody. */
export interface ConnectionPool {
  /** The agents for a credential; a changed certificate closes the connections made with the one before. */
  agentsFor(credential: Credential): PoolAgents;
  close(): void;
}

export interface PoolAgents {
  readonly requests: HttpAgent;
  readonly streams: HttpAgent;
}

export function connectionPool(protocol: string, maxSockets: number): ConnectionPool {
  let made: { readonly credential: Credential; readonly agents: PoolAgents } | null = null;
  const drop = (agents: PoolAgents): void => {
    agents.requests.destroy();
    agents.streams.destroy();
  };
  return {
    agentsFor(credential) {
      if (made?.credential === credential) return made.agents;
      if (made !== null && sameConnection(made.credential, credential)) {
        made = { credential, agents: made.agents };
        return made.agents;
      }
      // Requests under way keep their connections; `destroy` would cut them, so idle ones are closed, and the others when done.
      if (made !== null) closeIdle(made.agents);
      made = { credential, agents: makeAgents(protocol, maxSockets, credential) };
      return made.agents;
    },
    close() {
      if (made !== null) drop(made.agents);
    },
  };
}

function makeAgents(protocol: string, maxSockets: number, { tls, proxyAgent }: Credential): PoolAgents {
  if (proxyAgent !== null) {
    // client-node makes it without keep-alive, which would mean one tunnel a request.
    Object.assign(proxyAgent, { keepAlive: true, maxSockets, maxFreeSockets: maxSockets });
    return { requests: proxyAgent, streams: proxyAgent };
  }
  const common = { keepAlive: true, maxFreeSockets: maxSockets, scheduling: 'lifo' } as const;
  if (protocol === 'http:') {
    return { requests: new HttpAgent({ ...common, maxSockets }), streams: new HttpAgent(common) };
  }
  return {
    requests: new OneHostAgent({ ...common, ...tls, maxSockets }),
    streams: new OneHostAgent({ ...common, ...tls }),
  };
}

/** All requests go to one host with the same TLS settings, so the key that Node builds from them each time is not needed. */
class OneHostAgent extends HttpsAgent {
  override getName(): string {
    return 'api-server';
  }
}

function closeIdle({ requests, streams }: PoolAgents): void {
  for (const agent of [requests, streams]) {
    agent.maxFreeSockets = 0;
    for (const sockets of Object.values(agent.freeSockets)) {
      for (const socket of sockets ?? []) socket.destroy();
    }
  }
}

function sameConnection(a: Credential, b: Credential): boolean {
  return a.proxyAgent === b.proxyAgent && JSON.stringify(a.tls) === JSON.stringify(b.tls);
}
