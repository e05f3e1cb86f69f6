import { Socket } from 'node:net';
import type { Client, Dispatcher } from 'undici';
import type { Credential, TlsMaterial } from './credentials.ts';
import { type Answer, type Endpoint, type Exchange, headersFor, type Requests } from './exchange.ts';
import { type Connection, SentRequest } from './sent-request.ts';
import type * as Vendor from './vendor.ts';

export interface DirectRequestsOptions {
  readonly endpoint: Endpoint;
  readonly tls: TlsMaterial;
  readonly maxSockets: number;
  /** For making a connection. */
  readonly limitMs: number;
}

type Undici = Pick<typeof Vendor, 'Client' | 'buildConnector'>;

/** Less than API servers, and what stands before them, wait before they close one. */
const IDLE_MS = 30_000;

interface OpenConnection extends Connection {
  readonly client: Client;
  /** A socket that has no connection yet, which undici does not cut. */
  connecting: Socket | null;
}

/**
 * Requests without a proxy, over one client of undici for each connection (design decision D62). What came back last is used
 * first; its own pool counts a connection as busy for a turn of the event loop after its answer, and opens another one.
 */
export class DirectRequests implements Requests {
  readonly #undici: Undici;
  readonly #options: DirectRequestsOptions;
  readonly #origin: string;
  readonly #all = new Set<OpenConnection>();
  readonly #free: OpenConnection[] = [];
  readonly #waiting: SentRequest<OpenConnection>[] = [];
  #headers: { readonly of: Credential; readonly headers: ReturnType<typeof headersFor> } | null = null;
  #isRetired = false;

  constructor(undici: Undici, options: DirectRequestsOptions) {
    this.#undici = undici;
    this.#options = options;
    const { protocol, hostname, port } = options.endpoint;
    const host = hostname.includes(':') ? `[${hostname}]` : hostname;
    this.#origin = `${protocol}//${host}${port === '' ? '' : `:${port}`}`;
  }

  exchange(credential: Credential, exchange: Exchange, onEnd: () => void): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { maxAnswerBytes } = this.#options.endpoint;
      const request = new SentRequest<OpenConnection>(exchange.limitMs, maxAnswerBytes, {
        carry: (connection, handler) =>
          connection.client.dispatch(this.#dispatchOf(credential, exchange), handler),
        release: (connection) => this.#release(connection),
        discard: (connection) => this.#discard(connection),
        onEnd,
        resolve,
        reject,
      });
      const connection = this.#free.pop() ?? this.#opened();
      if (connection === null) this.#waiting.push(request);
      else request.sendOver(connection);
    });
  }

  retire(): void {
    this.#isRetired = true;
    for (const connection of this.#free.splice(0)) this.#discard(connection);
  }

  destroy(): void {
    for (const request of this.#waiting.splice(0)) request.leave();
    for (const connection of this.#all) this.#discard(connection);
  }

  #dispatchOf(credential: Credential, exchange: Exchange): Dispatcher.DispatchOptions {
    const { method, body, accept, contentType } = exchange;
    if (this.#headers?.of !== credential) {
      this.#headers = { of: credential, headers: headersFor(this.#options.endpoint, credential) };
    }
    const headers = { ...this.#headers.headers, Accept: accept };
    return {
      method,
      path: this.#options.endpoint.prefix + exchange.path,
      headers: body === null ? headers : { ...headers, 'Content-Type': contentType },
      body,
      // it would close the connection after a DELETE that has a body
      reset: false,
    };
  }

  #opened(): OpenConnection | null {
    const { maxSockets, limitMs, tls } = this.#options;
    if (this.#all.size >= maxSockets) return null;
    const connect = this.#undici.buildConnector({ ...tls, timeout: limitMs });
    const connection: OpenConnection = {
      client: new this.#undici.Client(this.#origin, {
        headersTimeout: 0,
        bodyTimeout: 0,
        keepAliveTimeout: IDLE_MS,
        keepAliveMaxTimeout: IDLE_MS,
        connect: (options, callback) => {
          const socket: unknown = connect(options, (...result) => {
            connection.connecting = null;
            connection.answers = 0;
            callback(...result);
          });
          connection.connecting = socket instanceof Socket ? socket : null;
        },
      }),
      answers: 0,
      connecting: null,
    };
    this.#all.add(connection);
    return connection;
  }

  /** Gives it to who waits longest. */
  #release(connection: OpenConnection): void {
    const next = this.#nextWaiting();
    if (next !== null) next.sendOver(connection);
    else if (this.#isRetired) this.#discard(connection);
    else this.#free.push(connection);
  }

  #nextWaiting(): SentRequest<OpenConnection> | null {
    for (;;) {
      const next = this.#waiting.shift();
      if (next === undefined) return null;
      if (!next.isOver) return next;
    }
  }

  #discard(connection: OpenConnection): void {
    if (!this.#all.delete(connection)) return;
    connection.connecting?.destroy();
    // what was under way is told by its own error
    void connection.client.destroy();
    const next = this.#nextWaiting();
    if (next === null) return;
    const another = this.#opened();
    if (another === null) this.#waiting.unshift(next);
    else next.sendOver(another);
  }
}
