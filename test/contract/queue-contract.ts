import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { POOL_NAMES, POOLS } from '../../src/domain/schedule/pools.ts';
import { NetworkError } from '../../src/domain/shared/errors.ts';
import type { JobRequest, Queue, QueueEvent, RunningJob } from '../../src/ports/queue.ts';
import { JobWorkshop, workOf } from '../support/job-workshop.ts';

/** A queue with the founding pools that takes `limit` waiting jobs, and the hand that moves its time. */
export interface QueueRig {
  readonly queue: Queue;
  /** Lets `ms` pass, and lets the queue do what is due then. */
  pass(ms: number): Promise<void>;
  /** Returns when the queue has done all that can be done without time passing. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface QueueRigOptions {
  readonly limit: number;
}

const LIMITS = {
  scheduler_master: 1,
  sync_git: 4,
  sync_kubernetes: 3,
  sync_micro: 8,
  sync_orchestration: 2,
};

const retryable = (details: { retryAfterMs?: number } = {}) =>
  new NetworkError({ code: 'HHS-2101', message: 'no answer', help: 'wait', retryable: true, details });

/** What every queue must do, on whatever it stands. A pause that a test waits out is at least a second. */
export function describeQueueContract(
  name: string,
  makeQueue: (options: QueueRigOptions) => Promise<QueueRig>,
): void {
  describe(`a queue: ${name}`, () => {
    let rig: QueueRig;
    let queue: Queue;
    let shop: JobWorkshop;
    let events: QueueEvent[];

    beforeEach(async () => {
      rig = await makeQueue({ limit: 50 });
      queue = rig.queue;
      shop = new JobWorkshop(queue, LIMITS);
      events = [];
      queue.listen((event) => events.push(event));
    });
    afterEach(async () => {
      await rig.stop();
      expect(shop.faults).toEqual([]);
    });

    /** Adds all and lets what can start. */
    async function put(...requests: readonly JobRequest[]): Promise<void> {
      for (const request of requests) expect(await queue.add(request)).toMatchObject({ taken: true });
      await rig.settle();
    }
    async function begin(...requests: readonly JobRequest[]): Promise<void> {
      queue.start();
      await put(...requests);
    }
    function only(): RunningJob {
      const [job, second] = shop.running;
      if (job === undefined || second !== undefined) throw new Error(`${shop.running.length} jobs run`);
      return job;
    }
    async function endOnly(): Promise<void> {
      shop.end(only());
      await rig.settle();
    }
    async function failOnly(error: unknown): Promise<void> {
      shop.fail(only(), error);
      await rig.settle();
    }
    async function endAll(): Promise<void> {
      while (shop.running.length > 0) {
        for (const job of shop.running) shop.end(job);
        await rig.settle();
      }
    }

    describe('starting', () => {
      test('begins nothing before it is started, and then what waits', async () => {
        await put(workOf(1));
        expect(shop.begun).toEqual([]);
        queue.start();
        await rig.settle();
        expect(only()).toMatchObject({ name: 'work', payload: { n: 1 }, tried: 1, pool: 'scheduler_master' });
      });

      test('refuses a job that nobody handles, and a second handler of a name', async () => {
        await expect(queue.add(workOf(1, { name: 'unknown' }))).rejects.toThrow('unknown');
        expect(() => queue.register('work', async () => undefined)).toThrow('work');
      });

      test('hands the payload on as it was when it was asked for', async () => {
        const payload = { n: 1, list: [1] };
        await put(workOf(1, { payload }));
        payload.list.push(2);
        queue.start();
        await rig.settle();
        expect(only().payload).toEqual({ n: 1, list: [1] });
      });
    });

    describe('pools', () => {
      test.each(POOL_NAMES)('%s runs as many at a time as it has places', async (pool) => {
        await begin(...Array.from({ length: 20 }, (_, n) => workOf(n, { pool })));
        expect(shop.running).toHaveLength(LIMITS[pool]);
        const [first] = shop.running;
        if (first !== undefined) shop.end(first);
        await rig.settle();
        expect(shop.running).toHaveLength(LIMITS[pool]);
        await endAll();
        expect(shop.begun).toHaveLength(20);
      });

      test('do not take places from each other', async () => {
        await begin(
          ...POOL_NAMES.flatMap((pool) => Array.from({ length: 10 }, (_, n) => workOf(n, { pool }))),
        );
        expect(shop.running).toHaveLength(18);
        await endAll();
      });

      test('have the founding sizes and priorities', async () => {
        const { pools } = await queue.statistics();
        expect(pools).toMatchObject(POOLS);
      });
    });

    describe('order', () => {
      test('is by priority, then by age', async () => {
        await put(workOf('a', { priority: 1 }), workOf('b', { priority: 4 }), workOf('c', { priority: 1 }));
        await put(workOf('d', { priority: 4 }), workOf('e', { priority: 0 }));
        queue.start();
        await rig.settle();
        await endAll();
        expect(shop.order).toEqual(['b', 'd', 'a', 'c', 'e']);
      });

      test('of one fabric is by the priority of the pools', async () => {
        await put(
          workOf('orchestration', { fabric: 'lab', pool: 'sync_orchestration', priority: 4 }),
          workOf('kubernetes', { fabric: 'lab', pool: 'sync_kubernetes', priority: 4 }),
          workOf('micro', { fabric: 'lab', pool: 'sync_micro' }),
          workOf('master', { fabric: 'lab', pool: 'scheduler_master' }),
        );
        queue.start();
        await rig.settle();
        await endAll();
        expect(shop.order).toEqual(['master', 'micro', 'kubernetes', 'orchestration']);
      });

      test('lets a job that cannot start yet not hold up others', async () => {
        await begin(workOf('running', { fabric: 'a', pool: 'sync_git' }));
        await put(
          workOf('blocked', { fabric: 'a', pool: 'sync_git', priority: 4 }),
          workOf('free', { fabric: 'b', pool: 'sync_git' }),
        );
        expect(shop.order).toEqual(['running', 'free']);
        await endAll();
      });
    });

    test('one run of a fabric at a time, in whatever pool', async () => {
      await begin(
        ...POOL_NAMES.flatMap((pool) => ['a', 'b'].map((fabric) => workOf(fabric, { fabric, pool }))),
      );
      expect(shop.running.map(({ fabric }) => fabric).sort()).toEqual(['a', 'b']);
      await endAll();
      expect(shop.begun).toHaveLength(10);
    });

    describe('a request with the key of another', () => {
      test('is merged into one that waits: first payload, higher priority', async () => {
        await begin(workOf('running'));
        const first = await queue.add(workOf('first', { key: 'same', priority: 1 }));
        await queue.add(workOf('other', { priority: 2 }));
        const second = await queue.add(workOf('second', { key: 'same', priority: 3 }));
        expect(first).toMatchObject({ taken: true, merged: false });
        expect(second).toEqual({ ...first, merged: true });
        await rig.settle();
        await endAll();
        expect(shop.order).toEqual(['running', 'first', 'other']);
      });

      test('takes the earlier of the two times', async () => {
        await begin(workOf('late', { key: 'same', delayMs: 60_000 }));
        expect(shop.begun).toEqual([]);
        await put(workOf('now', { key: 'same' }));
        expect(shop.order).toEqual(['late']);
        await endAll();
        await put(
          workOf('soon', { key: 'again', delayMs: 1_000 }),
          workOf('x', { key: 'again', delayMs: 60_000 }),
        );
        await rig.pass(1_500);
        expect(shop.order).toEqual(['late', 'soon']);
        await endAll();
      });

      test('follows one that runs, and a third one does not', async () => {
        await begin(workOf('running', { key: 'same' }));
        const follower = await queue.add(workOf('follower', { key: 'same' }));
        expect(follower).toMatchObject({ merged: false });
        expect(await queue.add(workOf('third', { key: 'same' }))).toEqual({ ...follower, merged: true });
        await rig.settle();
        await endAll();
        expect(shop.order).toEqual(['running', 'follower']);
      });
    });

    test('a job with a delay starts when it is over, and not before', async () => {
      await begin(workOf(1, { delayMs: 5_000 }));
      await rig.pass(4_000);
      expect(shop.begun).toEqual([]);
      await rig.pass(1_500);
      expect(shop.begun).toHaveLength(1);
      await endAll();
    });

    describe('a job that fails', () => {
      const retry = { tries: 3, firstDelayMs: 4_000, longestDelayMs: 60_000 };

      test('is run again after pauses that grow, as often as it may', async () => {
        await begin(workOf(1, { retry }));
        await failOnly(retryable());
        await rig.pass(1_500);
        expect(shop.begun).toHaveLength(1);
        await rig.pass(3_000);
        expect(only().tried).toBe(2);
        await failOnly(retryable());
        await rig.pass(3_500);
        expect(shop.begun).toHaveLength(2);
        await rig.pass(5_000);
        await failOnly(retryable());
        await rig.pass(120_000);
        expect(shop.begun.map(({ tried }) => tried)).toEqual([1, 2, 3]);
        const ends = events.flatMap((event) => (event.type === 'failed' ? [event.retryInMs !== null] : []));
        expect(ends).toEqual([true, true, false]);
      });

      test('is not run again for an error that will stay', async () => {
        const refused = new NetworkError({ code: 'HHS-2101', message: 'no', help: 'no', retryable: false });
        await begin(workOf(1, { retry }));
        await failOnly(refused);
        await put(workOf(2, { retry }));
        await failOnly(new TypeError('a fault of ours'));
        await rig.pass(120_000);
        expect(shop.order).toEqual([1, 2]);
        expect(events.filter(({ type }) => type === 'failed')).toMatchObject([
          { error: refused, retryInMs: null },
          { error: expect.any(TypeError), retryInMs: null },
        ]);
      });

      test('waits as long as the other end asked for', async () => {
        await begin(workOf(1, { retry }));
        await failOnly(retryable({ retryAfterMs: 30_000 }));
        await rig.pass(29_000);
        expect(shop.begun).toHaveLength(1);
        await rig.pass(2_000);
        expect(shop.begun).toHaveLength(2);
        await endAll();
      });

      test('frees its place and its fabric for others meanwhile', async () => {
        await begin(workOf(1, { retry, fabric: 'lab' }), workOf(2, { fabric: 'lab' }));
        await failOnly(retryable());
        expect(only().payload).toEqual({ n: 2 });
        await endOnly();
        await rig.pass(5_000);
        expect(shop.order).toEqual([1, 2, 1]);
        await endAll();
      });

      test('keeps its pause when the same is asked for again', async () => {
        await begin(workOf(1, { retry, key: 'same' }));
        await failOnly(retryable());
        await put(workOf(2, { key: 'same' }));
        expect(shop.begun).toHaveLength(1);
        await rig.pass(5_000);
        expect(shop.order).toEqual([1, 1]);
        await endAll();
      });

      test('leaves its next try to one that follows with its key, after the same pause', async () => {
        await begin(workOf('running', { retry, key: 'same' }), workOf('follower', { retry, key: 'same' }));
        await failOnly(retryable());
        expect(shop.begun).toHaveLength(1);
        await rig.pass(5_000);
        await endAll();
        await rig.pass(60_000);
        expect(shop.order).toEqual(['running', 'follower']);
      });

      test('disturbs no other', async () => {
        await begin(workOf(1), workOf(2), workOf(3));
        await failOnly(new TypeError('a fault of ours'));
        await endAll();
        expect(shop.order).toEqual([1, 2, 3]);
      });
    });

    describe('a job that is to go on later', () => {
      test('frees its place and its fabric, and goes on with its new payload', async () => {
        await begin(workOf(1, { fabric: 'lab' }), workOf(2, { fabric: 'lab' }));
        shop.end(only(), { afterMs: 5_000, payload: { n: 'rest of 1' } });
        await rig.settle();
        expect(shop.order).toEqual([1, 2]);
        await endOnly();
        await rig.pass(4_000);
        expect(shop.begun).toHaveLength(2);
        await rig.pass(1_500);
        expect(shop.order).toEqual([1, 2, 'rest of 1']);
        await endAll();
        expect(events.filter(({ type }) => type === 'failed')).toEqual([]);
      });

      test('has its tries before it again', async () => {
        await begin(workOf(1, { retry: { tries: 2, firstDelayMs: 1_000, longestDelayMs: 1_000 } }));
        await failOnly(retryable());
        await rig.pass(1_500);
        expect(only().tried).toBe(2);
        shop.end(only(), { afterMs: 1_000, payload: { n: 1 } });
        await rig.settle();
        await rig.pass(1_500);
        expect(only().tried).toBe(1);
        await endAll();
      });

      test('does not swallow a new request with its key', async () => {
        await begin(workOf('begun', { key: 'same' }));
        shop.end(only(), { afterMs: 60_000, payload: { n: 'rest' } });
        await put(workOf('new', { key: 'same' }));
        await endOnly();
        await rig.pass(61_000);
        await endAll();
        expect(shop.order).toEqual(['begun', 'new', 'rest']);
      });
    });

    test('takes no more than it has room for, but merges still', async () => {
      await put(...Array.from({ length: 50 }, (_, n) => workOf(n, { key: `full-${n}` })));
      expect(await queue.add(workOf('more'))).toEqual({ taken: false, because: 'full' });
      expect(await queue.add(workOf('same', { key: 'full-7' }))).toMatchObject({ taken: true, merged: true });
      queue.start();
      await rig.settle();
      await endAll();
      expect(shop.begun).toHaveLength(50);
      expect((await queue.statistics()).counts).toMatchObject({ added: 50, merged: 1, refused: 1 });
    });

    test('tells what it holds and what it has done', async () => {
      await begin(
        workOf(1, { pool: 'sync_kubernetes', fabric: 'lab' }),
        workOf(2, { pool: 'sync_kubernetes', fabric: 'lab' }),
        workOf(3, { pool: 'sync_kubernetes', delayMs: 60_000 }),
      );
      expect((await queue.statistics()).pools.sync_kubernetes).toMatchObject({
        ...{ limit: 3, priority: 8 },
        ...{ running: 1, ready: 1, delayed: 1 },
      });
      await endOnly();
      await failOnly(new TypeError('a fault of ours'));
      const { counts, pools } = await queue.statistics();
      expect(counts).toMatchObject({ added: 3, started: 2, succeeded: 1, failed: 1, retried: 0 });
      expect(pools.sync_kubernetes).toMatchObject({ running: 0, ready: 0, delayed: 1 });
    });

    test('tells listeners, of whom one that fails disturbs nobody', async () => {
      const heard: string[] = [];
      queue.listen(() => {
        throw new Error('a listener of ours');
      });
      const end = queue.listen(({ type }) => heard.push(type));
      await begin(workOf(1));
      await endAll();
      end();
      await put(workOf(2));
      await endAll();
      expect(heard).toEqual(['added', 'started', 'succeeded']);
      expect(events).toHaveLength(6);
    });

    describe('a drain', () => {
      test('takes and starts nothing more, and waits for what runs', async () => {
        await begin(workOf('running'), workOf('waiting'));
        const draining = queue.drain(30_000);
        expect(await queue.add(workOf('late'))).toEqual({ taken: false, because: 'draining' });
        const running = only();
        expect(running.signal.aborted).toBe(false);
        shop.end(running);
        expect(await draining).toMatchObject({ ended: 1, interrupted: [] });
        expect(shop.order).toEqual(['running']);
      });

      test('of a queue in which nothing runs is over at once', async () => {
        queue.start();
        expect(await queue.drain(30_000)).toEqual({ ended: 0, interrupted: [], lost: [] });
      });

      test('waits no longer than it was told, aborts what runs and names it', async () => {
        await begin(workOf('a', { pool: 'sync_git' }), workOf('b', { pool: 'sync_git' }));
        const [a] = shop.running;
        const draining = queue.drain(25_000);
        await rig.pass(24_000);
        if (a !== undefined) shop.end(a);
        await rig.settle();
        const b = only();
        expect(b.signal.aborted).toBe(false);
        await rig.pass(1_500);
        const report = await draining;
        expect(report).toMatchObject({ ended: 1, interrupted: [{ payload: { n: 'b' } }] });
        expect(b.signal.aborted).toBe(true);
        shop.fail(b, b.signal.reason);
      });

      test('is the same for whoever asks a second time', async () => {
        await begin(workOf(1));
        const first = queue.drain(30_000);
        const second = queue.drain(0);
        shop.end(only());
        expect(await second).toEqual(await first);
      });
    });
  });
}
