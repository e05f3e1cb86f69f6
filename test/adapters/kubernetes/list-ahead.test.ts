import { afterEach, describe, expect, test } from '@jest/globals';
import { ApiCluster } from '../../../src/adapters/kubernetes/api-cluster.ts';
import type { KindAddress } from '../../../src/ports/cluster.ts';
import { type FaultReply, startFaultServer } from '../../support/fault-server.ts';
import { FakeClock } from './fake-clock.ts';
import { clientFor, thrownBy } from './rig.ts';

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

/** The page that begins at `from`, of three, each of one thing, with its metadata at the end as API servers write it. */
function pageText(from: number): string {
  const item = { metadata: { name: `thing-${from}`, namespace: 'default', uid: 'u', resourceVersion: '1' } };
  const next = from < 2 ? { continue: String(from + 1), remainingItemCount: 2 - from } : {};
  const metadata = JSON.stringify({ ...next, resourceVersion: '77' });
  return `{"apiVersion":"example.com/v1","items":[${JSON.stringify(item)}],"kind":"ThingList","metadata":${metadata}}\n`;
}

/** `answer` is told where the page begins and how many requests for it came before. */
async function listOf(answer: (from: number, nth: number, reply: FaultReply) => void) {
  const seen: number[] = [];
  const server = await startFaultServer((request, reply) => {
    const from = Number(new URL(request.path, 'http://x').searchParams.get('continue') ?? 0);
    const nth = seen.filter((one) => one === from).length;
    seen.push(from);
    answer(from, nth, reply);
  });
  const cluster = new ApiCluster(clientFor(server.url, { clock: new FakeClock('instant') }), { pageSize: 1 });
  stops.push(
    () => server.stop(),
    () => cluster.close(),
  );
  return { cluster, seen };
}

function json(reply: FaultReply, text: string): void {
  reply.text(text, 200, 'application/json');
}

describe('the next page of a list', () => {
  test('is asked for once, and its objects come in order', async () => {
    const { cluster, seen } = await listOf((from, _, reply) => json(reply, pageText(from)));
    const { items, resourceVersion } = await cluster.list(address);
    expect(items.map(({ id }) => id.name)).toEqual(['thing-0', 'thing-1', 'thing-2']);
    expect(resourceVersion).toBe('77');
    expect(seen).toEqual([0, 1, 2]);
  });

  test('is asked for before the page at hand is read, so it is there even when that has to come again', async () => {
    const { cluster, seen } = await listOf((from, nth, reply) => {
      const text = pageText(from);
      json(reply, from === 0 && nth === 0 ? text.replace('[', '[,') : text);
    });
    const { items } = await cluster.list(address);
    expect(items.map(({ id }) => id.name)).toEqual(['thing-0', 'thing-1', 'thing-2']);
    expect(seen.toSorted()).toEqual([0, 0, 1, 2]);
    expect(seen.indexOf(1)).toBe(1);
  });

  test('is the one that the parsed answer names, whatever its last bytes looked like', async () => {
    const { cluster, seen } = await listOf((from, _, reply) => {
      const text = pageText(from);
      json(reply, from === 0 ? text.replace('"continue":"1"', '"continue":"2","continue":"1"') : text);
    });
    const { items } = await cluster.list(address);
    expect(items.map(({ id }) => id.name)).toEqual(['thing-0', 'thing-1', 'thing-2']);
    expect(seen.slice(0, 2)).toEqual([0, 2]);
    expect(seen).toContain(1);
  });

  test('that has expired begins the list again', async () => {
    const { cluster, seen } = await listOf((from, nth, reply) => {
      if (from === 1 && nth === 0) reply.status(410, 'Expired', 'too old');
      else json(reply, pageText(from));
    });
    expect((await cluster.list(address)).items).toHaveLength(3);
    expect(seen).toEqual([0, 1, 0, 1, 2]);
  });

  test('that was asked for in vain troubles nobody when the page before it fails', async () => {
    const { cluster, seen } = await listOf((from, _, reply) => {
      if (from === 0) json(reply, pageText(from).replace('[', '[,'));
      else reply.status(403, 'Forbidden', 'no');
    });
    expect(await thrownBy(cluster.list(address))).toMatchObject({ code: 'HHS-2103' });
    expect(seen.filter((from) => from !== 0)).toEqual([1]);
  });
});
