import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { HttpClient } from '../../../src/adapters/kubernetes/http-client.ts';
import { KubernetesLeaseLock } from '../../../src/adapters/kubernetes/lease-lock.ts';
import { AuthenticationError, ConflictError } from '../../../src/domain/shared/errors.ts';
import { isJsonObject, type JsonObject } from '../../../src/domain/shared/json.ts';
import type { LeaseRequest } from '../../../src/ports/lease.ts';
import { type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { FakeClock } from './fake-clock.ts';
import { clientFor, silentLog, thrownBy } from './rig.ts';
import { TinyStore } from './tiny-store.ts';

const path = '/apis/coordination.k8s.io/v1/namespaces/default/leases/hedgehog-sync-lab';

let store: TinyStore;
let server: FaultServer;
let clock: FakeClock;
let http: HttpClient;
beforeEach(async () => {
  store = new TinyStore();
  server = await startFaultServer(store.handler);
  clock = new FakeClock('manual');
  http = clientFor(server.url, { clock });
});
afterEach(async () => {
  http.close();
  await server.stop();
});

const lock = () => new KubernetesLeaseLock(http, { clock, log: silentLog });

function asking(holder: string, more: Partial<LeaseRequest> = {}): LeaseRequest {
  return { fabric: 'lab', holder, durationMs: 30_000, waitMs: 0, ...more };
}

function spec(): JsonObject {
  const object = store.objects.get(path);
  return isJsonObject(object?.spec) ? object.spec : {};
}

/** Lets time pass in steps until the work is done. */
async function passing<T>(work: Promise<T>, stepMs: number, limitMs: number): Promise<T> {
  let done = false;
  const watched = work.finally(() => {
    done = true;
  });
  watched.catch(() => undefined);
  for (let passed = 0; passed < limitMs && !done; passed += stepMs) {
    await breathe();
    if (!done) clock.advance(stepMs);
  }
  return await watched;
}

/** Long enough for a request on this machine to come back; nothing hangs on it being exact. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 15));
}

describe('a free fabric', () => {
  test('is locked by the first to ask, and freed by release', async () => {
    const held = await lock().acquire(asking('one'));
    expect(spec()).toMatchObject({ holderIdentity: 'one', leaseDurationSeconds: 30, leaseTransitions: 0 });
    held.assertHeld();
    await held.release();
    await held.release();
    expect(spec()).toMatchObject({ holderIdentity: '' });
    expect(() => held.assertHeld()).toThrow(ConflictError);
    expect(store.writes).toHaveLength(2);
  });

  test('can be locked again after it was freed', async () => {
    await (await lock().acquire(asking('one'))).release();
    const held = await lock().acquire(asking('two'));
    expect(spec()).toMatchObject({ holderIdentity: 'two', leaseTransitions: 1 });
    await held.release();
  });

  test('goes to exactly one of many who ask at once', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, (_, i) => lock().acquire(asking(`run-${i}`))),
    );
    const winners = results.filter((result) => result.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'fulfilled') await result.value.release();
      else expect(result.reason).toMatchObject({ code: 'HHS-2402', conflict: 'lease' });
    }
  });

  test('two runs of the same name are two', async () => {
    const held = await lock().acquire(asking('same'));
    expect(await thrownBy(lock().acquire(asking('same')))).toMatchObject({ code: 'HHS-2402' });
    await held.release();
  });

  test('an answer that is lost leaves us the lock, not a stranger', async () => {
    store.fault = (request, reply, tiny) => {
      if (request.method !== 'POST') return false;
      tiny.fault = null;
      tiny.serve(request, null);
      reply.reset();
      return true;
    };
    const held = await passing(lock().acquire(asking('one')), 500, 5_000);
    held.assertHeld();
    await held.release();
  });
});

describe('a plan made before the lock was taken', () => {
  /** Takes the lock knowing the version from before `meanwhile`; how often it was told of a move. */
  async function tellings(
    meanwhile: () => Promise<void>,
    onTake?: () => Promise<void>,
  ): Promise<{ moved: number; waited: number }> {
    const seenVersion = await lock().version('lab');
    await meanwhile();
    const told = { moved: 0, waited: 0 };
    const onMoved = () => {
      told.moved += 1;
    };
    const onWait = () => {
      told.waited += 1;
    };
    if (onTake !== undefined) {
      store.fault = (request, reply, tiny) => {
        if (request.method === 'GET') return false;
        tiny.fault = null;
        onTake().then(
          () => tiny.serve(request, reply),
          () => reply.reset(),
        );
        return true;
      };
    }
    const held = await passing(lock().acquire(asking('us', { seenVersion, onMoved, onWait })), 500, 5_000);
    await held.release();
    return told;
  }
  const another = async () => await (await lock().acquire(asking('another'))).release();

  test('is good when nobody ran: neither first nor later', async () => {
    expect(await tellings(async () => undefined)).toEqual({ moved: 0, waited: 0 });
    expect(await tellings(async () => undefined)).toEqual({ moved: 0, waited: 0 });
  });

  test('is out of date when another took the lock and freed it again', async () => {
    expect(await tellings(another)).toEqual({ moved: 1, waited: 0 });
    expect(await tellings(another)).toEqual({ moved: 1, waited: 0 });
  });

  test('is out of date when another was faster and is gone again by the next look', async () => {
    expect(await tellings(async () => undefined, another)).toEqual({ moved: 1, waited: 0 });
    expect(await tellings(async () => undefined, another)).toEqual({ moved: 1, waited: 0 });
  });

  test('is good when what moved the Lease was our own try, whose answer was lost', async () => {
    await another();
    const seenVersion = await lock().version('lab');
    store.fault = (request, reply, tiny) => {
      if (request.method !== 'PUT') return false;
      tiny.fault = null;
      tiny.serve(request, null);
      reply.reset();
      return true;
    };
    let moved = false;
    const onMoved = () => {
      moved = true;
    };
    const held = await passing(lock().acquire(asking('us', { seenVersion, onMoved })), 500, 5_000);
    await held.release();
    expect(moved).toBe(false);
  });
});

describe('a locked fabric', () => {
  test('turns away who does not wait, and names the holder', async () => {
    const held = await lock().acquire(asking('one'));
    const error = await thrownBy(lock().acquire(asking('two')));
    expect(error).toBeInstanceOf(ConflictError);
    expect(String(error)).toMatch(/fabric lab is locked by one \(Lease default\/hedgehog-sync-lab\).* 30 s/);
    await held.release();
  });

  test('is handed over to who waits', async () => {
    const held = await lock().acquire(asking('one'));
    const told: string[] = [];
    const waiting = lock().acquire(asking('two', { waitMs: 60_000, onWait: (holder) => told.push(holder) }));
    await breathe();
    await held.release();
    const second = await passing(waiting, 500, 10_000);
    expect(told).toEqual(['one']);
    second.assertHeld();
    await second.release();
  });

  test('is not taken from a holder who renews, however old its times look', async () => {
    const held = await lock().acquire(asking('one', { durationMs: 3_000 }));
    const waiting = lock().acquire(asking('two', { durationMs: 3_000, waitMs: 12_000 }));
    const error = await thrownBy(passing(waiting, 250, 20_000));
    expect(error).toMatchObject({ code: 'HHS-2402' });
    held.assertHeld();
    await held.release();
  });

  test('is taken from the dead after a full duration, and not before', async () => {
    store.put(path, {
      metadata: { name: 'hedgehog-sync-lab' },
      spec: { holderIdentity: 'dead', leaseDurationSeconds: 20, renewTime: '2001-01-01T00:00:00.000000Z' },
    });
    const from = clock.monotonicMs();
    const held = await passing(lock().acquire(asking('two', { waitMs: 60_000 })), 500, 40_000);
    expect(clock.monotonicMs() - from).toBeGreaterThanOrEqual(20_000);
    expect(spec()).toMatchObject({ holderIdentity: 'two' });
    await held.release();
  });

  test('starts the wait anew when the holder shows life', async () => {
    const dead = {
      metadata: { name: 'hedgehog-sync-lab' },
      spec: { holderIdentity: 'dead', leaseDurationSeconds: 5 },
    };
    store.put(path, dead);
    const from = clock.monotonicMs();
    const waiting = lock().acquire(asking('two', { waitMs: 60_000 }));
    for (let i = 0; i < 4; i += 1) {
      await breathe();
      clock.advance(1_000);
    }
    store.put(path, dead);
    const held = await passing(waiting, 500, 40_000);
    expect(clock.monotonicMs() - from).toBeGreaterThanOrEqual(9_000);
    await held.release();
  });
});

describe('a lock that is held', () => {
  test('is renewed every third of its duration', async () => {
    const held = await lock().acquire(asking('one'));
    for (let i = 0; i < 40; i += 1) {
      await breathe();
      clock.advance(1_000);
      held.assertHeld();
    }
    expect(store.writes.filter((write) => write.startsWith('PUT')).length).toBeGreaterThanOrEqual(3);
    await held.release();
  }, 15_000);

  test('is lost when it cannot be renewed, before anybody could take it', async () => {
    const held = await lock().acquire(asking('one'));
    store.fault = (_, reply) => {
      reply.status(503, 'Any', 'down');
      return true;
    };
    const from = clock.monotonicMs();
    while (!held.lost.aborted && clock.monotonicMs() - from < 60_000) {
      await breathe();
      clock.advance(1_000);
    }
    expect(clock.monotonicMs() - from).toBeLessThan(30_000);
    expect(() => held.assertHeld()).toThrow(/not renewed in time/);
    store.fault = null;
    await held.release();
  }, 15_000);

  test('is not trusted after the machine slept, even if no timer ran', async () => {
    const held = await lock().acquire(asking('one'));
    clock.suspend(31_000);
    expect(() => held.assertHeld()).toThrow(ConflictError);
    expect(held.lost.aborted).toBe(true);
    await held.release();
  });

  test('is lost when another takes it, and is then not freed under the other', async () => {
    const held = await lock().acquire(asking('one'));
    store.put(path, {
      metadata: { name: 'hedgehog-sync-lab' },
      spec: { holderIdentity: 'thief', leaseDurationSeconds: 30 },
    });
    for (let i = 0; i < 12 && !held.lost.aborted; i += 1) {
      await breathe();
      clock.advance(1_000);
    }
    expect(() => held.assertHeld()).toThrow(/taken over by thief/);
    await held.release();
    expect(spec()).toMatchObject({ holderIdentity: 'thief' });
  });

  test('survives somebody labelling the Lease', async () => {
    const held = await lock().acquire(asking('one'));
    const there = store.objects.get(path) ?? {};
    store.put(path, { ...there, metadata: { ...Object(there.metadata), labels: { team: 'net' } } });
    for (let i = 0; i < 25; i += 1) {
      await breathe();
      clock.advance(1_000);
    }
    held.assertHeld();
    await held.release();
    expect(spec()).toMatchObject({ holderIdentity: '' });
    expect(store.objects.get(path)?.metadata).toMatchObject({ labels: { team: 'net' } });
  });

  test('release never throws', async () => {
    const held = await lock().acquire(asking('one'));
    store.fault = (_, reply) => {
      reply.reset();
      return true;
    };
    await passing(held.release(), 500, 20_000);
  });
});

test('a right that is missing is named', async () => {
  store.fault = (_, reply) => {
    const text =
      'leases.coordination.k8s.io "hedgehog-sync-lab" is forbidden: User "reader" cannot get resource "leases" ' +
      'in API group "coordination.k8s.io" in the namespace "default"';
    reply.status(403, 'Forbidden', text);
    return true;
  };
  const error = await thrownBy(lock().acquire(asking('one')));
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(String(error)).toContain('verb get on leases of API group coordination.k8s.io in namespace default');
});
