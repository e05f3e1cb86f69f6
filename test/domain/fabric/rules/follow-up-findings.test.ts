import { describe, expect, test } from '@jest/globals';
import { fabricRegistry } from '../../../../src/domain/fabric/registry.ts';
import { keyOf } from '../../../../src/domain/resource/object-id.ts';
import type { Json } from '../../../../src/domain/shared/json.ts';
import { validateFabric } from '../../../../src/domain/validate/validate-fabric.ts';
import { kindOf, manifestOf, objectOf } from '../sample.ts';

type Described = readonly [kind: string, name: string, spec: Json];

const prefixes: Described = ['IPv4Namespace', 'default', { subnets: ['10.0.0.0/16'] }];
const vlans: Described = ['VLANNamespace', 'default', { ranges: [{ from: 1000, to: 2999 }] }];

function vpc(name: string, subnet: string, vlan: number): Described {
  return ['VPC', name, { subnets: { a: { subnet, vlan } } }];
}

interface Setting {
  readonly strict?: boolean;
  /** Objects that only the cluster has. */
  readonly live?: readonly Described[];
}

/** `severity code name` of every finding of a run (`strict`: of the fabric's verdict at this very moment). */
function told(inGit: readonly Described[], { strict = false, live = [] }: Setting = {}): string[] {
  const others = live.map(([kind, name, spec]) => {
    const id = { group: kindOf(kind).group, kind, namespace: 'default', name };
    return { id, key: keyOf(id), object: objectOf(kind, name, spec) };
  });
  const { diagnostics } = validateFabric({
    files: 1,
    registry: fabricRegistry,
    sourceDiagnostics: [],
    sourceSkipped: [],
    strict,
    others,
    liveKeys: new Set(others.map(({ key }) => key)),
    parsed: {
      manifests: inGit.map((one) => manifestOf(...one)),
      skipped: [],
      diagnostics: [],
      unreadable: [],
      ignored: [],
    },
  });
  return diagnostics.map(({ severity, code, name }) => `${severity} ${code} ${name}`);
}

describe('an unreadable prefix of one VPC', () => {
  const broken = vpc('blue', '10.0.2.0', 1002);
  const red = vpc('red', '10.0.1.0/24', 1001);

  test('is told once in a run: the other VPCs have nothing wrong', () => {
    const lines = told([prefixes, vlans, red, broken, vpc('green', '10.0.3.0/24', 1003)]);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.endsWith(' blue'))).toEqual([]);
  });

  test('is the verdict on the other VPC, too', () => {
    expect(told([prefixes, vlans, red, broken], { strict: true })).toContain('error HHS-VPC-26a red');
  });

  test('is told of where Git does not have that VPC, because nobody else tells it', () => {
    expect(told([prefixes, vlans, red], { live: [broken] })).toEqual(['error HHS-VPC-26a red']);
  });
});

describe('an unreadable entry of an IPv4Namespace', () => {
  const broken: Described = ['IPv4Namespace', 'default', { subnets: ['10.0.0.0', '10.0.0.0/16'] }];
  const vpcs = [vpc('red', '10.0.1.0/24', 1001), vpc('blue', '10.0.2.0/24', 1002)];

  test('is told once in a run: the VPCs have nothing wrong', () => {
    const lines = told([broken, vlans, ...vpcs]);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.endsWith(' default'))).toEqual([]);
  });

  test('is the verdict on each VPC, too', () => {
    const lines = told([broken, vlans, ...vpcs], { strict: true });
    expect(lines).toContain('error HHS-VPC-23a red');
    expect(lines).toContain('error HHS-VPC-23a blue');
  });

  test('is told of where Git does not have the namespace, because nobody else tells it', () => {
    expect(told([vlans, ...vpcs], { live: [broken] })).toEqual([
      'error HHS-VPC-23a blue',
      'error HHS-VPC-23a red',
    ]);
  });
});
