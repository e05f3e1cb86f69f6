import type { Rule } from '../../resource/kind.ts';
import type { Json, JsonObject } from '../../shared/json.ts';
import { parsePrefix } from '../ip.ts';
import { flagOf, structOf, textOf } from '../read.ts';
import { type VpcSubnet, vpcSubnets } from './vpc-subnets.ts';

export function dhcpOf({ value }: VpcSubnet): JsonObject {
  return structOf(value, 'dhcp');
}

export function hasDhcp(subnet: VpcSubnet): boolean {
  return flagOf(dhcpOf(subnet), 'enable');
}

const oneSourceRule: Rule = {
  code: 'HHS-VPC-11',
  severity: 'error',
  needs: 'self',
  title: 'a subnet has a DHCP server or a DHCP relay, not both',
  example: 'dhcp: {enable: true, relay: 10.0.9.5/32}',
  cure: 'Keep one of enable and relay.',
  check(object) {
    return vpcSubnets(object).flatMap((subnet) =>
      hasDhcp(subnet) && textOf(dhcpOf(subnet), 'relay') !== ''
        ? [
            {
              pointer: `${subnet.pointer}/dhcp/relay`,
              message: `the subnet ${subnet.name} has DHCP of its own and a relay`,
              help: 'Keep one of dhcp.enable and dhcp.relay.',
            },
          ]
        : [],
    );
  },
};

const relayRule: Rule = {
  code: 'HHS-VPC-12',
  severity: 'error',
  needs: 'self',
  title: 'a DHCP relay is a prefix, and has one when its VPC is named',
  example: 'dhcp: {relay: 10.0.9.5}',
  cure: 'Write the address of the DHCP server with its length, such as 10.0.9.5/32.',
  check(object) {
    return vpcSubnets(object).flatMap((subnet) => {
      const relay = textOf(dhcpOf(subnet), 'relay');
      const pointer = `${subnet.pointer}/dhcp`;
      const help = 'Write the address of the DHCP server with its length in relay, such as 10.0.9.5/32.';
      if (relay !== '' && parsePrefix(relay) === undefined) {
        const message = `the DHCP relay "${relay}" of the subnet ${subnet.name} is no prefix (address/length)`;
        return [{ pointer: `${pointer}/relay`, message, help }];
      }
      if (relay !== '' || textOf(dhcpOf(subnet), 'relayVPC') === '') return [];
      const message = `the subnet ${subnet.name} names the VPC of a DHCP relay, but no relay`;
      return [{ pointer: `${pointer}/relayVPC`, message, help }];
    });
  },
};

const optionsRule: Rule = {
  code: 'HHS-VPC-13',
  severity: 'error',
  needs: 'self',
  title: 'without DHCP there are no DHCP options',
  example: 'subnets: {a: {subnet: 10.0.1.0/31, dhcp: {options: {interfaceMTU: 1500}}}}',
  cure: 'Remove dhcp.options, or set dhcp.enable: true.',
  check(object) {
    return vpcSubnets(object).flatMap((subnet) => {
      if (hasDhcp(subnet)) return [];
      const options = structOf(dhcpOf(subnet), 'options');
      return Object.keys(options)
        .filter((field) => saysSomething(options[field] ?? null))
        .map((field) => ({
          pointer: `${subnet.pointer}/dhcp/options/${field}`,
          message: `the subnet ${subnet.name} has the DHCP option ${field}, but no DHCP`,
          help: 'Remove dhcp.options, or set dhcp.enable: true.',
        }));
    });
  },
};

function saysSomething(value: Json): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

const RANGE_ENDS = ['start', 'end'] as const;

const unusedRule: Rule = {
  code: 'HHS-VPC-17',
  severity: 'error',
  needs: 'self',
  title: 'without DHCP there is no DHCP range and no static lease',
  example: 'dhcp: {static: {"0e:00:00:00:00:01": {ip: 10.0.1.50}}}',
  cure: 'Remove what is left of DHCP, or set dhcp.enable: true.',
  check(object) {
    return vpcSubnets(object).flatMap((subnet) => {
      if (hasDhcp(subnet)) return [];
      const dhcp = dhcpOf(subnet);
      const range = structOf(dhcp, 'range');
      const left = RANGE_ENDS.filter((end) => textOf(range, end) !== '').map((end) => `range/${end}`);
      if (Object.keys(structOf(dhcp, 'static')).length > 0) left.push('static');
      return left.map((field) => ({
        pointer: `${subnet.pointer}/dhcp/${field}`,
        message: `the subnet ${subnet.name} has dhcp.${field.replace('/', '.')}, but no DHCP`,
        help: 'Remove it, or set dhcp.enable: true.',
        onKey: true,
      }));
    });
  },
};

export const vpcDhcpRules: readonly Rule[] = [oneSourceRule, relayRule, optionsRule, unusedRule];
