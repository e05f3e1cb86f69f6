import { afterEach, describe, expect, test } from '@jest/globals';
import { ApiCluster } from '../../../src/adapters/kubernetes/api-cluster.ts';
import { AuthenticationError, KubernetesError, NetworkError } from '../../../src/domain/shared/errors.ts';
import type { KindAddress, WatchEvent } from '../../../src/ports/cluster.ts';
import { type FaultHandler, type FaultServer, startFaultServer } from '../../support/fault-server.ts';
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

interface World {
  readonly server: FaultServer;
  readonly clock: FakeClock;
  readonly cluster: ApiCluster;
  readonly stop: AbortController;
}

async function world(handler: FaultHandler, watch: { idleMs?: number } = {}): Promise<World> {
  const server = await startFaultServer(handler);
  const clock = new FakeClock('instant');
  const http = clientFor(server.url, { clock });
  const cluster = new ApiCluster(http, { watch });
  stops.push(
    () => server.stop(),
    () => cluster.close(),
  );
  return { server, clock, cluster, stop: new AbortController() };
}

function thing(name: string, resourceVersion: string): object {
  return { metadata: { name, namespace: 'default', uid: name, resourceVersion, generation: 1 } };
}

/** Words for the events until `count` came; then the watch is stopped, and must end by itself. */
async function take({ cluster, stop }: World, count: number): Promise<string[]> {
  const words: string[] = [];
  for await (const event of cluster.watch(address, '10', stop.signal)) {
    words.push(wordFor(event));
    if (words.length === count) stop.abort();
  }
  return words;
}

function wordFor(event: WatchEvent): string {
  return event.type === 'bookmark'
    ? `bookmark ${event.resourceVersion}`
    : `${event.type} ${event.object.id.name} ${event.object.resourceVersion}`;
}

const versionAsked = (path: string): string => /resourceVersion=(\d+)/.exec(path)?.[1] ?? '';

describe('a watch', () => {
  test('gives events and bookmarks, and ends when it is stopped', async () => {
    const here = await world((_, reply) => {
      const stream = reply.stream();
      stream.event('ADDED', thing('a', '11'));
      stream.event('MODIFIED', thing('a', '12'));
      stream.event('DELETED', thing('a', '13'));
      stream.event('BOOKMARK', { metadata: { resourceVersion: '14' } });
    });
    expect(await take(here, 4)).toEqual(['added a 11', 'modified a 12', 'deleted a 13', 'bookmark 14']);
    expect(here.server.requests[0]?.path).toContain('watch=true&allowWatchBookmarks=true&resourceVersion=10');
  });

  test('goes on from the last event or bookmark when the connection is cut', async () => {
    const here = await world((request, reply) => {
      const stream = reply.stream();
      if (request.nth === 0) {
        stream.event('ADDED', thing('a', '11'));
        stream.event('BOOKMARK', { metadata: { resourceVersion: '20' } });
        setTimeout(() => stream.cut(), 20);
      } else stream.event('ADDED', thing('b', '21'));
    });
    expect(await take(here, 3)).toEqual(['added a 11', 'bookmark 20', 'added b 21']);
    expect(here.server.requests.map(({ path }) => versionAsked(path))).toEqual(['10', '20']);
  });

  test('goes on at once when the server ends it in order', async () => {
    const here = await world((request, reply) => {
      const stream = reply.stream();
      stream.event('ADDED', thing(`n${request.nth}`, String(11 + request.nth)));
      stream.end();
    });
    expect(await take(here, 3)).toEqual(['added n0 11', 'added n1 12', 'added n2 13']);
    expect(here.clock.sleeps).toEqual([]);
  });

  test('reads events that come in pieces, with letters cut in two', async () => {
    const line = Buffer.from(`${JSON.stringify({ type: 'ADDED', object: thing('ä', '11') })}\n`);
    const cut = line.indexOf(0xc3) + 1;
    const here = await world((_, reply) => {
      const stream = reply.stream();
      stream.raw(line.subarray(0, cut));
      setTimeout(() => stream.raw(line.subarray(cut)), 20);
    });
    expect(await take(here, 1)).toEqual(['added ä 11']);
  });

  test('drops a connection that sends rubbish and goes on with another', async () => {
    const here = await world((request, reply) => {
      const stream = reply.stream();
      stream.event('ADDED', thing(`n${request.nth}`, '11'));
      if (request.nth === 0) stream.raw('{"type":"ADDED","obj\n');
    });
    expect(await take(here, 2)).toEqual(['added n0 11', 'added n1 11']);
    expect(here.clock.sleeps).toHaveLength(1);
  });

  test('drops a connection that falls silent', async () => {
    const here = await world(
      (request, reply) => {
        const stream = reply.stream();
        if (request.nth > 0) stream.event('ADDED', thing('a', '11'));
      },
      { idleMs: 400 },
    );
    expect(await take(here, 1)).toEqual(['added a 11']);
    expect(here.server.requests).toHaveLength(2);
  });

  test.each([429, 500, 503])('comes again after status %d, with a pause', async (status) => {
    const here = await world((request, reply) => {
      if (request.nth < 2) reply.json({}, status, { 'retry-after': '3' });
      else reply.stream().event('ADDED', thing('a', '11'));
    });
    expect(await take(here, 1)).toEqual(['added a 11']);
    expect(here.clock.sleeps).toEqual([3_000, 3_000]);
  });

  test('ends quietly while it pauses', async () => {
    const here = await world((_, reply) => reply.reset());
    here.stop.abort();
    expect(await take(here, 1)).toEqual([]);
  });

  test('leaves no connection behind when its reader leaves', async () => {
    const closed: boolean[] = [];
    const here = await world((_, reply) => {
      const stream = reply.stream();
      stream.event('ADDED', thing('a', '11'));
    });
    for await (const event of here.cluster.watch(address, '10', here.stop.signal)) {
      closed.push(event.type === 'added');
      break;
    }
    expect(closed).toEqual([true]);
    await here.server.stop();
  });
});

describe('a watch that cannot go on', () => {
  test('because its point is too old says so, by status or by event', async () => {
    const byStatus = await world((_, reply) => reply.status(410, 'Expired', 'too old resource version'));
    const byEvent = await world((_, reply) =>
      reply.stream().event('ERROR', { kind: 'Status', code: 410, reason: 'Expired', message: 'too old' }),
    );
    for (const here of [byStatus, byEvent]) {
      const error = await thrownBy(take(here, 1));
      expect(error).toBeInstanceOf(KubernetesError);
      expect(error).toMatchObject({ status: 410, code: 'HHS-2509' });
    }
  });

  test('because a right is missing names it', async () => {
    const here = await world((_, reply) =>
      reply.status(403, 'Forbidden', 'x is forbidden: User "r" cannot watch resource "things"'),
    );
    const error = await thrownBy(take(here, 1));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(String(error)).toContain('verb watch on things');
  });

  test('because every connection breaks gives up after three', async () => {
    const here = await world((_, reply) => reply.reset());
    const error = await thrownBy(take(here, 1));
    expect(error).toBeInstanceOf(NetworkError);
    expect(here.server.requests).toHaveLength(3);
  });

  test('because every stream ends at once gives up, too', async () => {
    const here = await world((_, reply) => reply.stream().end());
    expect(await thrownBy(take(here, 1))).toBeInstanceOf(NetworkError);
    expect(here.server.requests).toHaveLength(3);
    expect(here.clock.sleeps).toHaveLength(2);
  });

  test('because its credentials ran out renews them once', async () => {
    const here = await world((request, reply) => {
      if (request.nth === 0) reply.status(401, 'Unauthorized', 'no');
      else if (request.nth === 1) reply.stream().event('ADDED', thing('a', '11'));
    });
    expect(await take(here, 1)).toEqual(['added a 11']);
    const refused = await world((_, reply) => reply.status(401, 'Unauthorized', 'no'));
    expect(await thrownBy(take(refused, 1))).toMatchObject({ code: 'HHS-2201' });
    expect(refused.server.requests).toHaveLength(2);
  });
});

describe('agents', () => {
  const agent = {
    apiVersion: 'agent.githedgehog.com/v1beta1',
    kind: 'Agent',
    metadata: { name: 'leaf-1', uid: 'u', resourceVersion: '11', generation: 5 },
    spec: { users: [{ password: 'very-secret' }] },
    status: {
      lastAppliedGen: 4,
      lastAttemptGen: 5,
      lastHeartbeat: '2026-11-21T04:00:00Z',
      rebootRequired: true,
    },
  };
  const projected = {
    name: 'leaf-1',
    uid: 'u',
    resourceVersion: '11',
    generation: 5,
    lastAppliedGen: 4,
    lastAttemptGen: 5,
    lastHeartbeat: '2026-11-21T04:00:00Z',
    rebootRequired: true,
  };

  test('are listed and watched as their status alone', async () => {
    const here = await world((request, reply) => {
      if (request.path.includes('watch=true')) {
        const stream = reply.stream();
        stream.event('MODIFIED', agent);
        stream.event('DELETED', agent);
        stream.event('BOOKMARK', { ...agent, metadata: { resourceVersion: '12' } });
      } else
        reply.json({ metadata: { resourceVersion: '10' }, items: [agent, { metadata: { name: 'new' } }] });
    });
    const { agents } = await here.cluster.listAgents('default');
    expect(agents).toEqual([
      projected,
      {
        name: 'new',
        uid: '',
        resourceVersion: '',
        generation: 0,
        lastAppliedGen: null,
        lastAttemptGen: null,
        lastHeartbeat: null,
        rebootRequired: false,
      },
    ]);
    const events: unknown[] = [];
    for await (const event of here.cluster.watchAgents('default', '10', here.stop.signal)) {
      events.push(event);
      if (events.length === 3) here.stop.abort();
    }
    expect(events).toEqual([
      { type: 'changed', agent: projected },
      { type: 'deleted', name: 'leaf-1' },
      { type: 'bookmark', resourceVersion: '12' },
    ]);
  });

  test('lose their spec in a plain list, too', async () => {
    const copy = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(agent), kept: 'yes' };
    const applied = { ...agent, metadata: { ...agent.metadata, annotations: copy } };
    const here = await world((_, reply) => reply.json({ metadata: {}, items: [agent, applied] }));
    const agents = { ...address, group: 'agent.githedgehog.com', plural: 'agents', kind: 'Agent' };
    const { items } = await here.cluster.list(agents);
    expect(items).toHaveLength(2);
    expect(items[1]?.object).toMatchObject({ metadata: { annotations: { kept: 'yes' } } });
    expect(JSON.stringify(items)).not.toContain('very-secret');
  });

  test('are never quoted when a line of them is broken', async () => {
    const line = JSON.stringify({ type: 'MODIFIED', object: agent });
    const here = await world((_, reply) => reply.stream().raw(`${line.slice(0, -8)}\n`));
    const error = await thrownBy(async () => {
      for await (const event of here.cluster.watchAgents('default', '10', here.stop.signal)) {
        throw new Error(`an event came: ${event.type}`);
      }
    });
    expect(error).toBeInstanceOf(NetworkError);
    expect(String(error) + JSON.stringify(error)).not.toContain('very-secret');
  });
});
