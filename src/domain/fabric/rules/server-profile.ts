import type { Rule } from '../../resource/kind.ts';

export const serverProfileRules: readonly Rule[] = [];
