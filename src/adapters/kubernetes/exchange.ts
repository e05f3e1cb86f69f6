import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Credential } from './credentials.ts';
import { errorName } from './thrown.ts';
import { TransportFailure } from './transport-failure.ts';

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
  readonly headers: IncomingHttpHeaders;
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

/** Sends requests over kept connections to one endpoint. */
export interface Requests {
  /**
   * One try. Rejects with TransportFailure; any HTTP status is an answer. `onEnd` is told when the last byte of it is in,
   * before anything is made of it.
   */
  exchange(credential: Credential, exchange: Exchange, onEnd: () => void): Promise<Answer>;
  /** Idle connections are closed, those in use when they are done. */
  retire(): void;
  /** Cuts everything. */
  destroy(): void;
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

/** The headers that do not depend on what is sent. */
export function headersFor(endpoint: Endpoint, credential: Credential): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = { 'User-Agent': 'hedgehog-sync' };
  for (const [name, value] of Object.entries(credential.headers)) {
    headers[name] = typeof value === 'string' ? value : [...value];
  }
  if (endpoint.gzip) headers['Accept-Encoding'] = 'gzip';
  return headers;
}

/** The bytes of an answer as they come, up to a limit. */
export class AnswerBytes {
  readonly #limit: number;
  readonly #chunks: Buffer[] = [];
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What is wrong when these are more than the limit. */
  add(chunk: Buffer): TransportFailure | null {
    this.#size += chunk.length;
    this.#chunks.push(chunk);
    return this.#size > this.#limit ? tooLarge(this.#limit) : null;
  }

  whole(): Buffer {
    const [first] = this.#chunks;
    return this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks, this.#size);
  }
}

/** Unpacks where the headers say so. Throws TransportFailure. */
export function answerOf(
  status: number,
  headers: IncomingHttpHeaders,
  body: Buffer,
  limit: number,
): Answer | Promise<Answer> {
  if (headers['content-encoding'] !== 'gzip') return { status, headers, text: body.toString('utf8') };
  return unpacked(body, limit).then((text) => ({ status, headers, text }));
}

async function unpacked(body: Buffer, limit: number): Promise<string> {
  try {
    return (await promisify(gunzip)(body, { maxOutputLength: limit })).toString('utf8');
  } catch (error) {
    if (errorName(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new TransportFailure('broken', 'damaged gzip');
  }
}

function tooLarge(limit: number): TransportFailure {
  return new TransportFailure('too-large', `limit ${limit} bytes`);
}
