import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** Answers one request, however long it takes; what it throws is its own to tell, the connection is closed then. */
export type Serve = (message: IncomingMessage, response: ServerResponse) => Promise<void>;

/** An HTTP server on the loopback interface. */
export class LoopbackServer {
  readonly #server: Server;
  #stopped = false;

  constructor(serve: Serve) {
    this.#server = createServer((message, response) => {
      serve(message, response).catch(() => response.destroy());
    });
    this.#server.keepAliveTimeout = 60_000;
  }

  /** What was under way when it was stopped must not be answered any more. */
  get isStopped(): boolean {
    return this.#stopped;
  }

  /** Resolves with the URL. `port` 0 takes a free one. */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Ends open connections at once. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}

/** An answer that announces its whole body and stops in the middle of it. */
export function sendHalf(
  response: ServerResponse,
  answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  },
): void {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
}
