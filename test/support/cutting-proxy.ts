import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

/** One request as it passes; `nth` counts from 0 over all requests of the proxy. */
export interface PassingRequest {
  readonly nth: number;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface ProxyHooks {
  /** Before the server sees it. Return true to swallow it (the client is being killed). */
  readonly before?: (request: PassingRequest) => boolean;
  /** After the server has answered, before the client hears of it. Return true to swallow the answer. */
  readonly after?: (request: PassingRequest, status: number) => boolean;
}

export interface CuttingProxy {
  readonly url: string;
  readonly seen: readonly PassingRequest[];
  stop(): Promise<void>;
}

/** A proxy between a client and an API server that can cut exactly before or after a given request. */
export async function startCuttingProxy(
  target: string,
  options: { readonly ca?: string; readonly hooks?: ProxyHooks } = {},
): Promise<CuttingProxy> {
  const seen: PassingRequest[] = [];
  const client = target.startsWith('https:') ? https : http;
  const agent = target.startsWith('https:')
    ? new https.Agent({ keepAlive: true, ...(options.ca === undefined ? {} : { ca: options.ca }) })
    : new http.Agent({ keepAlive: true });
  const server = http.createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const request: PassingRequest = {
        nth: seen.length,
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        body: body.toString('utf8'),
      };
      seen.push(request);
      if (options.hooks?.before?.(request) === true) return;
      const { host: _host, ...headers } = incoming.headers;
      const forwarded = client.request(
        new URL(request.path, target),
        { method: request.method, headers, agent },
        (answer) => {
          if (options.hooks?.after?.(request, answer.statusCode ?? 0) === true) {
            answer.resume();
            return;
          }
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
          outgoing.on('close', () => answer.destroy());
        },
      );
      forwarded.on('error', () => outgoing.destroy());
      forwarded.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A kubeconfig with a token for a plain-HTTP address on this machine. */
export function kubeconfigFor(url: string, token: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster: { server: url } }],
    users: [{ name: 'u', user: { token } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  });
}
