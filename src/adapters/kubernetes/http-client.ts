import { setImmediate } from 'node:timers/promises';
import { errorFacts } from '../../domain/shared/error-codes.ts';
import { isSyncError, NetworkError } from '../../domain/shared/errors.ts';
import { isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import { isLeftAlone } from '../../domain/shared/left-alone.ts';
import type { CallGuard } from '../../ports/call-guard.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Turn } from '../../ports/cluster.ts';
import type { Log } from '../../ports/log.ts';
import { type ConnectionPool, type Connections, openConnectionPool } from './connection-pool.ts';
import type { Credential, Credentials } from './credentials.ts';
import { type Answer, type Endpoint, type Exchange, endpointOf, type Requests } from './exchange.ts';
import { guardedAttempt } from './guarded-attempt.ts';
import { defaultRetryLimits, pauseAfterFailure, pauseAfterStatus, type RetryLimits } from './retry-policy.ts';
import { failureError, TransportFailure } from './transport-failure.ts';

export interface HttpClientOptions {
  readonly server: URL;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 ≤ x < 1, for jitter. */
  readonly random: () => number;
  readonly maxSockets?: number;
  readonly limitMs?: number;
  readonly maxAnswerBytes?: number;
  /** Default: not for a server on this machine, where packing costs more than it saves. */
  readonly gzip?: boolean;
  readonly retry?: Partial<RetryLimits>;
  /** Every single try goes through it. Default: none. */
  readonly guard?: CallGuard;
}

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: JsonObject;
  readonly contentType?: string;
  readonly accept?: string;
  /** Sending it twice does the same as sending it once. */
  readonly repeatable: boolean;
  readonly limitMs?: number;
  /** The caller asks for less when the time limit is over, so it is neither repeated nor held against the server. */
  readonly canAskForLess?: boolean;
  /** Told the text of a success before it is parsed. Gives true when it asked for more: that is let out first. */
  readonly onText?: (text: string) => boolean;
  /** Taken before each try. Where it forbids one after a pause, the caller gets what the try before the pause came to. */
  readonly turn?: Turn | undefined;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Answer['headers'];
  /** null: the answer holds no JSON object (an error page of something on the way). */
  readonly body: JsonObject | null;
  /** Over 1: an earlier try may have had its effect already. */
  readonly tries: number;
}

interface Attempt {
  readonly credential: Credential;
  readonly result: TransportFailure | ReadAnswer;
}

type ReadAnswer = Answer & { readonly body: JsonObject | null };

const defaults = { maxSockets: 32, limitMs: 30_000, maxAnswerBytes: 256 * 1024 * 1024 };

/** Requests to one API server: pooled connections, a time limit on each, repeated where that is safe. */
export class HttpClient {
  readonly server: string;
  readonly endpoint: Endpoint;
  readonly retry: RetryLimits;
  readonly clock: Clock;
  readonly random: () => number;
  readonly #credentials: Credentials;
  readonly #log: Log;
  readonly #maxSockets: number;
  readonly #limitMs: number;
  readonly #guard: CallGuard | null;
  readonly #closing = new AbortController();
  #pool: ConnectionPool | null = null;
  #opening: Promise<ConnectionPool> | null = null;

  constructor(options: HttpClientOptions) {
    const { server } = options;
    this.server = server.host;
    const gzip = options.gzip ?? !/^(localhost|127\.|\[::1\])/.test(server.hostname);
    this.endpoint = endpointOf(server, gzip, options.maxAnswerBytes ?? defaults.maxAnswerBytes);
    this.retry = { ...defaultRetryLimits, ...options.retry };
    this.clock = options.clock;
    this.random = options.random;
    this.#credentials = options.credentials;
    this.#log = options.log;
    this.#maxSockets = options.maxSockets ?? defaults.maxSockets;
    this.#limitMs = options.limitMs ?? defaults.limitMs;
    this.#guard = options.guard ?? null;
  }

  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /**
   * The answer, whatever its status. `what`: the attempt in words, for messages (`apply of VPC default/vpc-1`). Throws
   * NetworkError, TimeoutError, AuthenticationError, ConfigurationError.
   */
  async send(request: HttpRequest, what: () => string): Promise<HttpReply> {
    const exchange: Exchange = {
      method: request.method,
      path: request.path,
      body: request.body === undefined ? null : JSON.stringify(request.body),
      contentType: request.contentType ?? 'application/json',
      accept: request.accept ?? 'application/json',
      limitMs: request.limitMs ?? this.#limitMs,
    };
    let renewed = false;
    let before: TransportFailure | ReadAnswer | null = null;
    for (let tried = 1; ; tried += 1) {
      let attempt: Attempt;
      try {
        attempt = await this.#inTurn(request, exchange, what);
      } catch (error) {
        // what it failed of itself says more than that it may not try again
        if (before !== null && (error instanceof KeptBack || isLeftAlone(error)))
          return this.#givenUp(before, what, tried - 1);
        throw error instanceof KeptBack ? error.why : error;
      }
      const { credential, result } = attempt;
      if (!(result instanceof TransportFailure) && result.status === 401 && !renewed) {
        renewed = true;
        await this.#credentials.renew(credential);
        continue;
      }
      const pause = this.#pauseAfter(result, request, tried);
      if (pause === null) return this.#givenUp(result, what, tried);
      before = result;
      const why = result instanceof TransportFailure ? { reason: result.kind } : { status: result.status };
      await this.#pause(pause, { op: what(), attempt: tried, ...why });
    }
  }

  #pauseAfter(result: TransportFailure | ReadAnswer, request: HttpRequest, tried: number): number | null {
    return result instanceof TransportFailure
      ? pauseAfterFailure(result, request, tried, this.retry, this.random)
      : pauseAfterStatus(result, request, tried, this.retry, this.random);
  }

  /** What the caller gets of the last try. */
  #givenUp(result: TransportFailure | ReadAnswer, what: () => string, tries: number): HttpReply {
    if (result instanceof TransportFailure) throw failureError(result, what(), this.server, tries);
    const { status, headers, body } = result;
    return { status, headers, body, tries };
  }

  /** Credential and connections for a request; also for watches, which keep theirs. */
  async authorize(): Promise<{ readonly credential: Credential; readonly connections: Connections }> {
    const known = this.#credentials.current();
    const credential = known instanceof Promise ? await known : known;
    const pool = this.#pool ?? (await this.#opened());
    return { credential, connections: pool.connectionsFor(credential) };
  }

  async #opened(): Promise<ConnectionPool> {
    const { endpoint } = this;
    this.#opening ??= openConnectionPool({ endpoint, maxSockets: this.#maxSockets, limitMs: this.#limitMs });
    this.#pool = await this.#opening;
    return this.#pool;
  }

  async renew(refused: Credential): Promise<void> {
    await this.#credentials.renew(refused);
  }

  close(): void {
    const message = `${this.server}: this client was closed`;
    this.#closing.abort(new NetworkError({ ...errorFacts('HHS-2103'), message }));
    this.#pool?.close();
  }

  /** One try. Guard and credential are asked when its turn has come, so that they are those of the moment in which it goes out. */
  async #inTurn(request: HttpRequest, exchange: Exchange, what: () => string): Promise<Attempt> {
    const end = request.turn === undefined ? () => undefined : await taken(request.turn);
    try {
      const { credential, connections } = await this.authorize();
      const result = await guardedAttempt(this.#guard, request, what, () =>
        this.#try(credential, connections.requests, exchange, { onText: request.onText, end }),
      );
      return { credential, result };
    } finally {
      end();
    }
  }

  async #try(
    credential: Credential,
    requests: Requests,
    exchange: Exchange,
    { onText, end }: { readonly onText: HttpRequest['onText']; readonly end: () => void },
  ): Promise<TransportFailure | ReadAnswer> {
    if (this.#closing.signal.aborted) return new TransportFailure('closed', 'closed');
    try {
      const answer = await requests.exchange(credential, exchange, end);
      if (isSuccess(answer) && onText?.(answer.text) === true) await setImmediate();
      const body = parseBody(answer);
      if (body instanceof TransportFailure) return body;
      const { status, headers, text } = answer;
      return { status, headers, text, body };
    } catch (error) {
      if (this.#closing.signal.aborted) return new TransportFailure('closed', 'closed');
      if (error instanceof TransportFailure) return error;
      throw error;
    }
  }

  async #pause(ms: number, fields: Record<string, string | number>): Promise<void> {
    this.#log.debug('request is tried again', { ...fields, durationMs: Math.round(ms) });
    if (ms === 0) return;
    try {
      await this.clock.sleep(ms, this.#closing.signal);
    } catch (error) {
      throw isSyncError(error) ? error : this.#closing.signal.reason;
    }
  }
}

/** A turn was not given. */
class KeptBack extends Error {
  readonly why: unknown;
  constructor(why: unknown) {
    super('kept back');
    this.why = why;
  }
}

/** Ends the turn that it took, once. */
async function taken(turn: Turn): Promise<() => void> {
  try {
    await turn.take();
  } catch (error) {
    throw new KeptBack(error);
  }
  let isOver = false;
  return () => {
    if (!isOver) turn.end();
    isOver = true;
  };
}

/** A success must be a JSON object: half a one is a broken connection, something else is not the API server. */
function parseBody(answer: Answer): JsonObject | null | TransportFailure {
  const { status, text } = answer;
  const success = isSuccess(answer);
  if (status >= 300 && status < 400) return new TransportFailure('unreadable', `redirect, status ${status}`);
  const type = answer.headers['content-type'] ?? '';
  if (!type.startsWith('application/json')) {
    return success ? new TransportFailure('unreadable', type === '' ? 'no content type' : 'no JSON') : null;
  }
  try {
    const body: unknown = JSON.parse(text);
    if (isJsonObject(body)) return body;
  } catch {
    if (success) return new TransportFailure('broken', 'the answer is not whole');
  }
  return success ? new TransportFailure('unreadable', 'no JSON object') : null;
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
