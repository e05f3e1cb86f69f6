import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import { findingsOn, type Neighbour } from '../rule-world.ts';
import { GOOD, onGateway } from './gateway-sample.ts';
import { SPINE } from './switch-sample.ts';

const SWITCH: Neighbour = ['Switch', 'spine-1', SPINE];

function link(port: string, ip?: string, far?: string): JsonObject {
  return {
    gateway: { port: `gw/${port}`, ...(ip === undefined ? {} : { ip }) },
    switch: { port: 'spine-1/E1/1', ...(far === undefined ? {} : { ip: far }) },
  };
}

function beside(links: readonly JsonObject[], change: JsonObject = {}): string[] {
  return onGateway(change, { others: [SWITCH, ['Connection', 'c', { gateway: { links } }]] });
}

const OWN = link('enp2s1', '172.30.128.1/31', '172.30.128.0/31');

describe('a gateway beside its Connections', () => {
  test('is as they say, or is not looked at where there are none', () => {
    expect(beside([OWN])).toEqual([]);
    expect(beside([{ ...OWN, gateway: { port: 'other/enp2s1', ip: '172.30.128.9/31' } }])).toEqual([]);
    expect(beside([link('enp2s1')])).toEqual([]);
  });

  test.each<[string, readonly JsonObject[], JsonObject, string[]]>([
    ['an interface that is missing', [OWN, link('enp2s2')], {}, ['/spec/interfaces']],
    [
      'another address at the link',
      [link('enp2s1', '172.30.128.3/31', '172.30.128.0/31')],
      {},
      ['/spec/interfaces/enp2s1/ips'],
    ],
    [
      'another address at the switch',
      [link('enp2s1', '172.30.128.1/31', '172.30.128.2/31')],
      {},
      ['/spec/neighbors', '/spec/neighbors/0/ip'],
    ],
    [
      'another ASN of the switch',
      [OWN],
      { neighbors: [{ source: 'enp2s1', ip: '172.30.128.0', asn: 65101 }] },
      ['/spec/neighbors/0/asn'],
    ],
    [
      'a neighbor at another interface',
      [OWN],
      { neighbors: [{ source: 'enp2s9', ip: '172.30.128.0', asn: 65100 }] },
      ['/spec/neighbors/0/source'],
    ],
    [
      'an interface without a link',
      [OWN],
      { interfaces: { ...(GOOD.interfaces as JsonObject), enp2s5: { ips: ['172.30.128.9/31'] } } },
      ['/spec/interfaces/enp2s5'],
    ],
    [
      'a neighbor without a link',
      [OWN],
      { neighbors: [...(GOOD.neighbors as JsonObject[]), { ip: '172.30.128.8', asn: 65100 }] },
      ['/spec/neighbors/1/ip'],
    ],
  ])('has %s', (_what, links, change, pointers) => {
    expect(beside(links, change)).toEqual(pointers.map((pointer) => `warning HHS-L9 ${pointer}`));
  });

  test('is told with the place in the Connection', () => {
    const found = findingsOn('Gateway', 'gw', GOOD, {
      others: [SWITCH, ['Connection', 'c', { gateway: { links: [link('enp2s1', '172.30.128.3/31')] } }]],
      config: { enableGateway: true },
    });
    expect(found.find(({ code }) => code === 'HHS-L9')?.related).toHaveLength(1);
  });
});

test.each<[JsonObject, string[]]>([
  [{}, []],
  [{ protocolIP: '10.9.0.1/32' }, ['warning HHS-L10 /spec/protocolIP']],
  [{ vtepIP: '172.30.8.77/32' }, ['warning HHS-L10 /spec/vtepIP']],
])('the addresses of a gateway with %j', (change, expected) => {
  expect(onGateway(change)).toEqual(expected);
});
