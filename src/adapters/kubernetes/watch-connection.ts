import type { ClientRequest, IncomingMessage } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import type { Credential } from './credentials.ts';
import type { HttpClient } from './http-client.ts';
import { openRequest } from './node-exchange.ts';
import { failureOf, TransportFailure } from './transport-failure.ts';

export interface WatchConnection {
  readonly credential: Credential;
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Lines as they come; ends when the server ends it; throws TransportFailure when it breaks or falls silent. */
  lines(): AsyncGenerator<string, void, void>;
  /** The whole body, for an answer that is no stream. */
  text(): Promise<string>;
  close(): void;
}

export interface WatchLimits {
  /** Until the headers are there. */
  readonly limitMs: number;
  /** Longest silence; the server sends a bookmark about every minute. */
  readonly idleMs: number;
}

/** Opens a stream. Throws TransportFailure; any status is an answer. */
export async function openWatch(
  http: HttpClient,
  path: string,
  limits: WatchLimits,
  signal: AbortSignal,
): Promise<WatchConnection> {
  const { credential, connections } = await http.authorize();
  if (signal.aborted) throw new TransportFailure('closed', 'aborted');
  const request = openRequest({ ...http.endpoint, gzip: false }, credential, connections.streams, {
    method: 'GET',
    path,
    body: null,
    contentType: '',
    accept: 'application/json',
  });
  let answered: IncomingMessage | null = null;
  // When the answer is there whole, its connection is on the way back to the pool: an error on it would find no listener.
  const cut = (reason?: Error): void => {
    if (answered?.complete) answered.resume();
    else request.destroy(reason);
  };
  const abort = (): void => cut(new TransportFailure('closed', 'aborted'));
  signal.addEventListener('abort', abort, { once: true });
  const close = (): void => {
    signal.removeEventListener('abort', abort);
    cut();
  };
  try {
    const response = await answerTo(request, limits.limitMs);
    answered = response;
    const { maxAnswerBytes } = http.endpoint;
    return {
      credential,
      status: response.statusCode ?? 0,
      headers: response.headers,
      lines: () => linesOf(response, limits.idleMs, maxAnswerBytes),
      text: async () => {
        const lines: string[] = [];
        for await (const line of linesOf(response, limits.limitMs, maxAnswerBytes)) lines.push(line);
        return lines.join('\n');
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function answerTo(request: ClientRequest, limitMs: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      request.destroy(new TransportFailure('time-limit', `no answer within ${limitMs} ms`));
    }, limitMs);
    // These two stay: an error that nobody listens to, because the reader is busy, would end the process.
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(failureOf(error, request.socket?.connecting === false, request.reusedSocket));
    });
    request.on('response', (response) => {
      clearTimeout(timer);
      response.on('error', () => undefined);
      resolve(response);
    });
    request.end();
  });
}

async function* linesOf(
  response: IncomingMessage,
  idleMs: number,
  maxLine: number,
): AsyncGenerator<string, void, void> {
  const silent = new TransportFailure('time-limit', `nothing came for ${idleMs} ms`);
  const timer = setTimeout(() => response.destroy(silent), idleMs);
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      timer.refresh();
      const pieces = decoder.write(Buffer.from(chunk)).split('\n');
      const last = pieces.pop() ?? '';
      for (const piece of pieces) {
        parts.push(piece);
        const line = parts.join('');
        parts = [];
        size = 0;
        if (line.trim() !== '') yield line;
      }
      parts.push(last);
      size += last.length;
      if (size > maxLine) throw new TransportFailure('too-large', `limit ${maxLine} bytes`);
    }
    const rest = parts.join('');
    if (rest.trim() !== '') yield rest;
  } catch (error) {
    throw failureOf(error, true, false);
  } finally {
    clearTimeout(timer);
  }
}
