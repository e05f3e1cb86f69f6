import type { Rule } from '../../resource/kind.ts';
import { gatewaysEnabled } from './gateway-common.ts';

export const gatewayGroupRules: readonly Rule[] = [gatewaysEnabled('HHS-GG-1')];
