import type { Rule, RuleFinding } from '../../resource/kind.ts';
import { childPointer } from '../../shared/pointer.ts';
import { canonicalMac } from '../go-text.ts';
import { contains, formatAddress, parseAddress } from '../ip.ts';
import { structEntriesOf, structOf, textOf } from '../read.ts';
import { hasDhcp } from './vpc-dhcp.ts';
import { type UsableSubnet, usableSubnets } from './vpc-subnets.ts';

/** The fabric compares these addresses as texts; defaulting changes none of them. */
const leasesRule: Rule = {
  code: 'HHS-VPC-16',
  severity: 'error',
  needs: 'self',
  title: 'static leases give each MAC an address of its own in the subnet',
  example: 'dhcp: {enable: true, static: {"0e:00:00:00:00:01": {ip: 10.0.1.1}}}',
  cure: 'Write a MAC of six bytes, and an address of the subnet that nobody else has.',
  check: (object) =>
    usableSubnets(object).flatMap((subnet) =>
      hasDhcp(subnet) && !subnet.hostBgp ? leaseFindings(object, subnet) : [],
    ),
};

function leaseFindings(object: Parameters<Rule['check']>[0], subnet: UsableSubnet): RuleFinding[] {
  const leases = structEntriesOf(structOf(subnet.written, 'dhcp'), 'static');
  const holders = new Map<string, string>();
  return leases.flatMap(([mac, lease]) => {
    const pointer = childPointer(`${subnet.pointer}/dhcp/static`, mac);
    const ip = textOf(lease, 'ip');
    const findings: RuleFinding[] = [];
    if (canonicalMac(mac) === undefined) {
      findings.push({
        pointer,
        message: `"${mac}" in the static leases of the subnet ${subnet.name} is no MAC address`,
        help: 'Write six bytes, such as 0e:00:00:00:00:01.',
        onKey: true,
      });
    }
    const problem = addressProblem(subnet, ip);
    const help = `Write an address of ${subnet.text} that is neither its first, its last nor the gateway.`;
    if (problem !== undefined) {
      const message = `the static lease of ${mac} in the subnet ${subnet.name} ${problem}`;
      return [...findings, { pointer: `${pointer}/ip`, message, help }];
    }
    const holder = holders.get(ip);
    if (holder === undefined) {
      holders.set(ip, mac);
      return findings;
    }
    const at = `${childPointer(`${subnet.pointer}/dhcp/static`, holder)}/ip`;
    findings.push({
      pointer: `${pointer}/ip`,
      message: `${holder} and ${mac} have the same static lease ${ip} in the subnet ${subnet.name}`,
      help: 'Give each MAC an address of its own.',
      related: [{ object, pointer: at, message: `${holder} has it here` }],
    });
    return findings;
  });
}

function addressProblem({ text, prefix, value }: UsableSubnet, ip: string): string | undefined {
  const address = parseAddress(ip);
  if (ip === '') return 'has no address';
  if (address === undefined) return `is "${ip}", which is no address`;
  if (!contains(prefix, address)) return `is ${ip}, which is not in ${text}`;
  if (address.value === prefix.network) return `is ${ip}, the address of the network itself`;
  if (ip === textOf(value, 'gateway')) return `is ${ip}, which is the gateway`;
  const last = formatAddress({ family: prefix.family, value: prefix.last });
  return ip === last ? `is ${ip}, the broadcast address` : undefined;
}

export const vpcDhcpLeaseRules: readonly Rule[] = [leasesRule];
