import { afterEach, describe, expect, test } from '@jest/globals';
import { ApiCluster } from '../../../src/adapters/kubernetes/api-cluster.ts';
import { breakerGuard } from '../../../src/adapters/resilience/breaker-guard.ts';
import { TimeoutError } from '../../../src/domain/shared/errors.ts';
import type { CallGuard } from '../../../src/ports/call-guard.ts';
import type { KindAddress } from '../../../src/ports/cluster.ts';
import { type FaultHandler, type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { FakeClock } from './fake-clock.ts';
import { clientFor, silentLog, thrownBy } from './rig.ts';

const address: KindAddress = {
  group: 'example.com',
  version: 'v1',
  plural: 'things',
  kind: 'Thing',
  namespace: 'default',
};

const stops: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

interface Listing {
  readonly server: FaultServer;
  readonly cluster: ApiCluster;
  readonly guard: CallGuard;
  /** `limit` and `continue` of each request. */
  readonly asked: () => string[];
}

/** `total` things; a page of more than `bearable` of them is never answered in time. */
async function slowList(
  total: number,
  bearable: number,
  tooMuch: FaultHandler = (_, reply) => reply.hang(),
): Promise<Listing> {
  const server = await startFaultServer((request, reply) => {
    const query = new URL(request.path, 'http://x').searchParams;
    const limit = Number(query.get('limit'));
    if (limit > bearable) {
      tooMuch(request, reply);
      return;
    }
    const from = Number(query.get('continue') ?? 0);
    const to = Math.min(total, from + limit);
    const items = Array.from({ length: to - from }, (_, i) => ({
      metadata: { name: `thing-${from + i}`, namespace: 'default', uid: 'u', resourceVersion: '1' },
    }));
    const next = to < total ? { continue: String(to) } : {};
    reply.json({ metadata: { resourceVersion: '77', ...next }, items });
  });
  const clock = new FakeClock('instant');
  const guard = breakerGuard({ name: 'cluster', clock, log: silentLog, random: () => 0.5 });
  const cluster = new ApiCluster(clientFor(server.url, { clock, options: { guard, limitMs: 1_000 } }));
  stops.push(
    () => server.stop(),
    () => cluster.close(),
  );
  const asked = () =>
    server.requests.map(({ path }) => {
      const query = new URL(path, 'http://x').searchParams;
      return `${query.get('limit')} from ${query.get('continue') ?? 0}`;
    });
  return { server, cluster, guard, asked };
}

describe('reduce_scope: a page of a list that takes too long', () => {
  test('is asked for again with half as many objects, and the next pages stay that small', async () => {
    const { cluster, asked } = await slowList(300, 130);
    const { items } = await cluster.list(address);
    expect(items.map(({ id }) => id.name)).toEqual(Array.from({ length: 300 }, (_, i) => `thing-${i}`));
    expect(asked()).toEqual(['500 from 0', '250 from 0', '125 from 0', '125 from 125', '125 from 250']);
  });

  test('comes down to one object in log2 steps, without opening the breaker', async () => {
    const { cluster, asked, guard } = await slowList(2, 1);
    await expect(cluster.list(address)).resolves.toMatchObject({ items: [{}, {}] });
    expect(asked()).toEqual([
      ...[500, 250, 125, 62, 31, 15, 7, 3].map((limit) => `${limit} from 0`),
      '1 from 0',
      '1 from 1',
    ]);
    expect(guard.state()).toBe('closed');
  });

  test('is given up when one object alone takes too long', async () => {
    const { cluster, asked } = await slowList(2, 0);
    const error = await thrownBy(cluster.list(address));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(asked().slice(-2)).toEqual(['1 from 0', '1 from 0']);
    expect(asked()).toHaveLength(10);
  });

  test('is as well asked for again when the API server itself ran out of time', async () => {
    const { cluster, asked } = await slowList(3, 250, (_, reply) =>
      reply.status(504, 'Timeout', 'Timeout: request did not complete within the allotted timeout'),
    );
    await expect(cluster.list(address)).resolves.toMatchObject({ items: [{}, {}, {}] });
    expect(asked()).toEqual(['500 from 0', '250 from 0']);
  });

  test('a gateway that is out of time is tried again as it is', async () => {
    let answered = 0;
    const { cluster, asked } = await slowList(3, 0, (request, reply) => {
      answered += 1;
      if (answered === 1) reply.text('<html>504</html>', 504, 'text/html');
      else reply.json({ metadata: { resourceVersion: request.method }, items: [] });
    });
    await cluster.list(address);
    expect(asked()).toEqual(['500 from 0', '500 from 0']);
  });
});
