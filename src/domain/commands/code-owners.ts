import { matchesPath } from '../shared/wildcard.ts';

/** One line of a CODEOWNERS file. */
export interface OwnerRule {
  readonly pattern: string;
  /** `@user` or `@org/team`, in lower case. Addresses of e-mail are left out: they cannot be told from a login. Empty: nobody owns it. */
  readonly owners: readonly string[];
}

/** Where the forge looks for the file; the first that exists counts. */
export const CODE_OWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

const RULES_LIMIT = 5_000;
const PATTERN_LIMIT = 500;

/** Reads a CODEOWNERS file as the forge does: one pattern a line, then owners; `#` starts a comment. */
export function readCodeOwners(text: string): readonly OwnerRule[] {
  return text
    .split(/\r?\n/)
    .slice(0, RULES_LIMIT)
    .flatMap((line) => {
      const words = line
        .replace(/(^|\s)#.*$/, '')
        .trim()
        .split(/(?<!\\)\s+/);
      const [pattern = '', ...owners] = words;
      // the forge knows neither negation nor ranges: such a line counts for nothing
      if (pattern === '' || pattern.length > PATTERN_LIMIT || /^!|[[\]]/.test(pattern)) return [];
      const names = owners.filter((owner) => owner.startsWith('@')).map((owner) => owner.toLowerCase());
      return [{ pattern: pattern.replaceAll('\\ ', ' '), owners: names }];
    });
}

/** Owners of a file: those of the last rule that fits; null: no rule fits, so nobody's leave is needed. */
export function ownersOf(rules: readonly OwnerRule[], path: string): readonly string[] | null {
  return rules.findLast(({ pattern }) => fits(pattern, path))?.owners ?? null;
}

/** Patterns are those of .gitignore: `/` anywhere but at the end ties it to the root, a directory means all below it. */
function fits(pattern: string, path: string): boolean {
  const wanted = pattern.replace(/^\//, '').replace(/\/$/, '').split('/');
  const isTied = pattern.replace(/\/$/, '').includes('/');
  const steps = path.split('/');
  const starts = isTied ? [0] : steps.map((_, at) => at);
  return starts.some((start) => {
    const parent = matchesPath(wanted, steps.slice(start, -1));
    if (pattern.endsWith('/')) return parent;
    // `docs/*` means what is right in docs, not what lies deeper
    if (isTied && wanted.at(-1) === '*' && parent) return false;
    return parent || matchesPath(wanted, steps.slice(start));
  });
}
