import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/domain/shared/json.ts';
import { NO_PROGRESS, type RunStep, runSteps, type StepContext } from '../../src/operations/run-steps.ts';
import { FakeClock } from '../adapters/kubernetes/fake-clock.ts';
import { settle } from '../support/memory-queue-rig.ts';

const never = new AbortController().signal;
const hang = () => new Promise<undefined>(() => undefined);

function stage() {
  const clock = new FakeClock('manual');
  const ran: string[] = [];
  const step = (
    name: string,
    needs: string[] = [],
    run: RunStep['run'] = async () => undefined,
  ): RunStep => ({
    ...{ name, needs },
    run: (context: StepContext) => {
      ran.push(name);
      return run(context);
    },
  });
  return { clock, ran, step };
}

describe('steps', () => {
  test('run after what they need, and tell their budgets', async () => {
    const { clock, ran, step } = stage();
    const steps = [step('publish', ['apply']), step('fetch'), step('apply', ['fetch'])];
    const report = await runSteps(clock, steps, NO_PROGRESS, never);
    expect(ran).toEqual(['fetch', 'apply', 'publish']);
    expect(report).toMatchObject({ end: 'done', afterMs: null, error: null });
    expect(report.trace).toMatchObject(
      ran.map((name) => ({ name, result: 'done', softMs: 25_000, hardMs: 35_000 })),
    );
  });

  test('of one wave run side by side', async () => {
    const { clock, ran, step } = stage();
    const running = runSteps(
      clock,
      [step('a', [], hang), step('b', [], hang), step('c', ['a'])],
      NO_PROGRESS,
      never,
    );
    await settle();
    expect(ran).toEqual(['a', 'b']);
    clock.advance(35_000);
    await running;
  });

  test('that need each other in a ring are a fault of ours', async () => {
    const { clock, step } = stage();
    const ring = runSteps(clock, [step('a', ['b']), step('b', ['a'])], NO_PROGRESS, never);
    await expect(ring).rejects.toThrow('a, b');
  });

  test('a failed one takes with it only those that need it', async () => {
    const { clock, ran, step } = stage();
    const error = new TypeError('a fault of ours');
    const steps = [
      step('a', [], () => Promise.reject(error)),
      step('b'),
      step('after-a', ['a']),
      step('after-b', ['b']),
    ];
    const report = await runSteps(clock, steps, NO_PROGRESS, never);
    expect(ran).toEqual(['a', 'b', 'after-b']);
    expect(report).toMatchObject({ end: 'failed', error });
    expect(report.progress.done).toEqual(['b', 'after-b']);
    expect(report.trace.find(({ name }) => name === 'after-a')?.result).toBe('skipped');
  });
});

describe('the limits of a step', () => {
  test('at the soft one it is asked to come to an end, and what it takes then is marked', async () => {
    const { clock, step } = stage();
    const soft: boolean[] = [];
    const steps = [
      step('slow', [], async ({ soft: signal, hard }) => {
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        soft.push(signal.aborted, hard.aborted);
        return undefined;
      }),
    ];
    const running = runSteps(clock, steps, NO_PROGRESS, never);
    await settle();
    clock.advance(24_999);
    await settle();
    expect(soft).toEqual([]);
    clock.advance(2);
    const { trace, end } = await running;
    expect(soft).toEqual([true, false]);
    expect(end).toBe('done');
    expect(trace).toMatchObject([{ result: 'done', isOverSoft: true, tookMs: 25_001 }]);
  });

  test('at the hard one it is cut and marked, and its late end disturbs nobody', async () => {
    const { clock, step } = stage();
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise<undefined>((_resolve, reject) => {
      fail = reject;
    });
    const running = runSteps(clock, [step('fetch', [], () => work)], NO_PROGRESS, never);
    await settle();
    clock.advance(35_000);
    const report = await running;
    expect(report).toMatchObject({
      end: 'failed',
      trace: [{ name: 'fetch', result: 'cut', isOverSoft: true, tookMs: 35_000 }],
      error: { code: 'HHS-1402', category: 'timeout', retryable: true },
    });
    expect(report.error).toMatchObject({ message: 'the step fetch did not end within 35 s and was cut off' });
    fail(new Error('too late'));
    await settle();
  });

  test('leave no timer behind', async () => {
    const { clock, step } = stage();
    const sleep = clock.sleep.bind(clock);
    const timers: (AbortSignal | undefined)[] = [];
    clock.sleep = (ms, signal) => {
      timers.push(signal);
      return sleep(ms, signal);
    };
    await runSteps(clock, [step('a')], NO_PROGRESS, never);
    expect(timers.map((signal) => signal?.aborted)).toEqual([true, true]);
  });

  test('a cancelled run ends at once, as cancelled', async () => {
    const { clock, step } = stage();
    const cancel = new AbortController();
    const running = runSteps(clock, [step('a', [], hang), step('b', ['a'])], NO_PROGRESS, cancel.signal);
    await settle();
    cancel.abort();
    expect(await running).toMatchObject({
      end: 'cancelled',
      trace: [{ result: 'cancelled' }, { result: 'skipped' }],
    });
  });
});

describe('a long wait', () => {
  test('pauses the run, and goes on where it was, without what is done', async () => {
    const { clock, ran, step } = stage();
    const seen: Json[] = [];
    const wait: RunStep['run'] = async ({ resumed }) => {
      seen.push(resumed);
      const round = typeof resumed === 'number' ? resumed : 0;
      return round < 2 ? { afterMs: 15_000, resume: round + 1 } : undefined;
    };
    const steps = [step('apply'), step('converge', ['apply'], wait), step('publish', ['converge'])];
    let report = await runSteps(clock, steps, NO_PROGRESS, never);
    expect(report).toMatchObject({ end: 'paused', afterMs: 15_000 });
    expect(report.progress).toEqual({ done: ['apply'], paused: { converge: 1 } });
    for (let round = 0; round < 2; round += 1) {
      // as it comes back out of the payload of a job
      report = await runSteps(clock, steps, JSON.parse(JSON.stringify(report.progress)), never);
    }
    expect(report.end).toBe('done');
    expect(seen).toEqual([null, 1, 2]);
    expect(ran).toEqual(['apply', 'converge', 'converge', 'converge', 'publish']);
  });
});
