import type { Rule } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { isJsonObject } from '../../shared/json.ts';
import { keptKeys, specMember } from '../entry-rules.ts';
import { shortNameRule } from '../name-rules.ts';
import { specOf, textOf } from '../read.ts';
import { vpcAddressRules } from './vpc-addresses.ts';
import { vpcDeleteRules } from './vpc-deletes.ts';
import { vpcDhcpRules } from './vpc-dhcp.ts';
import { vpcDhcpLeaseRules } from './vpc-dhcp-leases.ts';
import { vpcDhcpRangeRules } from './vpc-dhcp-range.ts';
import { vpcHostBgpRules } from './vpc-host-bgp.ts';
import { vpcLintRules } from './vpc-lint.ts';
import { vpcNamespaceRules } from './vpc-namespaces.ts';
import { vpcOthersRules } from './vpc-others.ts';
import { vpcPolicyRules } from './vpc-policies.ts';
import { vpcReuseRules } from './vpc-reuse.ts';

const nameRule = shortNameRule('HHS-VPC-2', (name) =>
  name.startsWith('ext.')
    ? {
        pointer: '/metadata/name',
        message: `VPC default/${name}: names that start with "ext." are those of Externals in gateway peerings`,
        help: 'Choose another name for the VPC.',
      }
    : undefined,
);

const NAMESPACE_FIELDS = ['ipv4Namespace', 'vlanNamespace'] as const;

/** Defaulting fills both in, so it speaks of no manifest that went through it. */
const namespacesRule: Rule = {
  code: 'HHS-VPC-3',
  severity: 'error',
  needs: 'self',
  title: 'a VPC has an IPv4Namespace and a VLANNamespace',
  example: 'ipv4Namespace: default, vlanNamespace: default',
  cure: 'Leave the fields out for the namespaces called default, or name others.',
  check({ defaulted }) {
    return NAMESPACE_FIELDS.filter((field) => textOf(specOf(defaulted), field) === '').map((field) => ({
      pointer: `/spec/${field}`,
      message: `${field} is empty`,
      help: `Name one in ${field}, or leave it out for the one called default.`,
    }));
  },
};

const MOST_SUBNETS = 20;

const subnetCountRule: Rule = {
  code: 'HHS-VPC-4',
  severity: 'error',
  needs: 'self',
  title: `a VPC has 1 to ${MOST_SUBNETS} subnets`,
  check(manifest) {
    const subnets = specMember(manifest, 'subnets') ?? null;
    if (subnets !== null && !isJsonObject(subnets)) return [];
    const count = subnets === null ? 0 : keptKeys(subnets).length;
    if (count >= 1 && count <= MOST_SUBNETS) return [];
    return [
      {
        pointer: '/spec/subnets',
        message: `${displayId(manifest.id)}: ${count} subnets, and a VPC has 1 to ${MOST_SUBNETS}`,
        help: count === 0 ? 'Add a subnet below spec.subnets.' : 'Move some of the subnets to another VPC.',
      },
    ];
  },
};

const MODES: readonly string[] = ['', 'l3vni'];

const modeRule: Rule = {
  code: 'HHS-VPC-5',
  severity: 'error',
  needs: 'self',
  title: 'the mode is left out or l3vni',
  example: 'mode: l3flat',
  cure: 'Leave mode out for a VPC with a layer 2 network in each subnet, or write l3vni.',
  check({ defaulted }) {
    const mode = textOf(specOf(defaulted), 'mode');
    if (MODES.includes(mode)) return [];
    const message =
      mode === 'l3flat' ? 'the fabric does not support the mode l3flat yet' : `"${mode}" is no mode of a VPC`;
    return [{ pointer: '/spec/mode', message, help: 'Leave mode out, or write l3vni.' }];
  },
};

export const vpcRules: readonly Rule[] = [
  nameRule,
  namespacesRule,
  subnetCountRule,
  modeRule,
  ...vpcAddressRules,
  ...vpcHostBgpRules,
  ...vpcDhcpRules,
  ...vpcDhcpRangeRules,
  ...vpcDhcpLeaseRules,
  ...vpcPolicyRules,
  ...vpcNamespaceRules,
  ...vpcOthersRules,
  ...vpcDeleteRules,
  ...vpcLintRules,
  ...vpcReuseRules,
];
