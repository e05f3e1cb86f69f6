import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { pointerOf, specOf, structOf, textOf } from '../read.ts';
import { judgedEndpoints, type PlacedEnd, placeIn, switchEnds } from './connection-parts.ts';

const REDUNDANCY = '/spec/redundancy';

/** One switch of an ESLAG connection, with its first end. */
interface Member {
  readonly at: RuleObject;
  readonly end: PlacedEnd;
  readonly group: string;
  readonly type: string;
}

/** Undefined when it is no ESLAG connection that can be judged, or one of its switches is not known. */
function membersOf(object: RuleObject, context: RuleContext): readonly Member[] | undefined {
  const endpoints = judgedEndpoints(object);
  if (endpoints === undefined || endpoints.problems.length > 0) return undefined;
  if (pointerOf(specOf(object.defaulted), 'eslag') === undefined) return undefined;
  const members = new Map<string, Member>();
  for (const { end, at } of switchEnds(endpoints, context)) {
    if (members.has(end.device)) continue;
    const redundancy = structOf(specOf(at.defaulted), 'redundancy');
    members.set(end.device, {
      at,
      end,
      group: textOf(redundancy, 'group'),
      type: textOf(redundancy, 'type'),
    });
  }
  return members.size < endpoints.switches.length ? undefined : [...members.values()];
}

/** The first member that differs from the first one in a field that both have. */
function odd(members: readonly Member[], field: 'group' | 'type'): RuleFinding[] {
  const set = members.filter((member) => member[field] !== '');
  const [first] = set;
  const other = set.find((member) => member[field] !== first?.[field]);
  if (first === undefined || other === undefined) return [];
  const what = field === 'group' ? 'redundancy group' : 'redundancy type';
  return [
    {
      pointer: `${other.end.pointer}/port`,
      message: `the switches of an ESLAG connection share one ${what}; ${displayId(first.at.id)} has ${first[field]}, ${displayId(other.at.id)} has ${other[field]}`,
      help: 'Connect the server to switches of one redundancy group of type eslag.',
      related: [first, other].map(({ at }) => placeIn(at, `${REDUNDANCY}/${field}`, `has its ${what} here`)),
    },
  ];
}

const oneGroup: Rule = {
  code: 'HHS-CN-16',
  severity: 'error',
  needs: 'references',
  title: 'the switches of an ESLAG connection are in one redundancy group of type eslag',
  example: 'eslag: {links: [...]}  # leaf-01 and leaf-03 are in different groups',
  cure: 'Connect the server to switches of one redundancy group of type eslag.',
  check(object, context) {
    const members = membersOf(object, context);
    if (members === undefined) return [];
    const differing = [...odd(members, 'group'), ...odd(members, 'type')];
    if (differing.length > 0) return differing;
    const grouped = members.some(({ group }) => group !== '');
    const wrong = members.find(({ type }) => type !== '' && type !== 'eslag');
    const typed = members.some(({ type }) => type === 'eslag');
    if (grouped && typed) return [];
    const message = grouped
      ? `the redundancy group of its switches is of type ${wrong?.type || 'none'}, not eslag`
      : 'none of its switches is in a redundancy group';
    const related = members.map(({ at }) => placeIn(at, REDUNDANCY, 'is here'));
    const help =
      'Set redundancy.group and redundancy.type: eslag of these Switches; or use bundled with one switch.';
    return [{ pointer: '/spec/eslag', message, help, related, onKey: true }];
  },
};

const everySwitchInGroup: Rule = {
  code: 'HHS-L13',
  severity: 'warning',
  needs: 'references',
  title: 'every switch of an ESLAG connection is in the group, and the links go to different switches',
  example: 'eslag: {links: [...]}  # both links go to leaf-01',
  cure: 'Spread the links over the switches of one redundancy group.',
  check(object, context) {
    const members = membersOf(object, context);
    if (members === undefined || !members.some(({ group }) => group !== '')) return [];
    const [first, ...others] = members;
    if (first !== undefined && others.length === 0) {
      const message = `all links go to ${displayId(first.at.id)}, so the connection fails with it`;
      return [
        {
          pointer: '/spec/eslag/links',
          message,
          help: 'Spread the links over the switches of the group; or use bundled.',
        },
      ];
    }
    return members
      .filter(({ group }) => group === '')
      .map(({ at, end }) => ({
        pointer: `${end.pointer}/port`,
        message: `${displayId(at.id)} is in no redundancy group, other switches of the connection are; the fabric accepts it, and the link does not work`,
        help: 'Set its redundancy like that of the others, or use another switch.',
        related: [placeIn(at, REDUNDANCY, 'is here')],
      }));
  },
};

export const connectionEslagRules: readonly Rule[] = [oneGroup, everySwitchInGroup];
