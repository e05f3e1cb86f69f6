import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer } from '../../http/loopback-server.ts';

/**
 * Where artifacts are really kept: another origin than the API, which knows nobody and refuses whoever shows a token, as
 * the store behind GitHub does.
 */
export class BlobServer {
  readonly #server: LoopbackServer;
  #url = '';

  constructor(find: (id: number) => Buffer | undefined) {
    this.#server = new LoopbackServer(async (message, response) => answer(message, response, find));
  }

  async listen(): Promise<void> {
    this.#url = await this.#server.listen(0);
  }

  urlOf(id: number): string {
    return `${this.#url}/artifacts/${id}.zip`;
  }

  async stop(): Promise<void> {
    await this.#server.stop();
  }
}

function answer(
  message: IncomingMessage,
  response: ServerResponse,
  find: (id: number) => Buffer | undefined,
): void {
  const refuse = (status: number, code: string): void => {
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
  };
  if (message.headers.authorization !== undefined) {
    refuse(401, 'InvalidAuthenticationInfo');
    return;
  }
  const id = /^\/artifacts\/(\d+)\.zip$/.exec(message.url ?? '')?.[1];
  const bytes = id === undefined ? undefined : find(Number(id));
  if (message.method !== 'GET' || bytes === undefined) {
    refuse(404, 'BlobNotFound');
    return;
  }
  response.writeHead(200, { 'content-type': 'application/zip', 'content-length': bytes.length });
  response.end(bytes);
}
