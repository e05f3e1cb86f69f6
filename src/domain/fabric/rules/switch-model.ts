import type { Rule, RuleContext, RuleObject } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { FieldPointer } from '../../shared/pointer.ts';
import { flagOf, specOf, structOf } from '../read.ts';
import { placeInProfile, profileOf, redundancyOf } from './switch-parts.ts';

interface Demand {
  readonly code: string;
  readonly feature: string;
  /** As in `RoCE`. */
  readonly what: string;
  readonly pointer: FieldPointer;
  readonly isAsked: (spec: JsonObject) => boolean;
  readonly example: string;
}

const DEMANDS: readonly Demand[] = [
  {
    code: 'HHS-SW-21',
    feature: 'roce',
    what: 'RoCE',
    pointer: '/spec/roce',
    isAsked: (spec) => flagOf(spec, 'roce'),
    example: 'profile: celestica-ds2000\nroce: true',
  },
  {
    code: 'HHS-SW-22',
    feature: 'ecmpRoCEQPN',
    what: 'ECMP by RoCE queue pairs',
    pointer: '/spec/ecmp/roceQPN',
    isAsked: (spec) => flagOf(structOf(spec, 'ecmp'), 'roceQPN'),
    example: 'profile: celestica-ds3000\necmp: {roceQPN: true}',
  },
  {
    code: 'HHS-SW-23',
    feature: 'eslag',
    what: 'ESLAG',
    pointer: '/spec/redundancy/type',
    isAsked: (spec) => redundancyOf(spec) === 'eslag',
    example: 'profile: celestica-ds4000\nredundancy: {group: pair-1, type: eslag}',
  },
];

/** The profile that lacks what is asked of it. */
function lacking(object: RuleObject, context: RuleContext, demand: Demand): RuleObject | undefined {
  if (!demand.isAsked(specOf(object.defaulted))) return undefined;
  const profile = profileOf(object, context);
  if (profile === undefined) return undefined;
  return flagOf(structOf(specOf(profile.defaulted), 'features'), demand.feature) ? undefined : profile;
}

function featureRule(demand: Demand): Rule {
  const { code, feature, what, pointer, example } = demand;
  return {
    code,
    severity: 'error',
    needs: 'references',
    title: `${what} is asked only of a switch whose profile has the feature ${feature}`,
    example,
    cure: 'Remove it, or use a switch that can do it.',
    check(object, context) {
      const profile = lacking(object, context, demand);
      if (profile === undefined) return [];
      return [
        {
          pointer,
          message: `the profile ${profile.id.name} does not do ${what}`,
          help: 'Remove it, or use a switch whose profile has the feature.',
          related: placeInProfile(profile, '/spec/features', `what ${profile.id.name} can do`),
        },
      ];
    },
  };
}

/** What only some models can do. */
export const switchModelRules: readonly Rule[] = DEMANDS.map(featureRule);
