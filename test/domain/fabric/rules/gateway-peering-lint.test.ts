import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import type { Neighbour } from '../rule-world.ts';
import { EXPOSED, onPeering } from './gateway-peering-sample.ts';

const GREEN: Neighbour = ['VPC', 'green', { subnets: { x: { subnet: '10.0.4.0/24', vlan: 1004 } } }];

describe('the default route towards a VPC', () => {
  const showsDefault = (side: string): JsonObject => ({
    peering: { [side]: { expose: [{ default: true }] }, blue: {} },
  });

  test('may be shown by one peering', () => {
    expect(onPeering(showsDefault('red'))).toEqual([]);
    const others: Neighbour[] = [
      GREEN,
      ['GatewayPeering', 'other', { peering: { green: {}, blue: { expose: [{ default: true }] } } }],
    ];
    expect(onPeering(showsDefault('red'), { others })).toEqual([]);
  });

  test('is a warning on each of several, in one peering or in two', () => {
    const others: Neighbour[] = [GREEN, ['GatewayPeering', 'other', showsDefault('green')]];
    expect(onPeering(showsDefault('red'), { others })).toEqual([`warning HHS-L10a ${EXPOSED}/default`]);
    const twice = { peering: { red: { expose: [{ default: true }, { default: true }] }, blue: {} } };
    expect(onPeering(twice)).toEqual([
      `warning HHS-L10a ${EXPOSED}/default`,
      'warning HHS-L10a /spec/peering/red/expose/1/default',
    ]);
  });
});

describe('static NAT', () => {
  function translated(ips: Json, as: Json, nat: Json = { static: {} }): string[] {
    return onPeering({ peering: { red: { expose: [{ ips, as, nat }] }, blue: {} } });
  }

  test.each<[Json, Json, boolean]>([
    [[{ cidr: '10.0.1.0/24' }], [{ cidr: '192.0.2.0/24' }], true],
    [[{ cidr: '10.0.1.0/24' }], [{ cidr: '192.0.2.0/25' }], false],
    [[{ cidr: '10.0.1.0/24' }], [{ cidr: '192.0.2.0/25' }, { cidr: '198.51.100.0/25' }], true],
    [[{ vpcSubnet: 'web' }], [{ cidr: '192.0.2.0/24' }], true],
    [[{ vpcSubnet: 'web' }], [{ cidr: '192.0.2.0/30' }], false],
    [[{ cidr: '10.0.1.0/24' }, { not: '10.0.1.128/25' }], [{ cidr: '192.0.2.0/25' }], true],
    [[{ cidr: '10.0.1.0/24' }], [{ cidr: '192.0.2.0/24' }, { cidr: '192.0.2.0/25' }], true],
  ])('gives %j as many as %j: %s', (ips, as, fits) => {
    expect(translated(ips, as)).toEqual(fits ? [] : [`warning HHS-L10b ${EXPOSED}/as`]);
  });

  test('alone needs as many', () => {
    expect(translated([{ cidr: '10.0.1.0/24' }], [{ cidr: '192.0.2.1/32' }], { masquerade: {} })).toEqual([]);
  });
});
