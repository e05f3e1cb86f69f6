import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startFabricSimulation } from '../../src/simulator/agents/fabric-simulation.ts';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { eventFiles } from '../entry/action/event-files.ts';
import { type ActionRun, ActionStage, STATUS_BRANCH } from '../support/action-stage.ts';
import { SERVERS, servers } from './action-fabric.ts';

const LIMIT = 60_000;
/** A runner waits so long after SIGINT before it goes on to harder signals. */
const RUNNER_PATIENCE_MS = 7_500;
const LEASE = '/apis/coordination.k8s.io/v1/namespaces/default/leases/hedgehog-sync-lab';
const APPLY = 'hedgehog-sync / lab / apply';

const oneSwitch = `apiVersion: wiring.githedgehog.com/v1beta1
kind: Switch
metadata:
  name: leaf-1
spec:
  role: server-leaf
  profile: vs
  boot: {serial: leaf-1}
  asn: 65101
  ip: 172.30.0.8/21
  protocolIP: 172.30.8.8/32
  vtepIP: 172.30.12.8/32
---
apiVersion: wiring.githedgehog.com/v1beta1
kind: VLANNamespace
metadata:
  name: default
spec:
  ranges:
  - {from: 1000, to: 2999}
`;

describe('a run that is cancelled as a runner does it', () => {
  let stage: ActionStage;
  let server: EmbeddedApiServer;
  beforeEach(async () => {
    server = await startEmbeddedApiServer();
    stage = await ActionStage.start();
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    stage.workspace.commit();
    stage.push();
  });
  afterEach(async () => {
    await server.stop();
    await stage.stop();
  });

  /** Starts an apply, sends the signal when `begun` says so, and kills what is left when a runner's patience is over. */
  async function cancelled(begun: () => boolean, signal: NodeJS.Signals = 'SIGINT'): Promise<ActionRun> {
    const { child, done } = stage.start({
      event: 'push',
      payload: eventFiles.push(),
      inputs: { kubeconfig: server.kubeconfig(), wait: '60s' },
    });
    const ended = done.then(() => true);
    while (!begun()) {
      if (await Promise.race([ended, pause(20)])) throw new Error('it ended before it could be cancelled');
    }
    child.kill(signal);
    const kill = setTimeout(() => child.kill('SIGKILL'), RUNNER_PATIENCE_MS);
    const run = await done;
    clearTimeout(kill);
    expect({ code: run.code, signal: run.signal }).toEqual({ code: 1, signal: null });
    expect(run.outputs).toMatchObject({ conclusion: 'cancelled' });
    expect(stage.check(APPLY)).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
    expect(run.summary).toContain('The status was not written, because the run was cancelled');
    expect(stage.repository.head(STATUS_BRANCH)).toBeUndefined();
    return run;
  }

  const sent = (method: string, path: string) =>
    server.requests().filter((request) => request.method === method && request.uri.includes(path)).length;
  const isFree = () => holderOf(server) === '';

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s while a write hangs: the lock is given back, and it says what was left',
    async (signal) => {
      server.inject({ method: 'PATCH', path: `${SERVERS}/server-2`, fault: { type: 'hang' } });
      const run = await cancelled(() => server.store.get('Server', 'server-1') !== undefined, signal);
      expect(isFree()).toBe(true);
      expect(stage.check(APPLY)?.title).toMatch(/^Cancelled: /);
      expect(run.summary.split('\n')[2]).toContain('cancelled');
      expect(server.store.get('Server', 'server-2')).toBeUndefined();
      expect(JSON.parse(run.outputs.counts ?? '')).toMatchObject({ outcomes: { created: 1 } });
    },
    LIMIT,
  );

  test(
    'while it reads: nothing was written, and it says so',
    async () => {
      server.inject({ method: 'GET', path: SERVERS, fault: { type: 'hang' } });
      const run = await cancelled(() => stage.check(APPLY) !== undefined && sent('GET', '/apis') > 0);
      expect(run.summary).toContain('nothing was written');
      expect(server.store.get('Server', 'server-1')).toBeUndefined();
      expect(holderOf(server)).toBeUndefined();
    },
    LIMIT,
  );

  test(
    'while it waits for the switches: what was written is told, and that the switches were not waited for',
    async () => {
      const simulation = startFabricSimulation(server.store, { behaviours: { 'leaf-1': 'stuck' } });
      stage.workspace.write('switch.yaml', oneSwitch);
      stage.workspace.commit();
      stage.push();
      const run = await cancelled(() => server.store.get('Switch', 'leaf-1') !== undefined && isFree());
      simulation.stop();
      expect(JSON.parse(run.outputs.counts ?? '')).toMatchObject({ outcomes: { created: 4 } });
    },
    LIMIT,
  );
});

/** '' : nobody. undefined: the lock was never taken. */
function holderOf(server: EmbeddedApiServer): string | undefined {
  const { code, body } = server.store.request('GET', LEASE);
  if (code !== 200) return undefined;
  return (body as { spec: { holderIdentity?: string } }).spec.holderIdentity ?? '';
}

function pause(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}
