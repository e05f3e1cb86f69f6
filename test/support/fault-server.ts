import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface FaultRequest {
  /** Counts from 0 over all requests. */
  readonly nth: number;
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  /** The connection it came on, counted from 0. */
  readonly connection: number;
}

/** Ways to answer, good and bad. */
export interface FaultReply {
  json(body: unknown, status?: number, headers?: http.OutgoingHttpHeaders): void;
  /** A `Status` as the API server words its refusals. */
  status(code: number, reason: string, message: string, more?: Record<string, unknown>): void;
  text(text: string, status: number, contentType: string): void;
  bytes(bytes: Buffer, headers: http.OutgoingHttpHeaders): void;
  /** TCP reset without an answer. */
  reset(): void;
  /** Promises `text.length` bytes, sends only `sent` of them, and cuts. */
  truncate(text: string, sent: number): void;
  /** Never answers. */
  hang(): void;
  /** An open stream of lines, for watches. */
  stream(): FaultStream;
}

export interface FaultStream {
  event(type: string, object: unknown): void;
  raw(bytes: string | Uint8Array): void;
  end(): void;
  cut(): void;
}

export type FaultHandler = (request: FaultRequest, reply: FaultReply) => void;

export interface FaultServer {
  readonly url: string;
  readonly requests: readonly FaultRequest[];
  /** Connections opened so far. */
  readonly connections: number;
  /** Closes idle connections, as a load balancer does. */
  dropIdle(): void;
  /** Resets every connection, in use or not. */
  resetAll(): void;
  stop(): Promise<void>;
}

export interface FaultServerTls {
  readonly key: string;
  readonly cert: string;
  readonly ca?: string;
  readonly requestCert?: boolean;
}

/** An HTTP server that does to its clients whatever the handler says. */
export async function startFaultServer(
  handler: FaultHandler,
  tls?: FaultServerTls,
  host = '127.0.0.1',
): Promise<FaultServer> {
  const requests: FaultRequest[] = [];
  const sockets: Socket[] = [];
  const listener = (incoming: http.IncomingMessage, outgoing: http.ServerResponse): void => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request: FaultRequest = {
        nth: requests.length,
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        connection: sockets.indexOf(incoming.socket),
      };
      requests.push(request);
      handler(request, replyOn(incoming, outgoing));
    });
  };
  const server = tls === undefined ? http.createServer(listener) : https.createServer(tls, listener);
  server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    requests,
    get connections() {
      return sockets.length;
    },
    dropIdle: () => server.closeIdleConnections(),
    resetAll: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function replyOn(incoming: http.IncomingMessage, outgoing: http.ServerResponse): FaultReply {
  const json: FaultReply['json'] = (body, status = 200, headers = {}) => {
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
    outgoing.end(JSON.stringify(body));
  };
  return {
    json,
    status: (code, reason, message, more = {}) =>
      json({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message, ...more }, code),
    text: (text, status, contentType) => {
      outgoing.writeHead(status, { 'content-type': contentType });
      outgoing.end(text);
    },
    bytes: (bytes, headers) => {
      outgoing.writeHead(200, { 'content-type': 'application/json', ...headers });
      outgoing.end(bytes);
    },
    reset: () => void incoming.socket.resetAndDestroy(),
    truncate: (text, sent) => {
      outgoing.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      outgoing.write(text.slice(0, sent), () => incoming.socket.destroy());
    },
    hang: () => undefined,
    stream: () => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.flushHeaders();
      return {
        event: (type, object) => void outgoing.write(`${JSON.stringify({ type, object })}\n`),
        raw: (bytes) => void outgoing.write(bytes),
        end: () => void outgoing.end(),
        cut: () => void incoming.socket.destroy(),
      };
    },
  };
}
