import { createServer, get, type ServerResponse } from 'node:http';
import { type RunningApiserver, startKubeApiserver } from './kube-apiserver.ts';
import { type ApiserverConnection, findApiserverBinaries } from './kube-apiserver-process.ts';

/** Where the test files of a run find the broker, and why there is no server: set by the global set-up. */
const addressVariable = 'HEDGEHOG_SYNC_TEST_APISERVER_BROKER';
const missingVariable = 'HEDGEHOG_SYNC_TEST_APISERVER_MISSING';

/** `HEDGEHOG_SYNC_TEST_APISERVER=1` turns the suites on; without it `npm test` needs neither binaries nor Go. */
export function apiserverSuitesWanted(): boolean {
  return process.env.HEDGEHOG_SYNC_TEST_APISERVER === '1';
}

/** Why the suites cannot run although they are wanted; undefined when they can. */
export function apiserverMissing(): string | undefined {
  return process.env[missingVariable];
}

/**
 * Started once in jest's own process. It starts the one API server when the first suite asks, and lends it to one
 * suite at a time: every fabric object lives in namespace `default`, so two suites at once would see each other's.
 */
export async function startApiserverBroker(): Promise<() => Promise<void>> {
  if (!apiserverSuitesWanted()) return () => Promise.resolve();
  const binaries = findApiserverBinaries(true);
  if ('missing' in binaries) {
    process.env[missingVariable] = binaries.missing;
    return () => Promise.resolve();
  }
  let apiserver: Promise<RunningApiserver> | undefined;
  const waiting: ServerResponse[] = [];
  let holder: ServerResponse | undefined;

  function lendToNext(): void {
    if (holder !== undefined) return;
    const next = waiting.shift();
    if (next === undefined) return;
    holder = next;
    apiserver ??= startKubeApiserver();
    apiserver.then(
      ({ url, caFile, tokens, etcdUrl, auditFile }) =>
        next.write(`${JSON.stringify({ url, caFile, tokens, etcdUrl, auditFile })}\n`),
      (error: unknown) => next.end(`${JSON.stringify({ error: String(error) })}\n`),
    );
  }

  const broker = createServer((_request, response) => {
    waiting.push(response);
    response.on('close', () => {
      const place = waiting.indexOf(response);
      if (place >= 0) waiting.splice(place, 1);
      if (holder === response) holder = undefined;
      lendToNext();
    });
    response.writeHead(200);
    lendToNext();
  });
  broker.unref();
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  const address = broker.address();
  if (typeof address !== 'object' || address === null) throw new Error('the broker has no address');
  process.env[addressVariable] = `http://127.0.0.1:${address.port}/`;
  return async () => {
    broker.closeAllConnections();
    broker.close();
    await (await apiserver)?.stop();
  };
}

export interface BorrowedApiserver {
  readonly connection: ApiserverConnection;
  /** Gives the server to the next suite. Also done when this process ends. */
  release(): void;
}

/** Waits for the shared server; it is this suite's alone until released. */
export function borrowApiserver(): Promise<BorrowedApiserver> {
  const address = process.env[addressVariable];
  if (address === undefined) throw new Error('jest was started without test/support/global-setup.ts');
  return new Promise((resolve, reject) => {
    const request = get(address, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (!text.endsWith('\n')) return;
        const answer = JSON.parse(text) as ApiserverConnection | { error: string };
        if ('error' in answer) reject(new Error(answer.error));
        else resolve({ connection: answer, release: () => request.destroy() });
      });
      response.on('error', () => undefined);
    });
    request.on('error', reject);
  });
}
