import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { POOL_NAMES, POOLS } from '../../src/domain/schedule/pools.ts';
import { NetworkError } from '../../src/domain/shared/errors.ts';
import type { QueueEvent } from '../../src/ports/queue.ts';
import { JobWorkshop, workOf } from '../support/job-workshop.ts';
import { memoryQueueRig, settle } from '../support/memory-queue-rig.ts';

const LIMITS = {
  ...{ scheduler_master: 1, sync_git: 4, sync_kubernetes: 3 },
  ...{ sync_micro: 8, sync_orchestration: 2 },
};

const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('add' as const),
      pool: fc.constantFrom(...POOL_NAMES),
      fabric: fc.constantFrom(null, 'a', 'b', 'c'),
      key: fc.integer({ min: 0, max: 14 }),
      priority: fc.integer({ min: 0, max: 4 }),
      delayMs: fc.constantFrom(0, 0, 0, 1_000, 30_000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('end' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('continue' as const), which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('fail' as const), which: fc.nat(), again: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.constantFrom(500, 5_000, 60_000) }),
  },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

class Bench {
  readonly rig = memoryQueueRig(1_000);
  readonly shop = new JobWorkshop(this.rig.queue, LIMITS);
  readonly events: QueueEvent[] = [];

  constructor() {
    this.rig.queue.listen((event) => this.events.push(event));
    this.rig.queue.start();
  }

  async do(step: Operation): Promise<void> {
    const { shop, rig } = this;
    if (step.type === 'add') {
      const { type: _type, ...given } = step;
      await rig.queue.add(workOf(0, { ...given, key: `k${step.key}` }));
    } else if (step.type === 'pass') {
      await rig.pass(step.ms);
    } else {
      const job = shop.running[step.which % Math.max(1, shop.running.length)];
      if (job === undefined) return;
      if (step.type === 'end') shop.end(job);
      else if (step.type === 'continue') shop.end(job, { afterMs: 3_000, payload: { n: 'rest' } });
      else {
        const facts = { code: 'HHS-2101', message: 'no answer', help: 'wait', retryable: step.again };
        shop.fail(job, new NetworkError(facts));
      }
    }
    await settle();
  }

  async finish(): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      for (const job of this.shop.running) this.shop.end(job);
      await settle();
      await this.rig.pass(120_000);
    }
  }
}

/** What is due waits for its pool or for its fabric, and no job is forgotten. */
async function expectBusy({ rig, shop, events }: Bench): Promise<void> {
  const { pools } = await rig.queue.statistics();
  const busy = new Set(shop.running.flatMap(({ fabric }) => fabric ?? []));
  for (const name of POOL_NAMES) {
    const { running, ready, limit } = pools[name];
    expect(running).toBe(shop.running.filter(({ pool }) => pool === name).length);
    if (ready > 0 && running < limit) expect(busy.size).toBeGreaterThan(0);
  }
  const added = events.filter(({ type }) => type === 'added').length;
  const over = events.filter(
    (event) => event.type === 'succeeded' || (event.type === 'failed' && event.retryInMs === null),
  ).length;
  const held = POOL_NAMES.reduce((sum, name) => {
    const { running, ready, delayed } = pools[name];
    return sum + running + ready + delayed;
  }, 0);
  // a follower may have taken over the try of one that failed
  expect(added - over).toBeGreaterThanOrEqual(held);
}

test('whatever is asked: no pool over its limit, no two runs of a fabric, no idle place, nothing lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 40 }), async (steps) => {
      const bench = new Bench();
      for (const step of steps) {
        await bench.do(step);
        expect(bench.shop.faults).toEqual([]);
        await expectBusy(bench);
      }
      await bench.finish();
      expect(bench.shop.faults).toEqual([]);
      const ran = new Set(bench.shop.begun.map(({ id }) => id));
      const asked = bench.events.flatMap(({ type, job }) => (type === 'added' ? [job.id] : []));
      expect(asked.filter((id) => !ran.has(id))).toEqual([]);
      expect(await bench.rig.queue.drain(0)).toMatchObject({ interrupted: [], lost: [] });
    }),
    { numRuns: 60 },
  );
});

test('at every start, nothing of a higher priority, and nothing older of the same, could have started instead', async () => {
  const request = fc.record({
    pool: fc.constantFrom(...POOL_NAMES),
    fabric: fc.constantFrom(null, null, 'a', 'b'),
    priority: fc.integer({ min: 0, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 25 }), async (requests) => {
      const rig = memoryQueueRig(1_000);
      const shop = new JobWorkshop(rig.queue, LIMITS);
      const waiting = new Map<string, { rank: number[]; pool: string; fabric: string | null }>();
      const running = new Map<string, { pool: string; fabric: string | null }>();
      // a listener that throws is not heard
      const overtaken: string[] = [];
      rig.queue.listen(({ type, job }) => {
        if (type === 'succeeded') running.delete(job.id);
        if (type !== 'started') return;
        const mine = waiting.get(job.id);
        waiting.delete(job.id);
        const inUse = [...running.values()];
        for (const other of waiting.values()) {
          const isFree = inUse.filter(({ pool }) => pool === other.pool).length < LIMITS[job.pool];
          const isBound = inUse.some(({ fabric }) => fabric !== null && fabric === other.fabric);
          if (other.pool !== job.pool || !isFree || isBound) continue;
          if (compareRanks(mine?.rank ?? [], other.rank) <= 0) overtaken.push(job.id);
        }
        running.set(job.id, job);
      });
      for (const [age, one] of requests.entries()) {
        const ticket = await rig.queue.add(workOf(age, one));
        if (!ticket.taken) throw new Error(ticket.because);
        const { pool, fabric, priority } = one;
        waiting.set(ticket.id, { rank: [POOLS[pool].priority, priority, -age], pool, fabric });
      }
      rig.queue.start();
      for (let round = 0; round <= requests.length; round += 1) {
        await settle();
        const [first] = shop.running;
        if (first !== undefined) shop.end(first);
      }
      expect(overtaken).toEqual([]);
      expect(shop.begun).toHaveLength(requests.length);
      expect(shop.faults).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
