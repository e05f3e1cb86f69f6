import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unknownGoPaths } from '../../../../src/domain/fabric/defaulting/go-form.ts';
import { fabricKinds } from '../../../../src/domain/fabric/registry.ts';
import { FABRIC_RELEASES } from '../../../../src/domain/resource/schema.ts';
import {
  canonicalJson,
  getOwn,
  isJsonObject,
  type Json,
  type JsonObject,
} from '../../../../src/domain/shared/json.ts';
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

/**
 * Options of DHCP in which nothing is set. The fabric drops them and stops there, so that MACs of static leases get their
 * spelling at the second write.
 */
function hasIdleOptions(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasIdleOptions);
  const options = isJsonObject(value) ? getOwn(value, 'options') : undefined;
  const isIdle =
    isJsonObject(options) &&
    Object.values(options).every((member) => (typeof member === 'object' ? member === null : !member));
  return isIdle || Object.values(value).some(hasIdleOptions);
}

const IDLE_OPTIONS: JsonObject = {
  kind: 'VPC',
  spec: {
    subnets: {
      a: {
        subnet: '10.0.1.0/24',
        dhcp: { enable: true, options: {}, static: { 'AA-BB-CC-DD-EE-01': { ip: '10.0.1.9' } } },
      },
    },
  },
};

test('a VPC with DHCP options in which nothing is set has its form after the second write, as in the fabric', () => {
  const [, kind] = KINDS.find(([name]) => name === 'VPC') ?? [];
  const stored = (object: JsonObject) => kind?.defaulted(object, { release: undefined }) ?? {};
  const [once, twice] = [stored(IDLE_OPTIONS), stored(stored(IDLE_OPTIONS))];
  expect(canonicalJson(twice)).not.toBe(canonicalJson(once));
  expect(canonicalJson(stored(twice))).toBe(canonicalJson(twice));
});

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
        const settled = hasIdleOptions(object) ? kind.defaulted(once, { release }) : once;
        expect(canonicalJson(kind.defaulted(settled, { release }))).toBe(canonicalJson(settled));
      }),
      { numRuns: 200 },
    );
  });

  test('knows every path that its table of Go facts names', () => {
    expect(unknownGoPaths(kind.spec, kind.defaulting.go)).toEqual([]);
  });
});
