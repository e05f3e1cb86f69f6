import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ClusterPorts } from '../../src/operations/fabric-ports.ts';
import {
  leafYaml,
  OperationStage,
  outcomesOf,
  SERVERS,
  serverObject,
  serverYaml,
} from '../support/operation-stage.ts';

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start();
});
afterEach(async () => {
  await stage.stop();
});

/** Lets somebody act after the cluster was read and before the lock is taken. */
function beforeTheLock(act: () => void | Promise<void>) {
  return (ports: ClusterPorts): ClusterPorts => ({
    ...ports,
    lease: {
      version: (fabric) => ports.lease.version(fabric),
      acquire: async (request) => {
        await act();
        return await ports.lease.acquire(request);
      },
    },
  });
}

describe('an object that somebody else made after the cluster was read', () => {
  beforeEach(() =>
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one'), 'b.yaml': serverYaml('server-2', 'two') }),
  );

  test('is held, keeps its values and is not recorded, and the others go on', async () => {
    const foreign = () => stage.byHand('POST', SERVERS, serverObject('server-1', { description: 'theirs' }));
    const result = await stage.apply({ doors: beforeTheLock(foreign) });
    expect(outcomesOf(result)).toEqual({ 'server-1': 'held', 'server-2': 'created' });
    expect(result.outcomes[0]?.reason).toContain('kubectl-edit');
    expect(stage.live('Server', 'server-1')).toMatchObject({ spec: { description: 'theirs' } });
    expect(await stage.recorded()).toEqual(['server-2']);
  });

  test('is held where it only holds more than Git says: nothing of it is taken away', async () => {
    const spec = { description: 'one', profile: 'theirs' };
    const foreign = () => stage.byHand('POST', SERVERS, serverObject('server-1', spec));
    const result = await stage.apply({ doors: beforeTheLock(foreign) });
    expect(outcomesOf(result)).toEqual({ 'server-1': 'held', 'server-2': 'created' });
    expect(result.outcomes[0]?.reason).toContain('spec.profile');
    expect(stage.live('Server', 'server-1')).toMatchObject({ spec });
    expect(await stage.recorded()).toEqual(['server-2']);
    expect((await stage.plan()).plan.byState).toMatchObject({ both_changed: 1, in_sync: 1 });
  });
});

describe('a plan that another run made stale', () => {
  const files = { 'a.yaml': serverYaml('server-1', 'one'), 'b.yaml': serverYaml('server-2', 'two') };

  test('is not written: the objects are there already', async () => {
    stage.commit(files);
    const other = async () => {
      expect(outcomesOf(await stage.apply())).toEqual({ 'server-1': 'created', 'server-2': 'created' });
      stage.server.clearRequests();
    };
    const result = await stage.apply({ doors: beforeTheLock(other) });
    expect(outcomesOf(result)).toEqual({ 'server-1': 'unchanged', 'server-2': 'unchanged' });
    expect(stage.writes()).toEqual([]);
    expect(result.plan?.byAction).toMatchObject({ keep: 2, create: 0 });
  });

  test('is not written where the lock had been used before', async () => {
    stage.commit(files);
    await stage.apply();
    stage.commit({ 'a.yaml': serverYaml('server-1', 'eins') });
    const other = async () => {
      expect(outcomesOf(await stage.apply())).toMatchObject({ 'server-1': 'configured' });
      stage.byHand('PATCH', `${SERVERS}/server-2`, { spec: { description: 'by hand' } });
      stage.server.clearRequests();
    };
    const result = await stage.apply({ doors: beforeTheLock(other) });
    expect(outcomesOf(result)).toEqual({ 'server-1': 'unchanged', 'server-2': 'held' });
    expect(stage.writes()).toEqual([]);
  });

  test('is made once only where nobody ran in between', async () => {
    stage.commit(files);
    await stage.apply();
    const lists = stage.server.requests().filter(({ uri }) => uri.includes('/servers?'));
    expect(lists.filter(({ verb }) => verb === 'list')).toHaveLength(1);
  });

  test('is not written when what it refers to is gone by then: the source is invalid now', async () => {
    const groups = SERVERS.replace('/servers', '/switchgroups');
    const apiVersion = 'wiring.githedgehog.com/v1beta1';
    stage.byHand('POST', groups, {
      apiVersion,
      kind: 'SwitchGroup',
      metadata: { name: 'group-1' },
      spec: {},
    });
    stage.commit({ ...files, 'leaf.yaml': leafYaml('leaf-1', 'group-1') });
    const other = async () => {
      stage.leaveUncommitted({ 'leaf.yaml': '# nothing yet\n' });
      await stage.apply();
      stage.byHand('DELETE', `${groups}/group-1`, {});
      stage.server.clearRequests();
    };
    const result = await stage.apply({ doors: beforeTheLock(other) });
    expect(outcomesOf(result)).toEqual({ 'leaf-1': 'held', 'server-1': 'held', 'server-2': 'held' });
    expect(result.validation.diagnostics).toMatchObject([{ severity: 'error', name: 'leaf-1' }]);
    expect(stage.writes()).toEqual([]);
    expect(stage.live('Lease', 'hedgehog-sync-stage')).toMatchObject({ spec: { holderIdentity: '' } });
  });

  test('frees the lock when what it accepted is no longer held', async () => {
    stage.commit(files);
    await stage.apply();
    stage.byHand('PATCH', `${SERVERS}/server-1`, { spec: { description: 'by hand' } });
    const settings = { accept: [{ kind: 'Server', name: 'server-1', pointer: null }] };
    const other = async () => {
      expect(outcomesOf(await stage.apply({ settings }))).toMatchObject({ 'server-1': 'configured' });
    };
    await expect(stage.apply({ settings, doors: beforeTheLock(other) })).rejects.toMatchObject({
      code: 'HHS-2004',
    });
    expect(stage.live('Lease', 'hedgehog-sync-stage')).toMatchObject({ spec: { holderIdentity: '' } });
  });
});

describe('a label that Git drops while the base text cannot be had', () => {
  const labelled = (name: string, ...lines: string[]) =>
    serverYaml(name, 'one', ['labels:', ...lines.map((line) => `  ${line}`)]);

  async function applyUncommitted(): Promise<void> {
    stage.leaveUncommitted({ 'a.yaml': labelled('server-1', 'team: a', 'site: x') });
    await stage.apply();
    expect([...(await stage.inventory()).entries.values()]).toMatchObject([{ commit: null }]);
  }
  const labels = () => stage.live('Server', 'server-1')?.metadata;

  test('goes, where it is ours alone', async () => {
    await applyUncommitted();
    stage.commit({ 'a.yaml': labelled('server-1', 'team: a') });
    expect(outcomesOf(await stage.apply())).toEqual({ 'server-1': 'configured' });
    expect(labels()).toMatchObject({ labels: { team: 'a' } });
    expect(Object.keys(Object(labels()).labels)).toEqual(['team']);
  });

  test('is held where somebody gave it another value', async () => {
    await applyUncommitted();
    stage.byHand('PATCH', `${SERVERS}/server-1`, { metadata: { labels: { site: 'y' } } });
    stage.commit({ 'a.yaml': labelled('server-1', 'team: a') });
    const result = await stage.apply();
    expect(outcomesOf(result)).toEqual({ 'server-1': 'held' });
    expect(result.plan?.changes[0]?.assessment).toMatchObject({
      state: 'both_changed',
      comparison: 'two-way',
    });
    expect(labels()).toMatchObject({ labels: { team: 'a', site: 'y' } });
  });

  test('of somebody else beside it stays, and the object is held', async () => {
    await applyUncommitted();
    stage.byHand('PATCH', `${SERVERS}/server-1`, { metadata: { labels: { theirs: 'z' } } });
    stage.commit({ 'a.yaml': labelled('server-1', 'team: a') });
    expect(outcomesOf(await stage.apply())).toEqual({ 'server-1': 'held' });
    expect(labels()).toMatchObject({ labels: { team: 'a', site: 'x', theirs: 'z' } });
  });

  test('does not bring back another one that somebody took away', async () => {
    await applyUncommitted();
    stage.byHand('PATCH', `${SERVERS}/server-1`, { metadata: { labels: { team: null } } });
    stage.commit({ 'a.yaml': labelled('server-1', 'team: a') });
    expect(outcomesOf(await stage.apply())).toEqual({ 'server-1': 'held' });
    expect(Object.keys(Object(labels()).labels)).toEqual(['site']);
  });

  test('is held where nobody is recorded as its owner', async () => {
    await applyUncommitted();
    stage.byHand('PATCH', `${SERVERS}/server-1`, { metadata: { labels: { theirs: 'z' } } });
    stage.byHand('PATCH', `${SERVERS}/server-1`, { metadata: { managedFields: [{}] } });
    stage.commit({ 'a.yaml': labelled('server-1', 'team: a') });
    expect(outcomesOf(await stage.apply())).toEqual({ 'server-1': 'held' });
    expect(labels()).toMatchObject({ labels: { team: 'a', site: 'x', theirs: 'z' } });
  });
});
