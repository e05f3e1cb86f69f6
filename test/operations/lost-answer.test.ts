import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OperationStage, outcomesOf, SERVERS, serverObject, serverYaml } from '../support/operation-stage.ts';

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start();
});
afterEach(async () => {
  await stage.stop();
});

const PATCH_OF_ONE = { method: 'PATCH', path: /servers\/server-1\?/ } as const;

/** The server does what it is asked, and the connection is reset before its answer; which of the matching ones: `nth`. */
function loseAnswer(nth = 1): void {
  stage.server.inject({ ...PATCH_OF_ONE, nth, times: 1, fault: { type: 'reset', after: true } });
  stage.server.clearRequests();
}

/** The object is listed once in a run, and once more where an answer was lost. */
function listsOfServers(): number {
  const lists = stage.server
    .requests()
    .filter(({ verb, uri }) => verb === 'list' && uri.includes('/servers?'));
  return lists.length;
}

/** Lets somebody write right after our write, while our answer is on its way to nowhere. */
function thenByHand(patch: Parameters<OperationStage['byHand']>[2]): void {
  const end = stage.server.store.onChange((kind, name, type) => {
    if (kind !== 'Server' || name !== 'server-1' || type !== 'MODIFIED') return;
    end();
    setImmediate(() => stage.byHand('PATCH', `${SERVERS}/server-1`, patch));
  });
}

async function expectSettled(): Promise<void> {
  expect((await stage.plan()).plan.byState).toMatchObject({ in_sync: 1 });
  expect(outcomesOf(await stage.apply())).toEqual({ 'server-1': 'unchanged' });
}

describe('a write whose answer was lost', () => {
  test('is told as created when it made the object', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one') });
    loseAnswer();
    expect(outcomesOf(await stage.apply())).toEqual({ 'server-1': 'created' });
    expect(stage.writes()).toEqual(['PATCH server-1', 'PATCH server-1']);
    expect(await stage.recorded()).toEqual(['server-1']);
    await expectSettled();
  });

  test('is told as configured when it changed the object: the 409 of its repetition is its own doing', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one') });
    await stage.apply();
    stage.commit({ 'a.yaml': serverYaml('server-1', 'eins') });
    loseAnswer();
    const result = await stage.apply();
    expect(
      stage.server.requests().filter(({ method, code }) => method === 'PATCH' && code === 409),
    ).toHaveLength(1);
    expect(outcomesOf(result)).toEqual({ 'server-1': 'configured' });
    expect(stage.live('Server', 'server-1')).toMatchObject({ spec: { description: 'eins' } });
    expect(listsOfServers()).toBe(2);
    await expectSettled();
  });

  test('is told as configured when all it did was to take a field away', async () => {
    const labelled = serverYaml('server-1', 'one', ['labels:', '  team: a']);
    stage.commit({ 'a.yaml': labelled });
    await stage.apply();
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one') });
    loseAnswer();
    expect(outcomesOf(await stage.apply())).toEqual({ 'server-1': 'configured' });
    await expectSettled();
  });

  test('is told as configured when it was the patch that empties a spec', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one') });
    await stage.apply();
    stage.commit({
      'a.yaml': serverYaml('server-1', 'one').replace('spec:\n  description: one', 'spec: {}'),
    });
    loseAnswer();
    expect(outcomesOf(await stage.apply())).toEqual({ 'server-1': 'configured' });
    expect(stage.live('Server', 'server-1')).toMatchObject({ spec: {} });
    await expectSettled();
  });

  test.each([1, 2])('goes on to what others own and Git dropped (answer %i is lost)', async (nth) => {
    stage.byHand(
      'POST',
      SERVERS,
      serverObject('server-1', { description: 'one' }, { labels: { site: 'x' } }),
    );
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one', ['labels:', '  site: x']) });
    await stage.apply();
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one', ['annotations:', '  note: ours']) });
    loseAnswer(nth);
    expect(outcomesOf(await stage.apply())).toEqual({ 'server-1': 'configured' });
    expect(stage.live('Server', 'server-1')?.metadata).toMatchObject({ annotations: { note: 'ours' } });
    expect(stage.live('Server', 'server-1')?.metadata).not.toHaveProperty('labels');
    await expectSettled();
  });

  test('is told as configured when it forced an accepted field', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one') });
    await stage.apply();
    stage.byHand('PATCH', `${SERVERS}/server-1`, { spec: { description: 'by hand' } });
    loseAnswer();
    const accept = [{ kind: 'Server', name: 'server-1', pointer: '/spec/description' }];
    const result = await stage.apply({ settings: { accept } });
    expect(result.outcomes).toMatchObject([{ outcome: 'configured', accepted: ['/spec/description'] }]);
    await expectSettled();
  });

  test('is told as configured when the force took a field away', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one') });
    await stage.apply();
    stage.byHand('PATCH', `${SERVERS}/server-1`, { spec: { profile: 'by hand' } });
    loseAnswer();
    const accept = [{ kind: 'Server', name: 'server-1', pointer: null }];
    const result = await stage.apply({ settings: { accept } });
    expect(result.outcomes).toMatchObject([{ outcome: 'configured', accepted: ['/spec/profile'] }]);
    await expectSettled();
  });

  test('is told with what somebody else wrote right after it, which stays', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one') });
    await stage.apply();
    stage.commit({ 'a.yaml': serverYaml('server-1', 'eins') });
    loseAnswer();
    thenByHand({ spec: { profile: 'theirs' } });
    const result = await stage.apply();
    expect(outcomesOf(result)).toEqual({ 'server-1': 'held' });
    expect(stage.live('Server', 'server-1')).toMatchObject({
      spec: { description: 'eins', profile: 'theirs' },
    });
  });
});

describe('a write that never arrived', () => {
  /** Somebody else writes when the lock was taken, and the first try of our write breaks before the server sees it. */
  function loseRequest(patch: Parameters<OperationStage['byHand']>[2], name = 'server-1'): void {
    const path = `/servers/${name}?`;
    stage.server.inject({ method: 'PATCH', path, times: 1, fault: { type: 'reset' } });
    const end = stage.server.store.onChange((kind) => {
      if (kind !== 'Lease') return;
      end();
      stage.byHand('PATCH', `${SERVERS}/${name}`, patch);
    });
  }

  beforeEach(async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one', ['labels:', '  team: a']) });
    await stage.apply();
  });

  test.each([
    ['another field', 'HHS-2507', { spec: { profile: 'theirs' } }],
    ['the same field', 'HHS-2506', { spec: { description: 'theirs' } }],
    ['a label', 'HHS-2507', { metadata: { labels: { theirs: 'z' } } }],
  ])('is held, and nothing is overwritten, where somebody else wrote %s', async (_what, code, patch) => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'eins') });
    loseRequest(patch);
    const result = await stage.apply();
    expect(result.outcomes).toMatchObject([{ outcome: 'held', complete: false, error: { code } }]);
    expect(stage.live('Server', 'server-1')).toMatchObject(patch);
    expect(stage.live('Server', 'server-1')).not.toMatchObject({ spec: { description: 'eins' } });
  });

  test('is held where Git only dropped something that others own', async () => {
    const made = serverObject('server-2', { description: 'two' }, { labels: { site: 'x' } });
    stage.byHand('POST', SERVERS, made);
    stage.commit({ 'b.yaml': serverYaml('server-2', 'two', ['labels:', '  site: x']) });
    expect(outcomesOf(await stage.apply())).toMatchObject({ 'server-2': 'unchanged' });
    stage.commit({ 'b.yaml': serverYaml('server-2', 'two') });
    loseRequest({ spec: { profile: 'theirs' } }, 'server-2');
    expect(outcomesOf(await stage.apply())).toMatchObject({ 'server-2': 'held' });
    expect(stage.live('Server', 'server-2')).toMatchObject({
      metadata: { labels: { site: 'x' } },
      spec: { profile: 'theirs' },
    });
  });

  test('is held where Git only dropped something, which therefore is still there', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one') });
    loseRequest({ spec: { profile: 'theirs' } });
    expect(outcomesOf(await stage.apply())).toEqual({ 'server-1': 'held' });
    expect(stage.live('Server', 'server-1')).toMatchObject({
      metadata: { labels: { team: 'a' } },
      spec: { profile: 'theirs' },
    });
  });
});
