import type { Rule, RuleFinding } from '../../resource/kind.ts';
import { getOwn, type JsonObject } from '../../shared/json.ts';
import { contains, type IpAddress, parseAddress, parsePrefix, sameAddress } from '../ip.ts';
import { listOf, numberOf, pointerOf, structOf, structsOf, textOf } from '../read.ts';
import { dhcpOf, hasDhcp } from './vpc-dhcp.ts';
import { type UsableSubnet, usableSubnets } from './vpc-subnets.ts';

const RANGE_ENDS = ['start', 'end'] as const;
type RangeEnd = (typeof RANGE_ENDS)[number];

const rangeRule: Rule = {
  code: 'HHS-VPC-14',
  severity: 'error',
  needs: 'self',
  title: 'a DHCP range lies inside its subnet, runs upwards and leaves the gateway out',
  example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 1001, dhcp: {enable: true, range: {start: 10.0.2.10}}}}',
  cure: 'Write two addresses of the subnet, the lower one first, neither of them the gateway.',
  check: (object) => withDhcp(usableSubnets(object)).flatMap(rangeFindings),
};

/** A subnet for hosts with BGP must not have DHCP at all. */
function withDhcp(subnets: readonly UsableSubnet[]): UsableSubnet[] {
  return subnets.filter((subnet) => hasDhcp(subnet) && !subnet.hostBgp);
}

function rangeFindings(subnet: UsableSubnet): RuleFinding[] {
  const range = structOf(dhcpOf(subnet), 'range');
  const findings = RANGE_ENDS.flatMap((end) => endFindings(subnet, end, textOf(range, end)));
  if (findings.length > 0) return findings;
  const [start, end] = RANGE_ENDS.map((which) => parseAddress(textOf(range, which)));
  if (start === undefined || end === undefined || start.value < end.value) return [];
  return [
    {
      pointer: `${subnet.pointer}/dhcp/range`,
      message: `the DHCP range of the subnet ${subnet.name} runs from ${textOf(range, 'start')} to ${textOf(range, 'end')}`,
      help: 'Write the lower address in start and a higher one in end.',
    },
  ];
}

function endFindings(subnet: UsableSubnet, end: RangeEnd, text: string): RuleFinding[] {
  const { name, pointer, value, prefix, written } = subnet;
  const byDefault = pointerOf(written, 'dhcp', 'range')?.[end] === undefined;
  const what = `the DHCP range of the subnet ${name} ${end}s${byDefault ? ' by default' : ''} with`;
  const found = (message: string, help: string): RuleFinding[] => [
    { pointer: `${pointer}/dhcp/range/${end}`, message, help },
  ];
  const inside = `Write an address of ${subnet.text} in dhcp.range.${end}.`;
  const address = parseAddress(text);
  if (address === undefined) return found(`${what} "${text}", which is no address`, inside);
  if (!contains(prefix, address)) return found(`${what} ${text}, which is not in ${subnet.text}`, inside);
  if (address.value === prefix.network) {
    return found(`${what} ${text}, the address of the network itself`, inside);
  }
  if (!isGateway(address, value)) return [];
  return found(
    `${what} ${text}, which is the gateway`,
    `Write another address in dhcp.range.${end}, so that the gateway is left out.`,
  );
}

function isGateway(address: IpAddress, subnet: JsonObject): boolean {
  const gateway = parseAddress(textOf(subnet, 'gateway'));
  return gateway !== undefined && sameAddress(gateway, address);
}

const LEAST_MTU = 96;
const MOST_MTU = 9036;

const optionsRule: Rule = {
  code: 'HHS-VPC-15',
  severity: 'error',
  needs: 'self',
  title: 'DHCP options can be handed out',
  example: 'dhcp: {enable: true, options: {dnsServers: [dns.example.com]}}',
  cure: `Write addresses, an MTU of ${LEAST_MTU} to ${MOST_MTU}, a lease of at least a second, and routes by gateways in the subnet.`,
  check(object) {
    return withDhcp(usableSubnets(object)).flatMap((subnet) => {
      const options = pointerOf(dhcpOf(subnet), 'options');
      if (options === undefined) return [];
      const written = structOf(subnet.written, 'dhcp', 'options');
      return [
        ...serverFindings(subnet, written, 'dnsServers'),
        ...serverFindings(subnet, written, 'timeServers'),
        ...numberFindings(subnet, options),
        ...routeFindings(subnet, written),
      ];
    });
  },
};

function serverFindings(
  { name, pointer }: UsableSubnet,
  written: JsonObject,
  field: 'dnsServers' | 'timeServers',
): RuleFinding[] {
  return listOf(written, field).flatMap((server, at) => {
    const text = server ?? '';
    if (typeof text !== 'string' || parseAddress(text) !== undefined) return [];
    return [
      {
        pointer: `${pointer}/dhcp/options/${field}/${at}`,
        message: `"${text}" in the ${field} of the subnet ${name} is no address`,
        help: 'Write the address of the server; names are not resolved.',
      },
    ];
  });
}

function numberFindings({ name, pointer }: UsableSubnet, options: JsonObject): RuleFinding[] {
  const findings: RuleFinding[] = [];
  const mtu = numberOf(options, 'interfaceMTU');
  if (mtu < LEAST_MTU || mtu > MOST_MTU) {
    findings.push({
      pointer: `${pointer}/dhcp/options/interfaceMTU`,
      message: `the subnet ${name} hands out an MTU of ${mtu}`,
      help: `Write ${LEAST_MTU} to ${MOST_MTU}, or leave it out for ${MOST_MTU}.`,
    });
  }
  if (numberOf(options, 'leaseTimeSeconds') < 1) {
    findings.push({
      pointer: `${pointer}/dhcp/options/leaseTimeSeconds`,
      message: `the leases of the subnet ${name} last no time at all`,
      help: 'Write at least 1, or leave it out for an hour.',
    });
  }
  return findings;
}

function routeFindings(subnet: UsableSubnet, written: JsonObject): RuleFinding[] {
  return structsOf(written, 'advertisedRoutes').flatMap(({ at, value }) => {
    const pointer = `${subnet.pointer}/dhcp/options/advertisedRoutes/${at}`;
    const what = `the advertised route ${at + 1} of the subnet ${subnet.name}`;
    const findings: RuleFinding[] = [];
    const destination = textOf(value, 'destination');
    if (parsePrefix(destination) === undefined) {
      const problem = saidWrongly(value, 'destination', 'is no prefix (address/length)');
      const help = 'Write the destination as a prefix, such as 10.8.0.0/16.';
      findings.push({ pointer: `${pointer}/destination`, message: `${what}: ${problem}`, help });
    }
    const gateway = textOf(value, 'gateway');
    const address = parseAddress(gateway);
    if (address !== undefined && contains(subnet.prefix, address)) return findings;
    const problem =
      address === undefined
        ? saidWrongly(value, 'gateway', 'is no address')
        : `its gateway ${gateway} is not in ${subnet.text}`;
    const help = `Write an address of ${subnet.text} as gateway.`;
    return [...findings, { pointer: `${pointer}/gateway`, message: `${what}: ${problem}`, help }];
  });
}

function saidWrongly(route: JsonObject, field: string, wrong: string): string {
  const text = getOwn(route, field) ?? '';
  return text === '' ? `it has no ${field}` : `its ${field} "${String(text)}" ${wrong}`;
}

export const vpcDhcpRangeRules: readonly Rule[] = [rangeRule, optionsRule];
