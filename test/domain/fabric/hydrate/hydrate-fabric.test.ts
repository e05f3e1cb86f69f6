import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { hydrateFabric } from '../../../../src/domain/fabric/hydrate/hydrate-fabric.ts';
import { fabricRegistry } from '../../../../src/domain/fabric/registry.ts';
import { DEFAULT_FABRIC_CONFIG, type FabricConfig } from '../../../../src/domain/resource/fabric-config.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../../src/domain/shared/json.ts';
import { valueAt } from '../../../../src/domain/shared/pointer.ts';
import { parseText } from '../../../support/parse-text.ts';
import { describeWithShared, sharedRoot } from '../../../support/shared.ts';

function manifestsOf(objects: readonly JsonObject[]) {
  return parseText(objects.map((one) => stringify(one)).join('---\n'), {}, fabricRegistry).manifests;
}

/** `Kind/name pointer` → value, of everything that is filled in. */
function filledIn(objects: readonly JsonObject[], config: FabricConfig = DEFAULT_FABRIC_CONFIG) {
  const { filled, unfilled } = hydrateFabric(manifestsOf(objects), config);
  const values = filled.map(({ manifest: { id }, pointer, value }) => [
    `${id.kind}/${id.name} ${pointer}`,
    value,
  ]);
  return { values: Object.fromEntries(values) as Record<string, Json>, unfilled };
}

function made(kind: string, name: string, spec: JsonObject): JsonObject {
  const group = kind === 'Gateway' ? 'gateway.githedgehog.com/v1alpha1' : 'wiring.githedgehog.com/v1beta1';
  return { apiVersion: group, kind, metadata: { name }, spec };
}

const spine = (name: string, spec: JsonObject = {}) =>
  made('Switch', name, { role: 'spine', profile: 'vs', ...spec });
const leaf = (name: string, spec: JsonObject = {}) =>
  made('Switch', name, { role: 'server-leaf', profile: 'vs', ...spec });
const link = (name: string, a: JsonObject, b: JsonObject) =>
  made('Connection', name, { fabric: { links: [{ spine: a, leaf: b }] } });

describe('a fabric without addresses', () => {
  test('gets them spines first, then leaves by role and name', () => {
    const { values } = filledIn([
      leaf('leaf-2'),
      leaf('leaf-1'),
      leaf('z', { role: 'border-leaf' }),
      spine('spine-1'),
    ]);
    expect(values).toMatchObject({
      'Switch/spine-1 /spec/ip': '172.30.0.6/21',
      'Switch/spine-1 /spec/protocolIP': '172.30.8.0/32',
      'Switch/spine-1 /spec/asn': 65100,
      'Switch/z /spec/ip': '172.30.0.7/21',
      'Switch/z /spec/asn': 65101,
      'Switch/leaf-1 /spec/asn': 65102,
      'Switch/leaf-2 /spec/vtepIP': '172.30.12.2/32',
    });
    expect(values).not.toHaveProperty(['Switch/spine-1 /spec/vtepIP']);
  });

  test('has one ASN and VTEP address for the two switches of an MCLAG group', () => {
    const redundancy = { group: 'm', type: 'mclag' };
    const { values } = filledIn([leaf('a', { redundancy }), leaf('b', { redundancy }), leaf('c')]);
    expect(values['Switch/b /spec/asn']).toBe(values['Switch/a /spec/asn']);
    expect(values['Switch/b /spec/vtepIP']).toBe(values['Switch/a /spec/vtepIP']);
    expect(values['Switch/c /spec/asn']).toBe(65102);
  });
});

describe('a fabric with some addresses', () => {
  test('keeps them, and the new ones are free', () => {
    const { values } = filledIn([
      leaf('leaf-1', {
        ip: '172.30.0.7/21',
        protocolIP: '172.30.8.0/32',
        asn: 65102,
        vtepIP: '172.30.12.1/32',
      }),
      leaf('leaf-2'),
      leaf('leaf-3'),
    ]);
    expect(Object.keys(values).filter((key) => key.startsWith('Switch/leaf-1'))).toEqual([]);
    expect(values).toMatchObject({
      'Switch/leaf-2 /spec/ip': '172.30.0.6/21',
      'Switch/leaf-3 /spec/ip': '172.30.0.8/21',
      'Switch/leaf-2 /spec/asn': 65101,
      'Switch/leaf-3 /spec/asn': 65103,
      'Switch/leaf-2 /spec/vtepIP': '172.30.12.0/32',
    });
  });

  test('completes a link from the end that is there', () => {
    const { values, unfilled } = filledIn([
      link('a', { port: 's/E1/1', ip: '172.30.128.1/31' }, { port: 'l/E1/1' }),
      link('b', { port: 's/E1/2' }, { port: 'l/E1/2' }),
      link('c', { port: 's/E1/3', ip: '172.30.128.8/30' }, { port: 'l/E1/3' }),
    ]);
    expect(values).toEqual({
      'Connection/a /spec/fabric/links/0/leaf/ip': '172.30.128.0/31',
      'Connection/b /spec/fabric/links/0/spine/ip': '172.30.128.2/31',
      'Connection/b /spec/fabric/links/0/leaf/ip': '172.30.128.3/31',
    });
    expect(unfilled.map(({ pointer }) => pointer)).toEqual(['/spec/fabric/links/0/leaf/ip']);
  });

  test('says what it has no room for', () => {
    const config = { ...DEFAULT_FABRIC_CONFIG, leafASNEnd: 65101, managementDHCPStart: '172.30.0.7' };
    const { unfilled } = filledIn([leaf('a'), leaf('b')], config);
    expect(unfilled.map(({ manifest, pointer }) => `${manifest.id.name} ${pointer}`)).toEqual([
      'b /spec/ip',
      'b /spec/asn',
    ]);
  });

  test('gives nothing to a role of which the installer knows nothing, and touches no value of a wrong type', () => {
    const { values, unfilled } = filledIn([leaf('a', { role: 'virtual-edge' }), leaf('b', { asn: '65101' })]);
    expect(Object.keys(values).filter((key) => key.startsWith('Switch/a') || key.endsWith('asn'))).toEqual(
      [],
    );
    expect(unfilled.map(({ pointer }) => pointer)).toEqual(['/spec/role']);
  });
});

const SLOTS: Readonly<Record<string, readonly string[]>> = {
  Switch: ['ip', 'protocolIP', 'vtepIP', 'asn'],
  Gateway: ['asn', 'protocolIP', 'vtepIP', 'vtepMAC', 'vtepMTU', 'neighbors'],
};

/** Without anything that hydration gives. */
function stripped(object: JsonObject): JsonObject {
  const kind = String(object.kind);
  const spec = isJsonObject(object.spec) ? object.spec : {};
  const left = Object.fromEntries(
    Object.entries(spec).filter(([key]) => SLOTS[kind]?.includes(key) !== true),
  );
  if (kind === 'Gateway') {
    const names = Object.keys(isJsonObject(spec.interfaces) ? spec.interfaces : {});
    return { ...object, spec: { ...left, interfaces: Object.fromEntries(names.map((name) => [name, {}])) } };
  }
  return { ...object, spec: kind === 'Connection' ? withoutAddresses(left) : left };
}

function withoutAddresses(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withoutAddresses(item));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'ip' || !('port' in value));
  return Object.fromEntries(entries.map(([key, field]) => [key, withoutAddresses(field)]));
}

describeWithShared('the virtual labs of the installer', () => {
  const folder = join(sharedRoot, 'fabrics', 'vlab');
  for (const name of readdirSync(folder)) {
    test(`get exactly their own addresses back: ${name}`, () => {
      const original = parseText(readFileSync(join(folder, name), 'utf8'), {}, fabricRegistry).manifests;
      const { filled, unfilled } = hydrateFabric(
        manifestsOf(original.map(({ object }) => stripped(object))),
        DEFAULT_FABRIC_CONFIG,
      );
      expect(unfilled).toEqual([]);
      expect(filled.length).toBeGreaterThan(10);
      const byKey = new Map(original.map((manifest) => [manifest.key, manifest.object]));
      for (const { manifest, pointer, value } of filled) {
        const told = { key: manifest.key, pointer, value };
        expect(told).toEqual({ ...told, value: valueAt(byKey.get(manifest.key) ?? {}, pointer) });
      }
      expect(hydrateFabric(original, DEFAULT_FABRIC_CONFIG)).toEqual({ filled: [], unfilled: [] });
    });
  }
});
