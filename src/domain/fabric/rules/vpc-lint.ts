import type { Rule, RuleFinding } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { parseAddress } from '../ip.ts';
import { pointerOf, specOf, structEntriesOf, textOf, textsOf } from '../read.ts';
import { dhcpOf, hasDhcp } from './vpc-dhcp.ts';
import { nameSome } from './vpc-referrers.ts';
import { type UsableSubnet, usableSubnets, vpcSubnets } from './vpc-subnets.ts';
import { attachedSwitches, subnetUses } from './vpc-users.ts';

const RELATED = 5;

const removedSubnetRule: Rule = {
  code: 'HHS-L4',
  severity: 'warning',
  needs: 'previous',
  onlyOnChange: true,
  title: 'no subnet that is still used is removed or renamed',
  example: 'subnets: {}',
  cure: 'Change the objects that name the subnet in the same change, or keep it.',
  check(object, context) {
    const previous = context.previous(object.key);
    if (previous === undefined) return [];
    const left = new Set(vpcSubnets(object).map(({ name }) => name));
    const uses = context.index(subnetUses).get(object.id.name);
    return structEntriesOf(specOf(previous.defaulted), 'subnets').flatMap(([name]): RuleFinding[] => {
      const users = left.has(name) ? [] : (uses?.get(name) ?? []);
      if (users.length === 0) return [];
      const objects = [...new Set(users.map((use) => use.object))];
      return [
        {
          pointer: '/spec/subnets',
          message: `the subnet ${name} is removed or renamed while ${nameSome(objects)} still ${objects.length === 1 ? 'names' : 'name'} it; the cluster lets it happen, and the switches fail on it`,
          help: `Keep the subnet ${name}, or change what names it in the same change.`,
          related: users
            .slice(0, RELATED)
            .map((use) => ({ ...use, message: `${displayId(use.object.id)} names it here` })),
        },
      ];
    });
  },
};

const relayNamespaceRule: Rule = {
  code: 'HHS-L5',
  severity: 'warning',
  needs: 'references',
  title: 'switches that reach a VPC through a DHCP relay list its VLANNamespace',
  example: 'dhcp: {relay: 10.0.9.5/32, relayVPC: services}',
  cure: 'Add the VLANNamespace of the relay’s VPC to the switches.',
  check(object, context) {
    const own = textOf(specOf(object.defaulted), 'vlanNamespace');
    const switches = context.index(attachedSwitches).get(object.id.name);
    if (switches === undefined) return [];
    return vpcSubnets(object).flatMap((subnet) => {
      const relayVpc = context.find('VPC', textOf(dhcpOf(subnet), 'relayVPC'));
      const namespace = relayVpc === undefined ? own : textOf(specOf(relayVpc.defaulted), 'vlanNamespace');
      if (relayVpc === undefined || namespace === own) return [];
      const lacking = [...switches.keys()].flatMap((name) => {
        const one = context.find('Switch', name);
        const listed = one === undefined ? [] : textsOf(specOf(one.defaulted), 'vlanNamespaces');
        return one === undefined || listed.some(({ value }) => value === namespace) ? [] : [one];
      });
      if (lacking.length === 0) return [];
      return [
        {
          pointer: `${subnet.pointer}/dhcp/relayVPC`,
          message: `the DHCP relay brings the ${displayId(relayVpc.id)} to ${nameSome(lacking)}, without its VLANNamespace ${namespace}`,
          help: `Add ${namespace} to vlanNamespaces of the switches on which this VPC is attached.`,
          related: lacking.slice(0, RELATED).map((one) => ({
            object: one,
            pointer: '/spec/vlanNamespaces',
            message: `${displayId(one.id)} lists these`,
          })),
        },
      ];
    });
  },
};

/**
 * The range that defaulting fills in ends with the broadcast address, too; only one that is written is told of, for
 * else every subnet with DHCP would have a warning.
 */
const edgeAddressRule: Rule = {
  code: 'HHS-L14',
  severity: 'warning',
  needs: 'self',
  title: 'neither the gateway nor the DHCP range takes the first or last address of a subnet',
  example: 'subnets: {a: {subnet: 10.0.1.0/24, gateway: 10.0.1.255, vlan: 1001}}',
  cure: 'Choose an address that hosts may have.',
  check: (object) => usableSubnets(object).flatMap(edgeFindings),
};

function edgeFindings(subnet: UsableSubnet): RuleFinding[] {
  const { name, pointer, value, written, prefix, text, hostBgp } = subnet;
  const findings: RuleFinding[] = [];
  const gateway = parseAddress(textOf(value, 'gateway'));
  if (!hostBgp && gateway?.family === prefix.family) {
    const which =
      gateway.value === prefix.network ? 'the network' : gateway.value === prefix.last ? 'broadcasts' : '';
    if (which !== '') {
      findings.push({
        pointer: `${pointer}/gateway`,
        message: `the gateway of the subnet ${name} is the address of ${which} in ${text}; the cluster accepts it, hosts do not`,
        help: `Choose an address between the first and the last of ${text}.`,
      });
    }
  }
  const range = hasDhcp(subnet) ? pointerOf(written, 'dhcp', 'range') : undefined;
  const end = range === undefined ? undefined : parseAddress(textOf(range, 'end'));
  if (end?.family === prefix.family && end.value === prefix.last) {
    findings.push({
      pointer: `${pointer}/dhcp/range/end`,
      message: `the DHCP range of the subnet ${name} includes the broadcast address of ${text}`,
      help: 'End the range one address earlier.',
    });
  }
  return findings;
}

export const vpcLintRules: readonly Rule[] = [removedSubnetRule, relayNamespaceRule, edgeAddressRule];
