import { afterEach, describe, expect, test } from '@jest/globals';
import { ApiCluster, type ApiClusterOptions } from '../../../src/adapters/kubernetes/api-cluster.ts';
import { ConflictError, KubernetesError, NetworkError } from '../../../src/domain/shared/errors.ts';
import type { KindAddress } from '../../../src/ports/cluster.ts';
import { type FaultHandler, type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { clientFor, thrownBy } from './rig.ts';

const address: KindAddress = {
  group: 'example.com',
  version: 'v1',
  plural: 'things',
  kind: 'Thing',
  namespace: 'default',
};
const object = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a', namespace: 'default' } };
const stored = {
  ...object,
  metadata: { ...object.metadata, uid: 'u', resourceVersion: '5', generation: 2 },
};

const stops: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function world(
  handler: FaultHandler,
  options: ApiClusterOptions = {},
): Promise<{ readonly server: FaultServer; readonly cluster: ApiCluster }> {
  const server = await startFaultServer(handler);
  const cluster = new ApiCluster(clientFor(server.url), options);
  stops.push(
    () => server.stop(),
    () => cluster.close(),
  );
  return { server, cluster };
}

/** A list of numbered things; `expireAt`: requests that answer 410. */
function paged(total: number, expireAt: readonly number[] = []): FaultHandler {
  return (request, reply) => {
    if (expireAt.includes(request.nth)) {
      reply.status(410, 'Expired', 'The provided continue parameter is too old');
      return;
    }
    const query = new URL(request.path, 'http://x').searchParams;
    const from = Number(query.get('continue') ?? 0);
    const to = Math.min(total, from + Number(query.get('limit')));
    const items = Array.from({ length: to - from }, (_, i) => ({
      metadata: { name: `thing-${from + i}`, namespace: 'default', uid: 'u', resourceVersion: '1' },
    }));
    reply.json({
      metadata: { resourceVersion: '77', ...(to < total ? { continue: String(to) } : {}) },
      items,
    });
  };
}

describe('a list', () => {
  test('follows its pages to the end', async () => {
    const { cluster, server } = await world(paged(25), { pageSize: 10 });
    const list = await cluster.list(address);
    expect(list.items.map((item) => item.id.name)).toEqual(
      Array.from({ length: 25 }, (_, i) => `thing-${i}`),
    );
    expect(list.resourceVersion).toBe('77');
    expect(server.requests).toHaveLength(3);
  });

  test('begins again when a page has expired, without what it had', async () => {
    const { cluster } = await world(paged(25, [1, 4]), { pageSize: 10 });
    expect((await cluster.list(address)).items).toHaveLength(25);
  });

  test('that expires every time gives up', async () => {
    const { cluster, server } = await world(
      paged(
        25,
        Array.from({ length: 50 }, (_, i) => i),
      ),
    );
    expect(await thrownBy(cluster.list(address))).toMatchObject({ status: 410 });
    expect(server.requests).toHaveLength(5);
  });

  test('survives a reset in the middle', async () => {
    const good = paged(25);
    const { cluster } = await world(
      (request, reply) => {
        if (request.nth === 1) reply.reset();
        else good(request, reply);
      },
      { pageSize: 10 },
    );
    expect((await cluster.list(address)).items).toHaveLength(25);
  });

  test('of a kind that is not served is an error of its own', async () => {
    const { cluster } = await world((_, reply) => reply.text('404 page not found\n', 404, 'text/plain'));
    expect(await thrownBy(cluster.list(address))).toMatchObject({ code: 'HHS-2504', status: 404 });
  });

  test('of keys such as __proto__ keeps them as data', async () => {
    const text = '{"metadata":{},"items":[{"metadata":{"name":"a"},"spec":{"__proto__":{"polluted":true}}}]}';
    const { cluster } = await world((_, reply) => reply.text(text, 200, 'application/json'));
    const { items } = await cluster.list(address);
    expect(JSON.stringify(items[0]?.object)).toContain('__proto__');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('a write', () => {
  test('is a server-side apply with the manager as told, of which the server parses the body once', async () => {
    const { cluster, server } = await world((_, reply) => reply.json(stored));
    const live = await cluster.apply(address, object, { fieldManager: 'm', force: false, dryRun: true });
    expect(live).toMatchObject({ uid: 'u', resourceVersion: '5', generation: 2 });
    const sent = server.requests[0];
    expect(sent?.method).toBe('PATCH');
    expect(sent?.path).toBe(
      '/apis/example.com/v1/namespaces/default/things/a' +
        '?fieldManager=m&force=false&fieldValidation=Ignore&dryRun=All',
    );
    expect(sent?.headers['content-type']).toBe('application/apply-patch+yaml');
    expect(JSON.parse(sent?.body ?? '')).toEqual(object);
  });

  test('by apply is sent again after a reset', async () => {
    const { cluster, server } = await world((request, reply) => {
      if (request.nth === 0) reply.reset();
      else reply.json(stored);
    });
    await cluster.apply(address, object, { fieldManager: 'm', force: false, dryRun: false });
    expect(server.requests).toHaveLength(2);
  });

  test('by merge patch is sent again only with a precondition', async () => {
    const handler: FaultHandler = (request, reply) => {
      if (request.nth === 0) reply.reset();
      else reply.json(stored);
    };
    const options = { fieldManager: 'm', dryRun: false };
    const bare = await world(handler);
    expect(await thrownBy(bare.cluster.mergePatch(address, 'a', { spec: null }, options))).toBeInstanceOf(
      NetworkError,
    );
    expect(bare.server.requests).toHaveLength(1);
    const guarded = await world(handler);
    await guarded.cluster.mergePatch(
      address,
      'a',
      { metadata: { resourceVersion: '4' }, spec: null },
      options,
    );
    expect(guarded.server.requests).toHaveLength(2);
    expect(guarded.server.requests[0]?.headers['content-type']).toBe('application/merge-patch+json');
    // without it the server drops what the schema has not
    expect(guarded.server.requests[0]?.path).toContain('&fieldValidation=Strict');
  });

  test('a conflict says whether sending it again could help', async () => {
    const { cluster } = await world((_, reply) =>
      reply.status(409, 'Conflict', 'Operation cannot be fulfilled: the object has been modified'),
    );
    const options = { fieldManager: 'm', force: false, dryRun: false };
    const race = await thrownBy(cluster.apply(address, object, options));
    expect(race).toMatchObject({ conflict: 'resource-version', retryable: true });
    const moved = await thrownBy(cluster.apply(address, stored, options));
    expect(moved).toMatchObject({ conflict: 'resource-version', retryable: false });
  });

  test('that was sent before says so in its conflict: what it met may be itself', async () => {
    const conflict = 'Operation cannot be fulfilled on things "a": the object has been modified';
    const tied = { ...object, metadata: { ...object.metadata, resourceVersion: '4' } };
    const options = { fieldManager: 'me', force: false, dryRun: false };
    const error = async (lost: boolean) => {
      const { cluster } = await world((request, reply) => {
        if (lost && request.nth === 0) reply.reset();
        else reply.status(409, 'Conflict', conflict);
      });
      return await thrownBy(cluster.apply(address, tied, options));
    };
    expect(await error(true)).toMatchObject({ conflict: 'resource-version', repeated: true });
    expect(await error(false)).toMatchObject({ conflict: 'resource-version', repeated: false });
  });
});

describe('a delete', () => {
  const gone: FaultHandler = (_, reply) =>
    reply.status(404, 'NotFound', 'things "a" not found', { details: { kind: 'things', name: 'a' } });

  test('carries the uid', async () => {
    const { cluster, server } = await world((_, reply) => reply.json({ kind: 'Status', status: 'Success' }));
    await expect(cluster.delete(address, 'a', 'u-1')).resolves.toBe(true);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({ preconditions: { uid: 'u-1' } });
  });

  test('of what is gone says so', async () => {
    const { cluster } = await world(gone);
    await expect(cluster.delete(address, 'a', 'u-1')).resolves.toBe(false);
  });

  test('whose answer was lost counts as done', async () => {
    const { cluster } = await world((request, reply) => {
      if (request.nth === 0) reply.reset();
      else gone(request, reply);
    });
    await expect(cluster.delete(address, 'a', 'u-1')).resolves.toBe(true);
  });

  test('of another object of the same name is a conflict', async () => {
    const text =
      'Operation cannot be fulfilled: Precondition failed: UID in precondition: a, UID in object meta: b';
    const { cluster } = await world((_, reply) => reply.status(409, 'Conflict', text));
    const error = await thrownBy(cluster.delete(address, 'a', 'u-1'));
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({ conflict: 'precondition', code: 'HHS-2508' });
  });
});

describe('discovery', () => {
  const aggregated = {
    kind: 'APIGroupDiscoveryList',
    items: [
      {
        metadata: { name: 'example.com' },
        versions: [
          {
            version: 'v1',
            resources: [
              {
                resource: 'things',
                responseKind: { kind: 'Thing' },
                scope: 'Namespaced',
                subresources: [{}],
              },
              { resource: 'realms', responseKind: { kind: 'Realm' }, scope: 'Cluster' },
            ],
          },
        ],
      },
      { metadata: { name: 'apps' }, versions: [{ version: 'v1', resources: [{ resource: 'x' }] }] },
    ],
  };
  const kinds = [
    { group: 'example.com', version: 'v1', kind: 'Thing', plural: 'things', namespaced: true },
    { group: 'example.com', version: 'v1', kind: 'Realm', plural: 'realms', namespaced: false },
  ];

  test('takes one request where the server aggregates', async () => {
    const { cluster, server } = await world((_, reply) => reply.json(aggregated));
    expect(await cluster.discover(['example.com', 'missing.com'])).toEqual(kinds);
    expect(server.requests.map(({ path }) => path)).toEqual(['/apis']);
    expect(server.requests[0]?.headers.accept).toContain('as=APIGroupDiscoveryList');
  });

  test('asks an old server group by group', async () => {
    const { cluster, server } = await world((request, reply) => {
      if (request.path === '/apis') {
        const versions = [{ version: 'v1' }, { version: 'v2' }];
        reply.json({
          kind: 'APIGroupList',
          groups: [
            { name: 'example.com', versions },
            { name: 'apps', versions },
          ],
        });
      } else if (request.path === '/apis/example.com/v1') {
        const resources = [
          { name: 'things', kind: 'Thing', namespaced: true },
          { name: 'things/status', kind: 'Thing', namespaced: true },
          { name: 'realms', kind: 'Realm', namespaced: false },
        ];
        reply.json({ kind: 'APIResourceList', resources });
      } else reply.text('404 page not found', 404, 'text/plain');
    });
    expect(await cluster.discover(['example.com', 'missing.com'])).toEqual(kinds);
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/apis',
      '/apis/example.com/v1',
      '/apis/example.com/v2',
    ]);
  });

  test('finds the kinds of the core group', async () => {
    const { cluster } = await world((request, reply) => {
      if (request.path === '/api') reply.json({ kind: 'APIVersions', versions: ['v1'] });
      else reply.json({ resources: [{ name: 'pods', kind: 'Pod', namespaced: true }] });
    });
    const pods = { group: '', version: 'v1', kind: 'Pod', plural: 'pods', namespaced: true };
    expect(await cluster.discover([''])).toEqual([pods]);
  });
});

test('the version comes with the time of the server', async () => {
  const { cluster } = await world((_, reply) =>
    reply.json({ gitVersion: 'v1.36.3' }, 200, { date: 'Sat, 21 Nov 2026 04:00:00 GMT' }),
  );
  expect(await cluster.version()).toEqual({ gitVersion: 'v1.36.3', serverTime: '2026-11-21T04:00:00.000Z' });
});

test('rights are asked for at most eight at once, and answered in order', async () => {
  let under = 0;
  let most = 0;
  const { cluster } = await world((request, reply) => {
    under += 1;
    most = Math.max(most, under);
    const { spec } = JSON.parse(request.body);
    setTimeout(() => {
      under -= 1;
      reply.json({ status: { allowed: spec.resourceAttributes.verb === 'get', reason: 'r' } }, 201);
    }, 5);
  });
  const questions = Array.from({ length: 30 }, (_, i) => ({
    verb: i % 2 === 0 ? 'get' : 'patch',
    group: 'example.com',
    resource: `r${i}`,
    namespace: 'default',
  }));
  const answers = await cluster.reviewAccess(questions);
  expect(answers).toEqual(
    questions.map((question) => ({ ...question, allowed: question.verb === 'get', reason: 'r' })),
  );
  expect(most).toBe(8);
});

test('an error page of something on the way is not quoted', async () => {
  const { cluster } = await world((_, reply) => reply.text('<html>very-secret</html>', 400, 'text/html'));
  const error = await thrownBy(cluster.list(address));
  expect(error).toBeInstanceOf(KubernetesError);
  expect(String(error)).not.toContain('very-secret');
});

describe('schemas that the server describes', () => {
  const named = (kind: string, version = 'v1') => ({
    properties: { spec: {} },
    'x-kubernetes-group-version-kind': [{ group: 'example.com', version, kind }],
  });

  test('are those of the kinds of the group and version, by one GET', async () => {
    const schemas = { Thing: named('Thing'), Old: named('Old', 'v0'), Part: { properties: {} }, broken: 5 };
    const { server, cluster } = await world((_request, reply) => {
      reply.json({ openapi: '3.0.0', components: { schemas } });
    });
    const found = await cluster.servedSchemas('example.com', 'v1');
    expect([...found]).toEqual([['Thing', schemas.Thing]]);
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /openapi/v3/apis/example.com/v1',
    ]);
  });

  test('are none where it describes none', async () => {
    const { cluster } = await world((_request, reply) => {
      reply.json({ openapi: '3.0.0' });
    });
    expect([...(await cluster.servedSchemas('example.com', 'v1'))]).toEqual([]);
  });
});
