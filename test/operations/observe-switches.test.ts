import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ClusterPorts } from '../../src/operations/fabric-ports.ts';
import { startFabricSimulation } from '../../src/simulator/agents/fabric-simulation.ts';
import { leafYaml, OperationStage, outcomesOf } from '../support/operation-stage.ts';

const AGENTS = '/apis/agent.githedgehog.com/v1beta1/namespaces/default/agents';

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start();
  stage.commit({ 'leaf.yaml': leafYaml('leaf-1') });
});
afterEach(async () => {
  await stage.stop();
});

describe('Agents that cannot be listed after the writes', () => {
  test('do not hide what was written: the refusal is said beside it', async () => {
    const fault = { type: 'status', code: 403, reason: 'Forbidden', message: 'agents is forbidden' } as const;
    stage.server.inject({ method: 'GET', path: AGENTS, fault });
    const result = await stage.apply({ settings: { waitMs: 60_000, settleMs: 0 } });
    expect(outcomesOf(result)).toEqual({ 'leaf-1': 'created' });
    expect(result.convergence).toMatchObject({
      result: 'timed-out',
      switches: [],
      summary: expect.stringMatching(/could not be followed: .*agents/),
    });
    expect(await stage.recorded()).toEqual(['leaf-1']);
  });

  test('nor what was found unchanged', async () => {
    await stage.apply();
    stage.server.inject({ method: 'GET', path: AGENTS, fault: { type: 'status', code: 404 } });
    const result = await stage.apply({ settings: { waitMs: 60_000 } });
    expect(outcomesOf(result)).toEqual({ 'leaf-1': 'unchanged' });
    expect(result.convergence).toMatchObject({
      result: 'not-waited',
      switches: [],
      summary: expect.stringContaining('could not be followed'),
    });
  });

  test('are not waited for beyond the limit, and no switch is said to be missing', async () => {
    stage.server.inject({ method: 'GET', path: AGENTS, fault: { type: 'hang' } });
    const result = await stage.apply({ settings: { waitMs: 600, settleMs: 0 } });
    expect(outcomesOf(result)).toEqual({ 'leaf-1': 'created' });
    expect(result.convergence).toMatchObject({ result: 'timed-out', switches: [] });
  });
});

test('a wait that is cancelled is told as that, with what was written and how far the switches are', async () => {
  const simulation = startFabricSimulation(stage.server.store, {
    behaviours: { 'leaf-1': 'slow' },
    slowMs: 60_000,
  });
  const cancel = new AbortController();
  // who watches has listed before
  const isFollowed = () =>
    stage.server.requests().some(({ verb, uri }) => verb === 'watch' && uri.includes(AGENTS));
  const doors = (ports: ClusterPorts): ClusterPorts => ({
    ...ports,
    progress: { report: () => (isFollowed() ? cancel.abort() : undefined) },
  });
  const settings = { waitMs: 60_000, settleMs: 100 };
  const result = await stage.apply({ settings, doors, signal: cancel.signal });
  simulation.stop();
  expect(outcomesOf(result)).toEqual({ 'leaf-1': 'created' });
  expect(result.interrupted).toBeNull();
  expect(result.convergence).toMatchObject({
    result: 'cancelled',
    switches: [{ name: 'leaf-1' }],
    summary: expect.stringMatching(/leaf-1 .*, when the wait was cancelled after \d+ s$/),
  });
});
