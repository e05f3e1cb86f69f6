/** A GitHub App as far as checks, comments and tokens show it. */
export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** Account of the bot that acts for it, `<slug>[bot]`. */
  readonly botId: number;
  readonly installationId: number;
}

/** The App behind every workflow's GITHUB_TOKEN, with its true ids. */
export const ACTIONS_APP: App = {
  id: 15368,
  slug: 'github-actions',
  name: 'GitHub Actions',
  botId: 41898282,
  installationId: 1_000_000,
};

/** Another App by its slug; the ids follow from the slug, so that they are the same in every run. */
export function appNamed(slug: string): App {
  if (slug === ACTIONS_APP.slug) return ACTIONS_APP;
  const number = [...slug].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 900_000, 7);
  return {
    id: 100_000 + number,
    slug,
    name: slug,
    botId: 2_000_000 + number,
    installationId: 3_000_000 + number,
  };
}

export function botLogin(app: App): string {
  return `${app.slug}[bot]`;
}
