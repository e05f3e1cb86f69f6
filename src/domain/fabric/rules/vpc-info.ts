import type { Rule } from '../../resource/kind.ts';
import { childPointer } from '../../shared/pointer.ts';
import { parsePrefix } from '../ip.ts';
import { numberOf, specOf, structEntriesOf, textOf } from '../read.ts';
import { gatewaysEnabled } from './gateway-common.ts';

const vniSet: Rule = {
  code: 'HHS-VI-3',
  severity: 'error',
  needs: 'self',
  title: 'a VPCInfo has a VNI',
  example: 'spec: {vni: 0}',
  cure: 'Leave VPCInfos to the fabric, which makes them itself.',
  check({ defaulted }) {
    if (numberOf(specOf(defaulted), 'vni') !== 0) return [];
    return [{ pointer: '/spec/vni', message: 'vni is missing or 0', help: 'Leave VPCInfos to the fabric.' }];
  },
};

const subnetsParse: Rule = {
  code: 'HHS-VI-4',
  severity: 'error',
  needs: 'self',
  title: 'the subnets of a VPCInfo are prefixes',
  example: 'subnets: {default: {cidr: 10.0.0.0}}',
  cure: 'Leave VPCInfos to the fabric, which makes them itself.',
  check({ defaulted }) {
    return structEntriesOf(specOf(defaulted), 'subnets')
      .filter(([, subnet]) => parsePrefix(textOf(subnet, 'cidr')) === undefined)
      .map(([name, subnet]) => ({
        pointer: `${childPointer('/spec/subnets', name)}/cidr`,
        message: `cidr "${textOf(subnet, 'cidr')}" of the subnet ${name} is no prefix (address/length)`,
        help: 'Leave VPCInfos to the fabric.',
      }));
  },
};

export const vpcInfoRules: readonly Rule[] = [gatewaysEnabled('HHS-VI-1'), vniSet, subnetsParse];
