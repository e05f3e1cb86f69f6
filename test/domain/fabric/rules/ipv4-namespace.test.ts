import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../../src/domain/shared/json.ts';
import { findingsOn, found, foundOnDelete } from '../rule-world.ts';

function entries(...subnets: Json[]): Json {
  return { subnets };
}

const SUBNETS = '/spec/subnets';

describe('the rules of an IPv4Namespace', () => {
  test.each<[string, Json, string[]]>([
    ['prefixes with bits behind their length are fine', entries('10.0.0.5/16', '10.1.0.0/16'), []],
    ['no entries at all are fine', {}, []],
    ['an address is no prefix', entries('10.0.0.0'), [`error HHS-IPNS-3 ${SUBNETS}/0`]],
    [
      'null is no prefix, and the place is that of the manifest',
      entries('10.1.0.0/16', '10.0.0.0/016', null),
      [`error HHS-IPNS-3 ${SUBNETS}/1`, `error HHS-IPNS-3 ${SUBNETS}/2`],
    ],
    ['an IPv6 prefix is one', entries('2001:db8::/32'), []],
    ['entries next to each other are fine', entries('10.0.1.0/24', '10.0.0.0/24'), []],
    ['entries overlap', entries('10.1.0.0/16', '10.0.0.0/8'), [`error HHS-IPNS-5 ${SUBNETS}/0`]],
    ['equal entries overlap', entries('10.0.0.0/8', '10.0.0.0/8'), [`error HHS-IPNS-5 ${SUBNETS}/1`]],
    ['the fabric’s own addresses are taken', entries('172.30.0.0/16'), [`error HHS-IPNS-6 ${SUBNETS}/0`]],
    ['addresses next to the fabric’s own are free', entries('172.31.0.0/16'), []],
  ])('%s', (_title, spec, expected) => {
    expect(found('IPv4Namespace', 'default', spec)).toEqual(expected);
  });

  test('ten entries are taken, eleven are not', () => {
    const many = (count: number): Json =>
      entries(...Array.from({ length: count }, (_, at) => `10.${at}.0.0/16`));
    expect(found('IPv4Namespace', 'default', many(10))).toEqual([]);
    expect(found('IPv4Namespace', 'default', many(11))).toEqual([`error HHS-IPNS-4 ${SUBNETS}`]);
  });

  test('what is reserved is a matter of configuration', () => {
    const config = { reservedSubnets: ['10.9.0.0/16'] };
    expect(found('IPv4Namespace', 'default', entries('172.30.0.0/16'), { config })).toEqual([]);
    expect(found('IPv4Namespace', 'default', entries('10.9.8.0/24'), { config })).toHaveLength(1);
  });

  test('an overlap names both entries', () => {
    const [finding] = findingsOn('IPv4Namespace', 'default', entries('10.1.0.0/16', '10.0.0.0/8'));
    expect(finding?.message).toBe('10.1.0.0/16 overlaps 10.0.0.0/8');
    expect(finding?.related).toHaveLength(1);
  });
});

describe('an IPv4Namespace with VPCs in it', () => {
  const red: Json = { ipv4Namespace: 'lab', subnets: { web: { subnet: '10.0.1.0/24', vlan: 1001 } } };
  const others = [['VPC', 'red', red]] as const;

  test('may change as long as they fit', () => {
    const previous = { subnets: ['10.0.0.0/16'] };
    expect(found('IPv4Namespace', 'lab', entries('10.0.0.0/20'), { others, previous })).toEqual([]);
    expect(
      found('IPv4Namespace', 'lab', entries('10.0.1.0/25', '10.0.1.128/25'), { others, previous }),
    ).toEqual([`error HHS-IPNS-7 ${SUBNETS}`]);
    expect(found('IPv4Namespace', 'other', entries('10.8.0.0/16'), { others, previous })).toEqual([]);
  });

  test('is not asked about them when there was none before', () => {
    expect(found('IPv4Namespace', 'lab', entries('10.8.0.0/16'), { others })).toEqual([]);
  });

  test('must stay, and so must one with Externals', () => {
    const here = entries('10.0.0.0/16');
    expect(foundOnDelete('IPv4Namespace', 'lab', here, { others })).toEqual([
      'error HHS-IPNS-D1 /metadata/name',
    ]);
    expect(foundOnDelete('IPv4Namespace', 'default', here, { others })).toEqual([]);
    const external = [['External', 'isp', {}]] as const;
    expect(foundOnDelete('IPv4Namespace', 'default', here, { others: external })).toEqual([
      'error HHS-IPNS-D2 /metadata/name',
    ]);
  });

  test('names five of those who keep it, and counts the others', () => {
    const many = Array.from({ length: 7 }, (_, at) => ['VPC', `v${at}`, red] as const);
    const [finding] = findingsOn('IPv4Namespace', 'lab', {}, { others: many }, ['delete']);
    expect(finding?.message).toContain('VPC default/v4 and 2 more takes its addresses from it');
    expect(finding?.related).toHaveLength(5);
  });
});
