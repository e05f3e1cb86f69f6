import { describe, expect, test } from '@jest/globals';
import { ageStatus } from '../../src/domain/status/age-status.ts';
import { isAlertRaised } from '../../src/domain/status/health.ts';
import type { StatusDocument } from '../../src/domain/status/status-document.ts';
import {
  at,
  blindOf,
  build,
  diagnosticOf,
  driftOf,
  endpoint,
  factsOf,
  failureOf,
  statusAfter,
  switchOf,
  validateOf,
  validationOf,
} from '../support/status-world.ts';

const DAY = 24 * 60;
const term = (document: StatusDocument, name: string) =>
  document.health.terms.find((one) => one.name === name)?.value ?? null;

describe('Health', () => {
  test('Health scoring system: 0 to 1 for each component and for the whole, worst-weighted, the terms listed', () => {
    const { health } = build(driftOf(0, [{ state: 'missing' }])).document;
    expect(health.value).toBe(0.87);
    expect(health.components).toEqual({
      git_sync: 1,
      kubernetes: 0.84,
      fabric: 1,
      watch: 1,
      connection: 1,
    });
    expect(health.terms).toHaveLength(6);
    expect(health.formula).toContain('worst: drift');
    expect(health.formula).toMatch(/= 0[.]87$/);
  });

  test('Health score calculation: equal input gives an equal result, and a later reader gets the same', () => {
    const facts = driftOf(0, [{ state: 'missing' }]);
    const { document } = build(facts);
    expect(build(facts).document.health).toEqual(document.health);
    expect(ageStatus(document, facts.endedAt).health).toEqual(document.health);
  });

  const well = () => statusAfter(factsOf(0));
  const factors: readonly (readonly [name: string, document: () => StatusDocument])[] = [
    ['freshness', () => ageStatus(well(), at(DAY - 1))],
    ['success', () => build(factsOf(5, { meanings: ['error'] }), well()).document],
    [
      'validity',
      () => build(factsOf(5, { validation: validationOf([diagnosticOf('warning')]) }), well()).document,
    ],
    ['drift', () => build(driftOf(5, [{ state: 'cluster_ahead' }]), well()).document],
    [
      'convergence',
      () => build(factsOf(5, { switches: [switchOf('a'), switchOf('b', 'lagging')] }), well()).document,
    ],
    [
      'connection',
      () => build(factsOf(5, { endpoints: [endpoint('cluster', { insecure: true })] }), well()).document,
    ],
  ];
  test('calculate_scheduler_health_score(): each factor alone moves it', () => {
    for (const [name, document] of factors) {
      const { health } = document();
      const moved = health.terms.filter(({ value }) => value !== 1).map((one) => one.name);
      expect([name, moved]).toEqual([name, [name]]);
      expect(health.value).toBeLessThan(1);
    }
    expect(well().health.value).toBe(1);
  });

  test('sync_health_score (default 1.0): a new fabric is not shown as perfect', () => {
    expect(build(validateOf(0)).document.health.value).toBeNull();
    expect(build(blindOf(0, failureOf('network', 'HHS-2101'))).document.health.value).toBeNull();
    expect(build(factsOf(0)).document.health.value).toBe(1);
    expect(term(build(validateOf(0)).document, 'drift')).toBeNull();
  });

  test('Alert when health < 0.5: it is raised once and cleared above 0.6, without flapping', () => {
    const seen: boolean[] = [];
    for (const health of [0.7, 0.49, 0.51, 0.49, 0.55, 0.6, null, 0.61, 0.55, 0.5]) {
      seen.push(isAlertRaised(seen.at(-1) ?? false, health));
    }
    expect(seen).toEqual([false, true, true, true, true, true, true, false, false, false]);
  });
});
