import type { Rule, RuleContext, RuleObject } from '../../resource/kind.ts';
import { specOf, structOf, textOf } from '../read.ts';
import { anotherIn, type Groups, groupBy, redundancyOf } from './switch-parts.ts';

const TYPES: readonly string[] = ['', 'mclag', 'eslag'];

const knownType: Rule = {
  code: 'HHS-SW-9',
  severity: 'error',
  needs: 'self',
  title: 'the redundancy type is eslag or the former mclag',
  example: 'redundancy: {group: pair-1, type: lacp}',
  cure: 'Write type: eslag.',
  check({ defaulted }) {
    const type = redundancyOf(specOf(defaulted));
    if (TYPES.includes(type)) return [];
    const message = `"${type}" is no redundancy type`;
    return [{ pointer: '/spec/redundancy/type', message, help: 'Write eslag.' }];
  },
};

const groupWithType: Rule = {
  code: 'HHS-SW-10',
  severity: 'error',
  needs: 'self',
  title: 'redundancy has both a group and a type, or neither',
  example: 'redundancy: {group: pair-1}',
  cure: 'Write both: redundancy: {group: pair-1, type: eslag}.',
  check({ defaulted }) {
    const redundancy = structOf(specOf(defaulted), 'redundancy');
    const group = textOf(redundancy, 'group');
    const type = textOf(redundancy, 'type');
    if ((group === '') === (type === '')) return [];
    const [there, absent] = group === '' ? ['type', 'group'] : ['group', 'type'];
    return [
      {
        pointer: `/spec/redundancy/${there}`,
        message: `redundancy has a ${there} and no ${absent}`,
        help: `Add ${absent}, or remove ${there}.`,
      },
    ];
  },
};

function groupOf({ defaulted }: RuleObject): string {
  return textOf(structOf(specOf(defaulted), 'redundancy'), 'group');
}

function membersByGroup({ all }: RuleContext): Groups {
  return groupBy(all('Switch'), (one) => [groupOf(one)]);
}

/** Groups and types together, as in `pair-1 eslag`. */
function membersByType({ all }: RuleContext): Groups {
  return groupBy(all('Switch'), (one) => (groupOf(one) === '' ? [] : [typeKey(one)]));
}

function typeKey(object: RuleObject): string {
  return `${groupOf(object)} ${redundancyOf(specOf(object.defaulted))}`;
}

const oneType: Rule = {
  code: 'HHS-L6',
  severity: 'warning',
  needs: 'references',
  title: 'all switches of a redundancy group have the same redundancy type',
  example: 'redundancy: {group: pair-1, type: mclag}   # another switch: {group: pair-1, type: eslag}',
  cure: 'Give all switches of the group the type eslag.',
  check(object, context) {
    const group = groupOf(object);
    const type = redundancyOf(specOf(object.defaulted));
    if (group === '' || type === '') return [];
    const other = TYPES.filter((one) => one !== type && one !== '')
      .map((one) => anotherIn(context.index(membersByType), `${group} ${one}`, object))
      .find((one) => one !== undefined);
    if (other === undefined) return [];
    const otherType = redundancyOf(specOf(other.defaulted));
    return [
      {
        pointer: '/spec/redundancy/type',
        message: `the group ${group} has switches of the types ${type} and ${otherType}; the fabric accepts it and configures none of them any more`,
        help: 'Give all switches of the group the same type.',
        related: [
          {
            object: other,
            pointer: '/spec/redundancy/type',
            message: `Switch ${other.id.name} has ${otherType}`,
          },
        ],
      },
    ];
  },
};

const MOST_MEMBERS = 4;

const fewMembers: Rule = {
  code: 'HHS-L13',
  severity: 'warning',
  needs: 'references',
  title: `a redundancy group has at most ${MOST_MEMBERS} switches`,
  example: 'redundancy: {group: pair-1, type: eslag}   # in five switches',
  cure: 'Make a second group.',
  check(object, context) {
    const group = groupOf(object);
    const count = context.index(membersByGroup).get(group)?.length ?? 0;
    if (count <= MOST_MEMBERS) return [];
    return [
      {
        pointer: '/spec/redundancy/group',
        message: `the group ${group} has ${count} switches, and a connection can use at most ${MOST_MEMBERS} of them`,
        help: 'Make a second group.',
      },
    ];
  },
};

const nothingDeprecated: Rule = {
  code: 'HHS-L19',
  severity: 'warning',
  needs: 'self',
  title: 'a switch has neither MCLAG nor the role virtual-edge',
  example: 'role: virtual-edge',
  cure: 'Use eslag, and one of the roles spine, server-leaf, border-leaf and mixed-leaf.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    const mclag = {
      pointer: '/spec/redundancy/type',
      message: 'MCLAG is no longer supported; the fabric accepts it and configures nothing of it',
      help: 'Move the servers to ESLAG, and write type: eslag.',
    };
    const role = {
      pointer: '/spec/role',
      message:
        'the role virtual-edge is obsolete: the cluster accepts it, the offline tool of the fabric does not',
      help: 'Choose one of spine, server-leaf, border-leaf and mixed-leaf.',
    };
    return [
      ...(redundancyOf(spec) === 'mclag' ? [mclag] : []),
      ...(textOf(spec, 'role') === 'virtual-edge' ? [role] : []),
    ];
  },
};

export const switchRedundancyRules: readonly Rule[] = [
  knownType,
  groupWithType,
  oneType,
  fewMembers,
  nothingDeprecated,
];
