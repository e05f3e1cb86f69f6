import { type FabricRecord, firstRecord } from '../../src/domain/schedule/fabric-record.ts';
import type { FabricStanding } from '../../src/domain/schedule/fabric-standing.ts';

export const NOW = Date.UTC(2026, 2, 2, 12);
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

export const iso = (ms: number): string => new Date(ms).toISOString();

/** A healthy fabric that ran five minutes ago and runs every ten, without jitter. */
export function standingOf(given: Partial<FabricStanding> = {}): FabricStanding {
  return {
    name: 'lab',
    enabled: true,
    intervalMs: 10 * MINUTE,
    jitter: 0,
    priority: null,
    operation: 'apply',
    freeze: null,
    mayWrite: true,
    state: 'healthy',
    health: 1,
    lastAttempt: iso(NOW - 5 * MINUTE - SECOND),
    lastSuccess: iso(NOW - 5 * MINUTE),
    ...given,
  };
}

/** As after a start an hour ago. */
export function recordOf(given: Partial<FabricRecord> = {}): FabricRecord {
  return { ...firstRecord(NOW - 60 * MINUTE), ...given };
}
