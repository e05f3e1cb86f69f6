import type { Rule } from '../../resource/kind.ts';
import { contains, parsePrefix } from '../ip.ts';
import { specOf, textOf } from '../read.ts';

const FIELDS = [
  ['protocolIP', 'protocolSubnet'],
  ['vtepIP', 'vtepSubnet'],
] as const;

const insideSubnets: Rule = {
  code: 'HHS-L10',
  severity: 'warning',
  needs: 'config',
  title: 'the addresses of a gateway lie in the subnets of the fabric for them',
  example: 'protocolIP: 10.9.0.1/32   # and protocolSubnet is 172.30.8.0/22',
  cure: 'Choose protocolIP from protocolSubnet and vtepIP from vtepSubnet of the fabric; validate --hydrate does it.',
  check({ defaulted }, { config }) {
    return FIELDS.flatMap(([field, subnet]) => {
      const text = textOf(specOf(defaulted), field);
      const prefix = parsePrefix(text);
      const within = parsePrefix(config[subnet]);
      if (prefix === undefined || within === undefined) return [];
      if (contains(within, { family: prefix.family, value: prefix.address })) return [];
      return [
        {
          pointer: `/spec/${field}`,
          message: `${field} ${text} lies outside of ${config[subnet]}; the cluster accepts it`,
          help: `Choose a free /32 of ${config[subnet]}.`,
        },
      ];
    });
  },
};

export const gatewaySubnetRules: readonly Rule[] = [insideSubnets];
