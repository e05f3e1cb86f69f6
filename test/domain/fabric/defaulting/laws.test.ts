import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unknownGoPaths } from '../../../../src/domain/fabric/defaulting/go-form.ts';
import { fabricKinds } from '../../../../src/domain/fabric/registry.ts';
import { FABRIC_RELEASES } from '../../../../src/domain/resource/schema.ts';
import { canonicalJson, type Json, type JsonObject } from '../../../../src/domain/shared/json.ts';
import { specArbitrary } from '../spec-arbitrary.ts';

const KINDS = fabricKinds.map((kind) => [kind.kind, kind] as const);
const RELEASES = [undefined, ...FABRIC_RELEASES];

/** A fresh copy as the parser would make it; `__proto__` is an own key. */
function json(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

function frozen<T extends Json>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) frozen(member as Json);
    Object.freeze(value);
  }
  return value;
}

const entries = fc.dictionary(
  fc.constantFrom('fabric.githedgehog.com/foo', 'switch.fabric.githedgehog.com/x', 'mine', '__proto__'),
  fc.constantFrom<Json>('a', '', null, 1),
  { maxKeys: 3 },
);
const metadata = fc.record(
  { name: fc.constant('a'), namespace: fc.constantFrom<Json>('', 'default', 'x', null), labels: entries },
  { requiredKeys: ['name'] },
);

describe.each(KINDS)('defaulting of %s', (_, kind) => {
  const objects = fc.record(
    {
      apiVersion: fc.constant('x/v1'),
      kind: fc.constant(kind.kind),
      metadata,
      spec: specArbitrary(kind.spec),
      status: specArbitrary(kind.status),
    },
    { requiredKeys: ['kind'] },
  );

  test('changes nothing the second time, never throws and never alters its input', () => {
    fc.assert(
      fc.property(objects, fc.constantFrom(...RELEASES), (value, release) => {
        // the fabric itself takes one prefix off such a speed at each write
        fc.pre(!JSON.stringify(value).includes('SPEED_SPEED_'));
        const object = frozen(json(value));
        const before = JSON.stringify(object);
        const once = frozen(kind.defaulted(object, { release }));
        expect(JSON.stringify(object)).toBe(before);
        expect(canonicalJson(kind.defaulted(once, { release }))).toBe(canonicalJson(once));
      }),
      { numRuns: 200 },
    );
  });

  test('knows every path that its table of Go facts names', () => {
    expect(unknownGoPaths(kind.spec, kind.defaulting.go)).toEqual([]);
  });
});
