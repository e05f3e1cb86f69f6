import http from 'node:http';
import https from 'node:https';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Credential } from './credentials.ts';
import { errorName } from './thrown.ts';
import { failureOf, TransportFailure } from './transport-failure.ts';

/** One request as it goes out, once. */
export interface Exchange {
  readonly method: string;
  /** With query. */
  readonly path: string;
  readonly body: string | null;
  readonly contentType: string;
  readonly accept: string;
  /** For everything: waiting for a connection, sending, the whole answer. */
  readonly limitMs: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** Where requests go. Its `prefix` is the path of the server address, without the last slash. */
export interface Endpoint {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly prefix: string;
  readonly gzip: boolean;
  /** Bytes of an answer, unpacked. */
  readonly maxAnswerBytes: number;
}

export function endpointOf(server: URL, gzip: boolean, maxAnswerBytes: number): Endpoint {
  return {
    protocol: server.protocol,
    hostname: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port,
    prefix: server.pathname.replace(/\/$/, ''),
    gzip,
    maxAnswerBytes,
  };
}

/** The request handed to Node, with headers. Shared by single answers and watches. */
export function openRequest(
  endpoint: Endpoint,
  credential: Credential,
  agent: http.Agent,
  exchange: Omit<Exchange, 'limitMs'>,
): http.ClientRequest {
  const headers: http.OutgoingHttpHeaders = {
    Accept: exchange.accept,
    'User-Agent': 'hedgehog-sync',
  };
  for (const [name, value] of Object.entries(credential.headers)) {
    headers[name] = typeof value === 'string' ? value : [...value];
  }
  if (endpoint.gzip) headers['Accept-Encoding'] = 'gzip';
  if (exchange.body !== null) {
    headers['Content-Type'] = exchange.contentType;
    headers['Content-Length'] = Buffer.byteLength(exchange.body);
  }
  const client = endpoint.protocol === 'http:' ? http : https;
  return client.request({
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    port: endpoint.port,
    method: exchange.method,
    path: endpoint.prefix + exchange.path,
    headers,
    agent,
    // Node takes the name for TLS from the Host header, which would undo `tls-server-name`.
    ...(credential.tls.servername === undefined ? {} : { servername: credential.tls.servername }),
  });
}

/**
 * One try. Rejects with TransportFailure; any HTTP status is an answer. `onEnd` is told when the last byte of it is in, before
 * anything is made of it.
 */
export function exchangeOnce(
  endpoint: Endpoint,
  credential: Credential,
  agent: http.Agent,
  exchange: Exchange,
  onEnd: () => void = () => undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = openRequest(endpoint, credential, agent, exchange);
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      reject(failureOf(error, isConnected(request), request.reusedSocket));
    };
    const timer = setTimeout(() => {
      const where = isConnected(request) ? 'no complete answer' : 'no connection';
      request.destroy(new TransportFailure('time-limit', `${where} within ${exchange.limitMs} ms`));
    }, exchange.limitMs);
    request.on('error', fail);
    request.on('response', (response) => {
      collectBytes(response, endpoint.maxAnswerBytes, fail, (body) => {
        onEnd();
        // Before unpacking: the limit is for the server, and the connection is back in the pool.
        clearTimeout(timer);
        const { headers, statusCode: status = 0 } = response;
        if (headers['content-encoding'] !== 'gzip') {
          resolve({ status, headers, text: body.toString('utf8') });
          return;
        }
        unpacked(body, endpoint.maxAnswerBytes).then((text) => resolve({ status, headers, text }), fail);
      });
    });
    request.end(exchange.body ?? undefined);
  });
}

function isConnected(request: http.ClientRequest): boolean {
  return request.socket?.connecting === false;
}

async function unpacked(body: Buffer, limit: number): Promise<string> {
  try {
    return (await promisify(gunzip)(body, { maxOutputLength: limit })).toString('utf8');
  } catch (error) {
    if (errorName(error) === 'ERR_BUFFER_TOO_LARGE') {
      throw new TransportFailure('too-large', `limit ${limit} bytes`);
    }
    throw new TransportFailure('broken', 'damaged gzip');
  }
}

/** Calls one of the two, once; without a promise, because this is on the way of every write. */
function collectBytes(
  response: http.IncomingMessage,
  limit: number,
  onError: (error: unknown) => void,
  onWhole: (body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size > limit) response.destroy(new TransportFailure('too-large', `limit ${limit} bytes`));
  });
  response.on('end', () => {
    const [first] = chunks;
    onWhole(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, size));
  });
  response.on('error', onError);
  response.on('close', () => {
    if (!response.complete) onError(new TransportFailure('broken', 'the answer ended too early'));
  });
}
