import http from 'node:http';
import https from 'node:https';
import type { Credential } from './credentials.ts';
import {
  type Answer,
  AnswerBytes,
  answerOf,
  type Endpoint,
  type Exchange,
  headersFor,
  type Requests,
} from './exchange.ts';
import { failureOf, TransportFailure } from './transport-failure.ts';

/** A request handed to Node, with headers: for watches, and for whatever goes through a proxy. */
export function openRequest(
  endpoint: Endpoint,
  credential: Credential,
  agent: http.Agent,
  exchange: Omit<Exchange, 'limitMs'>,
): http.ClientRequest {
  const headers: http.OutgoingHttpHeaders = headersFor(endpoint, credential);
  headers.Accept = exchange.accept;
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

/** Requests through an agent of Node's kind, which is what client-node makes of a proxy. */
export function agentRequests(endpoint: Endpoint, agent: http.Agent): Requests {
  return {
    exchange: (credential, exchange, onEnd) => exchangeOnce(endpoint, credential, agent, exchange, onEnd),
    retire: () => closeIdle(agent),
    destroy: () => agent.destroy(),
  };
}

/** Requests under way keep their connections; `destroy` would cut them, so idle ones are closed, and the others when done. */
export function closeIdle(agent: http.Agent): void {
  agent.maxFreeSockets = 0;
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}

function exchangeOnce(
  endpoint: Endpoint,
  credential: Credential,
  agent: http.Agent,
  exchange: Exchange,
  onEnd: () => void,
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
        resolve(answerOf(response.statusCode ?? 0, response.headers, body, endpoint.maxAnswerBytes));
      });
    });
    request.end(exchange.body ?? undefined);
  });
}

function isConnected(request: http.ClientRequest): boolean {
  return request.socket?.connecting === false;
}

/** Calls one of the two, once. */
function collectBytes(
  response: http.IncomingMessage,
  limit: number,
  onError: (error: unknown) => void,
  onWhole: (body: Buffer) => void,
): void {
  const bytes = new AnswerBytes(limit);
  response.on('data', (chunk: Buffer) => {
    const failure = bytes.add(chunk);
    if (failure !== null) response.destroy(failure);
  });
  response.on('end', () => onWhole(bytes.whole()));
  response.on('error', onError);
  response.on('close', () => {
    if (!response.complete) onError(new TransportFailure('broken', 'the answer ended too early'));
  });
}
