import type { ParseLimits } from './parse-result.ts';

/** Generous for any fabric: its largest kinds are nested 9 levels deep. */
export const DEFAULT_PARSE_LIMITS: ParseLimits = {
  maxDepth: 100,
  maxAliases: 1_000,
  maxDocumentsPerFile: 20_000,
  maxFileBytes: 10 * 1024 * 1024,
};

/**
 * Lexemes of one document. A syntax tree costs some 400 bytes a lexeme, so this bounds memory where bytes alone do not
 * (`[a,a,a…`). A `List` of 3,000 objects fits.
 */
export const MAX_LEXEMES = 200_000;

/** Characters that aliases of one document may add when written out. */
export const MAX_ALIAS_GROWTH = 1_000_000;

/** Findings about the values of one document; the rest is only counted. */
export const MAX_VALUE_FINDINGS = 50;
