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
  /** The request is through with it. */
  release(connection: C): void;
  /** It did not come about in time. */
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
  #isReused = false;
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
    this.#isReused = this.#connection !== null && this.#connection.answers > 0;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.#status = status;
    this.#headers = headers;
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
    if (this.#connection !== null) this.#ends.release(this.#connection);
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
    const isClosed = error.code === 'UND_ERR_SOCKET' || error.code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
    if (isClosed && this.#status > 0) return new TransportFailure('broken', 'the answer ended too early');
    if (isClosed) return new TransportFailure('broken', 'closed without an answer', this.#isReused);
    return failureOf(error, this.#controller !== null, this.#isReused && this.#status === 0);
  }

  #noConnection(): TransportFailure {
    return new TransportFailure('time-limit', `no connection within ${this.#limitMs} ms`);
  }
}
