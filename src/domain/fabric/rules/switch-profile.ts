import type { Rule } from '../../resource/kind.ts';
import { builtInProfileRules } from './switch-profile-built-in.ts';
import { profileDataPortRules } from './switch-profile-data-ports.ts';
import { profileFactRules } from './switch-profile-facts.ts';
import { profileGroupRules } from './switch-profile-groups.ts';
import { profilePortRules } from './switch-profile-ports.ts';
import { profileSpeedRules } from './switch-profile-speeds.ts';

export const switchProfileRules: readonly Rule[] = [
  ...profileFactRules,
  ...profilePortRules,
  ...profileDataPortRules,
  ...profileGroupRules,
  ...profileSpeedRules,
  ...builtInProfileRules,
];
