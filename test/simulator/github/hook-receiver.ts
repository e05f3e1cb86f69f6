import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { FakeGitHub } from '../../../src/simulator/github/fake-github.ts';

export interface Received {
  readonly event: string;
  readonly action: string | null;
  readonly guid: string;
  readonly isSigned: boolean;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What an App listens with. */
export interface HookReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** `issues opened`, in the order they came. */
  readonly names: readonly string[];
  /** Status of the next answers. Default 200. */
  answer(status: number): void;
  clear(): void;
  stop(): Promise<void>;
}

export const SECRET = 'it is a secret';

export async function hookReceiver(): Promise<HookReceiver> {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const payload = JSON.parse(body.toString('utf8')) as Readonly<Record<string, unknown>>;
      const wanted = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
      const given = String(request.headers['x-hub-signature-256']);
      const isSigned =
        given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
      const event = String(request.headers['x-github-event']);
      const action = typeof payload.action === 'string' ? payload.action : null;
      const guid = String(request.headers['x-github-delivery']);
      received.push({ event, action, guid, isSigned, payload });
      response.writeHead(status).end('seen');
    });
  });
  const url = await listen(server);
  return {
    url,
    received,
    get names() {
      return received.map(({ event, action }) => (action === null ? event : `${event} ${action}`));
    },
    answer: (next) => {
      status = next;
    },
    clear: () => {
      received.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Registers the receiver for an App that may and hears everything. */
export function installed(fake: FakeGitHub, receiver: HookReceiver, slug = 'hedgehog-sync') {
  const permissions = {
    actions: 'write',
    checks: 'write',
    contents: 'write',
    issues: 'write',
    pull_requests: 'write',
  } as const;
  const app = fake.apps.install({ slug, permissions });
  fake.webhooks.register(receiver.url, SECRET, slug);
  return app;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/api/github/webhooks`;
}
