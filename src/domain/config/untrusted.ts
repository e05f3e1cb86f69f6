/** Why what a pull request holds must not meet credentials: nobody of the repository has written it. */
export type Untrusted = 'fork' | 'dependabot';

const DEPENDABOT = 'dependabot[bot]';

/** `login`: who proposes it. null: it may meet them. */
export function untrustedOf(isFork: boolean, login: string | null | undefined): Untrusted | null {
  if (isFork) return 'fork';
  return login === DEPENDABOT ? 'dependabot' : null;
}

/** To stand after the pull request. */
export const UNTRUSTED_WORDS: Readonly<Record<Untrusted, string>> = {
  fork: 'comes from a fork',
  dependabot: 'is of Dependabot',
};
