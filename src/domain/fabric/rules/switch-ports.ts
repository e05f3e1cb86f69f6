import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import { childPointer } from '../../shared/pointer.ts';
import { modesOf, speedsOf } from '../profiles/switch-ports.ts';
import { pointerOf, specOf, textEntriesOf, textOf } from '../read.ts';
import { placeInProfile, profileOf } from './switch-parts.ts';

interface Setting {
  /** As in `the breakout mode`. */
  readonly what: string;
  readonly field: 'portGroupSpeeds' | 'portSpeeds' | 'portBreakouts';
  /** `port`, or `port group`. */
  readonly of: string;
  /** Where the profile has it. */
  readonly among: 'ports' | 'portGroups';
  /** What its port profile must have for it. */
  readonly member: 'speed' | 'breakout';
  readonly valuesOf: (portProfile: JsonObject) => readonly string[];
}

const GROUP_SPEED: Setting = {
  what: 'speed',
  field: 'portGroupSpeeds',
  of: 'port group',
  among: 'portGroups',
  member: 'speed',
  valuesOf: speedsOf,
};
const SPEED: Setting = {
  what: 'speed',
  field: 'portSpeeds',
  of: 'port',
  among: 'ports',
  member: 'speed',
  valuesOf: speedsOf,
};
const BREAKOUT: Setting = {
  what: 'breakout mode',
  field: 'portBreakouts',
  of: 'port',
  among: 'ports',
  member: 'breakout',
  valuesOf: modesOf,
};

/** What is set on each port or group has to be possible there. */
function settingFindings(object: RuleObject, context: RuleContext, setting: Setting): RuleFinding[] {
  const profile = profileOf(object, context);
  if (profile === undefined) return [];
  return textEntriesOf(specOf(object.defaulted), setting.field).flatMap(([name, value]) => {
    const found = settingProblem(profile, setting, name, value);
    if (found === undefined) return [];
    const related = placeInProfile(profile, `/spec/${setting.among}`, `the ${setting.of}s of the profile`);
    return [{ pointer: childPointer(`/spec/${setting.field}`, name), ...found, related }];
  });
}

type Problem = Pick<RuleFinding, 'message' | 'help' | 'onKey'>;

function settingProblem(
  profile: RuleObject,
  setting: Setting,
  name: string,
  value: string,
): Problem | undefined {
  const { what, of, among, member, valuesOf } = setting;
  const model = profile.id.name;
  const spec = specOf(profile.defaulted);
  const target = pointerOf(spec, among, name);
  if (target === undefined) {
    const message = `the profile ${model} has no ${of} "${name}"`;
    return { message, help: whichNames(spec, setting), onKey: true };
  }
  const portProfile = pointerOf(spec, 'portProfiles', textOf(target, 'profile'));
  if (portProfile === undefined || pointerOf(portProfile, member) === undefined) {
    const message = `no ${what} can be set on the ${of} ${name} of the profile ${model}`;
    return { message, help: otherWay(target, member, name), onKey: true };
  }
  const values = valuesOf(portProfile);
  if (values.includes(value)) return undefined;
  return {
    message: `the ${of} ${name} of the profile ${model} has no ${what} "${value}"`,
    help: `Choose one of ${values.join(', ')}.`,
  };
}

function whichNames(spec: JsonObject, { among, of }: Setting): string {
  const names = Object.keys(pointerOf(spec, among) ?? {});
  if (names.length === 0) return `The profile has no ${of}s: remove the entry.`;
  return `Name a ${of} as the profile does: ${names[0]} to ${names[names.length - 1]}.`;
}

/** What would do instead, where there is something. */
function otherWay(target: JsonObject, member: Setting['member'], name: string): string {
  const group = textOf(target, 'group');
  if (group !== '') return `Port ${name} has the speed of its group: set portGroupSpeeds of group ${group}.`;
  if (member === 'breakout') return 'Remove the entry: the port cannot be broken out.';
  return 'Set a mode in portBreakouts, where the port can be broken out; otherwise remove the entry.';
}

function settingRule(code: string, setting: Setting, title: string, example: string): Rule {
  return {
    code,
    severity: 'error',
    needs: 'references',
    title,
    example,
    cure: `Name what the profile of the switch has, with a ${setting.what} that it lists.`,
    check: (object, context) => settingFindings(object, context, setting),
  };
}

/** Speeds and breakouts. */
export const switchPortRules: readonly Rule[] = [
  settingRule(
    'HHS-SW-16',
    GROUP_SPEED,
    'portGroupSpeeds has port groups of the profile, each with a speed it supports',
    'portGroupSpeeds: {"1": 40G}',
  ),
  settingRule(
    'HHS-SW-17',
    SPEED,
    'portSpeeds has ports whose speed is set by themselves, each with a speed it supports',
    'portSpeeds: {E1/99: 10G}',
  ),
  settingRule(
    'HHS-SW-18',
    BREAKOUT,
    'portBreakouts has ports that can be broken out, each with a mode it supports',
    'portBreakouts: {E1/50: 2x100G}',
  ),
];
