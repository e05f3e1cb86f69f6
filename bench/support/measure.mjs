import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/**
 * Runs the sides in turn, first one first and then the other way round, so that what slows the machine down for a
 * while hits all of them. `sides` are functions by name, each measured whole, or from its last call of
 * `clock.restart()` (which collects the young garbage made so far) to its last of `clock.stop()`.
 *
 * Goes on after `rounds` until `enoughMs` have been measured, at most `mostRounds`. Returns milliseconds by name, in
 * the order of the rounds.
 */
export async function alternate(sides, { rounds, warmUps = 1, enoughMs = 0, mostRounds = 40 }) {
  const names = Object.keys(sides);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  let measured = 0;
  for (let round = -warmUps; round < mostRounds; round += 1) {
    if (round >= rounds && measured >= enoughMs) break;
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const clock = stopwatch();
      clock.restart();
      await sides[name](clock);
      const ms = clock.ms();
      if (round < 0) continue;
      times[name].push(ms);
      measured += ms;
    }
  }
  return times;
}

function stopwatch() {
  let started = 0;
  let stopped = null;
  return {
    restart() {
      // young objects only: a full collection throws away compiled code, too, and then measures compiling it again
      collectGarbage({ type: 'minor' });
      started = performance.now();
      stopped = null;
    },
    stop() {
      stopped = performance.now();
    },
    ms: () => (stopped ?? performance.now()) - started,
  };
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Half the width of the middle half of the values, as a part of the median: what to read as ±. */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  const width = sorted.length < 4 ? sorted[sorted.length - 1] - sorted[0] : at(0.75) - at(0.25);
  return width / 2 / median(values);
}
