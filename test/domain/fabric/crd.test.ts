import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { generateCrd } from '../../../src/domain/fabric/crd.ts';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { KindDefinition } from '../../../src/domain/resource/kind.ts';
import type { FabricRelease } from '../../../src/domain/resource/schema.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../src/domain/shared/json.ts';
import { valueAt } from '../../../src/domain/shared/pointer.ts';
import { describeWithShared, sharedRoot } from '../../support/shared.ts';

/** What 26.03 has over the CRDs that are at hand, which lie between two releases (hedgehog-api.md 14.3). */
const NEWER_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Switch: ['portLocators'],
  SwitchProfile: ['features.portLocator'],
  VPC: ['subnets.*.hostBGPMinPrefixLen', 'subnets.*.hostBGPMaxPrefixLen', 'subnets.*.hostBGPExtraPrefixes'],
  Agent: [
    'switch.portLocators',
    'switches.*.portLocators',
    'switchProfile.features.portLocator',
    'vpcs.*.subnets.*.hostBGPMinPrefixLen',
    'vpcs.*.subnets.*.hostBGPMaxPrefixLen',
    'vpcs.*.subnets.*.hostBGPExtraPrefixes',
  ],
};

function kindOf(name: string): KindDefinition {
  const kind = fabricRegistry.byName(name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
}

const ROOT = '/spec/versions/0/schema/openAPIV3Schema';

/** Pointer of a dotted spec path inside a CRD. */
function crdPointer(path: string): string {
  let pointer = `${ROOT}/properties/spec`;
  for (const token of path.split('.'))
    pointer += token === '*' ? '/additionalProperties' : `/properties/${token}`;
  return pointer;
}

function generated(name: string, release: FabricRelease): JsonObject {
  return generateCrd(kindOf(name), release);
}

/** Without what is not structure: descriptions, printer columns, annotations; `required` and names in one order. */
function structure(value: Json, path: string): Json {
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => structure(item, path));
    return /\/(required|categories|shortNames)$/.test(path) ? items.sort() : items;
  }
  if (!isJsonObject(value)) return value;
  const kept: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    if (key === 'description' && typeof member === 'string') continue;
    if (key === 'additionalPrinterColumns' || (path === '/metadata' && key === 'annotations')) continue;
    kept[key] = structure(member, `${path}/${key}`);
  }
  return kept;
}

function removeAt(root: JsonObject, pointer: string): void {
  const cut = pointer.lastIndexOf('/');
  const parent = valueAt(root, pointer.slice(0, cut));
  if (!isJsonObject(parent)) throw new Error(`nothing at ${pointer}`);
  Reflect.deleteProperty(parent, pointer.slice(cut + 1));
}

describeWithShared('generated CRDs against the fabric’s own', () => {
  const folder = join(sharedRoot, 'crds');

  test('there is one for each kind', () => {
    const files = fabricRegistry.kinds.map((kind) => `${kind.group}_${kind.plural}.yaml`);
    expect(files.sort()).toEqual(readdirSync(folder).sort());
  });

  test.each(fabricRegistry.kinds.map((kind) => kind.kind))(
    '%s has the structure of 26.03 without the newer fields',
    (name) => {
      const { group, plural } = kindOf(name);
      const original: JsonObject = parse(readFileSync(join(folder, `${group}_${plural}.yaml`), 'utf8'));
      const ours = structuredClone(generated(name, '26.03'));
      for (const path of NEWER_FIELDS[name] ?? []) {
        expect(valueAt(ours, crdPointer(path))).toBeDefined();
        removeAt(ours, crdPointer(path));
      }
      expect(structure(ours, '')).toEqual(structure(original, ''));
    },
  );
});

describe('generateCrd', () => {
  test.each([
    ['Switch', 'portLocators', '26.03'],
    ['SwitchProfile', 'features.portLocator', '26.03'],
    ['VPC', 'subnets.*.hostBGPExtraPrefixes', '26.03'],
    ['Switch', 'linkFlapErrDisable', '26.03'],
    ['Switch', 'portFECs', '26.03'],
    ['Gateway', 'logs.rateLimit', '26.03'],
    ['GatewayPeering', 'acl', '26.03'],
    ['ExternalAttachment', 'inboundACL', '26.02'],
    ['Gateway', 'flowTableCapacity', '26.02'],
    ['VPC', 'subnets.*.dhcp.relayVPC', '26.02'],
  ] as const)('%s %s is there from %s on and not before', (name, path, first) => {
    for (const release of ['26.01', '26.02', '26.03'] as const) {
      expect([release, valueAt(generated(name, release), crdPointer(path)) !== undefined]).toEqual([
        release,
        release >= first,
      ]);
    }
  });

  test('atomic structs, bounds and defaults are said in the server’s words', () => {
    expect(valueAt(generated('Agent', '26.03'), `${ROOT}/properties/spec/x-kubernetes-map-type`)).toBe(
      'atomic',
    );
    expect(valueAt(generated('Switch', '26.03'), crdPointer('linkFlapErrDisable.flapThreshold'))).toEqual({
      default: 3,
      maximum: 50,
      minimum: 1,
      type: 'integer',
    });
    expect(valueAt(generated('VPCPeering', '26.03'), crdPointer('permit'))).toMatchObject({
      type: 'array',
      minItems: 1,
      maxItems: 10,
    });
  });

  test('every pattern is a regular expression', () => {
    for (const kind of fabricRegistry.kinds) {
      for (const [, pattern] of JSON.stringify(generateCrd(kind, '26.03')).matchAll(
        /"pattern":("(?:[^"\\]|\\.)*")/g,
      )) {
        expect(() => new RegExp(JSON.parse(pattern ?? '""'))).not.toThrow();
      }
    }
  });
});
