import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ConfigMapInventory } from '../../../src/adapters/kubernetes/config-map-inventory.ts';
import type { HttpClient } from '../../../src/adapters/kubernetes/http-client.ts';
import { decodeChunk, encodeChunk } from '../../../src/adapters/kubernetes/inventory-format.ts';
import type { InventoryEntry } from '../../../src/domain/resource/inventory.ts';
import { keyOf } from '../../../src/domain/resource/object-id.ts';
import { ConfigurationError, ConflictError } from '../../../src/domain/shared/errors.ts';
import { isJsonObject } from '../../../src/domain/shared/json.ts';
import { type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { clientFor, thrownBy } from './rig.ts';
import { TinyStore } from './tiny-store.ts';

const place = '/api/v1/namespaces/default/configmaps';

function entry(name: string, more: Partial<InventoryEntry> = {}): InventoryEntry {
  return {
    key: keyOf({ group: 'example.com', kind: 'Thing', namespace: 'default', name }),
    file: 'a/b.yaml',
    document: 3,
    digest: 'd'.repeat(40),
    uid: '0b9d3cf0-4d0c-4b5e-9f32-111111111111',
    generation: 7,
    commit: 'c'.repeat(40),
    ...more,
  };
}

const many = (count: number): InventoryEntry[] =>
  Array.from({ length: count }, (_, i) => entry(`thing-${i}`));

let store: TinyStore;
let server: FaultServer;
let http: HttpClient;
beforeEach(async () => {
  store = new TinyStore();
  server = await startFaultServer(store.handler);
  http = clientFor(server.url);
});
afterEach(async () => {
  http.close();
  await server.stop();
});

/** Room for about ten entries. */
const small = { chunkBytes: 1_500 };

describe('an inventory in the cluster', () => {
  test('that was never written is empty, and reading it is one request', async () => {
    const inventory = await new ConfigMapInventory(http).read('lab');
    expect(inventory.entries.size).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  test('comes back as it was written', async () => {
    const inventory = new ConfigMapInventory(http);
    const entries = [entry('a', { commit: null, generation: 0 }), entry('b', { file: 'ä "quoted".yaml' })];
    await inventory.write(await inventory.read('lab'), entries);
    const read = await new ConfigMapInventory(http).read('lab');
    expect([...read.entries.values()]).toEqual(entries);
  });

  test('is not written when nothing changed', async () => {
    const inventory = new ConfigMapInventory(http);
    const first = await inventory.write(await inventory.read('lab'), many(5));
    await inventory.write(first, many(5).reverse());
    await inventory.write(await inventory.read('lab'), many(5));
    await inventory.write(await inventory.read('empty'), []);
    expect(store.writes).toEqual(['POST hedgehog-sync-lab']);
  });

  test('is split when it is large, and one changed entry rewrites one part', async () => {
    const inventory = new ConfigMapInventory(http, small);
    await inventory.write(await inventory.read('lab'), many(40));
    const names = [...store.objects.keys()].map((key) => key.slice(place.length + 1));
    expect(names.slice(0, 3)).toEqual(['hedgehog-sync-lab', 'hedgehog-sync-lab.1', 'hedgehog-sync-lab.2']);
    store.writes.length = 0;
    const changed = many(40).map((one) => (one.key.endsWith('/thing-25') ? { ...one, generation: 8 } : one));
    await inventory.write(await inventory.read('lab'), changed);
    expect(store.writes).toHaveLength(1);
    expect((await inventory.read('lab')).entries.size).toBe(40);
  });

  test('shrinks by emptying what is not needed, and uses it again', async () => {
    const inventory = new ConfigMapInventory(http, small);
    const large = await inventory.write(await inventory.read('lab'), many(40));
    const parts = store.objects.size;
    const one = await inventory.write(large, many(1));
    expect((await inventory.read('lab')).entries.size).toBe(1);
    await inventory.write(one, many(40));
    expect((await inventory.read('lab')).entries.size).toBe(40);
    expect(store.objects.size).toBe(parts);
  });

  test('of a fabric is not mixed up with that of another one whose name goes on', async () => {
    const inventory = new ConfigMapInventory(http, small);
    await inventory.write(await inventory.read('lab'), many(40));
    await inventory.write(await inventory.read('lab-1'), [entry('only')]);
    expect((await inventory.read('lab')).entries.size).toBe(40);
    expect((await inventory.read('lab-1')).entries.size).toBe(1);
  });

  test('is found with those of all other fabrics in one request, but for what cannot be read', async () => {
    const inventory = new ConfigMapInventory(http, small);
    await inventory.write(await inventory.read('lab'), many(40));
    await inventory.write(await inventory.read('attic'), [entry('only')]);
    await inventory.write(await inventory.read('broken'), [entry('lost')]);
    const path = `${place}/hedgehog-sync-broken`;
    store.put(path, { ...store.objects.get(path), data: { format: '1' } });
    const strange = { labels: { 'hedgehog-sync.githedgehog.com/fabric': 'Not A Name' }, name: 'strange' };
    store.put(`${place}/strange`, { metadata: strange, data: {} });
    const before = server.requests.length;
    const found = await inventory.readAll();
    expect(server.requests).toHaveLength(before + 1);
    expect(found.map(({ fabric, entries }) => `${fabric} ${entries.size}`).sort()).toEqual([
      'attic 1',
      'lab 40',
    ]);
  });

  test.each(['', 'Lab', 'a.b', '-a', 'a-', 'x'.repeat(64), '../a'])(
    'has no name made of %p',
    async (fabric) => {
      expect(await thrownBy(new ConfigMapInventory(http).read(fabric))).toMatchObject({ code: 'HHS-2026' });
      expect(server.requests).toHaveLength(0);
    },
  );
});

describe('when several write', () => {
  test('the second one hears of it and loses nothing of the first', async () => {
    const one = new ConfigMapInventory(http);
    const two = new ConfigMapInventory(http);
    await one.write(await one.read('lab'), [entry('base')]);
    const before = [await one.read('lab'), await two.read('lab')] as const;
    await one.write(before[0], [entry('base'), entry('first')]);
    const error = await thrownBy(two.write(before[1], [entry('base'), entry('second')]));
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({ code: 'HHS-2401', conflict: 'resource-version' });
    expect([...(await two.read('lab')).entries.keys()].some((key) => key.endsWith('/first'))).toBe(true);
  });

  test('two that create it at once cannot both win', async () => {
    const one = new ConfigMapInventory(http);
    const two = new ConfigMapInventory(http);
    const before = [await one.read('lab'), await two.read('lab')] as const;
    await one.write(before[0], [entry('first')]);
    expect(await thrownBy(two.write(before[1], [entry('second')]))).toMatchObject({ code: 'HHS-2401' });
  });

  test('one that was deleted meanwhile is a conflict, too', async () => {
    const inventory = new ConfigMapInventory(http);
    const written = await inventory.write(await inventory.read('lab'), [entry('a')]);
    store.objects.clear();
    expect(await thrownBy(inventory.write(written, [entry('b')]))).toMatchObject({ code: 'HHS-2401' });
  });

  test('an inventory that was put together elsewhere must be what is there', async () => {
    const inventory = new ConfigMapInventory(http);
    const written = await inventory.write(await inventory.read('lab'), [entry('a')]);
    const copy = { fabric: 'lab', entries: new Map(written.entries) };
    await inventory.write(copy, [entry('b')]);
    expect(await thrownBy(inventory.write({ ...copy }, [entry('c')]))).toMatchObject({ code: 'HHS-2401' });
  });

  test.each(['POST', 'PUT'])('an answer to %s that is lost is no conflict with oneself', async (method) => {
    const inventory = new ConfigMapInventory(http);
    let before = await inventory.read('lab');
    if (method === 'PUT') before = await inventory.write(before, [entry('base')]);
    store.fault = (request, reply, tiny) => {
      if (request.method !== method) return false;
      tiny.fault = null;
      tiny.serve(request, null);
      reply.reset();
      return true;
    };
    const written = await inventory.write(before, [entry('a')]);
    await inventory.write(written, [entry('a'), entry('b')]);
    expect((await inventory.read('lab')).entries.size).toBe(2);
  });
});

describe('a run that dies between two writes', () => {
  test.each([0, 1, 2, 3])(
    'after %d of them leaves every entry as it was or as it should be',
    async (survived) => {
      const inventory = new ConfigMapInventory(http, small);
      const before = await inventory.write(await inventory.read('lab'), many(30));
      // Longer names push entries out of their part and into others.
      const wanted = many(30).map((one, i) => ({
        ...one,
        generation: 8,
        file: i < 12 ? 'x'.repeat(200) : one.file,
      }));
      store.writes.length = 0;
      store.fault = (request, reply, tiny) => {
        if (request.method === 'GET' || tiny.writes.length < survived) return false;
        reply.status(403, 'Forbidden', 'dead');
        return true;
      };
      await thrownBy(inventory.write(before, wanted));
      expect(store.writes).toHaveLength(survived);
      store.fault = null;
      const found = await inventory.read('lab');
      expect([...found.entries.keys()].sort()).toEqual(wanted.map((one) => one.key).sort());
      for (const one of wanted) expect([7, 8]).toContain(found.entries.get(one.key)?.generation);
      const mended = await inventory.write(found, wanted);
      expect([...mended.entries.values()].every((one) => one.generation === 8)).toBe(true);
      const again = await inventory.read('lab');
      expect(new Map(again.entries)).toEqual(new Map(mended.entries));
    },
  );
});

describe('an inventory that was not written by this release', () => {
  const config = async (data: object): Promise<unknown> => {
    const labels = { 'hedgehog-sync.githedgehog.com/fabric': 'lab' };
    store.put(`${place}/hedgehog-sync-lab`, {
      metadata: { name: 'hedgehog-sync-lab', labels },
      data: { ...data },
    });
    return await thrownBy(new ConfigMapInventory(http).read('lab'));
  };

  test('but by a later one is left alone', async () => {
    const error = await config({ format: '2', revision: 'later', new: 'things' });
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code: 'HHS-2027' });
    expect(String(error)).toContain('ConfigMap default/hedgehog-sync-lab');
    expect(store.writes).toEqual([]);
  });

  const good = encodeChunk({ revision: 1, entries: [entry('a')] });
  const text = String(good['inventory.json']);
  test.each([
    ['no data', {}],
    ['no format', { ...good, format: 'x' }],
    ['no revision', { revision: '', format: '1' }],
    ['half a text', { ...good, 'inventory.json': text.slice(0, 80) }],
    ['a key that is none', { ...good, 'inventory.json': text.replace('Thing.example.com/', 'Thing') }],
    ['a file that is none', { ...good, 'inventory.json': text.replace('[0,3', '[9,3') }],
    ['a wrong generation', { ...good, 'inventory.json': text.replace(',7,', ',"7",') }],
    ['a negative document', { ...good, 'inventory.json': text.replace('[0,3', '[0,-3') }],
  ])('with %s names the ConfigMap and the cure', async (_, data) => {
    const error = await config(data);
    expect(error).toMatchObject({ code: 'HHS-2028', category: 'configuration' });
    expect(String(error)).toContain('ConfigMap default/hedgehog-sync-lab');
  });

  test('something else with the label is passed over', async () => {
    const labels = { 'hedgehog-sync.githedgehog.com/fabric': 'lab' };
    store.put(`${place}/notes`, { metadata: { name: 'notes', labels }, data: {} });
    expect((await new ConfigMapInventory(http).read('lab')).entries.size).toBe(0);
  });
});

test('the text in a ConfigMap can be read: one line an entry, files and commits once', () => {
  const data = encodeChunk({ revision: 4, entries: [entry('b'), entry('a')] });
  const lines = String(data['inventory.json']).split('\n');
  expect(
    lines.filter((line) => line.startsWith('"Thing.example.com/default/')).map((line) => line.slice(0, 30)),
  ).toEqual(['"Thing.example.com/default/a":', '"Thing.example.com/default/b":']);
  expect(String(data['inventory.json']).split('c'.repeat(40))).toHaveLength(2);
  const decoded = decodeChunk(data);
  expect(decoded.result === 'ok' && isJsonObject(data) && decoded.content.revision).toBe(4);
});
