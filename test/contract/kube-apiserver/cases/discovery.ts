import { expect } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import type { ContractCase } from '../contract-case.ts';
import { asObject, expectObject, itemsOf, metadata, read } from '../expectations.ts';
import { servers, wiring } from '../fabric-objects.ts';

const aggregated = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

function find(list: readonly JsonObject[], key: string, value: string): JsonObject {
  const found = list.find((item) => item[key] === value);
  expect(list.map((item) => item[key])).toContain(value);
  return asObject(found);
}

function objects(value: unknown): JsonObject[] {
  expect(Array.isArray(value)).toBe(true);
  return Array.isArray(value) ? value.map(asObject) : [];
}

export const discoveryCases: readonly ContractCase[] = [
  {
    id: 'discovery/version',
    title: 'tells its version as 1.36',
    async run(api) {
      const body = await read(api, '/version');
      expect([body.major, body.minor]).toEqual(['1', '36']);
      expect(body.gitVersion).toMatch(/^v1\.36\.\d+/);
    },
  },
  {
    id: 'discovery/date',
    title: 'tells its clock in the Date header',
    async run(api) {
      const response = await api.send('GET', '/version');
      const told = Date.parse(response.headers.date ?? '');
      expect(Number.isNaN(told)).toBe(false);
    },
  },
  {
    id: 'discovery/groups',
    title: 'lists the fabric groups with their versions',
    async run(api) {
      const body = await read(api, '/apis');
      expect([body.kind, body.apiVersion]).toEqual(['APIGroupList', 'v1']);
      const groups = objects(body.groups);
      const versions = {
        'agent.githedgehog.com': 'v1beta1',
        'dhcp.githedgehog.com': 'v1beta1',
        'gateway.githedgehog.com': 'v1alpha1',
        'vpc.githedgehog.com': 'v1beta1',
        'wiring.githedgehog.com': 'v1beta1',
        'coordination.k8s.io': 'v1',
      };
      for (const [name, version] of Object.entries(versions)) {
        expect(find(groups, 'name', name).preferredVersion).toEqual({
          groupVersion: `${name}/${version}`,
          version,
        });
      }
    },
  },
  {
    id: 'discovery/group',
    title: 'describes one group',
    async run(api) {
      expect(await read(api, '/apis/wiring.githedgehog.com')).toMatchObject({
        kind: 'APIGroup',
        name: 'wiring.githedgehog.com',
        versions: [{ groupVersion: 'wiring.githedgehog.com/v1beta1', version: 'v1beta1' }],
      });
    },
  },
  {
    id: 'discovery/resources',
    title: 'lists the kinds of a group version with plural, scope and verbs',
    async run(api) {
      const body = await read(api, wiring);
      expect([body.kind, body.groupVersion]).toEqual(['APIResourceList', 'wiring.githedgehog.com/v1beta1']);
      const resources = objects(body.resources);
      const entry = find(resources, 'name', 'switches');
      expect(entry).toMatchObject({
        kind: 'Switch',
        singularName: 'switch',
        namespaced: true,
        shortNames: ['sw'],
      });
      expect(entry.verbs).toEqual(
        expect.arrayContaining(['create', 'delete', 'get', 'list', 'patch', 'update', 'watch']),
      );
      expect(find(resources, 'name', 'switches/status').kind).toBe('Switch');
      expect(resources.map((resource) => resource.name)).toEqual(
        expect.arrayContaining([
          'connections',
          'servers',
          'switchgroups',
          'switchprofiles',
          'vlannamespaces',
        ]),
      );
    },
  },
  {
    id: 'discovery/core',
    title: 'lists the core kinds at /api/v1',
    async run(api) {
      const body = await read(api, '/api/v1');
      expect(body.kind).toBe('APIResourceList');
      expect(find(objects(body.resources), 'name', 'configmaps')).toMatchObject({
        kind: 'ConfigMap',
        namespaced: true,
      });
    },
  },
  {
    id: 'discovery/aggregated',
    title: 'answers everything at once to a client that accepts aggregated discovery',
    async run(api) {
      const response = await api.send('GET', '/apis', undefined, { accept: aggregated });
      const body = expectObject(response, 200);
      expect(String(response.headers['content-type'])).toContain('as=APIGroupDiscoveryList');
      expect([body.kind, body.apiVersion]).toEqual(['APIGroupDiscoveryList', 'apidiscovery.k8s.io/v2']);
      const group = itemsOf(body).find((item) => metadata(item).name === 'wiring.githedgehog.com');
      const version = asObject(objects(asObject(group).versions)[0]);
      expect(version.version).toBe('v1beta1');
      expect(find(objects(version.resources), 'resource', 'servers')).toMatchObject({
        responseKind: { group: 'wiring.githedgehog.com', version: 'v1beta1', kind: 'Server' },
        scope: 'Namespaced',
        singularResource: 'server',
      });
    },
  },
  {
    id: 'discovery/missing-group',
    title: 'answers 404 for a group that is not served',
    async run(api) {
      expect((await api.send('GET', '/apis/none.githedgehog.com')).status).toBe(404);
      expect((await api.send('GET', '/apis/none.githedgehog.com/v1')).status).toBe(404);
    },
  },
  {
    id: 'discovery/missing-version',
    title: 'answers 404 for objects of a version that is not served',
    async run(api) {
      const path = servers.replace('v1beta1', 'v1alpha2');
      expect((await api.send('GET', path)).status).toBe(404);
      expect((await api.send('POST', path, {})).status).toBe(404);
    },
  },
  {
    id: 'discovery/missing-kind',
    title: 'answers 404 for a kind that the group has not',
    async run(api) {
      expect((await api.send('GET', `${wiring}/namespaces/default/routers`)).status).toBe(404);
    },
  },
];
