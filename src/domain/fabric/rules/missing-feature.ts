import type { RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import type { FieldPointer } from '../../shared/pointer.ts';
import { flagOf, specOf, structOf, textOf } from '../read.ts';
import { placeIn } from './connection-parts.ts';
import { profileOf } from './switch-parts.ts';

interface Need {
  readonly at: RuleObject;
  /** A member of `features` of the SwitchProfile. */
  readonly feature: 'subinterfaces' | 'acls';
  readonly pointer: FieldPointer;
  /** What needs it, as in `a VLAN`. */
  readonly what: string;
}

const NAMES: Readonly<Record<Need['feature'], string>> = {
  subinterfaces: 'sub-interfaces',
  acls: 'access lists',
};

/** What is wrong when a switch without a feature is asked for it; nothing in the fabric refuses it. At most one finding. */
export function lacksFeature({ at, feature, pointer, what }: Need, context: RuleContext): RuleFinding[] {
  const profile = profileOf(at, context);
  if (profile === undefined || flagOf(structOf(specOf(profile.defaulted), 'features'), feature)) return [];
  return [
    {
      pointer,
      message: `${what} needs ${NAMES[feature]}, which ${displayId(at.id)} with the profile ${profile.id.name} does not have`,
      help: 'Use a port of another switch, or do without it; the fabric accepts it, and the switch does not apply it.',
      related: [placeIn(at, '/spec/profile', 'has its profile here')],
    },
  ];
}

/** Whether the switch only exists in a virtual lab. */
export function isVirtual(at: RuleObject, context: RuleContext): boolean {
  const profile = profileOf(at, context);
  return profile !== undefined && textOf(specOf(profile.defaulted), 'switchSilicon') === 'vs';
}
