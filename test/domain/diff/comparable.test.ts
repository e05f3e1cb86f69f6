import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparableMetadata, sameMetadata } from '../../../src/domain/diff/comparable.ts';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { KindDefinition } from '../../../src/domain/resource/kind.ts';
import { type JsonObject, jsonEquals } from '../../../src/domain/shared/json.ts';

const kinds: readonly KindDefinition[] = fabricRegistry.kinds.filter((kind) => kind.owner === 'user');

const keys = fc.constantFrom(
  'team',
  'example.com/rack',
  '__proto__',
  'constructor',
  'fabric.githedgehog.com/x',
  'githedgehog.com/x',
  'kubectl.kubernetes.io/last-applied-configuration',
);
const entries = fc.oneof(
  { weight: 6, arbitrary: fc.dictionary(keys, fc.constantFrom('', 'a', 'b'), { maxKeys: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, 'text', ['a']) },
);
const objects = fc
  .record({ labels: entries, annotations: entries }, { requiredKeys: [] })
  .map((metadata) => ({ metadata }) as JsonObject);

describe('sameMetadata', () => {
  test('says of any two objects what comparing their forms says', () => {
    fc.assert(
      fc.property(objects, objects, fc.constantFrom(...kinds), (left, right, kind) => {
        const form = (object: JsonObject) => comparableMetadata(object, kind, fabricRegistry);
        expect(sameMetadata(left, right, kind, fabricRegistry)).toBe(jsonEquals(form(left), form(right)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('sees a label that only one side has, whichever that is', () => {
    const plain: JsonObject = { metadata: {} };
    const labelled: JsonObject = { metadata: { labels: { team: 'a' } } };
    for (const kind of kinds) {
      expect(sameMetadata(plain, labelled, kind, fabricRegistry)).toBe(false);
      expect(sameMetadata(labelled, plain, kind, fabricRegistry)).toBe(false);
    }
  });

  test('passes over what kubectl writes about itself', () => {
    const applied = { 'kubectl.kubernetes.io/last-applied-configuration': '{}' };
    for (const kind of kinds) {
      const written: JsonObject = { metadata: { annotations: applied } };
      expect(sameMetadata({ metadata: {} }, written, kind, fabricRegistry)).toBe(true);
    }
  });
});
