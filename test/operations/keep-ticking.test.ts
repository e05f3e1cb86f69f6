import { expect, test } from '@jest/globals';
import { keepTicking } from '../../src/operations/keep-ticking.ts';
import { settle } from '../support/memory-queue-rig.ts';
import { MINUTE, SECOND } from '../support/schedule-world.ts';
import { SchedulerStage } from '../support/scheduler-stage.ts';

function ticking() {
  const stage = new SchedulerStage();
  const stop = new AbortController();
  const ticks: string[] = [];
  const over = keepTicking(
    stage.clock,
    stage.state,
    async (signal) => {
      ticks.push(stage.clock.now().slice(11, 19));
      await stage.tick(signal);
    },
    stop.signal,
  );
  return { stage, stop, ticks, over };
}

test('there is a tick at once and then one a minute', async () => {
  const { stage, stop, ticks, over } = ticking();
  for (let second = 0; second < 600; second += 10) await stage.pass(10 * SECOND);
  expect(ticks).toHaveLength(11);
  expect(ticks.slice(0, 3)).toEqual(['00:00:00', '00:01:00', '00:02:00']);
  stop.abort();
  await over;
});

test('after the machine slept there is one tick, and the beat goes on as before', async () => {
  const { stage, stop, ticks, over } = ticking();
  await settle();
  await stage.pass(30 * SECOND);
  stage.clock.suspend(10 * MINUTE);
  for (let second = 0; second < 120; second += 10) await stage.pass(10 * SECOND);
  expect(ticks).toEqual(['00:00:00', '00:11:00', '00:12:00']);
  stop.abort();
  await over;
});
