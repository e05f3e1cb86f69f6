import type { Rule } from '../../resource/kind.ts';

export const switchGroupRules: readonly Rule[] = [];
