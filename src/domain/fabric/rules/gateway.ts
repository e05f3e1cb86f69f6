import type { Rule, RuleContext } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { numberOf, pointerOf, specOf, structsOf, textOf } from '../read.ts';
import { gatewayAddressRules } from './gateway-addresses.ts';
import { everyVpcInfoReady, gatewaysEnabled } from './gateway-common.ts';
import { gatewayInterfaceRules } from './gateway-interfaces.ts';
import { gatewayLinkRules } from './gateway-links.ts';
import { gatewaySubnetRules } from './gateway-subnets.ts';
import { type Groups, groupBy } from './switch-parts.ts';

const workers: Rule = {
  code: 'HHS-GW-3',
  severity: 'error',
  needs: 'self',
  title: 'a gateway has 1 to 64 workers',
  example: 'workers: 65',
  cure: 'Choose 1 to 64, or leave workers out.',
  check({ defaulted }) {
    const count = numberOf(specOf(defaulted), 'workers');
    if (count >= 1 && count <= 64) return [];
    const message = `workers is ${count}; a gateway has 1 to 64`;
    return [{ pointer: '/spec/workers', message, help: 'Choose 1 to 64, or leave workers out.' }];
  },
};

const rateLimit: Rule = {
  code: 'HHS-GW-4',
  severity: 'error',
  needs: 'self',
  title: 'a rate limit of the logs is above zero',
  example: 'logs: {rateLimit: {burst: 0}}',
  cure: 'Choose numbers above zero, or leave rateLimit out.',
  check({ defaulted }) {
    const limit = pointerOf(specOf(defaulted), 'logs', 'rateLimit');
    if (limit === undefined) return [];
    return ['burst', 'replenishPerSecond']
      .filter((field) => numberOf(limit, field) <= 0)
      .map((field) => ({
        pointer: `/spec/logs/rateLimit/${field}`,
        message: `${field} is not above zero`,
        help: 'Choose a number above zero, or leave rateLimit out.',
      }));
  },
};

const asnSet: Rule = {
  code: 'HHS-GW-8',
  severity: 'error',
  needs: 'self',
  title: 'a gateway has an ASN',
  example: 'asn: 0',
  cure: 'Write the gateway ASN of the fabric.',
  check({ defaulted }, { config }) {
    if (numberOf(specOf(defaulted), 'asn') !== 0) return [];
    const help = `Write the gateway ASN of the fabric, ${config.gatewayASN}.`;
    return [{ pointer: '/spec/asn', message: 'asn is missing or 0', help }];
  },
};

const asnOfFabric: Rule = {
  code: 'HHS-L8',
  severity: 'warning',
  needs: 'config',
  title: 'a gateway has the ASN that the switches expect of gateways',
  example: 'asn: 65000   # and gatewayASN of the fabric is 65534',
  cure: 'Write the gateway ASN of the fabric.',
  check({ defaulted }, { config }) {
    const asn = numberOf(specOf(defaulted), 'asn');
    if (asn === 0 || asn === config.gatewayASN) return [];
    const message = `asn is ${asn}, and the switches expect ${config.gatewayASN} of every gateway; the cluster accepts it and BGP does not come up`;
    return [{ pointer: '/spec/asn', message, help: `Write ${config.gatewayASN}.` }];
  },
};

const groupsDiffer: Rule = {
  code: 'HHS-GW-13',
  severity: 'error',
  needs: 'self',
  title: 'a gateway is in a group, and in each group once',
  example: 'groups: [{name: a}, {name: a}]',
  cure: 'Name each group once.',
  check({ object }) {
    const seen = new Set<string>();
    return structsOf(specOf(object), 'groups').flatMap(({ at, value }) => {
      const name = textOf(value, 'name');
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      const message = `the group ${name} is named twice`;
      return [{ pointer: `/spec/groups/${at}/name`, message, help: 'Name each group once.' }];
    });
  },
};

/** The table of references passes over names that are empty; the fabric does not. */
const groupNamed: Rule = {
  code: 'HHS-GW-17',
  severity: 'error',
  needs: 'references',
  title: 'every group of a gateway has a name',
  example: 'groups: [{priority: 1}]',
  cure: 'Name the GatewayGroup, or leave groups out for the one called default.',
  check({ object }) {
    return structsOf(specOf(object), 'groups')
      .filter(({ value }) => textOf(value, 'name') === '')
      .map(({ at }) => ({
        pointer: `/spec/groups/${at}`,
        message: 'the group has no name',
        help: 'Name the GatewayGroup, or leave groups out for the one called default.',
      }));
  },
};

/** Gateways by the names of their groups. */
export function gatewaysByGroup({ all }: RuleContext): Groups {
  return groupBy(all('Gateway'), ({ defaulted }) => [
    ...new Set(structsOf(specOf(defaulted), 'groups').map(({ value }) => textOf(value, 'name'))),
  ]);
}

const groupNotFull: Rule = {
  code: 'HHS-GW-18',
  severity: 'error',
  needs: 'references',
  title: 'a group has no more gateways than the fabric has communities for them',
  example: 'groups: [{name: default}]   # as the eleventh gateway',
  cure: 'Put the gateway into another group.',
  check(object, context) {
    const most = Object.keys(context.config.gatewayCommunities).length;
    const groups = context.index(gatewaysByGroup);
    return structsOf(specOf(object.defaulted), 'groups').flatMap(({ value }) => {
      const name = textOf(value, 'name');
      const members = groups.get(name) ?? [];
      const others = members.length - (members.some(({ key }) => key === object.key) ? 1 : 0);
      if (others < most) return [];
      const message = `the group ${name} has ${others} other gateways, and the fabric has communities for ${most}`;
      const written = structsOf(specOf(object.object), 'groups').find(
        (one) => textOf(one.value, 'name') === name,
      );
      const pointer = written === undefined ? '/spec/groups' : `/spec/groups/${written.at}/name`;
      const [first] = members.filter(({ key }) => key !== object.key);
      const related =
        first === undefined
          ? []
          : [{ object: first, pointer: '/spec/groups', message: `${displayId(first.id)} is in it` }];
      return [{ pointer, message, help: 'Put the gateway into another group.', related }];
    });
  },
};

export const gatewayRules: readonly Rule[] = [
  gatewaysEnabled('HHS-GW-1'),
  workers,
  rateLimit,
  ...gatewayAddressRules,
  asnSet,
  ...gatewayInterfaceRules,
  groupsDiffer,
  groupNamed,
  groupNotFull,
  everyVpcInfoReady('HHS-GW-19'),
  asnOfFabric,
  ...gatewaySubnetRules,
  ...gatewayLinkRules,
];
