import type { ParseLimits } from './parse-result.ts';

/** Generous for any fabric: its largest kinds are nested 9 levels deep. */
export const DEFAULT_PARSE_LIMITS: ParseLimits = {
  maxDepth: 100,
  maxAliases: 1_000,
  maxDocumentsPerFile: 20_000,
  maxFileBytes: 10 * 1024 * 1024,
};

/**
 * Lexemes of one document. A syntax tree costs some 400 bytes a lexeme, and the garbage collector lets several of them
 * pile up, so this bounds memory where bytes alone do not (`[a,a,a…`). The largest objects of real fabrics have some 1,600, a switch profile a few thousand.
 */
export const MAX_LEXEMES = 20_000;

/** The same for a document of kind `List`: 800 usual objects fit. */
export const MAX_LIST_LEXEMES = 80_000;

/** Characters of one document; no object that the API server would store is larger. */
export const MAX_DOCUMENT_CHARACTERS = 1024 * 1024;

/** Characters in double quotes of one document: while escapes are resolved, each costs some 30 bytes. */
export const MAX_QUOTED_CHARACTERS = 256 * 1024;

/** Characters of the documents whose syntax trees are kept for further questions about positions. */
export const MAX_KEPT_CHARACTERS = 128 * 1024;

/** Characters that aliases of one document may add when written out. */
export const MAX_ALIAS_GROWTH = 1_000_000;

/** Findings about the values of one document; the rest is only counted. */
export const MAX_VALUE_FINDINGS = 50;
