import { markerLine } from '../../domain/report/marker.ts';
import { AuthenticationError, GitHubError } from '../../domain/shared/errors.ts';
import { getOwn, isJsonObject } from '../../domain/shared/json.ts';
import type { ForgeAuthor } from '../../ports/forge.ts';
import type { GitHubClient } from './github-client.ts';
import type { RequestSubject } from './subject.ts';
import { textOf } from './taken.ts';

/** An account as answers show it; none: it was deleted. */
export type ShownUser = { readonly login: string; readonly type?: string } | null | undefined;

const subject: RequestSubject = {
  what: 'asking whose token it is',
  permission: 'metadata: read',
  notFound: 'HHS-2602',
};

/** Whose token it is, and so which texts are of this product. */
export class Account {
  readonly #client: GitHubClient;
  #login: Promise<string | null> | null = null;

  constructor(client: GitHubClient) {
    this.#client = client;
  }

  /** Asked for once; null: GitHub does not tell. Also answered for Apps and jobs, which `GET /user` refuses. */
  login(): Promise<string | null> {
    this.#login ??= this.#ask().catch((error: unknown) => {
      this.#login = null;
      if (error instanceof AuthenticationError || error instanceof GitHubError) return null;
      throw error;
    });
    return this.#login;
  }

  /** `text`: what was written. GitHub is asked only where the text alone looks like ours. */
  async author(user: ShownUser, text: string): Promise<ForgeAuthor> {
    const login = user?.login ?? 'ghost';
    const isBot = isBotAccount(user);
    const isOurs = markerLine(text) !== null && (await this.mayHaveWritten(user));
    return { login, isBot, isOurs };
  }

  /** A bot, because the product may work under the token of a job as well as under that of an App; or this very account. */
  async mayHaveWritten(user: ShownUser): Promise<boolean> {
    if (user === null || user === undefined) return false;
    return isBotAccount(user) || user.login === (await this.login());
  }

  async isOwn(user: ShownUser): Promise<boolean> {
    const own = await this.login();
    // GraphQL names bots without their ending in some places
    return own !== null && user !== null && user !== undefined && bare(user.login) === bare(own);
  }

  #ask(): Promise<string> {
    const { graphqlUrl } = this.#client.place;
    return this.#client.read(
      subject,
      async (octokit, parameters) => {
        const asked = { method: 'POST', url: graphqlUrl, query: 'query { viewer { login } }' } as const;
        const { status, headers, data } = await octokit.request({ ...asked, ...parameters });
        return { status, headers, data: data as unknown };
      },
      loginIn,
    );
  }
}

export function isBotAccount(user: ShownUser): boolean {
  return user?.type === 'Bot' || user?.login.endsWith('[bot]') === true;
}

function bare(login: string): string {
  return login.replace(/\[bot\]$/, '');
}

function loginIn(answer: unknown): string {
  let value = answer;
  for (const key of ['data', 'viewer', 'login']) {
    value = isJsonObject(value) ? getOwn(value, key) : undefined;
  }
  return textOf(value);
}
