import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { ClusterPorts } from '../../src/operations/fabric-ports.ts';
import { notesOfRun } from '../../src/operations/run-notes.ts';
import { startFabricSimulation } from '../../src/simulator/agents/fabric-simulation.ts';
import { leafYaml, OperationStage, SERVERS, serverYaml } from '../support/operation-stage.ts';
import { endpointOf, type RunCase, runInTimeOn, runOn } from '../support/run-stage.ts';
import { withApply } from '../support/with-apply.ts';

const files = { 'a.yaml': serverYaml('server-1', 'one'), 'b.yaml': serverYaml('server-2', 'two') };

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start({
    tokens: [
      { token: 'token-admin', user: 'admin', role: 'admin' },
      { token: 'token-reader', user: 'reader', role: 'reader' },
      { token: 'token-nobody', user: 'nobody', role: 'nobody' },
    ],
  });
  stage.commit(files);
});
afterEach(async () => {
  await stage.stop();
});

const lease = () => stage.live('Lease', 'hedgehog-sync-stage');

describe('SchedulerError, HHS-1000 and its kin', () => {
  test('TaskOrchestrationError: what nobody expected is a fact without a stack', async () => {
    const facts = await runOn(stage, 'drift', {
      local: (ports) => ({
        ...ports,
        digest: () => {
          throw new TypeError('x is not a function\n    at secret.ts:1');
        },
      }),
    });
    expect(facts.failure).toEqual({
      category: 'unexpected',
      code: 'HHS-1300',
      message: 'the run ended in a fault of hedgehog-sync: x is not a function',
      help: expect.stringContaining('Report it'),
    });
    expect(facts).toMatchObject({ validation: null, plan: null, meanings: ['error'] });
  });

  test('TaskOrchestrationError: an apply that ended in one claims nothing of what it wrote', async () => {
    const broken = () => Promise.reject(new TypeError('x is not a function'));
    const facts = await runOn(stage, 'apply', {
      connected: ({ cluster, inventory, lease: lock }) => ({
        cluster,
        inventory,
        lease: { version: (fabric) => lock.version(fabric), acquire: broken },
      }),
    });
    expect(facts).toMatchObject({
      failure: { code: 'HHS-1300' },
      validation: { coverage: { validated: 2 } },
    });
    expect(notesOfRun(facts, null)).toEqual([expect.stringMatching(/^It is not known what was applied/)]);
  });

  test('FabricDiscoveryError: a fabric that is not there is HHS-1101, and nothing counts as removed', async () => {
    await stage.apply();
    rmSync(stage.workspace.fabric, { recursive: true });
    stage.server.clearRequests();
    const facts = await runOn(stage, 'apply');
    expect(facts).toMatchObject({
      failure: { category: 'configuration', code: 'HHS-1101' },
      validation: null,
      plan: null,
      outcomes: [],
      commit: null,
      meanings: ['error'],
    });
    expect(endpointOf(facts, 'git')).toMatchObject({ reached: false, failure: { code: 'HHS-1101' } });
    expect(stage.writes()).toEqual([]);
    expect(notesOfRun(facts, null)).toEqual(['Nothing was applied (HHS-1101): the files could not be read.']);
    expect(stage.live('Server', 'server-1')).toBeDefined();
  });

  test('FabricDiscoveryError: a base whose files are lost is HHS-1103, and the files are validated', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'eins') });
    const tree = stage.workspace.git('rev-parse', 'HEAD~1:fabric').trim();
    rmSync(join(stage.workspace.root, '.git', 'objects', tree.slice(0, 2), tree.slice(2)));
    const facts = await runOn(stage, 'plan', { noCluster: true, request: { base: 'HEAD~1' } });
    expect(facts).toMatchObject({
      failure: { code: 'HHS-1103' },
      validation: { coverage: { validated: 2 } },
      comparedWith: null,
    });
    expect(endpointOf(facts, 'git')).toMatchObject({ reached: true, failure: { code: 'HHS-1103' } });
  });

  test.each(['drift', 'apply'] as const)(
    'SyncPlanningError: mode %s without a way to a cluster is HHS-1201',
    async (mode) => {
      const facts = await runOn(stage, mode, { noCluster: true });
      expect(facts).toMatchObject({
        failure: { category: 'configuration', code: 'HHS-1201', message: expect.stringContaining(mode) },
        validation: { coverage: { validated: 2 } },
        plan: null,
        meanings: ['error'],
      });
      expect(endpointOf(facts, 'cluster')).toMatchObject({
        asked: true,
        reached: false,
        failure: { code: 'HHS-1201' },
      });
    },
  );

  test('SchedulerTimeoutError: a run that hangs beyond its limit is HHS-1401, with what was read', async () => {
    stage.server.inject({ path: '/servers', fault: { type: 'hang' } });
    // the limit is over as soon as the request hangs and the source was read, however slow the machine is
    const { now, epochMs, monotonicMs, sleep } = systemClock();
    const limitMs = 123_456;
    let isRead = false;
    const hangs = () => stage.server.requests().some(({ uri }) => uri.includes('/servers'));
    const wait = async (signal?: AbortSignal): Promise<void> => {
      while (!(isRead && hangs())) await sleep(20, signal);
    };
    const facts = await runOn(stage, 'drift', {
      local: (ports) => ({
        ...ports,
        clock: {
          ...{ now, epochMs, monotonicMs },
          sleep: (ms: number, signal?: AbortSignal) => (ms === limitMs ? wait(signal) : sleep(ms, signal)),
        },
        source: {
          read: async (...asked) => {
            const snapshot = await ports.source.read(...asked);
            isRead = true;
            return snapshot;
          },
        },
      }),
      request: { limitMs },
    });
    expect(facts).toMatchObject({
      failure: { category: 'timeout', code: 'HHS-1401' },
      validation: { coverage: { validated: 2 } },
      plan: null,
    });
  });

  test('SchedulerTimeoutError: an apply keeps what it wrote until then', async () => {
    const leaf = { 'leaf.yaml': leafYaml('leaf-1') };
    stage.commit(leaf);
    const simulation = startFabricSimulation(stage.server.store, {
      behaviours: { 'leaf-1': 'slow' },
      slowMs: 60_000,
    });
    // the limit is over as soon as the switches are waited for
    const { now, epochMs, monotonicMs, sleep } = systemClock();
    const isWritten = () => stage.live('ConfigMap', 'hedgehog-sync-stage') !== undefined;
    const limitMs = 123_456;
    const wait = async (signal?: AbortSignal): Promise<void> => {
      while (!isWritten()) await sleep(20, signal);
    };
    const clock = {
      now,
      epochMs,
      monotonicMs,
      sleep: (ms: number, signal?: AbortSignal) => (ms === limitMs ? wait(signal) : sleep(ms, signal)),
    };
    const facts = await runOn(stage, 'apply', {
      local: (ports) => ({ ...ports, clock }),
      request: { limitMs },
      settings: { waitMs: 60_000, settleMs: 100 },
    });
    simulation.stop();
    expect(facts.outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created']);
    expect(facts).toMatchObject({
      failure: { code: 'HHS-1401', message: expect.stringContaining('123 s') },
      convergence: { result: 'cancelled' },
      meanings: ['error'],
    });
    expect(lease()).toMatchObject({ spec: { holderIdentity: '' } });
  });

  test('a limit that is not reached leaves no trace', async () => {
    const facts = await runOn(stage, 'apply', { request: { limitMs: 60_000 } });
    expect(facts).toMatchObject({ failure: null, meanings: [] });
  });
});

describe('errors between us and the cluster', () => {
  test('Configuration errors: a kubeconfig that cannot be used is HHS-20xx, and nothing is asked', async () => {
    const facts = await runOn(stage, 'drift', { kubeconfig: 'kind: [' });
    expect(facts).toMatchObject({
      failure: { category: 'configuration', code: 'HHS-2022' },
      validation: { coverage: { validated: 2 } },
      plan: null,
    });
    expect(endpointOf(facts, 'cluster')).toMatchObject({
      asked: true,
      reached: false,
      latencyMs: null,
      failure: { code: 'HHS-2022' },
    });
    expect(stage.server.requests()).toEqual([]);
  });

  test.each(['plan', 'drift', 'apply'] as const)(
    'Network errors: mode %s with a server that is down is HHS-21xx, with the files validated',
    async (mode) => {
      await stage.server.stop();
      const facts = await runOn(stage, mode);
      expect(facts).toMatchObject({
        failure: { category: 'network', code: 'HHS-2101' },
        validation: { coverage: { validated: 2 } },
        plan: null,
        switches: null,
        meanings: ['error'],
      });
      expect(endpointOf(facts, 'cluster')).toMatchObject({
        asked: true,
        reached: false,
        latencyMs: null,
        failure: { category: 'network', code: 'HHS-2101' },
      });
      expect(notesOfRun(facts, null)).toEqual(
        mode === 'apply' ? [expect.stringMatching(/Nothing was applied \(HHS-2101\).*validated only/)] : [],
      );
    },
  );

  test('Network errors: a server that hangs is a timeout', async () => {
    stage.server.inject({ fault: { type: 'hang' } });
    const facts = await runOn(stage, 'drift', { requestLimitMs: 100 });
    expect(facts.failure).toMatchObject({ category: 'timeout', code: 'HHS-2110' });
    expect(endpointOf(facts, 'cluster')).toMatchObject({ reached: false, failure: { code: 'HHS-2110' } });
  });

  test('retry_with_backoff: resets that pass leave no trace in the facts', async () => {
    stage.server.inject({ path: '/servers', times: 2, fault: { type: 'reset' } });
    const facts = await runOn(stage, 'drift', { retries: 3 });
    expect(facts).toMatchObject({ failure: null, plan: { byState: { git_ahead: 2 } } });
    expect(endpointOf(facts, 'cluster').failure).toBeNull();
  });

  test('Authentication errors: a token that is not accepted is of type authentication, and not tried again', async () => {
    const facts = await runOn(stage, 'drift', { kubeconfig: stage.server.kubeconfig('token-revoked') });
    expect(facts.failure).toMatchObject({ category: 'authentication', code: 'HHS-2201' });
    expect(endpointOf(facts, 'cluster')).toMatchObject({
      reached: true,
      failure: { category: 'authentication', code: 'HHS-2201' },
    });
    const lists = stage.server.requests().filter(({ uri }) => uri.includes('/servers?'));
    expect(lists).toHaveLength(1);
  });

  test('Authentication errors: a right that is missing is named', async () => {
    const facts = await runOn(stage, 'drift', { kubeconfig: stage.server.kubeconfig('token-nobody') });
    expect(facts.failure).toMatchObject({ category: 'authentication', code: 'HHS-2202' });
    expect(facts.failure?.message).toMatch(/list|get/);
    expect(endpointOf(facts, 'cluster')).toMatchObject({ reached: true, failure: { code: 'HHS-2202' } });
  });

  test.each([
    [500, 'InternalError', 'HHS-2513'],
    [400, 'BadRequest', 'HHS-2501'],
  ])(
    'Kubernetes errors: %d %s is told by its own code; the end itself is well',
    async (code, reason, expected) => {
      stage.server.inject({ path: '/servers?', fault: { type: 'status', code, reason, message: 'no' } });
      const facts = await runOn(stage, 'drift');
      expect(facts.failure).toMatchObject({ category: 'kubernetes', code: expected });
      expect(facts.validation).not.toBeNull();
      expect(endpointOf(facts, 'cluster')).toMatchObject({ reached: true, failure: null });
    },
  );

  test('Parsing errors: a broken file is an error with its line, and no failure of the run', async () => {
    stage.commit({ 'a.yaml': 'apiVersion: v1\nkind: [Server\n' });
    const facts = await runOn(stage, 'drift');
    expect(facts).toMatchObject({ failure: null, meanings: expect.arrayContaining(['error']) });
    expect(facts.validation?.diagnostics[0]).toMatchObject({ file: 'a.yaml', severity: 'error' });
    expect(facts.validation?.diagnostics[0]?.line).toBeGreaterThan(1);
  });

  test('Database errors: a record that somebody else wrote meanwhile cuts the run short, and is read anew by the next', async () => {
    stage.server.inject({
      method: 'POST',
      path: '/configmaps',
      times: 1,
      fault: { type: 'status', code: 409, reason: 'AlreadyExists' },
    });
    const facts = await runOn(stage, 'apply');
    expect(facts).toMatchObject({ interrupted: expect.stringContaining('inventory'), meanings: ['error'] });
    expect(facts.outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    expect(await runOn(stage, 'apply')).toMatchObject({ interrupted: null, failure: null, meanings: [] });
    expect(await stage.recorded()).toEqual(['server-1', 'server-2']);
  });

  test('a cluster that goes away in the middle of an apply shows in its end, beside what was written', async () => {
    stage.server.inject({ method: 'PATCH', path: 'server-2', fault: { type: 'reset' } });
    stage.server.inject({ path: '/configmaps', method: 'POST', fault: { type: 'reset' } });
    stage.server.inject({ path: '/agents', fault: { type: 'reset' } });
    const facts = await runOn(stage, 'apply', { settings: { concurrency: 1 } });
    expect(facts.outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'failed']);
    expect(facts).toMatchObject({ failure: null, interrupted: expect.any(String), meanings: ['error'] });
    expect(endpointOf(facts, 'cluster')).toMatchObject({ reached: true, failure: { category: 'network' } });
  });
});

describe('graceful_degradation', () => {
  beforeEach(async () => {
    await stage.apply();
    stage.byHand('PATCH', `${SERVERS}/server-1`, { spec: { description: 'by hand' } });
    stage.commit({ 'b.yaml': serverYaml('server-2', 'zwei') });
    stage.server.clearRequests();
  });

  const compared = {
    mode: 'apply',
    validation: { coverage: { validated: 2 } },
    comparedWith: 'cluster',
    plan: { byState: { cluster_ahead: 1, git_ahead: 1 } },
    switches: [],
    outcomes: [],
    meanings: ['error', 'drift', 'changes'],
  };

  test('an apply without the right to write still gives validation and drift, and says so', async () => {
    const facts = await runOn(stage, 'apply', { kubeconfig: stage.server.kubeconfig('token-reader') });
    expect(facts).toMatchObject({ ...compared, failure: { category: 'authentication', code: 'HHS-2202' } });
    expect(notesOfRun(facts, null)).toEqual([
      expect.stringMatching(/Nothing was applied \(HHS-2202\).*drift were looked at all the same/),
    ]);
    expect(stage.writes()).toEqual([]);
  });

  test('an apply while another run holds the lock still gives validation and drift, and says so', async () => {
    let release = async (): Promise<void> => undefined;
    const taken = (ports: Pick<ClusterPorts, 'cluster' | 'inventory' | 'lease'>) => ({
      ...ports,
      lease: {
        version: ports.lease.version.bind(ports.lease),
        acquire: async (request: Parameters<typeof ports.lease.acquire>[0]) => {
          const other = await ports.lease.acquire({ ...request, holder: 'runner-7' });
          release = () => other.release();
          return await ports.lease.acquire(request);
        },
      },
    });
    const facts = await runOn(stage, 'apply', { connected: taken });
    expect(facts).toMatchObject({
      ...compared,
      failure: { category: 'conflict', code: 'HHS-2402', message: expect.stringContaining('runner-7') },
    });
    expect(endpointOf(facts, 'cluster')).toMatchObject({ reached: true, failure: null });
    expect(stage.writes()).toEqual([]);
    await release();
  });

  test('an apply that accepts what is not held still gives validation and drift', async () => {
    const settings = { accept: [{ kind: 'Server', name: 'nobody', pointer: null }] };
    const facts = await runOn(stage, 'apply', { settings });
    expect(facts).toMatchObject({ ...compared, failure: { code: 'HHS-2004' } });
  });

  test('partial success: the outcome of each object is told, and one refusal makes the run an error', async () => {
    stage.commit({ 'c.yaml': serverYaml('server-3', 'three') });
    const fault = { type: 'status', code: 422, reason: 'Invalid', message: 'spec: Invalid value' } as const;
    stage.server.inject({ method: 'PATCH', path: 'server-2', fault });
    const facts = await runOn(stage, 'apply');
    expect(Object.fromEntries(facts.outcomes.map(({ id, outcome }) => [id.name, outcome]))).toEqual({
      'server-1': 'held',
      'server-2': 'refused',
      'server-3': 'created',
    });
    expect(facts).toMatchObject({ failure: null, meanings: ['error', 'drift'] });
  });
});

describe('a run that is cancelled', () => {
  const hang = () => stage.server.inject({ path: '/servers?', fault: { type: 'hang' } });

  /** Cancels while the cluster is read. */
  function cancelledWhileReading(): RunCase {
    const cancel = new AbortController();
    return {
      signal: cancel.signal,
      connected: (ports) => ({
        ...ports,
        inventory: {
          read: (fabric) => {
            cancel.abort();
            return ports.inventory.read(fabric);
          },
          readAll: () => ports.inventory.readAll(),
          write: (previous, entries) => ports.inventory.write(previous, entries),
        },
      }),
    };
  }

  test.each(['plan', 'drift', 'apply'] as const)(
    'ends mode %s at once while it reads, with the files validated',
    async (mode) => {
      hang();
      const facts = await runOn(stage, mode, cancelledWhileReading());
      expect(facts).toMatchObject({
        failure: { category: 'cancelled', code: 'HHS-1301' },
        validation: { coverage: { validated: 2 } },
        plan: null,
        meanings: ['error'],
      });
      expect(stage.writes()).toEqual([]);
      expect(lease()).toBeUndefined();
    },
  );

  test('before it began reads nothing', async () => {
    const facts = await runOn(stage, 'apply', { signal: AbortSignal.abort() });
    expect(facts.failure).toMatchObject({ code: 'HHS-1301' });
    expect(stage.writes()).toEqual([]);
  });

  test('while it writes ends what is under way, frees the lock and tells what was done', async () => {
    const cancel = new AbortController();
    const facts = await runOn(stage, 'apply', {
      signal: cancel.signal,
      settings: { concurrency: 1 },
      local: (ports) => ({
        ...ports,
        progress: {
          report: (what, done) => (what === 'apply objects' && done === 1 ? cancel.abort() : undefined),
        },
      }),
    });
    expect(facts.outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'skipped']);
    expect(facts).toMatchObject({
      failure: { category: 'cancelled', code: 'HHS-1301', message: facts.interrupted },
      interrupted: expect.stringContaining('cancelled'),
      meanings: ['error'],
    });
    expect(await stage.recorded()).toEqual(['server-1']);
    expect(lease()).toMatchObject({ spec: { holderIdentity: '' } });
  });

  test('and then hangs in a write is not waited for, and says that the write is open', async () => {
    const cancel = new AbortController();
    let endWrite = (): void => undefined;
    const facts = await runInTimeOn(stage, 'apply', {
      signal: cancel.signal,
      connected: (ports) => ({
        ...ports,
        cluster: withApply(ports.cluster, () => {
          cancel.abort();
          return new Promise((_resolve, reject) => {
            endWrite = () => reject(new Error('the test is over'));
          });
        }),
      }),
      local: (ports) => ({
        ...ports,
        clock: {
          now: () => ports.clock.now(),
          epochMs: () => ports.clock.epochMs(),
          monotonicMs: () => ports.clock.monotonicMs(),
          sleep: async (ms, signal) => {
            if (ms !== 4_500) await ports.clock.sleep(ms, signal);
          },
        },
      }),
    });
    endWrite();
    expect(facts).toMatchObject({
      failure: {
        category: 'cancelled',
        code: 'HHS-1301',
        message: expect.stringContaining('it is not known which of the writes under way were done'),
      },
      validation: null,
      plan: null,
      outcomes: [],
      meanings: ['error'],
    });
  });

  test('leaves no lock behind that comes a moment too late', async () => {
    const cancel = new AbortController();
    const facts = await runOn(stage, 'apply', {
      signal: cancel.signal,
      connected: (ports) => ({
        ...ports,
        lease: {
          version: ports.lease.version.bind(ports.lease),
          acquire: async (request) => {
            const held = await ports.lease.acquire(request);
            cancel.abort();
            return held;
          },
        },
      }),
    });
    expect(facts.failure).toMatchObject({ code: 'HHS-1301' });
    expect(stage.writes()).toEqual([]);
    expect(lease()).toMatchObject({ spec: { holderIdentity: '' } });
  });
});

test('nothing of the token or the kubeconfig is in any failure', async () => {
  for (const token of ['token-reader', 'token-nobody', 'token-revoked']) {
    const facts = await runOn(stage, 'apply', { kubeconfig: stage.server.kubeconfig(token) });
    expect(facts.failure).not.toBeNull();
    expect(JSON.stringify([facts.failure, facts.endpoints])).not.toContain(token);
  }
});
