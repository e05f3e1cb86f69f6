import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import { AGENT_SECRET } from '../../../src/simulator/agents/agent-spec.ts';
import {
  type FabricSimulation,
  startFabricSimulation,
} from '../../../src/simulator/agents/fabric-simulation.ts';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { CONNECTIONS, eventually, fabricObject, part, SWITCHES } from '../kube-client.ts';

const VPC = '/apis/vpc.githedgehog.com/v1beta1/namespaces/default';
const link = fabricObject('wiring', 'Connection', 's1--leaf-1', {
  unbundled: { link: { server: { port: 's1/e1' }, switch: { port: 'leaf-1/E1/1' } } },
});
const vpc = fabricObject('vpc', 'VPC', 'vpc-1', {
  subnets: { default: { subnet: '10.0.1.0/24', vlan: 1001 } },
});
const attachment = fabricObject('vpc', 'VPCAttachment', 'a1', {
  subnet: 'vpc-1/default',
  connection: 's1--leaf-1',
});

describe('simulated switches', () => {
  let embedded: EmbeddedApiServer;
  let simulation: FabricSimulation | undefined;
  beforeEach(async () => {
    embedded = await startEmbeddedApiServer({ tokens: [] });
    for (const name of ['leaf-1', 'leaf-2']) addSwitch(name);
  });
  afterEach(async () => {
    simulation?.stop();
    await embedded.stop();
  });

  function addSwitch(name: string): void {
    embedded.store.request('POST', SWITCHES, fabricObject('wiring', 'Switch', name, { role: 'server-leaf' }));
  }
  function start(options: Parameters<typeof startFabricSimulation>[1] = {}): FabricSimulation {
    simulation = startFabricSimulation(embedded.store, { controllerDelayMs: 1, applyMs: 1, ...options });
    return simulation;
  }
  function agent(name: string): JsonObject {
    return embedded.store.get('Agent', name) ?? {};
  }
  function generation(name: string): number {
    return Number(part(agent(name), 'metadata').generation ?? 0);
  }
  function applied(name: string, wanted: number): Promise<JsonObject> {
    return eventually(() => {
      const status = part(agent(name), 'status');
      return generation(name) >= wanted && status.lastAppliedGen === generation(name) ? status : undefined;
    });
  }

  test('each get an Agent, apply it and say so', async () => {
    start();
    const status = await applied('leaf-1', 1);
    await applied('leaf-2', 1);
    expect(status.conditions).toMatchObject([
      { type: 'Applied', status: 'True', reason: 'ApplySucceeded', message: 'Config applied, gen=1' },
    ]);
    expect(Date.parse(String(status.lastHeartbeat))).toBeGreaterThan(Date.now() - 10_000);
  });

  test('a switch that comes later gets its Agent, too', async () => {
    start();
    await applied('leaf-1', 1);
    addSwitch('leaf-3');
    await applied('leaf-3', 1);
  });

  test('only the Agents that a change concerns move', async () => {
    embedded.store.request('POST', CONNECTIONS, link);
    embedded.store.request('POST', `${VPC}/vpcs`, vpc);
    start();
    await applied('leaf-1', 1);
    await applied('leaf-2', 1);
    embedded.store.request('POST', `${VPC}/vpcattachments`, attachment);
    await applied('leaf-1', 2);
    expect([generation('leaf-1'), generation('leaf-2')]).toEqual([2, 1]);
    embedded.store.request('POST', `${VPC}/externals`, fabricObject('vpc', 'External', 'e', {}));
    await applied('leaf-2', 2);
    await applied('leaf-1', 3);
  });

  test('a slow one attempts at once and applies late', async () => {
    start({ slowMs: 60, behaviours: { 'leaf-1': 'slow' } });
    const status = await eventually(() => {
      const found = part(agent('leaf-1'), 'status');
      return found.lastAttemptGen === 1 ? found : undefined;
    });
    expect(status.lastAppliedGen).toBe(0);
    expect(status.conditions).toMatchObject([{ status: 'False', reason: 'ApplyPending' }]);
    await applied('leaf-1', 1);
  });

  test('a stuck one attempts and never applies, until it is mended', async () => {
    const running = start({ behaviours: { 'leaf-1': 'stuck' } });
    await applied('leaf-2', 1);
    expect(part(agent('leaf-1'), 'status')).toMatchObject({ lastAttemptGen: 1, lastAppliedGen: 0 });
    running.setBehaviour('leaf-1', 'good');
    await applied('leaf-1', 1);
  });

  test('a silent one was last heard of long ago', async () => {
    start({ behaviours: { 'leaf-1': 'silent' } });
    await applied('leaf-2', 1);
    const { lastHeartbeat, lastAppliedGen } = part(agent('leaf-1'), 'status');
    expect(Date.parse(String(lastHeartbeat))).toBeLessThan(Date.now() - 300_000);
    expect(lastAppliedGen).toBe(0);
  });

  test('heartbeats move neither generation nor anything else', async () => {
    start({ heartbeatMs: 5 });
    await applied('leaf-1', 1);
    const before = String(part(agent('leaf-1'), 'metadata').resourceVersion);
    await eventually(() => (part(agent('leaf-1'), 'metadata').resourceVersion === before ? undefined : true));
    expect(generation('leaf-1')).toBe(1);
    expect(part(agent('leaf-1'), 'status').lastAppliedGen).toBe(1);
  });

  test('the controller waits as long as it was told before it rewrites Agents', async () => {
    start({ controllerDelayMs: 60 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(embedded.store.list('Agent')).toEqual([]);
    await applied('leaf-1', 1);
  });

  test('Agent specs hold a secret that must not be seen anywhere else', async () => {
    start();
    await applied('leaf-1', 1);
    expect(JSON.stringify(agent('leaf-1').spec)).toContain(AGENT_SECRET);
    expect(JSON.stringify(part(agent('leaf-1'), 'status'))).not.toContain(AGENT_SECRET);
  });

  test('an Agent outlives its Switch', async () => {
    start();
    await applied('leaf-1', 1);
    embedded.store.request('DELETE', `${SWITCHES}/leaf-1`);
    addSwitch('leaf-4');
    await applied('leaf-4', 1);
    expect(embedded.store.get('Agent', 'leaf-1')).toBeDefined();
  });

  test('the built-in switch profiles are there', () => {
    start();
    expect(embedded.store.get('SwitchProfile', 'vs')).toBeDefined();
  });
});
