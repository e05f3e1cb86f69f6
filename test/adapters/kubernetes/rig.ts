import { parse } from 'yaml';
import { Credentials } from '../../../src/adapters/kubernetes/credentials.ts';
import { HttpClient, type HttpClientOptions } from '../../../src/adapters/kubernetes/http-client.ts';
import { resolveAccess } from '../../../src/adapters/kubernetes/kubeconfig.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Log } from '../../../src/ports/log.ts';
import { FakeClock } from './fake-clock.ts';

export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLog,
};

export function parseYaml(text: string): unknown {
  return parse(text);
}

/** A kubeconfig with one of everything, called `test`. */
export function kubeconfigText(cluster: object, user: object): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'test', user }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    'current-context': 'test',
  });
}

export interface ClientRig {
  readonly cluster?: object;
  readonly user?: object;
  readonly clock?: Clock;
  readonly options?: Partial<HttpClientOptions>;
  readonly onSecret?: (secret: string) => void;
  readonly fetchLimitMs?: number;
}

/** A client for a test server; time passes at once unless another clock is given, and jitter is none. */
export function clientFor(url: string, rig: ClientRig = {}): HttpClient {
  const clock = rig.clock ?? new FakeClock('instant');
  const text = kubeconfigText({ server: url, ...rig.cluster }, rig.user ?? { token: 'test-token' });
  const access = resolveAccess({ text }, parseYaml);
  const { onSecret, fetchLimitMs } = rig;
  const credentials = new Credentials(access, {
    clock,
    ...(onSecret === undefined ? {} : { onSecret }),
    ...(fetchLimitMs === undefined ? {} : { fetchLimitMs }),
  });
  return new HttpClient({
    server: access.server,
    credentials,
    clock,
    log: silentLog,
    random: () => 0.5,
    ...rig.options,
  });
}

/** What `work` throws; fails when it does not. */
export async function thrownBy(work: Promise<unknown> | (() => unknown)): Promise<unknown> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** Lets everything run that can run without time passing. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
}
