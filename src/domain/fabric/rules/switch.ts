import type { Rule } from '../../resource/kind.ts';
import { switchAddressRules } from './switch-addresses.ts';
import { switchAsnRules } from './switch-asn.ts';
import { switchBootRules } from './switch-boot.ts';
import { switchLocatorRules } from './switch-locators.ts';
import { switchModelRules } from './switch-model.ts';
import { switchModeRules } from './switch-modes.ts';
import { switchNamespaceRules } from './switch-namespaces.ts';
import { switchPortRules } from './switch-ports.ts';
import { switchRedundancyRules } from './switch-redundancy.ts';
import { switchRequiredRules } from './switch-required.ts';
import { switchUpdateRules } from './switch-updates.ts';
import { switchWorkaroundRules } from './switch-workaround.ts';

export const switchRules: readonly Rule[] = [
  ...switchRequiredRules,
  ...switchRedundancyRules,
  ...switchNamespaceRules,
  ...switchPortRules,
  ...switchModeRules,
  ...switchModelRules,
  ...switchLocatorRules,
  ...switchAddressRules,
  ...switchAsnRules,
  ...switchBootRules,
  ...switchUpdateRules,
  ...switchWorkaroundRules,
];
