import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../src/domain/shared/json.ts';
import { FabricWorkspace, rowsNotIn } from '../support/fabric-workspace.ts';
import type { RunningApiserver } from '../support/kube-apiserver.ts';
import type { AuditEntry } from '../support/kube-apiserver-audit.ts';
import { describeWithKubeApiserver } from '../support/kube-apiserver-suite.ts';
import { describeWithShared, sharedRoot } from '../support/shared.ts';

const LIMIT = 120_000;
const servers = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/servers';

/** Writes to fabric objects, as the server's audit log has them. */
function objectWrites(entries: readonly AuditEntry[]): AuditEntry[] {
  return entries.filter(
    (entry) =>
      ['create', 'update', 'patch', 'delete'].includes(entry.verb) &&
      entry.uri.includes('githedgehog.com/') &&
      !entry.uri.includes('dryRun'),
  );
}

async function patchBy(server: RunningApiserver, path: string, patch: JsonObject, manager = 'kubectl-patch') {
  const answer = await server.kubeRequest('PATCH', `${path}?fieldManager=${manager}`, patch, {
    user: 'other',
    contentType: 'application/merge-patch+json',
  });
  expect(answer.status).toBe(200);
}

async function versions(server: RunningApiserver): Promise<string[]> {
  const found: string[] = [];
  for (const plural of ['switches', 'servers', 'connections', 'switchgroups', 'vlannamespaces']) {
    const path = `/apis/wiring.githedgehog.com/v1beta1/namespaces/default/${plural}`;
    const { body } = await server.kubeRequest('GET', path);
    for (const item of (body as { items: Json[] }).items) {
      const { metadata } = item as { metadata: { name: string; resourceVersion: string } };
      found.push(`${plural}/${metadata.name}@${metadata.resourceVersion}`);
    }
  }
  return found;
}

describeWithKubeApiserver('the built CLI on a real kube-apiserver', (apiserver) => {
  let workspace: FabricWorkspace;
  beforeEach(async () => {
    await apiserver().wipe();
    workspace = new FabricWorkspace();
    workspace.useKubeconfig(apiserver().kubeconfigFor('admin'));
  });
  afterEach(() => workspace.remove());

  const twoServers = [
    'apiVersion: wiring.githedgehog.com/v1beta1',
    'kind: Server',
    'metadata:',
    '  name: server-1',
    'spec:',
    '  description: one',
    '---',
    'apiVersion: wiring.githedgehog.com/v1beta1',
    'kind: Server',
    'metadata:',
    '  name: server-2',
    'spec:',
    '  description: two',
    '',
  ].join('\n');

  async function applyTwo(): Promise<void> {
    workspace.write('servers.yaml', twoServers);
    workspace.commit();
    const run = await workspace.json('apply');
    expect(run).toMatchObject({ code: 0, counts: { created: 2 } });
  }

  test(
    'created, then unchanged without a write or a moved version',
    async () => {
      await applyTwo();
      const before = await versions(apiserver());
      const mark = await apiserver().auditMark();
      const again = await workspace.json('apply');
      expect(again).toMatchObject({ code: 0, counts: { unchanged: 2, created: 0, configured: 0 } });
      const entries = await apiserver().auditSince(mark);
      expect(entries.filter((entry) => !['get', 'list', 'watch'].includes(entry.verb))).toEqual([]);
      expect(await versions(apiserver())).toEqual(before);
    },
    LIMIT,
  );

  test(
    'a hand edit is one cluster_ahead with field, values, manager and time, and an apply holds it',
    async () => {
      await applyTwo();
      await patchBy(apiserver(), `${servers}/server-1`, { spec: { description: 'by hand' } });
      const drift = await workspace.json('drift');
      expect(drift.code).toBe(3);
      expect(rowsNotIn(drift.rows, 'in_sync')).toMatchObject([
        {
          kind: 'Server',
          name: 'server-1',
          state: 'cluster_ahead',
          file: 'servers.yaml',
          fields: [
            {
              pointer: '/spec/description',
              desired: 'one',
              base: 'one',
              live: 'by hand',
              manager: 'kubectl-patch',
              operation: 'Update',
              time: expect.stringMatching(/^\d{4}-/),
            },
          ],
        },
      ]);
      const mark = await apiserver().auditMark();
      const apply = await workspace.json('apply');
      expect(apply).toMatchObject({ code: 3, counts: { held: 1, unchanged: 1 } });
      expect(objectWrites(await apiserver().auditSince(mark))).toEqual([]);
    },
    LIMIT,
  );

  test(
    'a Git edit is one git_ahead, and one write brings it',
    async () => {
      await applyTwo();
      workspace.edit('servers.yaml', 'description: two', 'description: zwei');
      const plan = await workspace.json('plan');
      expect(plan.code).toBe(2);
      expect(rowsNotIn(plan.rows, 'in_sync')).toMatchObject([
        {
          name: 'server-2',
          state: 'git_ahead',
          action: 'update',
          fields: [{ desired: 'zwei', live: 'two' }],
        },
      ]);
      const mark = await apiserver().auditMark();
      expect(await workspace.json('apply')).toMatchObject({
        code: 0,
        counts: { configured: 1, unchanged: 1 },
      });
      expect(objectWrites(await apiserver().auditSince(mark)).length).toBe(1);
      expect((await workspace.json('drift')).code).toBe(0);
    },
    LIMIT,
  );

  test(
    'both on the same field is one conflict with the three values, and --accept-git forces that field only',
    async () => {
      await applyTwo();
      await patchBy(apiserver(), `${servers}/server-1`, { spec: { description: 'by hand', profile: 'p' } });
      workspace.edit('servers.yaml', 'description: one', 'description: eins');
      const drift = await workspace.json('drift');
      expect(drift.code).toBe(4);
      const [row] = rowsNotIn(drift.rows, 'in_sync');
      expect(row).toMatchObject({ state: 'both_changed' });
      expect(row?.fields.find((field) => field.pointer === '/spec/description')).toMatchObject({
        desired: 'eins',
        base: 'one',
        live: 'by hand',
      });
      const accept = await workspace.json('apply', '--accept-git', 'Server/server-1:/spec/description');
      expect(accept.rows.find((one) => one.name === 'server-1')).toMatchObject({ outcome: 'configured' });
      const { body } = await apiserver().kubeRequest('GET', `${servers}/server-1`);
      expect((body as { spec: Json }).spec).toEqual({ description: 'eins', profile: 'p' });
      const left = rowsNotIn((await workspace.json('drift')).rows, 'in_sync');
      expect(left.flatMap((one) => one.fields.map((field) => field.pointer))).toEqual(['/spec/profile']);
      await workspace.json('apply', '--accept-git', 'Server/server-1');
      expect((await workspace.json('drift')).code).toBe(0);
    },
    LIMIT,
  );

  test(
    'both to the same value is in_sync, and the next apply refreshes the record only',
    async () => {
      await applyTwo();
      await patchBy(apiserver(), `${servers}/server-1`, { spec: { description: 'same' } });
      workspace.edit('servers.yaml', 'description: one', 'description: same');
      expect(rowsNotIn((await workspace.json('drift')).rows, 'in_sync')).toEqual([]);
      const mark = await apiserver().auditMark();
      expect(await workspace.json('apply')).toMatchObject({ code: 0, counts: { unchanged: 2 } });
      const entries = await apiserver().auditSince(mark);
      expect(objectWrites(entries)).toEqual([]);
      const record = entries.filter((entry) => entry.uri.includes('/configmaps') && entry.verb === 'update');
      expect(record.length).toBe(1);
      const second = await apiserver().auditMark();
      await workspace.json('apply');
      expect((await apiserver().auditSince(second)).filter((entry) => entry.verb === 'update')).toEqual([]);
    },
    LIMIT,
  );

  test(
    'both on different fields shows the merge and is held',
    async () => {
      await applyTwo();
      await patchBy(apiserver(), `${servers}/server-1`, { spec: { profile: 'p' } });
      workspace.edit('servers.yaml', 'description: one', 'description: eins');
      const drift = await workspace.json('drift');
      expect(drift.code).toBe(3);
      const [row] = rowsNotIn(drift.rows, 'in_sync');
      expect(row).toMatchObject({ state: 'both_changed' });
      expect(row?.fields.map((field) => field.pointer).sort()).toEqual([
        '/spec/description',
        '/spec/profile',
      ]);
      expect(await workspace.json('apply')).toMatchObject({ code: 3, counts: { held: 1 } });
    },
    LIMIT,
  );

  test(
    'deleted by hand is missing, and made again',
    async () => {
      await applyTwo();
      await apiserver().kubeRequest('DELETE', `${servers}/server-2`, undefined, { user: 'other' });
      const drift = await workspace.json('drift');
      expect(drift.code).toBe(3);
      expect(rowsNotIn(drift.rows, 'in_sync')).toMatchObject([{ name: 'server-2', state: 'missing' }]);
      expect(await workspace.json('apply')).toMatchObject({ code: 0, counts: { created: 1, unchanged: 1 } });
      expect((await workspace.json('drift')).code).toBe(0);
    },
    LIMIT,
  );

  test(
    'removed from Git is a delete candidate and stays; changed by hand besides, it is both_changed',
    async () => {
      await applyTwo();
      const [first = ''] = twoServers.split('---\n');
      workspace.write('servers.yaml', first);
      workspace.commit();
      const plan = await workspace.json('plan');
      expect(plan.code).toBe(2);
      expect(rowsNotIn(plan.rows, 'in_sync')).toMatchObject([
        { name: 'server-2', state: 'git_ahead', action: 'hold' },
      ]);
      expect(await workspace.json('apply')).toMatchObject({ counts: { held: 1, deleted: 0 } });
      expect((await apiserver().kubeRequest('GET', `${servers}/server-2`)).status).toBe(200);
      await patchBy(apiserver(), `${servers}/server-2`, { spec: { description: 'by hand' } });
      expect(rowsNotIn((await workspace.json('plan')).rows, 'in_sync')).toMatchObject([
        { name: 'server-2', state: 'both_changed', action: 'hold' },
      ]);
      await apiserver().kubeRequest('DELETE', `${servers}/server-2`, undefined, { user: 'other' });
      expect(rowsNotIn((await workspace.json('plan')).rows, 'in_sync')).toEqual([]);
    },
    LIMIT,
  );

  test(
    'made by others: equal is adopted, different is held two-way, unknown is extra',
    async () => {
      const create = async (name: string, spec: JsonObject) => {
        const body = {
          apiVersion: 'wiring.githedgehog.com/v1beta1',
          kind: 'Server',
          metadata: { name },
          spec,
        };
        expect((await apiserver().kubeRequest('POST', servers, body, { user: 'other' })).status).toBe(201);
      };
      await create('server-1', { description: 'one' });
      await create('server-2', { description: 'somebody else' });
      await create('server-3', { description: 'not in Git' });
      workspace.write('servers.yaml', twoServers);
      workspace.commit();
      const drift = await workspace.json('drift');
      const byName = Object.fromEntries(drift.rows.map((row) => [row.name, row.state]));
      expect(byName).toEqual({ 'server-1': 'in_sync', 'server-2': 'both_changed', 'server-3': 'extra' });
      const mark = await apiserver().auditMark();
      expect(await workspace.json('apply')).toMatchObject({ code: 4, counts: { unchanged: 1, held: 1 } });
      expect(objectWrites(await apiserver().auditSince(mark))).toEqual([]);
    },
    LIMIT,
  );

  test(
    'the last field under spec goes without a 422, and so does an emptied struct',
    async () => {
      await applyTwo();
      workspace.edit('servers.yaml', 'spec:\n  description: one\n', 'spec: {}\n');
      expect(await workspace.json('apply')).toMatchObject({ code: 0, counts: { configured: 1, refused: 0 } });
      const { body } = await apiserver().kubeRequest('GET', `${servers}/server-1`);
      expect((body as { spec: Json }).spec).toEqual({});
      expect((await workspace.json('drift')).code).toBe(0);
      workspace.edit('servers.yaml', 'spec: {}\n', 'spec:\n  description: back\n');
      expect(await workspace.json('apply')).toMatchObject({ code: 0, counts: { configured: 1 } });
      workspace.edit('servers.yaml', 'spec:\n  description: back\n', 'spec: {}\n');
      expect(await workspace.json('apply')).toMatchObject({ code: 0, counts: { configured: 1, refused: 0 } });
      expect((await workspace.json('drift')).code).toBe(0);
    },
    LIMIT,
  );

  test(
    'without the commit the comparison is two-way, and said so',
    async () => {
      workspace.write('servers.yaml', twoServers);
      expect(await workspace.json('apply')).toMatchObject({ code: 0, counts: { created: 2 } });
      await patchBy(apiserver(), `${servers}/server-1`, { spec: { description: 'by hand' } });
      workspace.edit('servers.yaml', 'description: one', 'description: eins');
      const text = await workspace.run('drift');
      expect(text.stdout).toMatch(/two-way/);
      const [row] = rowsNotIn((await workspace.json('drift')).rows, 'in_sync');
      expect(row).toMatchObject({ state: 'both_changed', comparison: 'two-way' });
    },
    LIMIT,
  );

  test(
    'an adopted object that others made is held when Git moves, and --accept-git takes it over',
    async () => {
      const body = {
        apiVersion: 'wiring.githedgehog.com/v1beta1',
        kind: 'Server',
        metadata: { name: 'server-1' },
        spec: { description: 'one' },
      };
      await apiserver().kubeRequest('POST', servers, body, { user: 'other' });
      workspace.write('servers.yaml', twoServers);
      workspace.commit();
      expect(await workspace.json('apply')).toMatchObject({ code: 0, counts: { created: 1, unchanged: 1 } });
      workspace.edit('servers.yaml', 'description: one', 'description: eins');
      const refused = await workspace.json('apply');
      expect(refused).toMatchObject({ code: 3, counts: { held: 1, unchanged: 1 } });
      const taken = await workspace.json('apply', '--accept-git', 'Server/server-1');
      expect(taken).toMatchObject({ code: 0, counts: { configured: 1 } });
      expect((await workspace.json('drift')).code).toBe(0);
    },
    LIMIT,
  );

  test(
    'labels go on changing after a patch of ours that emptied the spec',
    async () => {
      const labelled = (label: string, spec: string) =>
        `apiVersion: wiring.githedgehog.com/v1beta1\nkind: Server\nmetadata:\n  name: server-1\n  labels:\n    team: ${label}\n${spec}`;
      const steps = [
        labelled('a', 'spec:\n  description: one\n'),
        labelled('b', 'spec: {}\n'),
        labelled('c', 'spec: {}\n'),
        labelled('d', 'spec:\n  description: two\n'),
      ];
      for (const step of steps) {
        workspace.write('servers.yaml', step);
        workspace.commit();
        expect(await workspace.json('apply')).toMatchObject({ code: 0, counts: { held: 0, refused: 0 } });
        expect((await workspace.json('drift')).code).toBe(0);
      }
    },
    LIMIT,
  );

  test(
    'a zero that Git turns into a value is applied',
    async () => {
      const text = (on: string) =>
        `apiVersion: wiring.githedgehog.com/v1beta1\nkind: Switch\nmetadata:\n  name: leaf-1\nspec:\n  role: server-leaf\n  profile: vs\n  boot: {serial: leaf-1}\n  asn: 65101\n  ip: 172.30.0.8/21\n  protocolIP: 172.30.8.8/32\n  vtepIP: 172.30.12.8/32\n  enableAllPorts: ${on}\n`;
      workspace.write(
        'vlans.yaml',
        'apiVersion: wiring.githedgehog.com/v1beta1\nkind: VLANNamespace\nmetadata:\n  name: default\nspec:\n  ranges:\n  - {from: 1000, to: 2999}\n',
      );
      workspace.write('switch.yaml', text('false'));
      workspace.commit();
      expect(await workspace.json('apply')).toMatchObject({ code: 0, counts: { created: 2 } });
      workspace.write('switch.yaml', text('true'));
      workspace.commit();
      expect(await workspace.json('apply')).toMatchObject({ code: 0, counts: { configured: 1 } });
      const path = servers.replace('/servers', '/switches/leaf-1');
      const { body } = await apiserver().kubeRequest('GET', path);
      expect(body).toMatchObject({ spec: { enableAllPorts: true } });
      expect((await workspace.json('drift')).code).toBe(0);
    },
    LIMIT,
  );

  const fabrics = [
    'vlab/eslag4.yaml',
    'vlab/ext.yaml',
    'vlab/gw1.yaml',
    'vlab/spine-leaf-default.yaml',
    'opg-128/wiring.yaml',
    'opg-512/wiring.yaml',
  ];
  describeWithShared('real fabrics', () => {
    test.each(fabrics)(
      '%s: all created, no drift, unchanged without a write',
      async (file) => {
        workspace.add(join(sharedRoot, 'fabrics', file));
        const mark = await apiserver().auditMark();
        const first = await workspace.json('apply');
        expect(first.code).toBe(0);
        expect(first.counts.created).toBe(first.rows.length);
        const entries = await apiserver().auditSince(mark);
        expect(objectWrites(entries).length).toBe(first.rows.length);
        expect(
          entries.filter(
            (entry) =>
              entry.verb === 'get' &&
              entry.uri.includes('githedgehog.com/v') &&
              /namespaces\/default\/[a-z0-9]+\/[^/?]+/.test(entry.uri),
          ),
        ).toEqual([]);
        const drift = await workspace.json('drift');
        expect(rowsNotIn(drift.rows, 'in_sync')).toEqual([]);
        expect(drift.code).toBe(0);
        const second = await apiserver().auditMark();
        expect(await workspace.json('apply')).toMatchObject({
          code: 0,
          counts: { unchanged: first.rows.length },
        });
        const reads = await apiserver().auditSince(second);
        expect(reads.filter((entry) => !['get', 'list', 'watch'].includes(entry.verb))).toEqual([]);
        const lists = reads.filter(
          (entry) => entry.verb === 'list' && entry.uri.includes('githedgehog.com/'),
        );
        const perKind = new Map<string, number>();
        for (const { uri } of lists) {
          const kind = uri.split('?')[0] ?? '';
          if (!uri.includes('continue=')) perKind.set(kind, (perKind.get(kind) ?? 0) + 1);
        }
        expect([...perKind.values()].every((count) => count === 1)).toBe(true);
      },
      LIMIT,
    );
  });
});
