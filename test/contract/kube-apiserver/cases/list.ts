import { expect } from '@jest/globals';
import type { ContractCase, ContractServer } from '../contract-case.ts';
import {
  create,
  expectObject,
  expectRefusal,
  itemsOf,
  metadata,
  namesOf,
  patched,
  read,
} from '../expectations.ts';
import { configMap, configMaps, server, servers } from '../fabric-objects.ts';

async function createServers(api: ContractServer, ...names: readonly string[]): Promise<void> {
  for (const name of names) await create(api, servers, server(name));
}

async function namesWith(api: ContractServer, query: string): Promise<string[]> {
  return namesOf(await read(api, `${servers}?${query}`));
}

const racks = (rack: string) => ({ labels: { rack } });

export const listCases: readonly ContractCase[] = [
  {
    id: 'get/not-found',
    title: 'answers 404 with name, group and plural for an object that is not there',
    async run(api) {
      const status = expectRefusal(await api.send('GET', `${servers}/none`), 404, 'NotFound');
      expect(status.details).toEqual({ name: 'none', group: 'wiring.githedgehog.com', kind: 'servers' });
    },
  },
  {
    id: 'list/empty',
    title: 'lists nothing as an empty array, never as null',
    async run(api) {
      const list = await read(api, servers);
      expect([list.kind, list.apiVersion]).toEqual(['ServerList', 'wiring.githedgehog.com/v1beta1']);
      expect(list.items).toEqual([]);
      expect(metadata(list).resourceVersion).toMatch(/^[1-9]\d*$/);
    },
  },
  {
    id: 'list/items',
    title: 'gives every item whole, with kind, apiVersion and managed fields',
    async run(api) {
      const created = await create(api, servers, server('server-1', { description: 'one' }));
      const [item] = itemsOf(await read(api, servers));
      expect(item).toEqual(created);
      expect([item?.kind, item?.apiVersion]).toEqual(['Server', 'wiring.githedgehog.com/v1beta1']);
      expect(metadata(created).managedFields).toHaveLength(1);
    },
  },
  {
    id: 'list/built-in-items',
    title: 'leaves kind and apiVersion out of the items of a built-in kind',
    async run(api) {
      await create(api, configMaps, configMap('notes', { key: 'value' }));
      const list = await read(api, configMaps);
      expect([list.kind, list.apiVersion]).toEqual(['ConfigMapList', 'v1']);
      const notes = itemsOf(list).find((item) => metadata(item).name === 'notes');
      expect(notes?.data).toEqual({ key: 'value' });
      expect([notes?.kind, notes?.apiVersion]).toEqual([undefined, undefined]);
    },
  },
  {
    id: 'list/order',
    title: 'lists in the order of the names',
    async run(api) {
      await createServers(api, 'server-2', 'server-10', 'server-1');
      expect(await namesWith(api, '')).toEqual(['server-1', 'server-10', 'server-2']);
    },
  },
  {
    id: 'list/all-namespaces',
    title: 'lists over all namespaces',
    async run(api) {
      await createServers(api, 'server-1');
      const list = await read(api, servers.replace('/namespaces/default', ''));
      expect(namesOf(list)).toEqual(['server-1']);
    },
  },
  {
    id: 'list/limit',
    title: 'cuts a list at the limit, with a token and the number of what remains',
    async run(api) {
      await createServers(api, 'a', 'b', 'c');
      const list = await read(api, `${servers}?limit=2`);
      expect(namesOf(list)).toEqual(['a', 'b']);
      expect(metadata(list).remainingItemCount).toBe(1);
      expect(String(metadata(list).continue).length).toBeGreaterThan(0);
    },
  },
  {
    id: 'list/limit-reaches',
    title: 'gives no token when the limit reaches',
    async run(api) {
      await createServers(api, 'a', 'b');
      const { continue: token, remainingItemCount } = metadata(await read(api, `${servers}?limit=2`));
      expect(token ?? '').toBe('');
      expect(remainingItemCount).toBeUndefined();
    },
  },
  {
    id: 'list/continue',
    title: 'goes on after the last page with the token, to the end',
    async run(api) {
      await createServers(api, 'a', 'b', 'c', 'd', 'e');
      const seen: string[] = [];
      let token = '';
      do {
        const page = await read(api, `${servers}?limit=2&continue=${encodeURIComponent(token)}`);
        seen.push(...namesOf(page));
        token = String(metadata(page).continue ?? '');
      } while (token !== '' && seen.length < 10);
      expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
    },
  },
  {
    id: 'list/continue-is-a-snapshot',
    title: 'pages through the state of the first page',
    async run(api) {
      await createServers(api, 'a', 'b', 'd');
      const first = await read(api, `${servers}?limit=1`);
      await createServers(api, 'c');
      await patched(api, `${servers}/d`, { spec: { description: 'later' } });
      const token = encodeURIComponent(String(metadata(first).continue));
      const rest = await read(api, `${servers}?continue=${token}`);
      expect(namesOf(rest)).toEqual(['b', 'd']);
      expect(itemsOf(rest)[1]?.spec).toEqual({});
      expect(metadata(rest).resourceVersion).toBe(metadata(first).resourceVersion);
    },
  },
  {
    id: 'list/continue-expired',
    title: 'answers 410 Expired to a token whose state is forgotten',
    async run(api) {
      await createServers(api, 'a', 'b');
      const first = await read(api, `${servers}?limit=1`);
      await createServers(api, 'c', 'd');
      await api.forgetHistory();
      const token = encodeURIComponent(String(metadata(first).continue));
      expectRefusal(await api.send('GET', `${servers}?limit=1&continue=${token}`), 410, 'Expired');
    },
  },
  {
    id: 'list/continue-garbage',
    title: 'answers 400 to a token that is none',
    async run(api) {
      expectRefusal(await api.send('GET', `${servers}?continue=garbage`), 400, 'BadRequest');
    },
  },
  {
    id: 'list/resource-version-moves',
    title: 'has a higher resourceVersion after a write',
    async run(api) {
      const before = metadata(await read(api, servers)).resourceVersion;
      const created = metadata(await create(api, servers, server('server-1'))).resourceVersion;
      const after = metadata(await read(api, servers)).resourceVersion;
      expect(Number(created)).toBeGreaterThan(Number(before));
      expect(Number(after)).toBeGreaterThanOrEqual(Number(created));
    },
  },
  {
    id: 'list/label-equal',
    title: 'selects by equality of a label',
    async run(api) {
      await create(api, servers, server('a', {}, racks('one')));
      await create(api, servers, server('b', {}, racks('two')));
      await createServers(api, 'c');
      expect(await namesWith(api, 'labelSelector=rack%3Done')).toEqual(['a']);
      expect(await namesWith(api, 'labelSelector=rack%21%3Done')).toEqual(['b', 'c']);
    },
  },
  {
    id: 'list/label-set',
    title: 'selects by sets and presence of labels',
    async run(api) {
      await create(api, servers, server('a', {}, racks('one')));
      await create(api, servers, server('b', {}, racks('two')));
      await createServers(api, 'c');
      const select = (selector: string) => namesWith(api, `labelSelector=${encodeURIComponent(selector)}`);
      expect(await select('rack in (one,two)')).toEqual(['a', 'b']);
      expect(await select('rack notin (one)')).toEqual(['b', 'c']);
      expect(await select('rack')).toEqual(['a', 'b']);
      expect(await select('!rack')).toEqual(['c']);
    },
  },
  {
    id: 'list/label-garbage',
    title: 'answers 400 to a selector that is none',
    async run(api) {
      expectRefusal(await api.send('GET', `${servers}?labelSelector=a%20%20b`), 400, 'BadRequest');
    },
  },
  {
    id: 'list/field-name',
    title: 'selects by name',
    async run(api) {
      await createServers(api, 'a', 'b');
      expect(await namesWith(api, 'fieldSelector=metadata.name%3Db')).toEqual(['b']);
    },
  },
  {
    id: 'list/other-user',
    title: 'shows everybody who may read the same',
    async run(api) {
      await createServers(api, 'a');
      const seen = expectObject(await api.send('GET', servers, undefined, { user: 'reader' }), 200);
      expect(itemsOf(seen)).toEqual(itemsOf(await read(api, servers)));
      expect(namesOf(seen)).toEqual(['a']);
    },
  },
];
