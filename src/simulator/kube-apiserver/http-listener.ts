import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultRules } from '../http/fault-rules.ts';
import { LoopbackServer, sendHalf } from '../http/loopback-server.ts';
import type { AccessControl, TokenGrant } from './access/access.ts';
import { ApiError } from './api-error.ts';
import { type ApiServer, errorResponse, type StartWatch } from './api-server.ts';
import type { ServerClock } from './clock.ts';
import type { Fault } from './fault.ts';
import { type ApiRequest, type ApiResponse, resourcePath, verbOf } from './request.ts';
import type { RequestRecord } from './request-log.ts';

const MAX_BODY_BYTES = 3_145_728;

export interface ListenerParts {
  readonly api: ApiServer;
  readonly access: AccessControl;
  readonly faults: FaultRules<Fault>;
  readonly clock: ServerClock;
  record(entry: RequestRecord): void;
}

/** HTTP on the loopback interface around an ApiServer. */
export class HttpListener {
  readonly #parts: ListenerParts;
  readonly #server: LoopbackServer;
  readonly #stopWatches = new Set<() => void>();

  constructor(parts: ListenerParts) {
    this.#parts = parts;
    this.#server = new LoopbackServer(async (message, response) => {
      try {
        await this.#serve(message, response);
      } catch (error) {
        if (response.headersSent) response.destroy();
        else send(response, errorResponse(error));
      }
    });
  }

  /** Resolves with the URL. `port` 0 takes a free one. */
  async listen(port: number): Promise<string> {
    return await this.#server.listen(port);
  }

  /** Ends watches and open connections at once. */
  async stop(): Promise<void> {
    for (const stop of [...this.#stopWatches]) stop();
    await this.#server.stop();
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = this.#parts.clock.now();
    unfoldToken(message);
    const anonymous = readRequest(message, await readBody(message));
    let request = anonymous;
    let grant: TokenGrant | undefined;
    let refusal: unknown;
    try {
      grant = this.#parts.access.authenticate(message.headers.authorization ?? '');
      request = { ...anonymous, user: grant.user };
      if (Buffer.byteLength(request.body) > MAX_BODY_BYTES) throw tooLarge();
      this.#parts.api.authorize(grant, request);
    } catch (error) {
      refusal = error;
    }
    const record = (code: number): void => this.#parts.record(recordOf(message, request, code, at));
    if (refusal !== undefined || grant === undefined) {
      this.#answer(response, errorResponse(refusal), record);
      return;
    }
    const fault = this.#parts.faults.faultFor({
      method: request.method,
      uri: message.url ?? '/',
      body: request.body,
    });
    if (fault?.type === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    else if (fault !== undefined) {
      this.#fail(fault, request, grant, response, record);
      return;
    }
    if (this.#server.isStopped || response.destroyed) return;
    let watch: StartWatch | undefined;
    try {
      watch = this.#parts.api.watch(request);
    } catch (error) {
      this.#answer(response, errorResponse(error), record);
      return;
    }
    if (watch === undefined) this.#answer(response, this.#parts.api.handle(request, grant), record);
    else this.#stream(watch, response, record);
  }

  #answer(response: ServerResponse, answer: ApiResponse, record: (code: number) => void): void {
    record(answer.code);
    send(response, answer);
  }

  #stream(start: StartWatch, response: ServerResponse, record: (code: number) => void): void {
    let stopWatch = (): void => undefined;
    const stop = (): void => {
      this.#stopWatches.delete(stop);
      stopWatch();
    };
    this.#stopWatches.add(stop);
    response.once('close', stop);
    try {
      stopWatch = start({
        send: (line) => {
          if (!response.headersSent) openStream(response);
          response.write(`${line}\n`);
        },
        end: () => {
          if (!response.headersSent) openStream(response);
          response.end();
        },
      });
    } catch (error) {
      stop();
      this.#answer(response, errorResponse(error), record);
      return;
    }
    record(200);
    if (!response.headersSent) openStream(response);
    response.flushHeaders();
  }

  #fail(
    fault: Exclude<Fault, { type: 'delay' }>,
    request: ApiRequest,
    grant: TokenGrant,
    response: ServerResponse,
    record: (code: number) => void,
  ): void {
    switch (fault.type) {
      case 'status': {
        const details =
          fault.retryAfterSeconds === undefined ? undefined : { retryAfterSeconds: fault.retryAfterSeconds };
        const message = fault.message ?? 'the server was told to fail this request';
        this.#answer(
          response,
          errorResponse(new ApiError(fault.code, fault.reason ?? '', message, details)),
          record,
        );
        return;
      }
      case 'reset':
        if (fault.after) record(this.#parts.api.handle(request, grant).code);
        else record(0);
        response.socket?.resetAndDestroy();
        return;
      case 'truncate': {
        const answer = this.#parts.api.handle(request, grant);
        record(answer.code);
        const headers = { 'content-type': answer.contentType };
        sendHalf(response, { status: answer.code, headers, body: answer.body });
        return;
      }
      case 'hang':
        record(0);
        return;
    }
  }
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
}

function send(response: ServerResponse, answer: ApiResponse): void {
  const body = Buffer.from(answer.body);
  response.writeHead(answer.code, {
    'content-type': answer.contentType,
    'content-length': body.length,
    'cache-control': 'no-cache, private',
    ...answer.headers,
  });
  response.end(body);
}

function tooLarge(): ApiError {
  const message = `Request entity too large: limit is ${MAX_BODY_BYTES}`;
  return new ApiError(413, 'RequestEntityTooLarge', message);
}

/** Bytes past the limit are read and thrown away, so that the client gets its answer. */
async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    if (size <= MAX_BODY_BYTES) chunks.push(bytes);
    size += bytes.length;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Where a token may stand in the path: clients of Kubernetes send no Authorization header over plain HTTP. */
export const TOKEN_PATH = '/as/';

/** `/as/TOKEN/api/…` becomes `/api/…` with the token in the header. */
function unfoldToken(message: IncomingMessage): void {
  const [, token, path] = /^\/as\/([^/?]+)(\/.*)?$/.exec(message.url ?? '') ?? [];
  if (token === undefined) return;
  message.url = path ?? '/';
  message.headers.authorization ??= `Bearer ${decodeURIComponent(token)}`;
}

function readRequest(message: IncomingMessage, body: string): ApiRequest {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    contentType: message.headers['content-type'] ?? '',
    accept: message.headers.accept ?? '',
    userAgent: message.headers['user-agent'] ?? '',
    body,
    user: 'system:anonymous',
  };
}

function recordOf(message: IncomingMessage, request: ApiRequest, code: number, at: string): RequestRecord {
  const path = resourcePath(request.path);
  return {
    verb: path === undefined ? request.method.toLowerCase() : verbOf(request, path.name),
    method: request.method,
    uri: message.url ?? '',
    code,
    user: request.user,
    at,
  };
}
