import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { onGateway } from './gateway-sample.ts';

function onInterface(name: string, value: JsonObject): string[] {
  return onGateway({ interfaces: { [name]: { ips: ['172.30.128.1/31'], ...value } } });
}

describe('interfaces', () => {
  test.each<[string, boolean]>([
    ['e0', true],
    ['enp2s1f0np', true],
    ['enp2s1f0np0', false],
    ['e.10_a-b', true],
    ['E.1', true],
    ['e', false],
    ['9eth', false],
    ['eth0-', false],
    ['eth 0', false],
  ])('%j is a name of one: %s', (name, valid) => {
    expect(onInterface(name, {})).toEqual(valid ? [] : [`error HHS-GW-9 /spec/interfaces/${name}`]);
  });

  test.each<[Json]>([[null], [{}], [{ enp2s1: null }]])('there are none in %j', (interfaces) => {
    expect(onGateway({ interfaces })).toEqual(['error HHS-GW-9 /spec/interfaces']);
  });

  test.each<[Json, string[]]>([
    [['172.30.128.1/31', '10.0.0.1/8'], []],
    [[], ['error HHS-GW-10 /spec/interfaces/enp2s1/ips']],
    [null, ['error HHS-GW-10 /spec/interfaces/enp2s1/ips']],
    [['172.30.128.1/31', '172.30.128.1'], ['error HHS-GW-10 /spec/interfaces/enp2s1/ips/1']],
    [
      ['fd00::1/64', ''],
      ['error HHS-GW-10 /spec/interfaces/enp2s1/ips/0', 'error HHS-GW-10 /spec/interfaces/enp2s1/ips/1'],
    ],
  ])('with the addresses %j', (ips, expected) => {
    expect(onInterface('enp2s1', { ips })).toEqual(expected);
  });

  test.each<[string, boolean]>([
    ['0000:02:01.0', true],
    ['ffff:ff:1f.7', true],
    ['FFFF:FF:1F.7', true],
    ['0000:02:20.0', false],
    ['0000:02:01.8', false],
    ['0000:02:01.z', false],
    ['0000:02:01:0', false],
    ['00000:2:01.0', true],
    ['10000:2:01.0', false],
    ['0000:2:01.0', false],
    ['0000:02:01.0 ', false],
  ])('%j is a PCI address: %s', (pci, valid) => {
    expect(onInterface('enp2s1', { pci })).toEqual(
      valid ? [] : ['error HHS-GW-11 /spec/interfaces/enp2s1/pci'],
    );
  });

  test.each<[JsonObject, boolean]>([
    [{ kernel: 'eth2' }, true],
    [{ kernel: 'enp2s1' }, false],
    [{ kernel: '9eth' }, false],
    [{ kernel: 'toolongname0' }, false],
    [{ kernel: 'eth2', pci: '0000:02:01.0' }, false],
  ])('%j names it in the kernel: %s', (value, valid) => {
    expect(onInterface('enp2s1', value)).toEqual(
      valid ? [] : ['error HHS-GW-11 /spec/interfaces/enp2s1/kernel'],
    );
  });

  test('of both sorts are a warning, of one sort or with those of none are not', () => {
    const ips = ['172.30.128.1/31'];
    const byPci = { ips, pci: '0000:02:01.0' };
    const byKernel = { ips, kernel: 'eth2' };
    expect(onGateway({ interfaces: { a1: byPci, b1: byKernel } })).toEqual([
      'warning HHS-L7 /spec/interfaces/b1/kernel',
    ]);
    expect(onGateway({ interfaces: { a1: byPci, b1: byPci, c1: { ips } } })).toEqual([]);
    expect(onGateway({ interfaces: { a1: byKernel, c1: { ips } } })).toEqual([]);
  });
});

test.each<[Json, string[]]>([
  [[{ ip: '172.30.128.0', asn: 1 }], []],
  [[], ['error HHS-GW-12 /spec/neighbors']],
  [[{ asn: 1 }], ['error HHS-GW-12 /spec/neighbors/0/ip']],
  [[{ ip: '172.30.128.0/31', asn: 1 }], ['error HHS-GW-12 /spec/neighbors/0/ip']],
  [[{ ip: 'fd00::1', asn: 1 }], ['error HHS-GW-12 /spec/neighbors/0/ip']],
  [[{ ip: '0.0.0.0', asn: 1 }], ['error HHS-GW-12 /spec/neighbors/0/ip']],
  [[{ ip: '224.0.0.5', asn: 1 }], ['error HHS-GW-12 /spec/neighbors/0/ip']],
  [
    [
      { ip: '223.255.255.255', asn: 1 },
      { ip: '240.0.0.0', asn: 1 },
      { ip: '127.0.0.1', asn: 1 },
    ],
    [],
  ],
  [[{ ip: '10.0.0.1', asn: 1 }, { ip: '10.0.0.2' }], ['error HHS-GW-12 /spec/neighbors/1/asn']],
])('the neighbors %j', (neighbors, expected) => {
  expect(onGateway({ neighbors })).toEqual(expected);
});
