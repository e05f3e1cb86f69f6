import { describe, expect, test } from '@jest/globals';
import { EachInSteps, runToEnd } from '../../src/operations/each-in-steps.ts';
import type { RunStep } from '../../src/operations/run-steps.ts';
import type { Log } from '../../src/ports/log.ts';
import { FakeClock } from '../adapters/kubernetes/fake-clock.ts';
import { settle } from '../support/memory-queue-rig.ts';

const never = new AbortController().signal;

function stage() {
  const clock = new FakeClock('manual');
  const told: object[] = [];
  const tell = (message: string, fields: object = {}) => void told.push({ message, ...fields });
  const log: Log = { debug: tell, info: tell, warn: tell, error: tell, child: () => log };
  const stepOf = (list: EachInSteps<string>): RunStep => ({
    ...{ name: 'look', needs: [] },
    run: (context) => list.run(context),
  });
  /** Lets so many seconds pass. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      clock.advance(1_000);
      await settle();
    }
  };
  return { clock, log, told, stepOf, pass };
}

describe('work on many things in steps', () => {
  test('pauses when its time is over, lets others in, and goes on where it was', async () => {
    const { clock, log, told, stepOf, pass } = stage();
    const done: string[] = [];
    const items = ['a', 'b', 'c', 'd', 'e'];
    const list = new EachInSteps(
      () => Promise.resolve(items),
      async (item) => {
        await clock.sleep(10_000);
        done.push(item);
      },
    );
    const running = runToEnd({ clock, log }, [stepOf(list)], [list], never);
    await settle();
    await pass(30);
    expect(done).toEqual(['a', 'b', 'c']);
    expect(list.left).toBe(2);
    await pass(30);
    await running;
    expect(done).toEqual(items);
    expect(told).toEqual([]);
  });

  test('gives up what hangs after 35 s, says so, and does the rest', async () => {
    const { clock, log, told, stepOf, pass } = stage();
    const done: string[] = [];
    const list = new EachInSteps(
      () => Promise.resolve(['a', 'hangs', 'c']),
      async (item) => {
        if (item === 'hangs') await new Promise(() => undefined);
        done.push(item);
      },
    );
    const running = runToEnd({ clock, log }, [stepOf(list)], [list], never);
    await settle();
    await pass(34);
    expect(done).toEqual(['a']);
    await pass(3);
    await running;
    expect(done).toEqual(['a', 'c']);
    expect(told).toMatchObject([{ what: 'look', result: 'cut', code: 'HHS-1402', tookMs: 35_000 }]);
  });

  test('ends when it is told to', async () => {
    const { clock, log, stepOf, pass } = stage();
    const stop = new AbortController();
    const list = new EachInSteps(
      () => Promise.resolve(['a', 'b']),
      () => new Promise(() => undefined),
    );
    const running = runToEnd({ clock, log }, [stepOf(list)], [list], stop.signal);
    await settle();
    stop.abort();
    await pass(1);
    await running;
    expect(list.left).toBe(1);
  });
});
