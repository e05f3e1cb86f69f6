import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { runVectors, type VectorReport } from '../../../tools/vectors/run-vectors.ts';
import { describeWithShared, sharedRoot } from '../../support/shared.ts';
import floors from './vector-floors.json' with { type: 'json' };

/** Families in which not every case agrees yet, with how many do. All others are complete. */
const floorOf: Readonly<Record<string, number>> = floors;

describeWithShared('manifests with the verdict of the fabric’s own code', () => {
  let report: VectorReport;

  beforeAll(() => {
    const read = (name: string): string => readFileSync(join(sharedRoot, 'vectors', name), 'utf8');
    report = runVectors({ cases: read('dev.jsonl'), configs: read('configs.json') });
  });

  test('all cases are judged', () => {
    expect(report.cases).toBe(1403);
  });

  test('every defaulted object is equal to that of the fabric', () => {
    expect(report.defaultedDisagree).toEqual([]);
  });

  test('our verdict is that of the fabric, as often as it was before', () => {
    const below = Object.entries(report.families).filter(
      ([family, { cases, agree }]) => agree < (floorOf[family] ?? cases),
    );
    const ids = report.disagree.map(({ id }) => id);
    expect({ below, disagree: below.length === 0 ? [] : ids }).toEqual({ below: [], disagree: [] });
  });

  test('a floor that was passed is raised', () => {
    const passed = Object.entries(report.families).filter(
      ([family, { agree }]) => floorOf[family] !== undefined && agree > floorOf[family],
    );
    expect(passed.map(([family, { cases, agree }]) => `${family}: ${agree} of ${cases}`)).toEqual([]);
  });
});

describe('the list of floors', () => {
  test('is sorted, so that two people can change it', () => {
    expect(Object.keys(floorOf)).toEqual(Object.keys(floorOf).sort());
  });
});
