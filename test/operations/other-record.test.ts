import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { KubernetesError } from '../../src/domain/shared/errors.ts';
import type { ClusterPorts } from '../../src/operations/fabric-ports.ts';
import { OperationStage, serverYaml } from '../support/operation-stage.ts';

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start();
  stage.commit({ 'a.yaml': serverYaml('server-1', 'one'), 'b.yaml': serverYaml('server-2', 'two') });
});
afterEach(async () => {
  await stage.stop();
});

const named = (fabric: string) => ({ settings: { fabric } });

/** How often all records were asked for, whatever is answered. */
function counted(answer?: () => Promise<never>) {
  const asked = { times: 0 };
  const doors = (ports: ClusterPorts): ClusterPorts => ({
    ...ports,
    inventory: {
      read: async (fabric) => await ports.inventory.read(fabric),
      write: async (previous, entries) => await ports.inventory.write(previous, entries),
      readAll: async () => {
        asked.times += 1;
        return answer === undefined ? await ports.inventory.readAll() : await answer();
      },
    },
  });
  return { asked, doors };
}

test('a new fabric and one with a record cost no further request', async () => {
  const { asked, doors } = counted();
  expect((await stage.plan({ doors })).plan.notices).toEqual([]);
  await stage.apply({ doors });
  expect((await stage.plan({ doors })).plan.notices).toEqual([]);
  expect(asked.times).toBe(0);
});

test('objects that are live without any record are adopted without a word', async () => {
  stage.byHand('POST', '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/servers', {
    apiVersion: 'wiring.githedgehog.com/v1beta1',
    kind: 'Server',
    metadata: { name: 'server-1', namespace: 'default' },
    spec: { description: 'one' },
  });
  const { asked, doors } = counted();
  expect((await stage.plan({ doors })).plan.notices).toEqual([]);
  expect(asked.times).toBe(1);
});

test('of several records the one with the most of these objects is named', async () => {
  await stage.apply(named('left'));
  stage.leaveUncommitted({ 'c.yaml': serverYaml('server-3', 'three') });
  await stage.apply(named('right'));
  expect((await stage.plan()).plan.notices).toEqual([
    'this run is for fabric stage, of which the cluster has no record; it has one for fabric right, with 3 of the 3 objects that Git and the cluster share. If that is this fabric, use --fabric right',
  ]);
  expect((await stage.apply()).plan?.notices).toHaveLength(1);
  expect((await stage.plan()).plan.notices).toEqual([]);
});

test('a hint that cannot be had fails nothing', async () => {
  await stage.apply(named('left'));
  const { doors } = counted(async () => {
    throw new KubernetesError({
      code: 'HHS-2503',
      message: 'm',
      help: 'h',
      status: 403,
      reason: 'Forbidden',
    });
  });
  expect((await stage.plan({ doors })).plan.notices).toEqual([]);
});
