import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { apply, call, list, MERGE, owners, part, SERVERS, server } from '../kube-client.ts';

describe('an embedded API server', () => {
  let embedded: EmbeddedApiServer;
  let url: string;
  beforeEach(async () => {
    embedded = await startEmbeddedApiServer({ tokens: [] });
    ({ url } = embedded);
  });
  afterEach(() => embedded.stop());

  test('serves the kinds of the fabric without being told', async () => {
    const { body } = await call(url, 'GET', '/apis/wiring.githedgehog.com/v1beta1');
    expect(list(body.resources).map((resource) => part(resource).name)).toContain('switches/status');
  });

  test('gives a kubeconfig that leads to it', () => {
    const config: JsonObject = parse(embedded.kubeconfig('secret'));
    const [cluster] = list(config.clusters);
    const [user] = list(config.users);
    expect(part(cluster, 'cluster').server).toBe(url);
    expect(part(user, 'user').token).toBe('secret');
  });

  test('keeps a record of every request, refused ones too', async () => {
    await apply(url, `${SERVERS}/a`, server('a', { description: 'x' }));
    await call(url, 'GET', `${SERVERS}?limit=5`);
    await call(url, 'DELETE', `${SERVERS}/missing`);
    expect(embedded.requests().map(({ verb, code, user }) => [verb, code, user])).toEqual([
      ['patch', 201, 'admin'],
      ['list', 200, 'admin'],
      ['delete', 404, 'admin'],
    ]);
    expect(embedded.requests()[1]?.uri).toBe(`${SERVERS}?limit=5`);
    embedded.clearRequests();
    expect(embedded.requests()).toEqual([]);
  });

  test('can be used in process without leaving a record', () => {
    const answer = embedded.store.request('POST', SERVERS, server('a', { description: 'x' }));
    expect(answer.code).toBe(201);
    expect(part(embedded.store.get('Server', 'a'), 'spec')).toEqual({ description: 'x' });
    expect(embedded.store.list('Server')).toHaveLength(1);
    expect(embedded.requests()).toEqual([]);
  });

  test('tells listeners of nested changes in the order they were made', () => {
    const seen: string[] = [];
    const patch = (): void => {
      embedded.store.request('PATCH', `${SERVERS}/a`, { spec: { description: 'y' } }, MERGE);
    };
    embedded.store.onChange((_kind, _name, type) => {
      if (type === 'ADDED') patch();
    });
    embedded.store.onChange((_kind, name, type) => seen.push(`${type} ${name}`));
    embedded.store.request('POST', SERVERS, server('a', { description: 'x' }));
    expect(seen).toEqual(['ADDED a', 'MODIFIED a']);
  });

  test('serves a CRD that is posted to it, and forgets its objects with it', async () => {
    const crds = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    const openAPIV3Schema = { type: 'object', properties: { spec: { type: 'object' } } };
    const crd = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'things.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'Thing', plural: 'things' },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }],
      },
    };
    const things = '/apis/example.com/v1/namespaces/default/things';
    expect((await call(url, 'GET', things)).code).toBe(404);
    expect((await call(url, 'POST', crds, { body: crd })).code).toBe(201);
    const established = await call(url, 'GET', `${crds}/things.example.com`);
    const types = list(part(established.body, 'status').conditions).map((one) => part(one).type);
    expect(types).toContain('Established');
    const thing = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' }, spec: {} };
    expect((await call(url, 'POST', things, { body: thing })).code).toBe(201);
    expect((await call(url, 'DELETE', `${crds}/things.example.com`)).code).toBe(200);
    expect((await call(url, 'GET', things)).code).toBe(404);
  });

  test('ends open watches at once when it stops', async () => {
    const watching = fetch(`${url}${SERVERS}?watch=true&resourceVersion=${await revision(url)}`);
    const response = await watching;
    const text = response.text();
    await embedded.stop();
    await expect(text).rejects.toThrow();
    await expect(call(url, 'GET', SERVERS)).rejects.toThrow();
  });

  test('forgets its history when told to', async () => {
    for (const name of ['a', 'b']) await apply(url, `${SERVERS}/${name}`, server(name, {}));
    const before = await call(url, 'GET', `${SERVERS}?limit=1`);
    const { resourceVersion, continue: token } = part(before.body, 'metadata');
    await apply(url, `${SERVERS}/c`, server('c', {}));
    embedded.store.expireHistory();
    const page = await call(url, 'GET', `${SERVERS}?limit=1&continue=${String(token)}`);
    expect([page.code, page.body.reason]).toEqual([410, 'Expired']);
    const rest = part(page.body, 'metadata').continue;
    const inconsistent = await call(url, 'GET', `${SERVERS}?continue=${String(rest)}`);
    expect(list(inconsistent.body.items)).toHaveLength(2);
    const watch = await call(url, 'GET', `${SERVERS}?watch=true&resourceVersion=${String(resourceVersion)}`);
    expect(part(watch.body, 'object').code).toBe(410);
  });
});

test('many servers run at once and share nothing', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => startEmbeddedApiServer({ tokens: [] })));
  expect(new Set(all.map(({ url }) => url)).size).toBe(5);
  const [first, second] = all;
  first?.store.request('POST', SERVERS, server('a', {}));
  expect(first?.store.list('Server')).toHaveLength(1);
  expect(second?.store.list('Server')).toHaveLength(0);
  await Promise.all(all.map((one) => one.stop()));
});

describe('admission hooks', () => {
  let embedded: EmbeddedApiServer;
  afterEach(() => embedded.stop());

  test('what a hook adds belongs to nobody, and comes back in the write that removed it', async () => {
    embedded = await startEmbeddedApiServer({
      tokens: [],
      admission: [
        {
          mutate: ({ object }) => {
            const metadata = part(object, 'metadata');
            const labels = { ...part(metadata, 'labels'), 'fabric/x': 'true' };
            return { ...object, metadata: { ...metadata, labels } };
          },
        },
      ],
    });
    const { url } = embedded;
    const created = await apply(url, `${SERVERS}/a`, server('a', { description: 'x' }));
    expect(part(created.body, 'metadata', 'labels')).toEqual({ 'fabric/x': 'true' });
    expect(owners(created.body)).toEqual([
      { manager: 'git', operation: 'Apply', fields: { 'f:spec': { 'f:description': {} } } },
    ]);
    const removed = await call(url, 'PATCH', `${SERVERS}/a`, {
      type: MERGE,
      body: { metadata: { labels: null } },
    });
    expect(removed.body).toEqual(created.body);
  });

  test('a refusal is worded like a webhook and stores nothing', async () => {
    embedded = await startEmbeddedApiServer({
      tokens: [],
      admission: [{ validate: () => ({ webhook: 'vserver.kb.io', message: 'no' }) }],
    });
    const answer = await apply(embedded.url, `${SERVERS}/a`, server('a', {}));
    expect(answer.code).toBe(403);
    expect(answer.body).toMatchObject({
      reason: 'Forbidden',
      message: 'admission webhook "vserver.kb.io" denied the request: no',
    });
    expect(embedded.store.get('Server', 'a')).toBeUndefined();
  });

  test('hooks see the past, as far back as the lag says', async () => {
    let milliseconds = 0;
    const seen: number[] = [];
    embedded = await startEmbeddedApiServer({
      tokens: [],
      cacheLagMs: 30,
      clock: {
        now: () => new Date(1_767_225_600_000 + milliseconds).toISOString(),
        monotonicMs: () => milliseconds,
      },
      admission: [
        {
          validate: (_request, cache) => {
            seen.push(cache.all('Server').length);
            return undefined;
          },
        },
      ],
    });
    const create = (name: string) => embedded.store.request('POST', SERVERS, server(name, {}));
    create('a');
    milliseconds = 29;
    create('b');
    milliseconds = 31;
    create('c');
    expect(seen).toEqual([0, 0, 1]);
  });

  test('hooks are not asked about status', async () => {
    embedded = await startEmbeddedApiServer({ tokens: [] });
    const { store } = embedded;
    store.request('POST', SERVERS, server('a', {}));
    await embedded.stop();
    embedded = await startEmbeddedApiServer({
      tokens: [],
      admission: [
        {
          validate: ({ operation }) => (operation === 'UPDATE' ? { webhook: 'w', message: 'no' } : undefined),
        },
      ],
    });
    embedded.store.request('POST', SERVERS, server('a', {}));
    const path = `${SERVERS}/a`;
    expect(embedded.store.request('PATCH', path, { spec: { description: 'x' } }, MERGE).code).toBe(403);
    expect(embedded.store.request('PATCH', `${path}/status`, { status: {} }, MERGE).code).toBe(200);
  });
});

async function revision(url: string): Promise<string> {
  const { body } = await call(url, 'GET', SERVERS);
  return String(part(body, 'metadata').resourceVersion);
}
