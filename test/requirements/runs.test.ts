import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { APP_PERMISSIONS } from '../../src/domain/config/permission-table.ts';
import { dashboardText } from '../../src/domain/issues/dashboard.ts';
import { HISTORY_LIMIT } from '../../src/domain/status/status-document.ts';
import { NEEDED_EVENTS, shortcomingsOf } from '../../src/operations/app-permissions.ts';
import { cli } from '../entry/cli/captured-host.ts';
import { MemoryStatusPlace, MemoryStatusStore } from '../support/memory-status-store.ts';
import { OperationStage, SERVERS, serverYaml } from '../support/operation-stage.ts';
import { endpointOf, runOn } from '../support/run-stage.ts';
import { driftOf, statusAfter } from '../support/status-world.ts';

/** Rows on what a run is made of, on the engine and an API server. */
describe('Scheduler tiers, tasks, queues: the run of a fabric', () => {
  let stage: OperationStage;
  beforeEach(async () => {
    stage = await OperationStage.start();
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one'), 'b.yaml': serverYaml('server-2', 'two') });
  });
  afterEach(async () => {
    await stage.stop();
  });
  const byHand = () => stage.byHand('PATCH', `${SERVERS}/server-1`, { spec: { description: 'by hand' } });
  const reads = (path: string) =>
    stage.server.requests().filter(({ method, uri }) => method === 'GET' && uri.startsWith(path)).length;

  test('Tier 2: git_sync_fabric: the sources are read at a commit, and validated', async () => {
    const facts = await runOn(stage, 'drift');
    expect(facts.commit).toBe(stage.workspace.git('rev-parse', 'HEAD').trim());
    expect(endpointOf(facts, 'git')).toMatchObject({ asked: true, reached: true });
    expect(facts.validation?.coverage.validated).toBe(2);
  });

  test('Tier 2: kubernetes_sync_fabric: the cluster is read, and brought to what Git says', async () => {
    const facts = await runOn(stage, 'apply');
    expect(endpointOf(facts, 'cluster')).toMatchObject({ asked: true, reached: true });
    expect(facts.outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  });

  test('Tier 2: drift_detection_fabric: what somebody changed is found, and nothing is written', async () => {
    await runOn(stage, 'apply');
    byHand();
    stage.server.clearRequests();
    expect((await runOn(stage, 'drift')).plan?.byState).toMatchObject({ cluster_ahead: 1, in_sync: 1 });
    expect(stage.server.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('detect_fabric_drift: each field with its three values, and who wrote it', async () => {
    await runOn(stage, 'apply');
    byHand();
    const { plan } = await runOn(stage, 'drift');
    const fields = plan?.changes.flatMap(({ assessment }) => assessment.fields);
    expect(fields).toMatchObject([
      {
        pointer: '/spec/description',
        desired: 'one',
        base: 'one',
        live: 'by hand',
        blame: { manager: 'kubectl-edit' },
      },
    ]);
  });

  test('Tier 2: status_reconciliation_fabric: the facts of a run become one status with every component', () => {
    const { components } = statusAfter(driftOf(0, [{ state: 'cluster_ahead' }]));
    expect(Object.keys(components).sort()).toEqual([
      'connection',
      'fabric',
      'git_sync',
      'kubernetes',
      'watch',
    ]);
  });

  test('Tier 3: process_crd_batch (50): what comes out does not depend on how many are written at a time', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`s-${index}.yaml`, serverYaml(`s-${index}`, 'x')]),
    );
    const ends: string[][] = [];
    for (const concurrency of [1, 8, 50]) {
      const own = await OperationStage.start();
      own.commit(files);
      const { outcomes } = await runOn(own, 'apply', { settings: { concurrency } });
      ends.push(outcomes.map(({ id, outcome }) => `${id.name} ${outcome}`).sort());
      await own.stop();
    }
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
  });

  test('Tier 3: kubernetes_resource_sync: one write for each changed object, and none for the others', async () => {
    await runOn(stage, 'apply');
    stage.commit({ 'a.yaml': serverYaml('server-1', 'eins') });
    stage.server.clearRequests();
    await runOn(stage, 'apply');
    expect(stage.writes().filter((write) => write.includes('server-'))).toEqual(['PATCH server-1']);
  });

  test('Tier 3: validate_git_connectivity: a source that is not there ends the run before the cluster is asked', async () => {
    stage.commit({ 'a.yaml': null, 'b.yaml': null });
    const facts = await runOn(stage, 'apply');
    expect(facts.outcomes).toEqual([]);
    expect(facts.meanings).toContain('error');
    expect(stage.writes()).toEqual([]);
  });

  test('git_validate_repository: a tree with changes that are in no commit is told from a clean one', async () => {
    stage.leaveUncommitted({ 'a.yaml': serverYaml('server-1', 'eins') });
    expect((await runOn(stage, 'validate')).commit).toBeNull();
  });

  test('refresh_fabric_cache: each run asks anew what is served', async () => {
    await runOn(stage, 'drift');
    stage.server.clearRequests();
    await runOn(stage, 'drift');
    expect(reads('/apis')).toBeGreaterThan(0);
  });

  test('Connection pooling, minimal queries: one LIST a kind, and no GET of an object', async () => {
    await runOn(stage, 'apply');
    stage.server.clearRequests();
    await runOn(stage, 'drift');
    expect(reads(`${SERVERS}?`)).toBe(1);
    expect(reads(`${SERVERS}/`)).toBe(0);
  });

  test('Rate limiting, task annotations: a server that asks to wait gets its object at the second try', async () => {
    const fault = { type: 'status', code: 429, reason: 'TooManyRequests', retryAfterSeconds: 0 } as const;
    stage.server.inject({ method: 'PATCH', path: 'server-1', times: 1, fault });
    const { outcomes } = await runOn(stage, 'apply', { retries: 2 });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  });

  test('Database lock on fabric: while one run holds the Lease another writes nothing', async () => {
    stage.byHand('POST', '/apis/coordination.k8s.io/v1/namespaces/default/leases', {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'hedgehog-sync-stage', namespace: 'default' },
      spec: {
        holderIdentity: 'somebody else',
        leaseDurationSeconds: 3600,
        renewTime: new Date().toISOString().replace('Z', '000Z'),
      },
    });
    const facts = await runOn(stage, 'apply');
    expect(facts.failure?.message).toContain('somebody else');
    expect(stage.writes().filter((write) => write.includes('server-'))).toEqual([]);
  });
});

describe('Scheduler tiers, tasks, queues: the status', () => {
  const commit = { files: new Map([['lab/status.json', '{}']]), message: 'status', expectedHead: null };

  test.each([['Tier 3: update_fabric_status_atomic: '], ['update_fabric_status: ']])(
    '%sof two writers upon one head the second is refused, and nothing of it is there',
    async () => {
      const place = new MemoryStatusPlace();
      await new MemoryStatusStore(place).commit(commit);
      const late = { ...commit, files: new Map([['lab/status.json', 'late']]) };
      await expect(new MemoryStatusStore(place).commit(late)).rejects.toMatchObject({ category: 'conflict' });
      expect(place.text('lab/status.json')).toBe('{}');
    },
  );

  test('validate_fabric_status_consistency: a status that was built from a run does not contradict itself', () => {
    expect(statusAfter(driftOf(0, [{ state: 'cluster_ahead' }])).inconsistencies).toEqual([]);
  });

  test('cleanup_stale_status_data: the history is bounded', () => {
    const runs = Array.from({ length: HISTORY_LIMIT + 20 }, (_, index) =>
      driftOf(index, [{ state: index % 2 === 0 ? 'in_sync' : 'cluster_ahead' }]),
    );
    expect(statusAfter(...runs).history.length).toBeLessThanOrEqual(HISTORY_LIMIT);
  });

  test('Admin interface fields: the dashboard lists each fabric with its state, since when, and its issues', () => {
    const since = '2026-03-01T12:00:00Z';
    const { body } = dashboardText([{ fabric: 'lab', state: 'stale', since, issues: [7], url: null }]);
    expect(body).toMatch(/lab.*stale.*2026-03-01 12:00 UTC.*#7/);
  });
});

describe('Scheduler tiers, tasks, queues: commands and start', () => {
  test('start_periodic_sync --bootstrap / --status / --manual-trigger --fabric-id / --json: init, status, apply --fabric, --output json', async () => {
    const { stdout } = await cli(['--help']);
    for (const verb of ['init', 'status', 'apply']) expect(stdout).toMatch(new RegExp(`^ {2}${verb} `, 'm'));
    const help = (await cli(['apply', '--help'])).stdout;
    expect(help).toContain('--fabric');
    expect(help).toContain('--output');
  });

  test('Plugin bootstrap at load, graceful when parts are missing: what a missing right takes away is named at the start', () => {
    const all = Object.fromEntries(APP_PERMISSIONS.map(({ permission, level }) => [permission, level]));
    const { issues: _none, ...without } = all;
    expect(shortcomingsOf(without, NEEDED_EVENTS)).toMatchObject([
      { missing: 'issues: write', consequence: expect.stringMatching(/issue/) },
    ]);
  });
});
