import type { RelatedField, Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { childPointer } from '../../shared/pointer.ts';
import { type LinkEnd, linksOf, splitPort } from '../connection-links.ts';
import { formatAddress, type IpPrefix, parseAddress, parsePrefix } from '../ip.ts';
import { numberOf, pointerOf, specOf, structEntriesOf, structsOf, textOf, textsOf } from '../read.ts';
import { placeIn } from './connection-parts.ts';

/** A link of a gateway Connection, seen from the gateway. */
export interface GatewayLink {
  readonly connection: RuleObject;
  /** Interface of the gateway. */
  readonly port: string;
  readonly gateway: LinkEnd;
  readonly switch: LinkEnd;
}

/** Links of gateway Connections by the name of the gateway. */
export function gatewayLinks({ all }: RuleContext): ReadonlyMap<string, readonly GatewayLink[]> {
  const links = new Map<string, GatewayLink[]>();
  for (const connection of all('Connection')) {
    const spec = specOf(connection.defaulted);
    if (pointerOf(spec, 'gateway') === undefined) continue;
    for (const { ends } of linksOf(spec, 'gateway')) {
      const gateway = ends.find(({ role }) => role === 'gateway');
      const other = ends.find(({ role }) => role === 'switch');
      const place = gateway === undefined ? undefined : splitPort(gateway.port);
      if (gateway === undefined || other === undefined || place === undefined) continue;
      const known = links.get(place.device) ?? [];
      known.push({ connection, port: place.port, gateway, switch: other });
      links.set(place.device, known);
    }
  }
  return links;
}

function addressOf(text: string): string | undefined {
  const prefix: IpPrefix | undefined = parsePrefix(text);
  return prefix && formatAddress({ family: prefix.family, value: prefix.address });
}

const matchesLinks: Rule = {
  code: 'HHS-L9',
  severity: 'warning',
  needs: 'references',
  title: 'interfaces and neighbors of a gateway are those of its gateway Connections',
  example: 'interfaces: {enp2s1: {ips: [172.30.128.3/31]}}   # the link has 172.30.128.1/31 at enp2s1',
  cure: 'Give each port of a gateway Connection an interface with its address, and a neighbor with address and ASN of the switch.',
  check(object, context) {
    const links = context.index(gatewayLinks).get(object.id.name) ?? [];
    // without any, the Connections may be elsewhere
    if (links.length === 0) return [];
    return [
      ...links.flatMap((link) => [
        ...interfaceFindings(object, link),
        ...neighborFindings(object, link, context),
      ]),
      ...strayFindings(object, links),
    ];
  },
};

const HELP = 'Let the Gateway and its Connection say the same.';

function interfaceFindings(object: RuleObject, link: GatewayLink): RuleFinding[] {
  const { port, gateway } = link;
  const spec = specOf(object.defaulted);
  const related = [placeIn(link.connection, `${gateway.pointer}/port`, 'names it here')];
  const known = pointerOf(spec, 'interfaces', port);
  if (known === undefined) {
    const message = `${link.connection.id.name} leads to the interface ${port}, which the gateway does not have`;
    return [{ pointer: '/spec/interfaces', message, help: HELP, related }];
  }
  const wanted = addressOf(gateway.ip);
  const ips = textsOf(known, 'ips');
  if (wanted === undefined || ips.length === 0 || ips.some(({ value }) => addressOf(value) === wanted))
    return [];
  const pointer = `${childPointer('/spec/interfaces', port)}/ips`;
  const message = `the interface ${port} does not have the address ${gateway.ip} of its link`;
  return [{ pointer, message, help: HELP, related: [addressOfLink(link)] }];
}

function addressOfLink({ connection, gateway }: GatewayLink): RelatedField {
  return placeIn(connection, `${gateway.pointer}/ip`, 'has the address here');
}

function neighborFindings(object: RuleObject, link: GatewayLink, context: RuleContext): RuleFinding[] {
  const wanted = addressOf(link.switch.ip);
  const neighbors = structsOf(specOf(object.defaulted), 'neighbors');
  if (wanted === undefined || neighbors.length === 0) return [];
  const related = [placeIn(link.connection, `${link.switch.pointer}/ip`, 'has the address here')];
  const found = neighbors.find(({ value }) => textOf(value, 'ip') === wanted);
  if (found === undefined) {
    const message = `no neighbor has the address ${wanted} of the switch at ${link.port}`;
    return [{ pointer: '/spec/neighbors', message, help: HELP, related }];
  }
  const device = splitPort(link.switch.port)?.device ?? '';
  const at = context.find('Switch', device);
  const asn = at === undefined ? 0 : numberOf(specOf(at.defaulted), 'asn');
  const findings: RuleFinding[] = [];
  if (at !== undefined && asn !== 0 && numberOf(found.value, 'asn') !== asn) {
    findings.push({
      pointer: `/spec/neighbors/${found.at}/asn`,
      message: `the neighbor ${wanted} has not the ASN ${asn} of ${device}`,
      help: HELP,
      related: [placeIn(at, '/spec/asn', 'has it here')],
    });
  }
  const source = textOf(found.value, 'source');
  if (source !== '' && source !== link.port) {
    const message = `the neighbor ${wanted} is reached by ${link.port}, not by ${source}`;
    findings.push({ pointer: `/spec/neighbors/${found.at}/source`, message, help: HELP, related });
  }
  return findings;
}

/** What no Connection leads to. */
function strayFindings(object: RuleObject, links: readonly GatewayLink[]): RuleFinding[] {
  const spec = specOf(object.defaulted);
  const ports = new Set(links.map(({ port }) => port));
  const addresses = new Set(links.map((link) => addressOf(link.switch.ip)));
  const isWhole = !addresses.has(undefined);
  const help = 'Add the gateway Connection, or remove it here.';
  const interfaces = structEntriesOf(spec, 'interfaces')
    .filter(([name]) => !ports.has(name))
    .map(([name]) => ({
      pointer: childPointer('/spec/interfaces', name),
      message: `no gateway Connection leads to the interface ${name}`,
      help,
      onKey: true,
    }));
  const neighbors = structsOf(spec, 'neighbors').flatMap(({ at, value }): RuleFinding[] => {
    const text = textOf(value, 'ip');
    if (!isWhole || parseAddress(text) === undefined || addresses.has(text)) return [];
    const message = `no link of a gateway Connection has the neighbor ${text}`;
    return [{ pointer: `/spec/neighbors/${at}/ip`, message, help }];
  });
  return [...interfaces, ...neighbors];
}

export const gatewayLinkRules: readonly Rule[] = [matchesLinks];
