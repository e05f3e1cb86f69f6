import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import { Probot, ProbotOctokit, Server } from 'probot';
import { AppApi } from './app-api.ts';

/** Probot takes 3000 for the number 0. A port that is looked for before may be somebody else's by the time it is listened on. */
const ANY_PORT: number = '0' as never;

export interface AppServerOptions {
  readonly appId: string;
  /** PEM. */
  readonly privateKey: string;
  readonly secret: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Of the REST interface. */
  readonly apiUrl: string;
  /** Of an installation, as it may do things now. Probot's own would last for an hour, whatever is granted meanwhile. */
  tokenOf(installation: number): Promise<string>;
  /** An event whose signature was right. What it returns is waited for before it is acknowledged: be quick. */
  onEvent(event: ReceivedEvent): Promise<void>;
  /** A page of the App's own; null: there is none at this path. */
  page(path: string): Promise<Page | null>;
}

export interface ReceivedEvent {
  /** The delivery; the same when it is delivered again. */
  readonly id: string;
  /** `pull_request`. */
  readonly name: string;
  /** As JSON gave it: nothing of its form is checked yet. */
  readonly payload: unknown;
}

export interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export interface AppServer {
  readonly api: AppApi;
  /** Listens. The port. Throws what the system throws where it cannot be had. */
  start(): Promise<number>;
  /** Takes nothing more; what is being answered ends. Idempotent. */
  stop(): Promise<void>;
}

/** Probot under its own server. Nothing is asked of GitHub yet. */
export async function makeAppServer(options: AppServerOptions): Promise<AppServer> {
  const { appId, privateKey, secret, host, port, apiUrl } = options;
  const Octokit = ProbotOctokit.defaults((given: object) => ({
    ...given,
    baseUrl: apiUrl,
    // what is asked here are a few questions of the App itself; writes go through the adapter for GitHub
    throttle: { enabled: false },
    retry: { enabled: false },
  }));
  const own = { appId, privateKey, secret, Octokit, baseUrl: apiUrl };
  // what happens is told by the log of this program; Probot's own goes to the same stream, past its redaction
  const probot = await new Probot({ ...own, logFormat: 'json', logLevel: 'fatal' }).ready();
  const { log } = probot;
  const server = new Server({
    ...{ host, port: port === 0 ? ANY_PORT : port, log },
    enablePing: false,
    enableStaticFiles: false,
    Probot: Probot.defaults(own),
  });
  await server.load((app, { addHandler }) => {
    app.onAny(async ({ id, name, payload }) => await options.onEvent({ id, name, payload }));
    addHandler((request, response) => answerPage(options, request, response));
  });
  let listening: HttpServer | null = null;
  return {
    api: new AppApi(async (installation) =>
      installation === undefined
        ? await probot.auth()
        : new Octokit({ auth: { token: await options.tokenOf(installation) } }),
    ),
    start: async () => {
      listening = await server.start();
      return server.port;
    },
    stop: async () => {
      const stopped = server.stop();
      listening?.closeIdleConnections();
      await stopped;
    },
  };
}

async function answerPage(
  { page }: AppServerOptions,
  { url, method }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const found = await page((url ?? '/').split('?')[0] ?? '/');
  if (found === null) return false;
  response.writeHead(found.status, { 'content-type': found.type, 'cache-control': 'no-store' });
  response.end(method === 'HEAD' ? undefined : found.text);
  return true;
}
