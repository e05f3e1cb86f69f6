import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { concernsOf } from '../../src/domain/issues/concerns.ts';
import { meaningOf } from '../../src/domain/issues/issue-marker.ts';
import type { KnownIssue } from '../../src/domain/issues/issue-topic.ts';
import { planIssues } from '../../src/domain/issues/plan-issues.ts';
import { unexpectedFacts } from '../../src/domain/report/error-text.ts';
import { markdown } from '../domain/report/run-samples.ts';
import { OperationStage, SERVERS, serverYaml } from '../support/operation-stage.ts';
import { runOn } from '../support/run-stage.ts';
import { projectRoot } from '../support/shared.ts';
import { blindOf, digest, failureOf } from '../support/status-world.ts';

const hasPage = (code: string) => existsSync(join(projectRoot, 'docs', 'reference', 'codes', `${code}.md`));

/** Rows with a fault in the engine are in test/operations/run-failures.test.ts. */
describe('Error classes and recovery', () => {
  let stage: OperationStage;
  beforeEach(async () => {
    stage = await OperationStage.start();
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one'), 'b.yaml': serverYaml('server-2', 'two') });
  });
  afterEach(async () => {
    await stage.stop();
  });

  test('SchedulerError: what nobody expected has its page and tells what to do', () => {
    const told = unexpectedFacts('nobody expected this');
    expect(told).toMatchObject({
      code: 'HHS-1000',
      message: expect.stringContaining('nobody expected this'),
    });
    expect(told.help).not.toBe('');
    expect(hasPage('HHS-1000')).toBe(true);
  });

  test('SyncPlanningError: a comparison without a cluster is HHS-1201, with its page', async () => {
    const facts = await runOn(stage, 'drift', { noCluster: true });
    expect(facts.failure).toMatchObject({ code: 'HHS-1201', help: expect.any(String) });
    expect(hasPage('HHS-1201')).toBe(true);
  });

  test.each([
    [403, 'Forbidden', 'HHS-2202', 'failed'],
    [404, 'NotFound', 'HHS-2503', 'refused'],
    [409, 'AlreadyExists', 'HHS-2505', 'failed'],
    [422, 'Invalid', 'HHS-2510', 'refused'],
    [500, 'InternalError', 'HHS-2513', 'failed'],
  ])('Kubernetes errors: a reply %d %s is %s', async (code, reason, expected, outcome) => {
    stage.server.inject({ method: 'PATCH', path: 'server-1', fault: { type: 'status', code, reason } });
    const { outcomes } = await runOn(stage, 'apply');
    expect(outcomes.map((one) => one.outcome)).toEqual([outcome, 'created']);
    expect(outcomes[0]?.error?.code).toBe(expected);
    expect(hasPage(expected)).toBe(true);
  });

  test('escalate_critical: a fault that no run mends is one issue with a label, and told once', () => {
    const facts = blindOf(0, failureOf('authentication', 'HHS-2201'));
    const context = { ...markdown, digest, hasCommands: true };
    const { concerns, looked } = concernsOf(facts, null, context);
    const [concern] = concerns;
    if (concern === undefined) throw new Error('nothing to tell');
    expect(concern).toMatchObject({
      topic: 'critical',
      labels: expect.arrayContaining(['hedgehog-sync: critical']),
    });
    const meaning = meaningOf(concern, digest);
    const actions = (known: readonly KnownIssue[]) =>
      planIssues({
        concerns,
        known,
        looked,
        meaningOf: () => meaning,
        solvedBy: () => 'x',
        gather: () => concern,
        now: '2026-03-01T12:00:00Z',
      }).map(({ action }) => action);
    const { topic, fingerprint } = concern;
    const createdAt = '2026-03-01T11:00:00Z';
    expect(actions([])).toEqual(['open']);
    expect(
      actions([{ number: 1, topic, fingerprint, meaning, isOpen: true, createdAt, closedAt: null }]),
    ).toEqual([]);
  });

  test('reduce_scope: a page that takes too long is halved until it comes', async () => {
    expect((await runOn(stage, 'apply')).failure).toBeNull();
    stage.server.clearRequests();
    for (const limit of [500, 250, 125]) {
      const fault = { type: 'status', code: 504, reason: 'Timeout' } as const;
      stage.server.inject({ method: 'GET', path: new RegExp(`/servers\\?.*limit=${limit}(&|$)`), fault });
    }
    const facts = await runOn(stage, 'drift');
    expect(facts).toMatchObject({ failure: null, plan: { byState: { in_sync: 2 } } });
    const sizes = stage.server
      .requests()
      .flatMap(({ uri }) => (uri.startsWith(`${SERVERS}?`) ? [uri.match(/limit=(\d+)/)?.[1]] : []));
    expect(sizes).toEqual(['500', '250', '125', '62']);
  });

  test('Graceful degradation, partial success: one refusal makes an error, and the others are done', async () => {
    stage.server.inject({
      method: 'PATCH',
      path: 'server-1',
      fault: { type: 'status', code: 422, reason: 'Invalid', message: 'no' },
    });
    const facts = await runOn(stage, 'apply');
    expect(facts.outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'created']);
    expect(facts.meanings).toContain('error');
  });

  test('Transaction rollback: what was written before a fault stays and is on record, nothing is undone', async () => {
    stage.server.inject({ method: 'PATCH', path: 'server-2', fault: { type: 'reset' } });
    await runOn(stage, 'apply', { settings: { concurrency: 1 } });
    expect(stage.live('Server', 'server-1')).toBeDefined();
    expect(await stage.recorded()).toContain('server-1');
    expect(stage.server.requests().filter(({ method }) => method === 'DELETE')).toEqual([]);
  });

  test('Exponential backoff, preserved error status, manual CLI: an error is tried again, kept, and gone with the next good run', async () => {
    const undo = stage.server.inject({
      method: 'PATCH',
      path: 'server-1',
      fault: { type: 'status', code: 503, reason: 'ServiceUnavailable' },
    });
    const facts = await runOn(stage, 'apply', { retries: 1 });
    expect(facts.outcomes[0]).toMatchObject({ outcome: 'failed', error: { code: 'HHS-2107' } });
    expect(stage.writes().filter((write) => write.includes('server-1')).length).toBeGreaterThan(1);
    undo();
    expect(await runOn(stage, 'apply')).toMatchObject({ failure: null, meanings: [] });
  });
});
