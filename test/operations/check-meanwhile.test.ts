import { describe, expect, test } from '@jest/globals';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import type { KindRegistry } from '../../src/domain/resource/kind.ts';
import { type GitSide, gitChecksOf } from '../../src/domain/validate/git-checks.ts';
import { checkMeanwhile } from '../../src/operations/check-meanwhile.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { FakeClock } from '../adapters/kubernetes/fake-clock.ts';
import { parseText, serverWith } from '../support/parse-text.ts';

const COUNT = 100;

function servers(registry: KindRegistry = fabricRegistry): GitSide {
  const documents = Array.from({ length: COUNT }, (_, index) => serverWith('one', `server-${index}`));
  return { parsed: parseText(documents.join('---\n'), {}, registry), registry, sourceDiagnostics: [] };
}

function settledIn(git: GitSide): number {
  return gitChecksOf(git).settled.size;
}

/** Every look at it takes a millisecond; `onSleep` is told of each sleep. */
function tickingClock(onSleep: (ms: number) => void): Clock {
  const clock = new FakeClock('instant');
  return {
    now: () => clock.now(),
    epochMs: () => clock.epochMs(),
    monotonicMs: () => {
      clock.advance(1);
      return clock.monotonicMs();
    },
    sleep: (ms, signal) => {
      onSleep(ms);
      return clock.sleep(ms, signal);
    },
  };
}

/** How much was added between one sleep and the next, and after the last. */
function stepsOf(counts: readonly number[], last: number): number[] {
  return [...counts, last].map((count, index) => count - (counts[index - 1] ?? 0));
}

describe('checks while the server lists', () => {
  test('settle every manifest, a few at a time, with answers let in between', async () => {
    const git = servers();
    const settled: number[] = [];
    const clock = tickingClock((ms) => {
      expect(ms).toBe(0);
      settled.push(settledIn(git));
    });
    await checkMeanwhile(git, clock);
    expect(settledIn(git)).toBe(COUNT);
    expect(Math.max(...stepsOf(settled, COUNT))).toBeLessThan(COUNT);
  });

  test('begin when the defaults of all are filled in, which is done a few at a time, too', async () => {
    const filled = new Set<string>();
    const git = servers(withDefaulted((name) => filled.add(name)));
    const seen: number[] = [];
    await checkMeanwhile(
      git,
      tickingClock(() => {
        if (settledIn(git) === 0) seen.push(filled.size);
      }),
    );
    expect(seen.at(-1)).toBe(COUNT);
    expect(Math.max(...stepsOf(seen, COUNT))).toBeLessThan(COUNT);
  });

  test('go on after an object whose defaults cannot be filled in, and tell of it', async () => {
    const filled = new Set<string>();
    const git = servers(
      withDefaulted((name) => {
        if (name === 'server-3') throw new Error('odd');
        filled.add(name);
      }),
    );
    let beforeChecks = 0;
    await checkMeanwhile(
      git,
      tickingClock(() => {
        if (settledIn(git) === 0) beforeChecks = filled.size;
      }),
    );
    expect(beforeChecks).toBe(COUNT - 1);
    const { settled } = gitChecksOf(git);
    expect(settled.size).toBe(COUNT);
    const odd = [...settled].find(([{ id }]) => id.name === 'server-3')?.[1];
    expect(odd?.findings.map(({ code }) => code)).toEqual(['HHS-4402']);
  });
});

/** The fabric's kinds, telling whose defaults are asked for. */
function withDefaulted(tell: (name: string) => void): KindRegistry {
  const told = fabricRegistry.kinds.map((kind) => ({
    ...kind,
    defaulted: (...[object, context]: Parameters<typeof kind.defaulted>) => {
      const { metadata } = object;
      tell(String((metadata as { readonly name?: unknown } | undefined)?.name));
      return kind.defaulted(object, context);
    },
  }));
  const find: KindRegistry['find'] = (group, name) =>
    told.find((kind) => kind.group === group && kind.kind === name);
  return { ...fabricRegistry, kinds: told, find };
}
