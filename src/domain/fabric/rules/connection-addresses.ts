import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import type { JsonObject } from '../../shared/json.ts';
import { type ConnectionType, type Link, type LinkEnd, linksOf } from '../connection-links.ts';
import { contains, formatAddress, formatPrefix, type IpPrefix, parsePrefix } from '../ip.ts';
import { pointerOf, specOf } from '../read.ts';
import { isDeprecated, judgedSpec, placeIn } from './connection-parts.ts';

const ADDRESSED: readonly ConnectionType[] = ['fabric', 'mesh', 'gateway'];
const LINK_LENGTH = 31;
const LISTED = 3;

/** Links between devices of the fabric, that is those whose ends have addresses. */
export function addressedLinks(spec: JsonObject): readonly Link[] {
  const remembered = linksBySpec.get(spec);
  if (remembered !== undefined) return remembered;
  const types = ADDRESSED.filter((type) => pointerOf(spec, type) !== undefined);
  const addressed = types.flatMap((type) => linksOf(spec, type));
  linksBySpec.set(spec, addressed);
  return addressed;
}

const linksBySpec = new WeakMap<JsonObject, readonly Link[]>();

interface Addressed {
  readonly end: LinkEnd;
  readonly prefix: IpPrefix | undefined;
  /** Of the prefix, '' when there is none. */
  readonly address: string;
}

type AddressedLink = readonly Addressed[];

const parsed = new WeakMap<readonly Link[], readonly AddressedLink[]>();

/** The ends of each link with their addresses. */
function withPrefixes(addressed: readonly Link[]): readonly AddressedLink[] {
  const remembered = parsed.get(addressed);
  if (remembered !== undefined) return remembered;
  const made = addressed.map(({ ends }) => ends.map(withPrefix));
  parsed.set(addressed, made);
  return made;
}

function withPrefix(end: LinkEnd): Addressed {
  const prefix = parsePrefix(end.ip);
  const address = prefix === undefined ? '' : formatAddress({ family: prefix.family, value: prefix.address });
  return { end, prefix, address };
}

/** Ends of the links that have both addresses: the fabric looks at no others. */
function fullLinks(spec: JsonObject): readonly AddressedLink[] {
  const addressed = withPrefixes(addressedLinks(spec));
  return addressed.every(isFull) ? addressed : addressed.filter(isFull);
}

function isFull(ends: AddressedLink): boolean {
  return ends.every(({ end }) => end.ip !== '');
}

const bothAddresses: Rule = {
  code: 'HHS-L1',
  severity: 'warning',
  needs: 'self',
  title: 'both ends of every fabric, mesh and gateway link have an address',
  example: 'fabric: {links: [{spine: {port: spine-01/E1/1}, leaf: {port: leaf-01/E1/1}}]}',
  cure: 'Give both ends addresses of one /31 of the fabric subnet; validate --hydrate does it.',
  check(object) {
    const spec = judgedSpec(object);
    if (spec === undefined) return [];
    return addressedLinks(spec).flatMap(({ ends, pointer }): RuleFinding[] => {
      const [first, second] = ends.filter(({ ip }) => ip === '');
      if (first === undefined) return [];
      const who =
        second === undefined
          ? `the ${first.side} end of the link has no address`
          : 'the link has no addresses';
      return [
        {
          pointer: second === undefined ? `${first.pointer}/ip` : pointer,
          message: `${who}; the fabric accepts it, and the switch applies nothing at all`,
          help: 'Give both ends addresses of one /31 of the fabric subnet.',
        },
      ];
    });
  },
};

const addressesInFabric: Rule = {
  code: 'HHS-CN-19',
  severity: 'error',
  needs: 'config',
  stage: 'validate',
  title: 'addresses of links are of length 31 and in the fabric subnet',
  example: 'leaf: {port: leaf-01/E1/1, ip: 10.0.0.1/24}',
  cure: 'Use addresses with /31 from fabricSubnet of the fabric’s configuration.',
  check(object, { config }) {
    const spec = judgedSpec(object);
    if (spec === undefined) return [];
    const links = fullLinks(spec);
    if (links.length === 0) return [];
    const within = parsePrefix(config.fabricSubnet);
    return links.flatMap((ends) =>
      ends.flatMap(({ end, prefix }): RuleFinding[] => {
        const wrong = addressProblem(prefix, within, config.fabricSubnet);
        if (wrong === undefined) return [];
        const help = `Use an address with /${LINK_LENGTH} from the fabric subnet ${config.fabricSubnet}.`;
        return [{ pointer: `${end.pointer}/ip`, message: `the address ${end.ip} ${wrong}`, help }];
      }),
    );
  },
};

function addressProblem(
  prefix: IpPrefix | undefined,
  within: IpPrefix | undefined,
  subnet: string,
): string | undefined {
  if (prefix === undefined) return 'is no address with a length';
  if (prefix.length !== LINK_LENGTH) return `has the length ${prefix.length}, links have ${LINK_LENGTH}`;
  if (within === undefined || contains(within, { family: prefix.family, value: prefix.address }))
    return undefined;
  return `is not in the fabric subnet ${subnet}`;
}

const sameSubnet: Rule = {
  code: 'HHS-CN-21',
  severity: 'error',
  needs: 'self',
  stage: 'validate',
  title: 'the two addresses of a link are the two of one /31',
  example: 'spine: {ip: 172.30.128.1/31}, leaf: {ip: 172.30.128.2/31}',
  cure: 'Use an even address and the next one.',
  check(object) {
    const spec = judgedSpec(object);
    if (spec === undefined) return [];
    return fullLinks(spec).flatMap(([one, other]): RuleFinding[] => {
      if (one?.prefix === undefined || other?.prefix === undefined) return [];
      const { prefix } = one;
      const same = prefix.length === other.prefix.length && prefix.network === other.prefix.network;
      if (same && prefix.family === other.prefix.family) return [];
      const mate = { ...prefix, address: prefix.address === prefix.network ? prefix.last : prefix.network };
      return [
        {
          pointer: `${other.end.pointer}/ip`,
          message: `${other.end.ip} and ${one.end.ip} at the other end are not in one subnet`,
          help:
            prefix.length === LINK_LENGTH
              ? `The other end of ${one.end.ip} is ${formatPrefix(mate)}.`
              : 'Use the two addresses of one /31.',
          related: [placeIn(object, `${one.end.pointer}/ip`, 'has the other end here')],
        },
      ];
    });
  },
};

interface AddressUse {
  readonly object: RuleObject;
  readonly end: LinkEnd;
}

/** Ends of all fabric, mesh and gateway connections by address. */
function indexAddresses(context: RuleContext): ReadonlyMap<string, readonly AddressUse[]> {
  const map = new Map<string, AddressUse[]>();
  for (const object of context.all('Connection')) {
    if (isDeprecated(object)) continue;
    for (const ends of withPrefixes(addressedLinks(specOf(object.defaulted)))) {
      for (const { end, address } of ends) {
        if (address === '') continue;
        const known = map.get(address);
        if (known === undefined) map.set(address, [{ object, end }]);
        else known.push({ object, end });
      }
    }
  }
  return map;
}

const addressesUnused: Rule = {
  code: 'HHS-CN-20',
  severity: 'error',
  needs: 'references',
  title: 'no two ends of links have the same address',
  example: 'leaf: {ip: 172.30.128.1/31}  # another link has it',
  cure: 'Give each link a /31 of its own.',
  check(object, context) {
    const spec = judgedSpec(object);
    if (spec === undefined) return [];
    const links = fullLinks(spec);
    if (links.length === 0) return [];
    const users = context.index(indexAddresses);
    const own = new Map<string, AddressUse>();
    return links.flatMap((ends) =>
      ends.flatMap(({ end, address }): RuleFinding[] => {
        if (address === '') return [];
        const repeated = own.get(address);
        own.set(address, repeated ?? { object, end });
        const others = repeated === undefined ? [] : [repeated];
        for (const use of users.get(address) ?? []) {
          if (others.length === LISTED) break;
          if (use.object.key !== object.key) others.push(use);
        }
        return taken(end, address, others);
      }),
    );
  },
};

function taken(end: LinkEnd, address: string, others: readonly AddressUse[]): RuleFinding[] {
  const [first] = others;
  if (first === undefined) return [];
  return [
    {
      pointer: `${end.pointer}/ip`,
      message: `the address ${address} is at the ${first.end.side} end of a link of ${displayId(first.object.id)}, too`,
      help: 'Give one of the two links another /31 of the fabric subnet.',
      related: others.map((use) => placeIn(use.object, `${use.end.pointer}/ip`, 'has it here')),
    },
  ];
}

export const connectionAddressRules: readonly Rule[] = [
  bothAddresses,
  addressesInFabric,
  addressesUnused,
  sameSubnet,
];
