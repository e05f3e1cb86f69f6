import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { connectKubernetes, type KubernetesConnection } from '../../src/adapters/kubernetes/connect.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { InventoryEntry } from '../../src/domain/resource/inventory.ts';
import { managedFieldsOf } from '../../src/domain/resource/live-object.ts';
import { keyOf } from '../../src/domain/resource/object-id.ts';
import { AuthenticationError, ConflictError, KubernetesError } from '../../src/domain/shared/errors.ts';
import type { JsonObject } from '../../src/domain/shared/json.ts';
import { valueAt } from '../../src/domain/shared/pointer.ts';
import type { AgentEvent, KindAddress, WatchEvent } from '../../src/ports/cluster.ts';
import { silentLog, thrownBy } from '../adapters/kubernetes/rig.ts';
import { describeWithKubeApiserver } from '../support/kube-apiserver-suite.ts';

const servers: KindAddress = {
  group: 'wiring.githedgehog.com',
  version: 'v1beta1',
  plural: 'servers',
  kind: 'Server',
  namespace: 'default',
};
const agents: KindAddress = {
  group: 'agent.githedgehog.com',
  version: 'v1beta1',
  plural: 'agents',
  kind: 'Agent',
  namespace: 'default',
};
const serversPath = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/servers';
const agentsPath = '/apis/agent.githedgehog.com/v1beta1/namespaces/default/agents';
const mine = { fieldManager: 'hedgehog-sync', force: false, dryRun: false };

function server(name: string, description: string, metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'wiring.githedgehog.com/v1beta1',
    kind: 'Server',
    metadata: { name, namespace: 'default', ...metadata },
    spec: { description },
  };
}

function entries(count: number): InventoryEntry[] {
  return Array.from({ length: count }, (_, i) => ({
    key: keyOf({ group: servers.group, kind: 'Server', namespace: 'default', name: `server-${i}` }),
    file: 'fabric/servers.yaml',
    document: i,
    digest: 'd'.repeat(40),
    uid: '0b9d3cf0-4d0c-4b5e-9f32-111111111111',
    generation: 1,
    commit: null,
  }));
}

describeWithKubeApiserver('the adapter on a real kube-apiserver', (apiserver) => {
  let connections: KubernetesConnection[] = [];
  const connectAs = (user: 'admin' | 'other' | 'reader' | 'nobody'): KubernetesConnection => {
    const connection = connectKubernetes({
      sources: { text: apiserver().kubeconfigFor(user) },
      parseYaml: (text) => parse(text),
      clock: systemClock(),
      log: silentLog,
      random: () => 0.5,
      onSecret: () => undefined,
      recordNamespace: 'default',
    });
    connections.push(connection);
    return connection;
  };
  beforeEach(() => apiserver().wipe(), 60_000);
  afterEach(() => {
    for (const { cluster } of connections) cluster.close();
    connections = [];
  });

  test('the version and the time come from the server', async () => {
    const version = await connectAs('admin').cluster.version();
    expect(version.gitVersion).toMatch(/^v1\./);
    expect(Math.abs(Date.parse(version.serverTime ?? '') - Date.now())).toBeLessThan(60_000);
  });

  test('the kinds of the groups are found in one request, and a missing group is none', async () => {
    const { cluster } = connectAs('reader');
    const mark = await apiserver().auditMark();
    const kinds = await cluster.discover(['wiring.githedgehog.com', 'no.such.group']);
    const requests = (await apiserver().auditSince(mark)).filter(({ user }) => user === 'reader');
    expect(requests).toHaveLength(1);
    expect(kinds).toContainEqual({
      group: 'wiring.githedgehog.com',
      version: 'v1beta1',
      kind: 'Server',
      plural: 'servers',
      namespaced: true,
    });
    expect(kinds.every((kind) => kind.group === 'wiring.githedgehog.com')).toBe(true);
    expect(await cluster.discover([''])).toContainEqual({
      group: '',
      version: 'v1',
      kind: 'ConfigMap',
      plural: 'configmaps',
      namespaced: true,
    });
  });

  test('the schemas of a group are described, and hold fields that came with a later release', async () => {
    const schemas = await connectAs('reader').cluster.servedSchemas('vpc.githedgehog.com', 'v1beta1');
    const subnet = '/properties/spec/properties/subnets/additionalProperties/properties';
    expect(valueAt(schemas.get('VPC') ?? {}, `${subnet}/dhcp/properties/relayVPC`)).toMatchObject({
      type: 'string',
    });
    expect([...schemas.keys()]).toContain('External');
  });

  test('an apply creates, changes, and leaves alone what is so already', async () => {
    const { cluster } = connectAs('admin');
    const created = await cluster.apply(servers, server('a', 'one'), mine);
    const again = await cluster.apply(servers, server('a', 'one'), mine);
    const changed = await cluster.apply(servers, server('a', 'two'), mine);
    expect(created.generation).toBe(1);
    expect(again.resourceVersion).toBe(created.resourceVersion);
    expect(changed).toMatchObject({
      uid: created.uid,
      generation: 2,
      object: { spec: { description: 'two' } },
    });
    expect(managedFieldsOf(changed.object)).toMatchObject([{ manager: 'hedgehog-sync', operation: 'Apply' }]);
  });

  test('a dry-run changes nothing', async () => {
    const { cluster } = connectAs('admin');
    await cluster.apply(servers, server('a', 'one'), { ...mine, dryRun: true });
    expect((await cluster.list(servers)).items).toEqual([]);
  });

  test('a field of somebody else is a conflict that names owner and field, and force takes it', async () => {
    const { cluster } = connectAs('admin');
    await cluster.apply(servers, server('a', 'one'), { ...mine, fieldManager: 'kubectl-edit' });
    const error = await thrownBy(cluster.apply(servers, server('a', 'two'), mine));
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({
      conflict: 'field-manager',
      owners: [{ manager: 'kubectl-edit', field: '.spec.description' }],
    });
    const forced = await cluster.apply(servers, server('a', 'two'), { ...mine, force: true });
    expect(forced.object).toMatchObject({ spec: { description: 'two' } });
  });

  test('a resourceVersion that is not live any more is a conflict', async () => {
    const { cluster } = connectAs('admin');
    const { resourceVersion } = await cluster.apply(servers, server('a', 'one'), mine);
    await cluster.apply(servers, server('a', 'two'), mine);
    const stale = { metadata: { resourceVersion } };
    const applied = await thrownBy(cluster.apply(servers, server('a', 'three', stale.metadata), mine));
    expect(applied).toMatchObject({ conflict: 'resource-version', retryable: false });
    const patch = { ...stale, spec: { description: null } };
    const patched = await thrownBy(cluster.mergePatch(servers, 'a', patch, mine));
    expect(patched).toMatchObject({ conflict: 'resource-version' });
  });

  test('a merge patch takes a field out', async () => {
    const { cluster } = connectAs('admin');
    const { resourceVersion } = await cluster.apply(servers, server('a', 'one'), mine);
    const patch = { metadata: { resourceVersion }, spec: { description: null } };
    const live = await cluster.mergePatch(servers, 'a', patch, mine);
    expect(live.object.spec).toEqual({});
  });

  test('an unknown field is named, whichever way it is sent', async () => {
    const { cluster } = connectAs('admin');
    const object = { ...server('a', 'one'), spec: { descripton: 'x' } };
    const applied = await thrownBy(cluster.apply(servers, object, mine));
    expect(applied).toMatchObject({ code: 'HHS-2502', causes: [{ field: 'spec.descripton' }] });
    await cluster.apply(servers, server('a', 'one'), mine);
    const patched = await thrownBy(cluster.mergePatch(servers, 'a', { spec: { descripton: 'x' } }, mine));
    expect(patched).toMatchObject({ code: 'HHS-2502', causes: [{ field: 'spec.descripton' }] });
  });

  test('an invalid value is refused with its field', async () => {
    const { cluster } = connectAs('admin');
    const spec = { description: { not: 'text' } };
    const error = await thrownBy(cluster.apply(servers, { ...server('a', ''), spec }, mine));
    expect(error).toBeInstanceOf(KubernetesError);
    expect(String(error)).toContain('spec.description');
  });

  test('a kind or namespace that is not there is told apart from an object that is not', async () => {
    const { cluster } = connectAs('admin');
    const unserved = { ...servers, group: 'no.such.group' };
    expect(await thrownBy(cluster.list(unserved))).toMatchObject({ code: 'HHS-2504' });
    const wrongVersion = { ...servers, version: 'v1alpha2' };
    expect(await thrownBy(cluster.list(wrongVersion))).toMatchObject({ code: 'HHS-2504' });
    expect(await thrownBy(cluster.mergePatch(servers, 'none', {}, mine))).toMatchObject({ code: 'HHS-2503' });
  });

  test('a delete takes the object it means, and no other of its name', async () => {
    const { cluster } = connectAs('admin');
    const { uid } = await cluster.apply(servers, server('a', 'one'), mine);
    const wrong = await thrownBy(cluster.delete(servers, 'a', '00000000-0000-0000-0000-000000000000'));
    expect(wrong).toMatchObject({ conflict: 'precondition' });
    expect(await cluster.delete(servers, 'a', uid)).toBe(true);
    expect(await cluster.delete(servers, 'a', uid)).toBe(false);
  });

  test('missing rights are named', async () => {
    const { cluster, lease, inventory } = connectAs('reader');
    const error = await thrownBy(cluster.apply(servers, server('a', 'one'), mine));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(String(error)).toContain('user reader lacks the right: verb patch on servers of API group wiring');
    const request = { fabric: 'lab', holder: 'x', durationMs: 5_000, waitMs: 0 };
    expect(String(await thrownBy(lease.acquire(request)))).toContain(
      'verb create on leases of API group coordination',
    );
    const written = inventory.write(await inventory.read('lab'), entries(1));
    expect(String(await thrownBy(written))).toContain('verb create on configmaps of the core group');
  });

  test('wrong credentials are told apart from missing rights', async () => {
    const text = apiserver()
      .kubeconfigFor('reader')
      .replace(/token: .*/, 'token: wrong');
    const { cluster } = connectKubernetes({
      sources: { text },
      parseYaml: (yaml) => parse(yaml),
      clock: systemClock(),
      log: silentLog,
      random: () => 0.5,
      onSecret: () => undefined,
      recordNamespace: 'default',
    });
    expect(await thrownBy(cluster.list(servers))).toMatchObject({ code: 'HHS-2201' });
    cluster.close();
  });

  test('rights are reviewed', async () => {
    const question = { group: servers.group, resource: 'servers', namespace: 'default' };
    const ask = [
      { ...question, verb: 'list' },
      { ...question, verb: 'patch' },
    ];
    const answers = await connectAs('reader').cluster.reviewAccess(ask);
    expect(answers.map(({ allowed }) => allowed)).toEqual([true, false]);
  });

  test('a list of 620 objects comes whole, in two pages', async () => {
    const { cluster } = connectAs('admin');
    const names = Array.from({ length: 620 }, (_, i) => `server-${String(i).padStart(3, '0')}`);
    for (let i = 0; i < names.length; i += 20) {
      await Promise.all(
        names.slice(i, i + 20).map((name) => cluster.apply(servers, server(name, 'x'), mine)),
      );
    }
    const mark = await apiserver().auditMark();
    const { items } = await cluster.list(servers);
    expect(items.map((item) => item.id.name)).toEqual(names);
    const lists = (await apiserver().auditSince(mark)).filter(({ verb }) => verb === 'list');
    expect(lists).toHaveLength(2);
  }, 60_000);

  test('a watch goes on from where the list was, and gives objects as a list does', async () => {
    const { cluster } = connectAs('admin');
    await cluster.apply(servers, server('a', 'one'), mine);
    const { resourceVersion } = await cluster.list(servers);
    const stop = new AbortController();
    const events: WatchEvent[] = [];
    const following = (async () => {
      for await (const event of cluster.watch(servers, resourceVersion, stop.signal)) {
        events.push(event);
        if (event.type === 'deleted') stop.abort();
      }
    })();
    const changed = await cluster.apply(servers, server('a', 'two'), mine);
    await cluster.delete(servers, 'a', changed.uid);
    await following;
    const seen = events.filter((event) => event.type !== 'bookmark');
    expect(seen.map(({ type }) => type)).toEqual(['modified', 'deleted']);
    expect(seen[0]).toMatchObject({ object: { key: changed.key, resourceVersion: changed.resourceVersion } });
  });

  test('a watch from before the history that is left says so', async () => {
    const { cluster } = connectAs('admin');
    await apiserver().forgetHistory();
    const stop = new AbortController();
    const error = await thrownBy(async () => {
      for await (const event of cluster.watch(servers, '1', stop.signal)) throw new Error(event.type);
    });
    expect(error).toMatchObject({ status: 410, code: 'HHS-2509' });
  });

  test('agents are followed without their specs', async () => {
    const { cluster } = connectAs('admin');
    const agent = (description: string): JsonObject => ({
      apiVersion: 'agent.githedgehog.com/v1beta1',
      kind: 'Agent',
      metadata: { name: 'leaf-1', namespace: 'default' },
      spec: { description },
    });
    await apiserver().kubeRequest('POST', agentsPath, agent('very-secret'));
    const { agents: listed, resourceVersion } = await cluster.listAgents('default');
    expect(listed).toMatchObject([
      { name: 'leaf-1', generation: 1, lastAppliedGen: null, rebootRequired: false },
    ]);
    expect(JSON.stringify([listed, await cluster.list(agents)])).not.toContain('very-secret');
    const stop = new AbortController();
    const events: AgentEvent[] = [];
    const following = (async () => {
      for await (const event of cluster.watchAgents('default', resourceVersion, stop.signal)) {
        events.push(event);
        if (event.type === 'deleted') stop.abort();
      }
    })();
    const status = { conditions: [], lastAppliedGen: 1, lastHeartbeat: '2026-11-21T04:00:00Z' };
    const merge = { contentType: 'application/merge-patch+json' };
    const patched = await apiserver().kubeRequest('PATCH', `${agentsPath}/leaf-1/status`, { status }, merge);
    expect(patched.status).toBe(200);
    await apiserver().kubeRequest('DELETE', `${agentsPath}/leaf-1`);
    await following;
    expect(events.filter(({ type }) => type !== 'bookmark')).toMatchObject([
      {
        type: 'changed',
        agent: { name: 'leaf-1', lastAppliedGen: 1, lastHeartbeat: '2026-11-21T04:00:00Z' },
      },
      { type: 'deleted', name: 'leaf-1' },
    ]);
  });

  test('the inventory is kept, found again, and guarded', async () => {
    const { inventory } = connectAs('admin');
    const before = await inventory.read('lab');
    const written = await inventory.write(before, entries(6_000));
    const again = await connectAs('other').inventory.read('lab');
    expect(again.entries.size).toBe(6_000);
    expect(new Map(again.entries)).toEqual(new Map(written.entries));
    const mark = await apiserver().auditMark();
    await inventory.write(again.entries === written.entries ? again : written, entries(5_999));
    const writes = (await apiserver().auditSince(mark)).filter(
      ({ verb }) => verb !== 'get' && verb !== 'list',
    );
    expect(writes.map(({ verb }) => verb)).toEqual(['update']);
    expect(await thrownBy(inventory.write(before, entries(1)))).toMatchObject({ code: 'HHS-2401' });
  }, 30_000);

  test('the lock goes to one, renews itself, and is free after release', async () => {
    const one = connectAs('admin').lease;
    const two = connectAs('other').lease;
    const request = { fabric: 'lab', holder: 'one', durationMs: 6_000, waitMs: 0 };
    const held = await one.acquire(request);
    expect(await thrownBy(two.acquire({ ...request, holder: 'two' }))).toMatchObject({ code: 'HHS-2402' });
    await systemClock().sleep(7_000);
    held.assertHeld();
    const waiting = two.acquire({ ...request, holder: 'two', waitMs: 20_000 });
    await held.release();
    const second = await waiting;
    second.assertHeld();
    await second.release();
    const lease = '/apis/coordination.k8s.io/v1/namespaces/default/leases/hedgehog-sync-lab';
    const left = (await apiserver().kubeRequest('GET', lease)).body;
    expect(left).toMatchObject({ spec: { holderIdentity: '', leaseTransitions: 1 } });
  }, 30_000);

  test('an apply and a list are one request each', async () => {
    const { cluster } = connectAs('other');
    const mark = await apiserver().auditMark();
    await cluster.apply(servers, server('a', 'one'), mine);
    await cluster.list(servers);
    const requests = (await apiserver().auditSince(mark)).filter(({ user }) => user === 'other');
    expect(requests.map(({ verb, uri }) => `${verb} ${uri}`)).toEqual([
      `patch ${serversPath}/a?fieldManager=hedgehog-sync&force=false&fieldValidation=Ignore`,
      `list ${serversPath}?limit=500`,
    ]);
  });
});
