import { describe, expect, test } from '@jest/globals';
import type { AgentStatus } from '../../src/domain/resource/agent-status.ts';
import { KubernetesError, NetworkError } from '../../src/domain/shared/errors.ts';
import { awaitConvergence, type ConvergencePorts } from '../../src/operations/await-convergence.ts';
import type { AgentEvent } from '../../src/ports/cluster.ts';

const START = Date.parse('2026-01-01T00:00:00Z');

/** Agents on a clock that only moves when somebody sleeps; what is scheduled happens on the way. */
class AgentWorld {
  ms = 0;
  readonly agents = new Map<string, AgentStatus>();
  readonly #plan: { at: number; act: () => void }[] = [];
  #listeners: ((event: AgentEvent | 'expired') => void)[] = [];

  at(ms: number, act: () => void): this {
    this.#plan.push({ at: ms, act });
    return this;
  }

  set(name: string, generation: number, lastAppliedGen: number, beatMs = this.ms): void {
    const agent: AgentStatus = {
      name,
      uid: name,
      resourceVersion: String(this.ms + 1),
      generation,
      lastAppliedGen,
      lastAttemptGen: generation,
      lastHeartbeat: new Date(START + beatMs).toISOString(),
      rebootRequired: false,
    };
    this.agents.set(name, agent);
    for (const listener of this.#listeners) listener({ type: 'changed', agent });
  }

  expire(): void {
    for (const listener of this.#listeners) listener('expired');
  }

  ports(): ConvergencePorts {
    const clock = {
      now: () => new Date(START + this.ms).toISOString(),
      epochMs: () => START + this.ms,
      monotonicMs: () => this.ms,
      sleep: async (ms: number) => {
        await new Promise((resolve) => setImmediate(resolve));
        this.ms += ms;
        for (const step of this.#plan.splice(0)) {
          if (step.at <= this.ms) step.act();
          else this.#plan.push(step);
        }
        await new Promise((resolve) => setImmediate(resolve));
      },
    };
    const cluster = {
      listAgents: async () => ({ agents: [...this.agents.values()], resourceVersion: '1' }),
      watchAgents: (_namespace: string, _from: string, signal: AbortSignal) => this.#watch(signal),
    };
    return { clock, cluster, progress: { report: () => undefined } };
  }

  async *#watch(signal: AbortSignal): AsyncGenerator<AgentEvent> {
    const queue: (AgentEvent | 'expired')[] = [];
    let wake: () => void = () => undefined;
    const listener = (event: AgentEvent | 'expired') => {
      queue.push(event);
      wake();
    };
    this.#listeners.push(listener);
    signal.addEventListener('abort', () => wake());
    try {
      while (!signal.aborted) {
        const event = queue.shift();
        if (event === 'expired') {
          throw new KubernetesError({
            code: 'HHS-2504',
            message: 'gone',
            help: '',
            status: 410,
            reason: 'Expired',
          });
        }
        if (event !== undefined) yield event;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      this.#listeners = this.#listeners.filter((one) => one !== listener);
    }
  }
}

function wait(world: AgentWorld, more: Partial<Parameters<typeof awaitConvergence>[1]> = {}) {
  return awaitConvergence(world.ports(), {
    expected: ['leaf-1', 'leaf-2'],
    waitMs: 60_000,
    settleMs: 3_000,
    signal: new AbortController().signal,
    ...more,
  });
}

describe('waiting for the switches', () => {
  test('does not trust converged agents before the settle time has passed', async () => {
    const world = new AgentWorld();
    world.set('leaf-1', 1, 1);
    world.set('leaf-2', 1, 1);
    const report = await wait(world);
    expect(report.result).toBe('converged');
    expect(report.waitedMs).toBeGreaterThanOrEqual(3_000);
  });

  test('starts the settle time anew when an agent moves, and then waits for it', async () => {
    const world = new AgentWorld();
    world.set('leaf-1', 1, 1);
    world.set('leaf-2', 1, 1);
    world.at(2_000, () => world.set('leaf-1', 2, 1)).at(8_000, () => world.set('leaf-1', 2, 2));
    const report = await wait(world);
    expect(report.result).toBe('converged');
    expect(report.waitedMs).toBeGreaterThanOrEqual(8_000);
  });

  test('a heartbeat does not start it anew', async () => {
    const world = new AgentWorld();
    world.set('leaf-1', 1, 1);
    world.set('leaf-2', 1, 1);
    for (let ms = 500; ms < 20_000; ms += 500) world.at(ms, () => world.set('leaf-1', 1, 1));
    expect((await wait(world)).waitedMs).toBeLessThan(5_000);
  });

  test('names what is lagging, silent and missing when the limit has passed', async () => {
    const world = new AgentWorld();
    world.set('leaf-1', 4, 3);
    const report = await wait(world, { expected: ['leaf-1', 'leaf-2'], waitMs: 10_000 });
    expect(report).toMatchObject({
      result: 'timed-out',
      switches: [
        { name: 'leaf-1', state: 'lagging', generation: 4, lastAppliedGen: 3 },
        { name: 'leaf-2', state: 'missing' },
      ],
    });
    expect(report.summary).toContain('leaf-1 is lagging (generation 4, applied 3)');
    const quiet = new AgentWorld();
    quiet.set('leaf-1', 1, 1, -120_000);
    quiet.set('leaf-2', 1, 1);
    expect(await wait(quiet, { waitMs: 5_000 })).toMatchObject({
      result: 'timed-out',
      switches: [{ state: 'silent' }, { state: 'converged' }],
    });
  });

  test('lists again when the watch has expired, and misses nothing', async () => {
    const world = new AgentWorld();
    world.set('leaf-1', 1, 1);
    world.set('leaf-2', 2, 1);
    world.at(1_000, () => world.expire()).at(5_000, () => world.set('leaf-2', 2, 2));
    expect((await wait(world)).result).toBe('converged');
  });

  test('ends at once, and says how far it is, when the run is cancelled', async () => {
    const world = new AgentWorld();
    world.set('leaf-1', 1, 1);
    const cancel = new AbortController();
    world.at(1_000, () => cancel.abort());
    const report = await wait(world, { signal: cancel.signal });
    expect(report).toMatchObject({ result: 'cancelled' });
    expect(report.summary).toMatch(
      /^1 of 2 switches run .* leaf-2 has no agent, when the wait was cancelled after 1 s$/,
    );
    expect(report.waitedMs).toBeLessThan(3_000);
  });

  test('a cancel that comes when all are there already changes nothing', async () => {
    const world = new AgentWorld();
    world.set('leaf-1', 1, 1);
    world.set('leaf-2', 1, 1);
    const cancel = new AbortController();
    world.at(3_000, () => cancel.abort());
    expect(await wait(world, { signal: cancel.signal })).toMatchObject({ result: 'converged' });
  });

  test.each([
    ['answers that it cannot', /^the switches could not be followed: no list today, after \d+ s$/],
    ['does not answer', /^the switches could not be followed: their list has not come, after \d+ s$/],
  ])('claims nothing of any switch while the server %s', async (how, summary) => {
    const world = new AgentWorld();
    const facts = { code: 'HHS-2107', message: 'no list today', help: '', retryable: true };
    const listAgents = () =>
      how === 'does not answer'
        ? new Promise<never>(() => undefined)
        : Promise.reject(new NetworkError(facts));
    const ports = world.ports();
    const asked = {
      expected: ['leaf-1'],
      waitMs: 10_000,
      settleMs: 3_000,
      signal: new AbortController().signal,
    };
    const report = await awaitConvergence({ ...ports, cluster: { ...ports.cluster, listAgents } }, asked);
    expect(report).toMatchObject({
      result: 'timed-out',
      switches: [],
      summary: expect.stringMatching(summary),
    });
  });
});
