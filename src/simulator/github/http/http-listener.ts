import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultRules } from '../../http/fault-rules.ts';
import { LoopbackServer, sendHalf } from '../../http/loopback-server.ts';
import type { ServerClock } from '../../kube-apiserver/clock.ts';
import type { Answer } from './answer.ts';
import { answerRequest, classify, type GitHubParts, type HttpRequest } from './answer-request.ts';
import type { GitHubFault } from './faults.ts';
import type { RequestRecord } from './request-record.ts';
import { headersOf, rawBytes } from './wire-bytes.ts';

export interface ListenerParts extends GitHubParts {
  readonly faults: FaultRules<GitHubFault>;
  readonly clock: ServerClock;
  record(entry: RequestRecord): void;
}

/** What is sent: `fault` stands in for the server's own answer. */
interface Outcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly fault: boolean;
  readonly carriedOut: boolean;
}

/** HTTP on the loopback interface around the answers. */
export class GitHubListener {
  readonly #parts: ListenerParts;
  readonly #server: LoopbackServer;

  constructor(parts: ListenerParts) {
    this.#parts = parts;
    this.#server = new LoopbackServer((message, response) => this.#serve(message, response));
  }

  /** Resolves with the URL. `port` 0 takes a free one. */
  async listen(port: number): Promise<string> {
    return await this.#server.listen(port);
  }

  /** Ends open connections at once. */
  async stop(): Promise<void> {
    await this.#server.stop();
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = this.#parts.clock.now();
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const request = readRequest(message, body);
    const uri = message.url ?? '/';
    const log = (outcome: Outcome): void =>
      this.#parts.record({
        ...classify(this.#parts, request),
        method: request.method,
        path: uri,
        route: request.route,
        status: outcome.status,
        headers: headersOf(message),
        body,
        raw: rawBytes(message, body),
        answerHeaders: outcome.headers,
        answerBody: outcome.body,
        fault: outcome.fault,
        carriedOut: outcome.carriedOut,
        at,
      });
    const fault = this.#parts.faults.faultFor({ method: request.method, uri, body: body.toString('utf8') });
    if (fault?.type === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    else if (fault !== undefined) {
      this.#fail(fault, request, response, log);
      return;
    }
    if (this.#server.isStopped || response.destroyed) return;
    const outcome = { ...serialize(answerRequest(this.#parts, request)), fault: false, carriedOut: true };
    log(outcome);
    send(response, outcome);
  }

  #fail(
    fault: Exclude<GitHubFault, { type: 'delay' }>,
    request: HttpRequest,
    response: ServerResponse,
    log: (outcome: Outcome) => void,
  ): void {
    const carriedOut = fault.type === 'truncate' || fault.after === true;
    const own = carriedOut ? serialize(answerRequest(this.#parts, request)) : undefined;
    const nothing = { status: 0, headers: {}, body: '', fault: true, carriedOut };
    switch (fault.type) {
      case 'answer': {
        const headers = { 'content-type': 'application/json; charset=utf-8', ...fault.headers };
        const body = typeof fault.body === 'object' ? JSON.stringify(fault.body) : (fault.body ?? '');
        const outcome = { status: fault.status, headers, body, fault: true, carriedOut };
        log(outcome);
        send(response, outcome);
        return;
      }
      case 'reset':
        log(nothing);
        response.socket?.resetAndDestroy();
        return;
      case 'truncate': {
        const { status = 200, headers = {}, body = '' } = own ?? {};
        log({ ...nothing, status });
        sendHalf(response, { status, headers, body });
        return;
      }
      case 'hang':
        log(nothing);
        return;
    }
  }
}

function readRequest(message: IncomingMessage, body: Buffer): HttpRequest {
  const uri = message.url ?? '/';
  const mark = uri.indexOf('?');
  const path = mark < 0 ? uri : uri.slice(0, mark);
  const host = `http://${message.headers.host ?? '127.0.0.1'}`;
  const isEnterprise = path.startsWith('/api/v3/');
  return {
    method: message.method ?? 'GET',
    route: path === '/api/graphql' ? '/graphql' : isEnterprise ? path.slice('/api/v3'.length) : path,
    query: new URLSearchParams(mark < 0 ? '' : uri.slice(mark + 1)),
    authorization: message.headers.authorization,
    userAgent: message.headers['user-agent'] ?? '',
    ifNoneMatch: message.headers['if-none-match'],
    body,
    api: isEnterprise ? `${host}/api/v3` : host,
  };
}

function serialize(answer: Answer): { status: number; headers: Record<string, string>; body: string } {
  const body = answer.body === undefined ? '' : JSON.stringify(answer.body);
  return {
    status: answer.status,
    headers: {
      ...(answer.body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
      'x-github-media-type': 'github.v3; format=json',
      'x-github-request-id': randomUUID().toUpperCase(),
      ...answer.headers,
    },
    body,
  };
}

function send(response: ServerResponse, { status, headers, body }: Outcome): void {
  const bytes = Buffer.from(body);
  const hasBody = status !== 204 && status !== 304;
  response.writeHead(status, { ...headers, ...(hasBody && { 'content-length': bytes.length }) });
  response.end(hasBody ? bytes : undefined);
}
