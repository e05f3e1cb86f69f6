import type { Rule, RuleContext, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { getOwn } from '../../shared/json.ts';
import { childPointer } from '../../shared/pointer.ts';
import { parsePrefix } from '../ip.ts';
import { annotationsOf, flagOf, labelsOf, pointerOf, specOf, structOf, textOf } from '../read.ts';
import { vpcAttachmentSwitchRules } from './vpc-attachment-switches.ts';
import { attachedSubnet } from './vpc-users.ts';

const subnetRule: Rule = {
  code: 'HHS-VA-2',
  severity: 'error',
  needs: 'self',
  title: 'the subnet is <vpc>/<subnet>',
  example: 'subnet: /default',
  cure: 'Write the VPC, a slash and one of its subnets.',
  check(object) {
    if (attachedSubnet(object) !== undefined) return [];
    const text = textOf(specOf(object.object), 'subnet');
    const message = text === '' ? 'no subnet is named' : `"${text}" names no VPC`;
    return [{ pointer: '/spec/subnet', message, help: 'Write the subnet as <vpc>/<subnet>.' }];
  },
};

const connectionRule: Rule = {
  code: 'HHS-VA-3',
  severity: 'error',
  needs: 'self',
  title: 'a connection is named',
  example: 'subnet: vpc-1/default',
  cure: 'Name the Connection of the server in connection.',
  check({ defaulted }) {
    if (textOf(specOf(defaulted), 'connection') !== '') return [];
    const help = 'Name the Connection of the server in connection.';
    return [{ pointer: '/spec/connection', message: 'no connection is named', help }];
  },
};

const P2P_LINK = 'fabric.githedgehog.com/p2p-link';

const p2pLinkRule: Rule = {
  code: 'HHS-VA-4',
  severity: 'error',
  needs: 'self',
  title: `the annotation ${P2P_LINK} is an IPv4 /31`,
  example: `metadata: {annotations: {${P2P_LINK}: 10.250.0.0/30}}`,
  cure: 'Write an IPv4 prefix of 31 bits, or remove the annotation.',
  check({ object }) {
    const text = getOwn(annotationsOf(object), P2P_LINK);
    if (typeof text !== 'string') return [];
    const prefix = parsePrefix(text);
    if (prefix?.family === 4 && prefix.length === 31) return [];
    return [
      {
        pointer: childPointer('/metadata/annotations', P2P_LINK),
        message: `"${text}" in the annotation ${P2P_LINK} is no IPv4 /31`,
        help: 'Write an IPv4 prefix of 31 bits, such as 10.250.0.0/31, or remove the annotation.',
      },
    ];
  },
};

const subnetExistsRule: Rule = {
  code: 'HHS-VA-6',
  severity: 'error',
  needs: 'references',
  title: 'the VPC has the subnet',
  example: 'subnet: vpc-1/none',
  cure: 'Name one of the subnets of the VPC; vpc-1 alone means vpc-1/default.',
  check(object, context) {
    const place = attachedSubnet(object);
    const vpc = place === undefined ? undefined : context.find('VPC', place.vpc);
    if (place === undefined || vpc === undefined) return [];
    const subnets = structOf(specOf(vpc.defaulted), 'subnets');
    if (pointerOf(subnets, place.subnet) !== undefined) return [];
    const names = Object.keys(subnets).sort();
    return [
      {
        pointer: '/spec/subnet',
        message: `the ${displayId(vpc.id)} has no subnet "${place.subnet}"`,
        help:
          names.length === 0 ? 'Add the subnet to the VPC.' : `Name one of its subnets: ${names.join(', ')}.`,
        related: [{ object: vpc, pointer: '/spec/subnets', message: 'the VPC has its subnets here' }],
      },
    ];
  },
};

const CONNECTION_LABEL = 'fabric.githedgehog.com/connection';

interface OnConnection {
  /** By what they attach. */
  readonly bySubnet: ReadonlyMap<string, readonly RuleObject[]>;
  readonly native: readonly RuleObject[];
}

/** Index: the attachments of each Connection. */
function attachmentsByConnection(context: RuleContext): ReadonlyMap<string, OnConnection> {
  const connections = new Map<string, { bySubnet: Map<string, RuleObject[]>; native: RuleObject[] }>();
  for (const attachment of context.all('VPCAttachment')) {
    const connection = getOwn(labelsOf(attachment.defaulted), CONNECTION_LABEL);
    if (typeof connection !== 'string') continue;
    const known = connections.get(connection) ?? { bySubnet: new Map<string, RuleObject[]>(), native: [] };
    connections.set(connection, known);
    const spec = specOf(attachment.defaulted);
    const subnet = textOf(spec, 'subnet');
    const same = known.bySubnet.get(subnet);
    if (same === undefined) known.bySubnet.set(subnet, [attachment]);
    else same.push(attachment);
    if (flagOf(spec, 'nativeVLAN')) known.native.push(attachment);
  }
  return connections;
}

function siblings(object: RuleObject, context: RuleContext): OnConnection | undefined {
  return context.index(attachmentsByConnection).get(textOf(specOf(object.defaulted), 'connection'));
}

function another(object: RuleObject, candidates: readonly RuleObject[] | undefined): RuleObject | undefined {
  return candidates?.find(({ id }) => id.name !== object.id.name);
}

const onceRule: Rule = {
  code: 'HHS-VA-14',
  severity: 'error',
  needs: 'references',
  title: 'a subnet is attached to a connection once',
  example: 'subnet: vpc-1/default, connection: server-01--unbundled--leaf-01',
  cure: 'Remove one of the attachments.',
  check(object, context) {
    const subnet = textOf(specOf(object.defaulted), 'subnet');
    const other = another(object, siblings(object, context)?.bySubnet.get(subnet));
    if (other === undefined) return [];
    const who = displayId(other.id);
    return [
      {
        pointer: '/spec/subnet',
        message: `the ${who} attaches ${subnet} to the same connection`,
        help: 'Remove one of the two.',
        related: [{ object: other, pointer: '/spec/subnet', message: `${who} attaches it here` }],
      },
    ];
  },
};

const oneNativeRule: Rule = {
  code: 'HHS-VA-15',
  severity: 'error',
  needs: 'references',
  title: 'a connection has at most one attachment with the native VLAN',
  example: 'nativeVLAN: true',
  cure: 'Keep nativeVLAN in one attachment of the connection.',
  check(object, context) {
    if (!flagOf(specOf(object.defaulted), 'nativeVLAN')) return [];
    const other = another(object, siblings(object, context)?.native);
    if (other === undefined) return [];
    const who = displayId(other.id);
    return [
      {
        pointer: '/spec/nativeVLAN',
        message: `the ${who} has the native VLAN of the same connection`,
        help: 'Keep nativeVLAN in one attachment of the connection.',
        related: [{ object: other, pointer: '/spec/nativeVLAN', message: `${who} has it here` }],
      },
    ];
  },
};

export const vpcAttachmentRules: readonly Rule[] = [
  subnetRule,
  connectionRule,
  p2pLinkRule,
  subnetExistsRule,
  ...vpcAttachmentSwitchRules,
  onceRule,
  oneNativeRule,
];
