import type { Rule } from '../../resource/kind.ts';
import { getOwn } from '../../shared/json.ts';
import { listOf, numberOf, pointerOf, specOf, textOf } from '../read.ts';
import { isLeaf, isSpine } from './switch-parts.ts';

/** Defaulting fills an empty list, so this is for what it does not take for a list of names. */
const someVlanNamespace: Rule = {
  code: 'HHS-SW-2',
  severity: 'error',
  needs: 'self',
  title: 'a switch has at least one VLAN namespace',
  example: 'vlanNamespaces: []',
  cure: 'Leave vlanNamespaces out for "default", or name one.',
  check({ defaulted }) {
    if (listOf(specOf(defaulted), 'vlanNamespaces').length > 0) return [];
    const help = 'Leave vlanNamespaces out for "default", or name one.';
    return [{ pointer: '/spec/vlanNamespaces', message: 'the switch has no VLAN namespace', help }];
  },
};

const someAsn: Rule = {
  code: 'HHS-SW-3',
  severity: 'error',
  needs: 'self',
  title: 'a switch has an ASN',
  example: 'asn: 0',
  cure: 'Set spec.asn: the ASN of the spines for a spine, one of its own for a leaf.',
  check({ defaulted }) {
    if (numberOf(specOf(defaulted), 'asn') !== 0) return [];
    const help = 'Set spec.asn: the ASN of the spines for a spine, one of its own for a leaf.';
    return [{ pointer: '/spec/asn', message: 'the switch has no ASN', help }];
  },
};

function requiredRule(code: string, field: string, what: string, cure: string): Rule {
  return {
    code,
    severity: 'error',
    needs: 'self',
    title: `a switch has ${what}`,
    example: `${field}: ""`,
    cure,
    check({ defaulted }) {
      if (textOf(specOf(defaulted), field) !== '') return [];
      return [{ pointer: `/spec/${field}`, message: `the switch has no ${field}`, help: cure }];
    },
  };
}

const leafVtep: Rule = {
  code: 'HHS-SW-6',
  severity: 'error',
  needs: 'config',
  title: 'a leaf has a VTEP address',
  example: 'role: server-leaf',
  cure: 'Set spec.vtepIP to a /32 of the VTEP subnet.',
  check({ defaulted }, { config }) {
    const spec = specOf(defaulted);
    if (!isLeaf(spec) || config.fabricMode !== 'spine-leaf' || textOf(spec, 'vtepIP') !== '') return [];
    const help = `Set spec.vtepIP to a /32 of ${config.vtepSubnet}.`;
    return [{ pointer: '/spec/vtepIP', message: 'the leaf has no vtepIP', help }];
  },
};

const spineVtep: Rule = {
  code: 'HHS-SW-7',
  severity: 'error',
  needs: 'self',
  title: 'a spine has no VTEP address',
  example: 'role: spine\nvtepIP: 172.30.12.1/32',
  cure: 'Remove spec.vtepIP.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    if (!isSpine(spec) || textOf(spec, 'vtepIP') === '') return [];
    const message = 'a spine has a vtepIP, which is for leaves';
    return [{ pointer: '/spec/vtepIP', message, help: 'Remove spec.vtepIP.', onKey: true }];
  },
};

const MEMBERS = ['flapThreshold', 'samplingInterval', 'recoveryInterval'];

/** Defaulting fills what is left out, so this is for what it does not take for the struct. */
const linkFlap: Rule = {
  code: 'HHS-SW-11',
  severity: 'error',
  needs: 'self',
  title: 'linkFlapErrDisable has all three of its members',
  example: 'linkFlapErrDisable: {flapThreshold: null}',
  cure: 'Leave members out to have their defaults, or set them.',
  check({ defaulted }) {
    const linkFlapErrDisable = pointerOf(defaulted, 'spec', 'linkFlapErrDisable');
    if (linkFlapErrDisable === undefined) return [];
    return MEMBERS.filter((member) => (getOwn(linkFlapErrDisable, member) ?? null) === null).map(
      (member) => ({
        pointer: `/spec/linkFlapErrDisable/${member}`,
        message: `linkFlapErrDisable has no ${member}`,
        help: 'Leave the member out to have its default, or set it.',
      }),
    );
  },
};

/** What a switch must have, and must not. */
export const switchRequiredRules: readonly Rule[] = [
  someVlanNamespace,
  someAsn,
  requiredRule(
    'HHS-SW-4',
    'ip',
    'a management address',
    'Set spec.ip to a free address of the management subnet.',
  ),
  requiredRule(
    'HHS-SW-5',
    'protocolIP',
    'a protocol address',
    'Set spec.protocolIP to a free /32 of the protocol subnet.',
  ),
  leafVtep,
  spineVtep,
  requiredRule('HHS-SW-8', 'profile', 'a profile', 'Set spec.profile to the SwitchProfile of its model.'),
  linkFlap,
];
