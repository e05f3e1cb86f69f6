import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../../src/domain/shared/json.ts';
import { found } from '../rule-world.ts';

const config = { enableGateway: true };

test.each<[Json, string[]]>([
  [{ vni: 1 }, []],
  [{ vni: 1, subnets: { web: { cidr: '10.0.1.0/24' }, external: { cidr: '0.0.0.0/0' } } }, []],
  [{ vni: 0 }, ['error HHS-VI-3 /spec/vni']],
  [{}, ['error HHS-VI-3 /spec/vni']],
  [{ vni: 1, subnets: { web: { cidr: '10.0.1.0' } } }, ['error HHS-VI-4 /spec/subnets/web/cidr']],
  [{ vni: 1, subnets: { 'a/b': {} } }, ['error HHS-VI-4 /spec/subnets/a~1b/cidr']],
  [
    {
      vni: 1,
      subnets: {
        web: { cidr: '10.0.1.0/33' },
        db: { cidr: '10.0.1.5/24' },
        app: { cidr: 'fd00::/129' },
        ext: { cidr: 'fd00::/8' },
      },
    },
    ['error HHS-VI-4 /spec/subnets/web/cidr', 'error HHS-VI-4 /spec/subnets/app/cidr'],
  ],
])('%j', (spec, expected) => {
  expect(found('VPCInfo', 'red', spec, { config })).toEqual(expected);
});

describe('while gateways are off in the configuration of the fabric', () => {
  test('no VPCInfo is taken', () => {
    expect(found('VPCInfo', 'red', { vni: 1 }, { config: { enableGateway: false } })).toEqual([
      'error HHS-VI-1 /kind',
    ]);
  });
});
