import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { errorFacts } from '../../src/domain/shared/error-codes.ts';
import { ConflictError } from '../../src/domain/shared/errors.ts';
import type { ClusterPorts } from '../../src/operations/fabric-ports.ts';
import type { Cluster, Turn } from '../../src/ports/cluster.ts';
import type { LeaseLock } from '../../src/ports/lease.ts';
import type { AdmissionHook } from '../../src/simulator/kube-apiserver/admission/admission.ts';
import {
  leafYaml,
  OperationStage,
  outcomesOf,
  SERVERS,
  serverObject,
  serverYaml,
} from '../support/operation-stage.ts';
import { withApply } from '../support/with-apply.ts';

/** Names that admission refuses as long as the object they wait for is not stored. */
const waitsFor = new Map<string, string>();
let tries: string[] = [];
let onTry: (name: string) => void = () => undefined;

const stubborn: AdmissionHook = {
  validate({ name }, cache) {
    tries.push(name);
    onTry(name);
    const wanted = waitsFor.get(name);
    if (wanted === undefined || cache.find('Server', wanted) !== undefined) return undefined;
    return { webhook: 'test.example', message: `${wanted} is in the way` };
  },
};

const group = [
  'apiVersion: wiring.githedgehog.com/v1beta1',
  'kind: SwitchGroup',
  'metadata:',
  '  name: group-1',
  'spec: {}',
  '',
].join('\n');
const leaf = (name: string) => leafYaml(name, 'group-1');

let stage: OperationStage;
beforeEach(async () => {
  waitsFor.clear();
  tries = [];
  onTry = () => undefined;
  stage = await OperationStage.start({ admission: [stubborn], cacheLagMs: 0 });
});
afterEach(async () => {
  await stage.stop();
});

/** Every apply with its turn seen through `wrap`. */
const withTurns = (cluster: Cluster, wrap: (turn: Turn) => Turn) =>
  withApply(cluster, (address, object, options) => {
    if (options.turn === undefined) throw new Error('a write that takes no turn');
    return cluster.apply(address, object, { ...options, turn: wrap(options.turn) });
  });

/** A lock that is lost after it was asked for `checks` times. */
function lostAfter(lock: LeaseLock, checks: number): LeaseLock {
  return {
    version: (fabric) => lock.version(fabric),
    acquire: async (request) => {
      const held = await lock.acquire(request);
      let asked = 0;
      const assertHeld = () => {
        asked += 1;
        if (asked <= checks) return held.assertHeld();
        const facts = { ...errorFacts('HHS-2403'), message: 'lost', conflict: 'lease' } as const;
        throw new ConflictError(facts);
      };
      return { holder: held.holder, lost: held.lost, assertHeld, release: () => held.release() };
    },
  };
}

/** In the order of their names: one lane. */
const oneLane = { settings: { concurrency: 1 } };
const triesOf = (name: string) => tries.filter((one) => one === name).length;

describe('writes at once', () => {
  const many = Array.from({ length: 12 }, (_, index) => `server-${index + 10}`);
  const files = Object.fromEntries(many.map((name) => [`${name}.yaml`, serverYaml(name, 'x')]));

  test('are as many as was asked for, and never more', async () => {
    stage.commit(files);
    let [under, most] = [0, 0];
    const watched = (ports: ClusterPorts): ClusterPorts => ({
      ...ports,
      cluster: withTurns(ports.cluster, (turn) => ({
        take: async () => {
          await turn.take();
          under += 1;
          most = Math.max(most, under);
        },
        end: () => {
          under -= 1;
          turn.end();
        },
      })),
    });
    const result = await stage.apply({ settings: { concurrency: 4 }, doors: watched });
    expect(result.counts.created).toBe(many.length);
    expect([most, under]).toEqual([4, 0]);
  });

  test('that stand ready are not sent when the run is cancelled', async () => {
    stage.commit(files);
    const cancel = new AbortController();
    onTry = () => cancel.abort();
    const result = await stage.apply({ settings: { concurrency: 4 }, signal: cancel.signal });
    const sent = stage.writes().length;
    expect(sent).toBeLessThanOrEqual(4);
    expect(result.counts.created).toBe(sent);
    const left = result.outcomes.filter(({ outcome }) => outcome === 'skipped');
    expect(left).toHaveLength(many.length - sent);
    for (const { reason, attempts, error } of left) {
      expect(reason).toMatch(/^not tried: the run was cancelled/);
      expect({ attempts, error }).toEqual({ attempts: 0, error: null });
    }
  });

  test('are not tried when the lock is lost before they went out', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'x') });
    const result = await stage.apply({
      doors: (ports) => ({ ...ports, lease: lostAfter(ports.lease, 0) }),
    });
    expect(stage.writes()).toEqual([]);
    expect(result.outcomes).toMatchObject([
      { outcome: 'skipped', attempts: 0, reason: expect.stringMatching(/^not tried: the lock was lost/) },
    ]);
    expect(result.interrupted).toMatch(/the lock was lost/);
  });

  test('do not force an accepted field after the lock was lost between two tries', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'x') });
    await stage.apply();
    stage.byHand('PATCH', `${SERVERS}/server-1`, { spec: { description: 'by hand' } });
    const down = { type: 'status', code: 503, reason: 'ServiceUnavailable', message: 'down' } as const;
    stage.server.inject({ method: 'PATCH', path: '/servers/', fault: down });
    stage.server.clearRequests();
    const accept = [{ kind: 'Server', name: 'server-1', pointer: '/spec/description' }];
    const doors = (ports: ClusterPorts) => ({ ...ports, lease: lostAfter(ports.lease, 1) });
    const result = await stage.apply({ settings: { accept }, doors });
    expect(stage.writes()).toEqual(['PATCH server-1']);
    expect(result.interrupted).toMatch(/the lock was lost/);
    expect(stage.live('Server', 'server-1')).toMatchObject({ spec: { description: 'by hand' } });
  });

  test('say of an object that the apply went through where the patch after it did not', async () => {
    const labels = { labels: { site: 'x' } };
    stage.byHand('POST', SERVERS, serverObject('server-1', { description: 'one' }, labels));
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one', ['labels:', '  site: x']) });
    await stage.apply();
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one', ['annotations:', '  note: ours']) });
    const result = await stage.apply({
      doors: (ports) => ({ ...ports, lease: lostAfter(ports.lease, 1) }),
    });
    expect(stage.live('Server', 'server-1')?.metadata).toMatchObject({
      ...labels,
      annotations: { note: 'ours' },
    });
    expect(result.outcomes).toMatchObject([
      {
        outcome: 'failed',
        complete: false,
        reason: expect.stringMatching(/^written, but what Git no longer/),
      },
    ]);
    expect(result.interrupted).toMatch(/the lock was lost/);
  });

  test('are not sent again after the lock was lost between two tries', async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'x') });
    const down = { type: 'status', code: 503, reason: 'ServiceUnavailable', message: 'down' } as const;
    stage.server.inject({ method: 'PATCH', path: '/servers/', fault: down });
    const result = await stage.apply({
      doors: (ports) => ({ ...ports, lease: lostAfter(ports.lease, 1) }),
    });
    expect(stage.writes()).toEqual(['PATCH server-1']);
    expect(result.outcomes).toMatchObject([{ outcome: 'failed', error: { code: 'HHS-2107' } }]);
    expect(result.interrupted).toMatch(/the lock was lost/);
    expect(await stage.recorded()).toEqual([]);
  });
});

describe('a second pass over what admission refused', () => {
  test('brings what could only be written after others, and leaves the children of what failed alone', async () => {
    stage.commit({
      'group.yaml': group,
      'leaf.yaml': leaf('leaf-1'),
      'a.yaml': serverYaml('server-1', 'waits'),
      'b.yaml': serverYaml('server-2', 'does not'),
    });
    waitsFor.set('server-1', 'server-2');
    const failed = { type: 'status', code: 500, reason: 'InternalError', message: 'out of order' } as const;
    stage.server.inject({ method: 'PATCH', path: '/switchgroups/', fault: failed });
    const result = await stage.apply(oneLane);
    expect(outcomesOf(result)).toEqual({
      'group-1': 'failed',
      'leaf-1': 'skipped',
      'server-1': 'created',
      'server-2': 'created',
    });
    const [child] = result.outcomes.filter(({ id }) => id.kind === 'Switch');
    expect(child).toMatchObject({
      attempts: 0,
      reason: expect.stringMatching(/^not tried: it refers to SwitchGroup.*group-1/),
    });
    expect(result.outcomes.find(({ id }) => id.name === 'server-1')).toMatchObject({
      attempts: 2,
      error: null,
    });
    expect(stage.writes().filter((write) => /group-1|leaf-1/.test(write))).toEqual(['PATCH group-1']);
    expect(await stage.recorded()).toEqual(['server-1', 'server-2']);
  });

  test('brings the children, too, when their parent comes in it', async () => {
    stage.commit({
      'group.yaml': group,
      'leaf.yaml': leaf('leaf-1'),
      'a.yaml': serverYaml('server-1', 'x'),
      'b.yaml': serverYaml('server-2', 'x'),
    });
    waitsFor.set('server-1', 'server-2').set('group-1', 'server-2');
    const result = await stage.apply(oneLane);
    expect(new Set(Object.values(outcomesOf(result)))).toEqual(new Set(['created']));
    expect([triesOf('group-1'), triesOf('leaf-1')]).toEqual([2, 1]);
  });

  test('is not made when the one before got nothing done', async () => {
    stage.commit({ 'group.yaml': group, 'leaf.yaml': leaf('leaf-1') });
    waitsFor.set('group-1', 'nobody');
    const result = await stage.apply(oneLane);
    expect(outcomesOf(result)).toEqual({ 'group-1': 'refused', 'leaf-1': 'skipped' });
    expect(triesOf('group-1')).toBe(1);
  });

  test('that is cancelled leaves refused what was refused: it is not "not tried"', async () => {
    stage.commit({
      'a.yaml': serverYaml('server-1', 'waits'),
      'b.yaml': serverYaml('server-2', 'waits'),
      'c.yaml': serverYaml('server-3', 'does not'),
    });
    waitsFor.set('server-1', 'server-3').set('server-2', 'nobody');
    const cancel = new AbortController();
    onTry = (name) => {
      if (name === 'server-1' && triesOf('server-1') === 2) cancel.abort();
    };
    const result = await stage.apply({ ...oneLane, signal: cancel.signal });
    expect(outcomesOf(result)).toEqual({
      'server-1': 'created',
      'server-2': 'refused',
      'server-3': 'created',
    });
    expect(result.outcomes.find(({ id }) => id.name === 'server-2')).toMatchObject({
      attempts: 1,
      error: { code: 'HHS-2511' },
    });
    expect(triesOf('server-2')).toBe(1);
    expect(result.interrupted).toMatch(/cancelled/);
  });
});
