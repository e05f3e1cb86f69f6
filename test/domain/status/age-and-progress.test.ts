import { describe, expect, test } from '@jest/globals';
import { ageStatus } from '../../../src/domain/status/age-status.ts';
import { DEFAULT_LIMITS } from '../../../src/domain/status/build-input.ts';
import { inconsistenciesOf } from '../../../src/domain/status/consistency.ts';
import { FINDING_CLASSES } from '../../../src/domain/status/finding-classes.ts';
import { REASONS } from '../../../src/domain/status/reasons.ts';
import { RUN_MODES } from '../../../src/domain/status/status-state.ts';
import { LOOKED_AT, syncingStatus } from '../../../src/domain/status/under-way.ts';
import { applyOf, at, build, driftOf, factsOf, statusAfter, validateOf } from '../../support/status-world.ts';

const DAY = 24 * 60;

describe('a status that is read later', () => {
  test('keeps state and words while nothing is too old, and only the freshness falls', () => {
    const document = statusAfter(factsOf(0));
    const read = ageStatus(document, at(DAY - 1));
    expect(read).toMatchObject({
      state: 'healthy',
      reason: document.reason,
      components: document.components,
    });
    expect(read.health.terms.find(({ name }) => name === 'freshness')?.value).toBeCloseTo(0.5, 2);
    expect(read.health.value).toBeLessThan(document.health.value ?? 0);
  });

  test('is stale from the limit on, and says since when', () => {
    const document = statusAfter(factsOf(0));
    const read = ageStatus(document, at(DAY + 1));
    expect(read.state).toBe('stale');
    expect(read.reason).toContain(`last looked at ${at(0).slice(0, 16).replace('T', ' ')} UTC`);
    expect(read.next).not.toBe('');
    expect(read.digest).toBe(document.digest);
    expect(inconsistenciesOf(read)).toEqual([]);
  });

  test('what was worse than stale stays so', () => {
    const bad = applyOf(1, [{ state: 'git_ahead', outcome: 'refused' }], { meanings: ['error'] });
    expect(ageStatus(statusAfter(factsOf(0), bad), at(9 * DAY)).state).toBe('error');
    expect(ageStatus(statusAfter(validateOf(0)), at(9 * DAY)).state).toBe('never_synced');
  });

  test('a warning goes stale like a healthy one', () => {
    expect(ageStatus(statusAfter(driftOf(0, [{ state: 'missing' }])), at(2 * DAY)).state).toBe('stale');
  });

  test('the limit is the one that the document carries', () => {
    const { document } = build(factsOf(0), null, { limits: { staleAfterMs: 60_000, skewAllowanceMs: 5000 } });
    expect(ageStatus(document, at(2)).state).toBe('stale');
  });

  test('an observation from a clock that was far ahead counts as old, not as fresh for ever', () => {
    const document = statusAfter(factsOf(30 * DAY));
    expect(ageStatus(document, at(0)).state).toBe('stale');
  });
});

describe('a run under way', () => {
  const start = (mode: (typeof RUN_MODES)[number]) =>
    ({ fabric: 'lab', mode, requestId: 'r', startedAt: at(10), url: null }) as const;

  test.each(RUN_MODES)('%s: what it looks at is syncing, the rest as it was', (mode) => {
    const previous = statusAfter(factsOf(0));
    const document = syncingStatus(start(mode), previous, DEFAULT_LIMITS);
    expect(document.state).toBe('syncing');
    for (const [name, { state, evidence }] of Object.entries(document.components)) {
      const isLooked = LOOKED_AT[mode].some((looked) => looked === name);
      expect([name, state]).toEqual([name, isLooked ? 'syncing' : 'healthy']);
      if (isLooked) expect(evidence.lastState).toBe('healthy');
    }
    expect(document.history).toEqual(previous.history);
  });

  test('the first run has nothing to show but that it is under way', () => {
    const document = syncingStatus(start('drift'), null, DEFAULT_LIMITS);
    expect(document).toMatchObject({ state: 'syncing', health: { value: null }, history: [], digest: '' });
    expect(document.components.connection.state).toBe('never_synced');
  });

  test('syncing is never carried into what is stored', () => {
    const syncing = syncingStatus(start('drift'), statusAfter(factsOf(0)), DEFAULT_LIMITS);
    const { document } = build(validateOf(20), syncing);
    expect(Object.values(document.components).map(({ state }) => state)).not.toContain('syncing');
  });

  test('an error elsewhere is not hidden by it', () => {
    const bad = statusAfter(
      factsOf(0),
      applyOf(5, [{ state: 'git_ahead', outcome: 'failed' }], { meanings: ['error'] }),
    );
    expect(syncingStatus(start('validate'), bad, DEFAULT_LIMITS).state).toBe('error');
  });
});

describe('the own check of a document', () => {
  const sound = statusAfter(factsOf(0), driftOf(5, [{ state: 'missing' }]));
  const [newest, oldest] = sound.history;
  if (newest === undefined || oldest === undefined) throw new Error('no history');
  const { components, counts, times, health } = sound;

  test('finds nothing in a sound one', () => {
    expect(inconsistenciesOf(sound)).toEqual([]);
  });

  test.each([
    ['no time', { times: { ...times, attemptedAt: 'yesterday' } }],
    ['not in order', { history: [oldest, newest] }],
    [
      'no run is said to have succeeded',
      {
        times: { ...times, succeededAt: null, appliedAt: at(1) },
        state: 'never_synced',
        health: { ...health, value: null },
      },
    ],
    ['its parts make it warning', { state: 'healthy' }],
    [
      'its reason does not give',
      { components: { ...components, watch: { ...components.watch, state: 'error' } }, state: 'error' },
    ],
    ['that of another component', { components: { ...components, watch: { ...components.fabric } } }],
    [
      'nobody looked at it',
      { components: { ...components, watch: { ...components.watch, observedAt: null } } },
    ],
    ['all switches follow', { counts: { ...counts, switches: { expected: 2, converged: 1 } } }],
    ['more switches follow', { counts: { ...counts, switches: { expected: 2, converged: 3 } } }],
    ['are more than', { counts: { ...counts, invalid: 99 } }],
    ['the health is', { health: { ...health, value: 1 } }],
    ['the severity is', { severity: 0 }],
    ['the severity is not known', { severity: null }],
    [
      'all objects agree',
      {
        components: { ...components, kubernetes: statusAfter(factsOf(0)).components.kubernetes },
        state: 'healthy',
      },
    ],
    [
      'the last run failed',
      { state: 'healthy', failure: { category: 'network', code: 'HHS-2101', message: '', help: '' } },
    ],
  ] as const)('finds: %s', (message, change) => {
    expect(inconsistenciesOf({ ...sound, ...change }).join('\n')).toContain(message);
  });
});

describe('words for people', () => {
  test('every class of findings has a sentence and a next action', () => {
    for (const { sentence, next } of Object.values(FINDING_CLASSES)) {
      expect(sentence).toMatch(/^[A-Z].*[.]$/);
      expect(next).toMatch(/^[A-Z].*[.]$/);
    }
  });

  test('every reason has a meaning, and all but the good ones a next action', () => {
    for (const [code, { state, meaning, next }] of Object.entries(REASONS)) {
      expect(meaning).toMatch(/^[A-Z].*[.]$/);
      expect([code, next === '']).toEqual([code, state === 'healthy']);
    }
  });
});
