import type { Rule, RuleFinding } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import { contains, parseAddress, parseCidr, parsePrefix } from '../ip.ts';
import { flagOf, numberOf, pointerOf, specOf, structOf, textOf } from '../read.ts';

const LAST_VLAN = 4094;

/** Of the spec of an External or an ExternalAttachment: `static`, even an empty one, makes it static. */
export function isStatic(spec: JsonObject): boolean {
  return pointerOf(spec, 'static') !== undefined;
}

/** VLAN of an ExternalAttachment, 0 for untagged. */
export function vlanOf(spec: JsonObject): number {
  return numberOf(structOf(spec, isStatic(spec) ? 'static' : 'switch'), 'vlan');
}

function missingOr(text: string, field: string, what: string): string {
  return text === '' ? `${field} is missing` : `"${text}" is no ${what}`;
}

const WITH_LENGTH = 'address with a length';

const bgpSession: Rule = {
  code: 'HHS-EA-3',
  severity: 'error',
  needs: 'self',
  title: 'an attachment without static has the address of the switch, and address and ASN of the neighbour',
  example: 'switch: {ip: 10.0.0.1}\nneighbor: {ip: 10.0.0.2}',
  cure: 'Set switch.ip as address/length, neighbor.asn and neighbor.ip; or static for an external without BGP.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    if (isStatic(spec)) return [];
    const findings: RuleFinding[] = [];
    const ip = textOf(structOf(spec, 'switch'), 'ip');
    const neighbor = structOf(spec, 'neighbor');
    const other = textOf(neighbor, 'ip');
    if (parseCidr(ip) === undefined) {
      const message = missingOr(ip, 'switch.ip', WITH_LENGTH);
      const help = 'Write the address of the switch with its length, such as 10.0.0.1/24.';
      findings.push({ pointer: '/spec/switch/ip', message, help });
    }
    if (numberOf(neighbor, 'asn') === 0) {
      const help = 'Write the ASN of the other end of the BGP session.';
      findings.push({ pointer: '/spec/neighbor/asn', message: 'neighbor.asn is missing', help });
    }
    if (parseAddress(other) === undefined) {
      const message = missingOr(other, 'neighbor.ip', 'address');
      const help = 'Write the address of the other end, without a length.';
      findings.push({ pointer: '/spec/neighbor/ip', message, help });
    }
    return findings;
  },
};

const staticWithoutSession: Rule = {
  code: 'HHS-EA-4',
  severity: 'error',
  needs: 'self',
  title: 'a static attachment has nothing in switch and neighbor',
  example: 'static: {...}\nswitch: {vlan: 100}',
  cure: 'Move ip and vlan below static, and remove neighbor.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    if (!isStatic(spec)) return [];
    const [near, far] = [structOf(spec, 'switch'), structOf(spec, 'neighbor')];
    const fields: readonly (readonly [path: string, set: boolean])[] = [
      ['switch/ip', textOf(near, 'ip') !== ''],
      ['switch/vlan', numberOf(near, 'vlan') !== 0],
      ['neighbor/asn', numberOf(far, 'asn') !== 0],
      ['neighbor/ip', textOf(far, 'ip') !== ''],
    ];
    return fields
      .filter(([, set]) => set)
      .map(([path]) => ({
        pointer: `/spec/${path}`,
        message: `${path.replace('/', '.')} is set although the attachment is static`,
        help: path.startsWith('switch')
          ? 'Remove it here; below static it has its place.'
          : 'Remove it: there is no BGP session.',
      }));
  },
};

const staticAddresses: Rule = {
  code: 'HHS-EA-5',
  severity: 'error',
  needs: 'self',
  title: 'a static attachment has a remote address, and either an own one or proxy',
  example: 'static: {remoteIP: 10.0.0.2}',
  cure: 'Set static.remoteIP, and static.ip or static.proxy, not both.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    const external = pointerOf(spec, 'static');
    if (external === undefined) return [];
    const findings: RuleFinding[] = [];
    const remote = textOf(external, 'remoteIP');
    const ip = textOf(external, 'ip');
    if (parseAddress(remote) === undefined) {
      const message = missingOr(remote, 'static.remoteIP', 'address');
      findings.push({
        pointer: '/spec/static/remoteIP',
        message,
        help: 'Write the address of the other end, without a length.',
      });
    }
    if ((ip !== '') === flagOf(external, 'proxy')) {
      const message =
        ip === '' ? 'neither static.ip nor static.proxy is set' : 'both static.ip and static.proxy are set';
      const help = 'Set static.ip to the address of the switch with its length, or static.proxy to true.';
      findings.push({ pointer: ip === '' ? '/spec/static' : '/spec/static/proxy', message, help });
    }
    if (ip !== '' && parseCidr(ip) === undefined) {
      const help = 'Write the address of the switch with its length, such as 10.0.0.1/24.';
      findings.push({ pointer: '/spec/static/ip', message: missingOr(ip, 'static.ip', WITH_LENGTH), help });
    }
    return findings;
  },
};

const ipv4: Rule = {
  code: 'HHS-L2',
  severity: 'warning',
  needs: 'self',
  title: 'the address of the switch towards an external is an IPv4 address',
  example: 'switch: {ip: 2001:db8::1/64}',
  cure: 'Use an IPv4 address.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    return ['switch', 'static'].flatMap((member): RuleFinding[] => {
      const ip = textOf(structOf(spec, member), 'ip');
      if (parseCidr(ip)?.family !== 6) return [];
      return [
        {
          pointer: `/spec/${member}/ip`,
          message: `${ip} is no IPv4 address; the fabric accepts it, and the switch cannot use it`,
          help: 'Use an IPv4 address with its length.',
        },
      ];
    });
  },
};

const neighborNear: Rule = {
  code: 'HHS-L15',
  severity: 'warning',
  needs: 'self',
  title: 'the neighbour is in the subnet of the switch’s address, and VLANs are within 1 to 4094',
  example: 'switch: {ip: 10.0.0.1/24}\nneighbor: {ip: 10.0.1.2}',
  cure: 'Use a neighbour of that subnet and a VLAN of 1 to 4094.',
  check(object) {
    const spec = specOf(object.defaulted);
    const findings: RuleFinding[] = [];
    const vlan = vlanOf(spec);
    if (vlan > LAST_VLAN) {
      findings.push({
        pointer: isStatic(spec) ? '/spec/static/vlan' : '/spec/switch/vlan',
        message: `${vlan} is no VLAN; the fabric accepts it, and the switch cannot use it`,
        help: `Choose a VLAN of 1 to ${LAST_VLAN}, or leave it out for untagged traffic.`,
      });
    }
    const [near, far] = [textOf(structOf(spec, 'switch'), 'ip'), textOf(structOf(spec, 'neighbor'), 'ip')];
    const [subnet, neighbor] = [parsePrefix(near), parseAddress(far)];
    if (!isStatic(spec) && subnet !== undefined && neighbor !== undefined && !contains(subnet, neighbor)) {
      findings.push({
        pointer: '/spec/neighbor/ip',
        message: `the neighbour ${far} is not in the subnet of ${near}, so no session comes up`,
        help: 'Correct the one or the other.',
        related: [{ object, pointer: '/spec/switch/ip', message: `${near} is here` }],
      });
    }
    return findings;
  },
};

export const externalAddressRules: readonly Rule[] = [
  bgpSession,
  staticWithoutSession,
  staticAddresses,
  ipv4,
  neighborNear,
];
