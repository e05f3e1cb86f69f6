import { isJsonObject, type Json, type JsonObject } from '../../../../src/domain/shared/json.ts';
import type { Neighbour } from '../rule-world.ts';

/** A leaf that nothing is wrong with. */
export const LEAF: JsonObject = {
  role: 'server-leaf',
  profile: 'dell-s5248f-on',
  asn: 65101,
  ip: '172.30.0.9/21',
  protocolIP: '172.30.8.9/32',
  vtepIP: '172.30.12.9/32',
  boot: { serial: 'S-1' },
};

/** Another one, apart from it. */
export const OTHER_LEAF: JsonObject = {
  role: 'border-leaf',
  profile: 'dell-s5248f-on',
  asn: 65102,
  ip: '172.30.0.10/21',
  protocolIP: '172.30.8.10/32',
  vtepIP: '172.30.12.10/32',
  boot: { serial: 'S-2' },
};

export const SPINE: JsonObject = {
  role: 'spine',
  profile: 'dell-s5232f-on',
  asn: 65100,
  ip: '172.30.0.8/21',
  protocolIP: '172.30.8.8/32',
  boot: { serial: 'S-3' },
};

/** A profile of our own, with a port of each sort. */
export const PROFILE: JsonObject = {
  displayName: 'Bench One',
  switchSilicon: 'Imaginary TD9',
  nosType: 'sonic-bcm-base',
  platform: 'x86_64-bench_one-r0',
  features: { eslag: true },
  ports: {
    M1: { nos: 'Management0', management: true, oniePortName: 'eth0' },
    'E1/1': { nos: 'Ethernet0', label: '1', group: '1' },
    'E1/2': { nos: 'Ethernet1', label: '2', profile: 'direct' },
    'E1/3': { nos: '1/3', baseNOSName: 'Ethernet8', label: '3', profile: 'breakout', pipeline: 'p0' },
    'E1/4': { nos: '1/4', baseNOSName: 'Ethernet12', label: '4', profile: 'breakout', pipeline: 'p0' },
  },
  portGroups: { '1': { nos: '1', profile: 'grouped' } },
  portProfiles: {
    grouped: { speed: { default: '25G', supported: ['10G', '25G'] } },
    direct: { speed: { default: '25G', supported: ['10G', '25G'] }, autoNegAllowed: true },
    breakout: {
      breakout: {
        default: '1x100G',
        supported: { '1x100G': { offsets: ['0'] }, '4x25G': { offsets: ['0', '1', '2', '3'] } },
      },
      autoNegAllowed: true,
    },
  },
  pipelines: { p0: { maxPorts: 5 } },
};

export const DEFAULT_NAMESPACE: Neighbour = [
  'VLANNamespace',
  'default',
  { ranges: [{ from: 1000, to: 1999 }] },
];

/** Sets the value at a path, removes it for undefined; what is on the way is copied. */
export function withMember(object: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  const [key = '', ...rest] = path;
  const member = object[key];
  if (rest.length > 0) {
    const inner = isJsonObject(member) ? member : {};
    return { ...object, [key]: withMember(inner, rest, value) };
  }
  if (value !== undefined) return { ...object, [key]: value };
  const { [key]: _, ...others } = object;
  return others;
}
