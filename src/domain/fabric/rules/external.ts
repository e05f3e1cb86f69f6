import type { Rule, RuleFinding } from '../../resource/kind.ts';
import { overlappingPairs, parsePrefix } from '../ip.ts';
import { shortNameRule } from '../name-rules.ts';
import { pointerOf, specOf, textOf, textsOf } from '../read.ts';
import { heldRule, labelIndex } from './labelled.ts';

const COMMUNITIES = ['inboundCommunity', 'outboundCommunity'] as const;
const HALF = '(?:6553[0-5]|655[0-2]\\d|654\\d\\d|65[0-4]\\d\\d|6[0-4]\\d{3}|[1-5]\\d{4}|[1-9]\\d{1,3}|\\d)';
const COMMUNITY = new RegExp(`^${HALF}:${HALF}$`);

const communityForm: Rule = {
  code: 'HHS-EXT-3',
  severity: 'error',
  needs: 'self',
  title: 'a community is two numbers of 0 to 65535 with a colon between them',
  example: 'inboundCommunity: "65000"',
  cure: 'Write the community as number:number without leading zeros, such as 65102:5000.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    if (pointerOf(spec, 'static') !== undefined) return [];
    return COMMUNITIES.flatMap((field): RuleFinding[] => {
      const community = textOf(spec, field);
      if (community === '' || COMMUNITY.test(community)) return [];
      return [
        {
          pointer: `/spec/${field}`,
          message: `"${community}" is no BGP community`,
          help: 'Write two numbers of 0 to 65535 without leading zeros and a colon between them, such as 65102:5000.',
        },
      ];
    });
  },
};

const staticWithoutCommunities: Rule = {
  code: 'HHS-EXT-4',
  severity: 'error',
  needs: 'self',
  title: 'a static external has no communities',
  example: 'inboundCommunity: 65102:5000\nstatic: {prefixes: [0.0.0.0/0]}',
  cure: 'Remove the communities, or remove static when the external speaks BGP.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    if (pointerOf(spec, 'static') === undefined) return [];
    return COMMUNITIES.filter((field) => textOf(spec, field) !== '').map((field) => ({
      pointer: `/spec/${field}`,
      message: `${field} is set although the external is static`,
      help: `Remove ${field}; or remove static, when routes are learned by BGP.`,
    }));
  },
};

const staticPrefixes: Rule = {
  code: 'HHS-EXT-5',
  severity: 'error',
  needs: 'self',
  title: 'a static external has prefixes, and none of them overlaps another',
  example: 'static: {prefixes: [0.0.0.0/0, 10.0.0.0/8]}',
  cure: 'List at least one prefix, and no address twice.',
  check(object) {
    const external = pointerOf(specOf(object.defaulted), 'static');
    if (external === undefined) return [];
    const written = textsOf(external, 'prefixes');
    if (written.length === 0) {
      const message = 'a static external needs at least one prefix';
      return [
        {
          pointer: '/spec/static',
          message,
          help: 'List what it leads to under static.prefixes, such as 0.0.0.0/0.',
        },
      ];
    }
    const read = written.map(({ at, value }) => ({ at, value, prefix: parsePrefix(value) }));
    const known = read.flatMap(({ prefix, ...one }) => (prefix === undefined ? [] : [{ ...one, prefix }]));
    const unreadable = read.filter(({ prefix }) => prefix === undefined);
    return [
      ...unreadable.map(({ at, value }) => ({
        pointer: `/spec/static/prefixes/${at}`,
        message: `"${value}" is no prefix`,
        help: 'Write address/length, such as 10.0.0.0/8.',
      })),
      ...overlappingPairs(known).map(({ item, other }) => ({
        pointer: `/spec/static/prefixes/${item.at}`,
        message: `the prefix ${item.value} overlaps ${other.value}`,
        help: 'Leave the narrower of the two out, or split the wider one.',
        related: [
          { object, pointer: `/spec/static/prefixes/${other.at}`, message: `${other.value} is here` },
        ],
      })),
    ];
  },
};

const EXTERNAL_LABEL = 'fabric.githedgehog.com/external';
const attachmentsByExternal = labelIndex('ExternalAttachment', EXTERNAL_LABEL);
const peeringsByExternal = labelIndex('ExternalPeering', EXTERNAL_LABEL);
const labelOf = (name: string): string => `${EXTERNAL_LABEL}=${name}`;

export const externalRules: readonly Rule[] = [
  shortNameRule('HHS-EXT-1'),
  communityForm,
  staticWithoutCommunities,
  staticPrefixes,
  heldRule({
    code: 'HHS-EXT-D1',
    title: 'an external that is deleted has no attachments',
    cure: 'Delete its ExternalAttachments first, or in the same change.',
    kind: 'ExternalAttachment',
    label: labelOf,
    index: attachmentsByExternal,
  }),
  heldRule({
    code: 'HHS-EXT-D2',
    title: 'an external that is deleted has no peerings',
    cure: 'Delete its ExternalPeerings first, or in the same change.',
    kind: 'ExternalPeering',
    label: labelOf,
    index: peeringsByExternal,
  }),
];
