import type { FabricConfig } from '../../resource/fabric-config.ts';
import type { JsonObject } from '../../shared/json.ts';
import { buildProfile } from './build-profile.ts';
import { CLS_PLUS_PROFILES, CUMULUS_PROFILES, STANDARD_PROFILES } from './catalogue.ts';
import type { ProfileFacts } from './profile-facts.ts';

const EVERY_PROFILE: readonly ProfileFacts[] = [
  ...STANDARD_PROFILES,
  ...CLS_PLUS_PROFILES,
  ...CUMULUS_PROFILES,
];

/** Names of all profiles that the fabric may bring along, whatever the configuration. */
export const BUILT_IN_PROFILE_NAMES: readonly string[] = EVERY_PROFILE.map(({ name }) => name);

type Inclusion = Pick<FabricConfig, 'includeSONiCCLSPlus' | 'includeCumulus'>;

const made = new Map<string, ReadonlyMap<string, JsonObject>>();

/** The profiles that exist under a configuration, by name. Made once for each choice. */
export function builtInProfiles(config: Inclusion): ReadonlyMap<string, JsonObject> {
  const choice = `${config.includeSONiCCLSPlus} ${config.includeCumulus}`;
  const known = made.get(choice);
  if (known !== undefined) return known;
  const facts = [
    ...STANDARD_PROFILES,
    ...(config.includeSONiCCLSPlus ? CLS_PLUS_PROFILES : []),
    ...(config.includeCumulus ? CUMULUS_PROFILES : []),
  ];
  const profiles = new Map(facts.map((one) => [one.name, buildProfile(one)]));
  made.set(choice, profiles);
  return profiles;
}
