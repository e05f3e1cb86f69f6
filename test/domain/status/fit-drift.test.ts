import { describe, expect, test } from '@jest/globals';
import type { ObjectState } from '../../../src/domain/drift/assessment.ts';
import { byteLength } from '../../../src/domain/shared/byte-length.ts';
import { shapeFault } from '../../../src/domain/shared/check-shape.ts';
import { driftDocument } from '../../../src/domain/status/drift-document.ts';
import { type DriftDocument, driftDocumentShape } from '../../../src/domain/status/drift-shape.ts';
import { DRIFT_BYTES, driftText, fitDrift, omittedOf } from '../../../src/domain/status/fit-drift.ts';
import { driftOf } from '../../support/status-world.ts';

const STATES: readonly ObjectState[] = ['extra', 'git_ahead', 'missing', 'cluster_ahead', 'both_changed'];

/** So many objects of each state. */
function drifted(count: number, states = STATES) {
  return driftOf(
    0,
    Array.from({ length: count }, () => states.map((state) => ({ state, fields: 3 }))).flat(),
  );
}

function documentOf(count: number, states = STATES): DriftDocument {
  return JSON.parse(driftDocument(drifted(count, states), null)?.text ?? 'null');
}

function listed({ objects }: DriftDocument): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of objects) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

describe('drift.json', () => {
  test('lists every object as long as there is room', () => {
    const document = documentOf(20);
    expect(document.omitted).toEqual({});
    expect(fitDrift(document, byteLength(driftText(document)))).toEqual(document);
  });

  test('leaves out unmanaged objects first, and counts what it leaves out', () => {
    const document = documentOf(20);
    const whole = byteLength(driftText(document));
    const fitted = fitDrift(document, whole - 2_000);
    expect(Object.keys(fitted.omitted)).toEqual(['extra']);
    expect(omittedOf(fitted)).toBeGreaterThan(0);
    expect(fitted.objects).toHaveLength(100 - omittedOf(fitted));
    expect(shapeFault(driftDocumentShape, fitted)).toBeNull();
  });

  test('fits whatever it is given, and what people work on stays longest', () => {
    const document = documentOf(20);
    const whole = byteLength(driftText(document));
    for (let limit = whole; limit > 1_500; limit -= 977) {
      const fitted = fitDrift(document, limit);
      expect(byteLength(driftText(fitted))).toBeLessThanOrEqual(limit);
      const counts = listed(fitted);
      for (const state of STATES) {
        expect((counts[state] ?? 0) + (fitted.omitted[state] ?? 0)).toBe(20);
      }
      // what is left out begins with the next state only when nearly all of the one before is gone
      if ((fitted.omitted.cluster_ahead ?? 0) > 0) expect(counts.git_ahead ?? 0).toBeLessThan(3);
      const names = fitted.objects.map(({ name }) => name);
      expect(names).toEqual(document.objects.map(({ name }) => name).filter((name) => names.includes(name)));
    }
  });

  test('of a large fabric stays within its bound, says how many are left out, and is stable', () => {
    const facts = drifted(500, ['extra', 'cluster_ahead']);
    const first = driftDocument(facts, null);
    const document: DriftDocument = JSON.parse(first?.text ?? 'null');
    expect(byteLength(first?.text ?? '')).toBeLessThanOrEqual(DRIFT_BYTES);
    expect(document).toMatchObject({ total: 1_000, counts: { cluster_ahead: 500, extra: 500 } });
    expect(first?.omitted).toBe(1_000 - document.objects.length);
    expect(first?.omitted).toBeGreaterThan(0);
    expect(driftDocument({ ...facts, requestId: 'later' }, first?.text ?? null)).toEqual(first);
  });
});
