import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeEligibility, OBSTACLES } from '../../../src/domain/schedule/eligibility.ts';
import type { FabricRecord } from '../../../src/domain/schedule/fabric-record.ts';
import {
  type FabricStanding,
  OPERATION_KINDS,
  PRIORITIES,
} from '../../../src/domain/schedule/fabric-standing.ts';
import { planTick } from '../../../src/domain/schedule/plan-tick.ts';
import { priorityOf, priorityRank } from '../../../src/domain/schedule/priority.ts';
import { SCHEDULE_LIMITS } from '../../../src/domain/schedule/schedule-limits.ts';
import { iso, MINUTE, NOW, recordOf, SECOND, standingOf } from '../../support/schedule-world.ts';

const limits = SCHEDULE_LIMITS;
const HOUR_AGO = { lastAttempt: iso(NOW - 60 * MINUTE), lastSuccess: iso(NOW - 59 * MINUTE) };
const freeze = { untilMs: NOW + MINUTE, reasons: ['year end'] };
const due = (given: Partial<FabricStanding> = {}) => standingOf({ ...HOUR_AGO, ...given });
const plan = (fabrics: readonly FabricStanding[], records: ReadonlyMap<string, FabricRecord> = new Map()) =>
  planTick(fabrics, records, NOW, limits);

describe('eligibility', () => {
  const obstacles = (
    standing: FabricStanding,
    record = recordOf(),
    operation: FabricStanding['operation'] = 'apply',
  ) => judgeEligibility(standing, record, operation, NOW, limits).obstacles;

  test('has no obstacle for a fabric that is due', () => {
    expect(obstacles(due())).toEqual([]);
  });

  test.each([
    ['disabled', due({ enabled: false }), recordOf()],
    ['frozen', due({ freeze }), recordOf()],
    ['read_only', due({ mayWrite: false }), recordOf()],
    ['running', due(), recordOf({ runningSinceMs: NOW - MINUTE })],
    ['queued', due(), recordOf({ queuedAtMs: NOW - MINUTE })],
    ['not_due', standingOf(), recordOf()],
  ] as const)('%s is one obstacle alone', (obstacle, standing, record) => {
    expect(obstacles(standing, record)).toEqual([obstacle]);
  });

  test('an isolated fabric waits for its probe', () => {
    const isolated = (probeAtMs: number) =>
      recordOf({ isolation: { sinceMs: NOW, failedProbes: 0, probeAtMs } });
    expect(obstacles(due(), isolated(NOW + 10 * MINUTE))).toEqual(['isolated', 'not_due']);
    expect(obstacles(due(), isolated(NOW))).toEqual([]);
  });

  test('a freeze and a missing right stop writing alone', () => {
    for (const operation of OPERATION_KINDS) {
      const found = obstacles(due({ freeze, mayWrite: false }), recordOf(), operation);
      expect(found).toEqual(operation === 'apply' ? ['frozen', 'read_only'] : []);
    }
  });

  test('a job of a process that died does not hold the fabric for ever', () => {
    const lost = NOW - limits.forgottenAfterMs;
    expect(obstacles(due(), recordOf({ queuedAtMs: lost, runningSinceMs: lost }))).toEqual([]);
  });

  test('an operation is eligible exactly when it has none of the obstacles', () => {
    const flag = fc.boolean();
    fc.assert(
      fc.property(flag, flag, flag, flag, flag, flag, (enabled, frozen, mayWrite, running, queued, isDue) => {
        const standing = standingOf({
          ...(isDue ? HOUR_AGO : {}),
          ...{ enabled, mayWrite, freeze: frozen ? freeze : null },
        });
        const record = recordOf({
          runningSinceMs: running ? NOW - SECOND : null,
          queuedAtMs: queued ? NOW - SECOND : null,
        });
        const found = obstacles(standing, record);
        expect(found.length === 0).toBe(enabled && !frozen && mayWrite && !running && !queued && isDue);
        expect(found).toEqual(OBSTACLES.filter((obstacle) => found.includes(obstacle)));
      }),
    );
  });
});

describe('the plan of a tick', () => {
  test('holds exactly the fabrics that are due before the next one', () => {
    const soon = standingOf({ name: 'soon', intervalMs: 5 * MINUTE + 30 * SECOND });
    const atNextTick = standingOf({ name: 'next', intervalMs: 6 * MINUTE });
    const { runs, waiting } = plan([due({ name: 'over' }), soon, atNextTick]);
    expect(runs.map(({ fabric, delayMs }) => [fabric, delayMs])).toEqual([
      ['over', 0],
      ['soon', 30 * SECOND],
    ]);
    expect(waiting).toEqual([{ fabric: 'next', obstacles: ['not_due'], nextAtMs: NOW + MINUTE }]);
  });

  test('goes by priority, then by how long a fabric is overdue, then by name', () => {
    const older = { lastAttempt: iso(NOW - 120 * MINUTE), lastSuccess: iso(NOW - 119 * MINUTE) };
    const { runs } = plan([
      due({ name: 'd', priority: 'low' }),
      due({ name: 'b', priority: 'high' }),
      due({ name: 'a', priority: 'high' }),
      due({ name: 'c', priority: 'high', ...older }),
      due({ name: 'e', priority: 'critical' }),
      due({ name: 'f', priority: 'maintenance', ...older }),
    ]);
    expect(runs.map(({ fabric }) => fabric)).toEqual(['e', 'c', 'a', 'b', 'd', 'f']);
  });

  test.each([
    ['frozen', { freeze }],
    ['read_only', { mayWrite: false }],
  ] as const)('looks for drift where writing is stopped: %s', (reducedBy, given) => {
    expect(plan([due(given)]).runs).toMatchObject([{ operation: 'drift', reducedBy }]);
    expect(plan([due({ ...given, operation: 'drift' })]).runs).toMatchObject([
      { operation: 'drift', reducedBy: null },
    ]);
  });

  test('says until when a fabric is frozen', () => {
    expect(plan([due({ freeze })]).runs[0]?.frozenUntilMs).toBe(freeze.untilMs);
  });

  test('probes an isolated fabric by reading', () => {
    const isolation = { sinceMs: NOW - MINUTE, failedProbes: 0, probeAtMs: NOW };
    const { runs } = plan([due()], new Map([['lab', recordOf({ isolation })]]));
    expect(runs).toMatchObject([{ operation: 'drift', reducedBy: 'isolated', cause: 'probe' }]);
  });

  test('leaves a disabled fabric alone, without a time', () => {
    expect(plan([due({ enabled: false })])).toEqual({
      runs: [],
      waiting: [{ fabric: 'lab', obstacles: ['disabled'], nextAtMs: null }],
    });
  });

  test('of any fabrics names each exactly once, whatever their order', () => {
    const anyFabric = fc.record({
      enabled: fc.boolean(),
      mayWrite: fc.boolean(),
      priority: fc.option(fc.constantFrom(...PRIORITIES)),
      health: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      intervalMs: fc.integer({ min: MINUTE, max: 30 * MINUTE }),
    });
    fc.assert(
      fc.property(fc.array(anyFabric, { maxLength: 12 }), (given) => {
        const fabrics = given.map((one, index) => standingOf({ ...one, name: `f${index}` }));
        const { runs, waiting } = plan(fabrics);
        const names = [...runs, ...waiting].map(({ fabric }) => fabric);
        expect(names.sort()).toEqual(fabrics.map(({ name }) => name).sort());
        expect(plan([...fabrics].reverse()).runs).toEqual(runs);
      }),
    );
  });
});

describe('priority', () => {
  test('never falls when the health falls', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, fc.constantFrom('healthy', 'warning', 'stale', 'error'), (a, b, state) => {
        const rank = (health: number) => priorityRank(priorityOf({ priority: null, state, health }));
        expect(rank(Math.min(a, b))).toBeGreaterThanOrEqual(rank(Math.max(a, b)));
      }),
    );
  });

  test('is what a person configured, whatever the health', () => {
    for (const priority of PRIORITIES)
      expect(priorityOf({ priority, state: 'error', health: 0 })).toBe(priority);
  });
});
