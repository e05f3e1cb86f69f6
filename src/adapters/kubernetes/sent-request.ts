import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { type Answer, AnswerBytes, answerOf } from './exchange.ts';
import { failureOf, TransportFailure } from './transport-failure.ts';

export interface Connection {
  /** That came over it since it was made. */
  answers: number;
}

/** What a request asks of the connections, and whom it tells. */
export interface SentRequestEnds<C extends Connection> {
  carry(connection: C, handler: Dispatcher.DispatchHandler): void;
  /** It answered, and can be used again. */
  release(connection: C): void;
  /** Something went wrong on it, or it did not come about in time. */
  discard(connection: C): void;
  onEnd(): void;
  resolve(answer: Answer | Promise<Answer>): void;
  reject(failure: TransportFailure): void;
}

/** One request on its way: first without a connection, then over one; what undici tells of it. */
export class SentRequest<C extends Connection> implements Dispatcher.DispatchHandler {
  readonly #limitMs: number;
  readonly #maxBytes: number;
  readonly #ends: SentRequestEnds<C>;
  readonly #timer: NodeJS.Timeout;
  readonly #bytes: AnswerBytes;
  #connection: C | null = null;
  /** null until it is written. */
  #controller: Dispatcher.DispatchController | null = null;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #isOver = false;

  constructor(limitMs: number, maxBytes: number, ends: SentRequestEnds<C>) {
    this.#limitMs = limitMs;
    this.#maxBytes = maxBytes;
    this.#ends = ends;
    this.#bytes = new AnswerBytes(maxBytes);
    this.#timer = setTimeout(() => this.#outOfTime(), limitMs);
  }

  /** Answered, or given up. */
  get isOver(): boolean {
    return this.#isOver;
  }

  sendOver(connection: C): void {
    this.#connection = connection;
    this.#ends.carry(connection, this);
  }

  /** Ends it before it was sent. */
  leave(): void {
    this.#fail(new TransportFailure('closed', 'closed'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.#status = status;
    this.#headers = withFirstValues(headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const failure = this.#bytes.add(chunk);
    if (failure !== null) controller.abort(failure);
  }

  onResponseEnd(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    const connection = this.#connection;
    if (connection !== null) {
      connection.answers += 1;
      this.#ends.release(connection);
    }
    this.#ends.onEnd();
    this.#ends.resolve(answerOf(this.#status, this.#headers, this.#bytes.whole(), this.#maxBytes));
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#fail(this.#failureOf(error));
    // undici tells this in the middle of its work on that client, which cannot be given another request then
    if (this.#connection !== null) this.#ends.discard(this.#connection);
  }

  #outOfTime(): void {
    if (this.#controller !== null) {
      this.#controller.abort(
        new TransportFailure('time-limit', `no complete answer within ${this.#limitMs} ms`),
      );
      return;
    }
    this.#fail(this.#noConnection());
    if (this.#connection !== null) this.#ends.discard(this.#connection);
  }

  #fail(failure: TransportFailure): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#ends.reject(failure);
  }

  #failureOf(error: Error & { readonly code?: unknown }): TransportFailure {
    if (error.code === 'UND_ERR_CONNECT_TIMEOUT') return this.#noConnection();
    const isSent = this.#controller !== null;
    const isReused = this.#status === 0 && this.#connection !== null && this.#connection.answers > 0;
    if (error.code === 'UND_ERR_SOCKET' || error.code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') {
      const fact = this.#status > 0 ? 'the answer ended too early' : 'closed without an answer';
      return new TransportFailure(isSent ? 'broken' : 'not-connected', fact, isReused);
    }
    const failure = failureOf(error, isSent, isReused);
    // a network that is gone only now has perhaps carried the request
    return isSent && failure.kind === 'not-connected'
      ? new TransportFailure('broken', failure.fact, isReused)
      : failure;
  }

  #noConnection(): TransportFailure {
    return new TransportFailure('time-limit', `no connection within ${this.#limitMs} ms`);
  }
}

/** As Node has it for what may stand once only; undici gives a list where a header comes twice. */
function withFirstValues(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  if (!Object.values(headers).some((value) => Array.isArray(value))) return headers;
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value[0] : value,
  ]);
  return Object.fromEntries(entries);
}
