import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LocalPorts } from '../../src/operations/fabric-ports.ts';
import { notesOfRun } from '../../src/operations/run-notes.ts';
import type { CallGuard } from '../../src/ports/call-guard.ts';
import type { LogFields } from '../../src/ports/log.ts';
import { startFabricSimulation } from '../../src/simulator/agents/fabric-simulation.ts';
import { leafYaml, OperationStage, SERVERS, serverYaml } from '../support/operation-stage.ts';
import { endpointOf, lookAgainOn, runOn } from '../support/run-stage.ts';

const AGENTS = '/apis/agent.githedgehog.com/v1beta1/namespaces/default/agents';
const files = { 'a.yaml': serverYaml('server-1', 'one'), 'leaf.yaml': leafYaml('leaf-1') };

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start();
  stage.commit(files);
});
afterEach(async () => {
  await stage.stop();
});

const byHand = () => stage.byHand('PATCH', `${SERVERS}/server-1`, { spec: { description: 'by hand' } });

/** LISTs (no watches) of the agents so far. */
const looks = () =>
  stage.server.requests().filter(({ verb, uri }) => verb === 'list' && uri.startsWith(AGENTS));

/** Writes of any kind, the lock and the record included. */
const writes = () =>
  stage.server
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, uri }) => `${method} ${uri}`);

describe('mode validate', () => {
  test('asks no cluster, and says so', async () => {
    const facts = await runOn(stage, 'validate', { request: { url: 'https://forge.example/run/1' } });
    expect(stage.server.requests()).toEqual([]);
    expect(facts).toMatchObject({
      fabric: 'stage',
      mode: 'validate',
      requestId: 'run-1',
      branch: 'main',
      url: 'https://forge.example/run/1',
      validation: { coverage: { validated: 2, invalid: 0 } },
      plan: null,
      comparedWith: null,
      outcomes: [],
      convergence: null,
      switches: null,
      interrupted: null,
      failure: null,
      meanings: [],
    });
    expect(facts.endpoints.map(({ endpoint }) => endpoint)).toEqual(['cluster', 'git']);
    expect(endpointOf(facts, 'cluster')).toMatchObject({ asked: false, reached: false, latencyMs: null });
    expect(endpointOf(facts, 'git')).toMatchObject({ asked: true, reached: true, failure: null });
  });

  test('names the commit that was checked out, and none for a tree that is dirty', async () => {
    const head = stage.workspace.git('rev-parse', 'HEAD').trim();
    expect((await runOn(stage, 'validate')).commit).toBe(head);
    stage.leaveUncommitted({ 'a.yaml': serverYaml('server-1', 'two') });
    expect((await runOn(stage, 'validate')).commit).toBeNull();
  });

  test('of warnings makes an error only when asked to', async () => {
    stage.commit({ 'a.yaml': `${serverYaml('server-1', 'one')}  profile:\n` });
    const facts = await runOn(stage, 'validate');
    expect(facts.validation?.diagnostics).toMatchObject([{ severity: 'warning' }]);
    expect(facts.meanings).toEqual([]);
    const strict = await runOn(stage, 'validate', { request: { failOnWarning: true } });
    expect(strict.meanings).toEqual(['error']);
  });

  test('begins before it ends', async () => {
    const { startedAt, endedAt } = await runOn(stage, 'validate');
    expect(Date.parse(startedAt)).toBeLessThanOrEqual(Date.parse(endedAt));
  });
});

describe.each(['plan', 'drift'] as const)('mode %s', (mode) => {
  test('compares with the cluster, looks at the switches once and writes nothing', async () => {
    await stage.apply();
    const simulation = startFabricSimulation(stage.server.store, { controllerDelayMs: 0 });
    byHand();
    stage.server.clearRequests();
    const facts = await runOn(stage, mode);
    simulation.stop();
    expect(facts).toMatchObject({
      comparedWith: 'cluster',
      plan: { byState: { in_sync: 1, cluster_ahead: 1 } },
      switches: [{ name: 'leaf-1' }],
      convergence: null,
      outcomes: [],
      failure: null,
      meanings: ['drift'],
    });
    expect(looks()).toHaveLength(1);
    expect(writes()).toEqual([]);
    expect(endpointOf(facts, 'cluster')).toMatchObject({
      asked: true,
      reached: true,
      latencyMs: expect.any(Number),
      breaker: 'closed',
      failure: null,
      insecure: false,
    });
  });

  test('goes on where the agents may not be listed: nothing is known of any switch', async () => {
    stage.server.inject({ path: AGENTS, fault: { type: 'status', code: 403, reason: 'Forbidden' } });
    const facts = await runOn(stage, mode);
    expect(facts).toMatchObject({ switches: null, failure: null, plan: { byState: { git_ahead: 2 } } });
    expect(endpointOf(facts, 'cluster')).toMatchObject({ reached: true, failure: null });
    expect(notesOfRun(facts, null)).toEqual([expect.stringContaining('switches could not be looked at')]);
  });
});

test('what only the cluster has is drift in mode drift alone', async () => {
  await stage.apply();
  stage.commit({ 'a.yaml': '# nothing any more\n' });
  stage.byHand('DELETE', `${SERVERS}/server-1`, {});
  stage.byHand('POST', SERVERS, {
    apiVersion: 'wiring.githedgehog.com/v1beta1',
    kind: 'Server',
    metadata: { name: 'theirs', namespace: 'default' },
    spec: {},
  });
  expect((await runOn(stage, 'plan')).meanings).toEqual([]);
  expect((await runOn(stage, 'drift')).meanings).toEqual(['drift']);
});

describe('mode plan without a way to a cluster', () => {
  beforeEach(() => stage.commit({ 'a.yaml': serverYaml('server-1', 'two') }));

  test('compares with the base commit, and a note says so', async () => {
    const facts = await runOn(stage, 'plan', { noCluster: true, request: { base: 'HEAD~1' } });
    expect(facts).toMatchObject({
      comparedWith: 'commit',
      plan: { byState: { git_ahead: 1, in_sync: 1 } },
      switches: null,
      failure: null,
      meanings: ['changes'],
    });
    expect(endpointOf(facts, 'cluster')).toMatchObject({ asked: false });
    expect(notesOfRun(facts, 'HEAD~1')).toEqual([
      expect.stringMatching(/not asked.* compares with commit `HEAD~1`/),
    ]);
    expect(stage.server.requests()).toEqual([]);
  });

  test.each([
    ['cannot be read here', 'f'.repeat(40), /only validated, because commit `f+` cannot be read here/],
    ['is not known', null, /were only validated/],
  ])('only validates where the base %s, and a note says so', async (_why, base, note) => {
    const facts = await runOn(stage, 'plan', { noCluster: true, request: { base } });
    expect(facts).toMatchObject({
      validation: { coverage: { validated: 2 } },
      plan: null,
      comparedWith: null,
      failure: null,
    });
    expect(notesOfRun(facts, base)).toEqual([expect.stringMatching(note)]);
  });
});

describe('mode apply', () => {
  test('tells outcomes and convergence; the switches are those of its report, listed once', async () => {
    const simulation = startFabricSimulation(stage.server.store, { controllerDelayMs: 0, applyMs: 0 });
    const facts = await runOn(stage, 'apply', { settings: { waitMs: 30_000, settleMs: 300 } });
    simulation.stop();
    expect(facts.outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    expect(facts).toMatchObject({
      convergence: { result: 'converged', switches: [{ name: 'leaf-1', state: 'converged' }] },
      comparedWith: 'cluster',
      failure: null,
      interrupted: null,
      meanings: [],
    });
    expect(facts.switches).toEqual(facts.convergence?.switches);
    expect(looks()).toHaveLength(1);
    expect(notesOfRun(facts, null)).toEqual([]);
  });

  test('looks at the switches once where it is not to wait for them', async () => {
    const first = await runOn(stage, 'apply');
    expect(first).toMatchObject({ convergence: null, switches: [{ name: 'leaf-1', state: 'missing' }] });
    expect(looks()).toHaveLength(1);
    const second = await runOn(stage, 'apply');
    expect(second.switches).toEqual(first.switches);
    expect(looks()).toHaveLength(2);
  });

  test('of an invalid source writes nothing and asks nothing', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one').replace('description:', 'descripton:') });
    const facts = await runOn(stage, 'apply');
    expect(facts).toMatchObject({ plan: null, comparedWith: null, switches: null, failure: null });
    expect(facts.outcomes.map(({ outcome }) => outcome)).toEqual(['held', 'held']);
    expect(facts.meanings).toEqual(['error']);
    expect(writes()).toEqual([]);
  });

  test('a second time writes nothing', async () => {
    await runOn(stage, 'apply');
    stage.server.clearRequests();
    expect((await runOn(stage, 'apply')).meanings).toEqual([]);
    expect(writes()).toEqual([]);
  });

  test('keeps what was written when something unexpected happens after it', async () => {
    const facts = await runOn(stage, 'apply', {
      connected: (ports) => ({
        ...ports,
        cluster: Object.create(ports.cluster, {
          listAgents: { value: () => Promise.reject(new TypeError('x is not a function')) },
          list: { value: ports.cluster.list.bind(ports.cluster) },
          discover: { value: ports.cluster.discover.bind(ports.cluster) },
          apply: { value: ports.cluster.apply.bind(ports.cluster) },
          close: { value: ports.cluster.close.bind(ports.cluster) },
        }),
      }),
    });
    expect(facts.outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    expect(facts).toMatchObject({
      failure: { code: 'HHS-1300', category: 'unexpected' },
      meanings: ['error'],
    });
  });
});

test('a second look of an apply writes nothing', async () => {
  const facts = await lookAgainOn(stage, 'apply');
  expect(facts).toMatchObject({ mode: 'drift', requestId: 'run-1', plan: { byState: { git_ahead: 2 } } });
  expect(writes()).toEqual([]);
});

describe('the end of the cluster', () => {
  test('has the state of the breaker that guards it', async () => {
    const guard: CallGuard = { name: 'cluster', attempt: (work) => work(), state: () => 'half-open' };
    expect(endpointOf(await runOn(stage, 'drift', { guard }), 'cluster').breaker).toBe('half-open');
  });

  test('is said to be insecure where it is', async () => {
    expect(endpointOf(await runOn(stage, 'drift', { insecure: true }), 'cluster').insecure).toBe(true);
  });
});

test('the log names the run, how long it took and how it ended', async () => {
  const lines: LogFields[] = [];
  const log = (local: LocalPorts): LocalPorts['log'] => {
    const child = (more: LogFields): LocalPorts['log'] => ({
      ...local.log,
      info: (message, fields) => lines.push({ message, ...more, ...fields }),
      child: (deeper) => child({ ...more, ...deeper }),
    });
    return child({});
  };
  await runOn(stage, 'drift', { noCluster: true, local: (ports) => ({ ...ports, log: log(ports) }) });
  const run = { requestId: 'run-1', fabric: 'stage', mode: 'drift' };
  expect(lines).toMatchObject([
    { message: 'the run begins', ...run },
    { message: 'the run ends', ...run, durationMs: expect.any(Number), code: 'HHS-1201' },
  ]);
});
