import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';

/** One repository on one GitHub. */
export interface GitHubPlace {
  /** REST; no slash at the end: `https://api.github.com`, `https://ghe.example.com/api/v3`. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Of the REST API, for messages. */
  readonly host: string;
  readonly owner: string;
  readonly repo: string;
  /** The way there is not encrypted, and leaves this machine. */
  readonly insecure: boolean;
}

/** Throws ConfigurationError HHS-2032. */
export function placeOf(options: Pick<GitHubPlace, 'apiUrl' | 'graphqlUrl' | 'owner' | 'repo'>): GitHubPlace {
  const { owner, repo } = options;
  const api = addressOf(options.apiUrl, 'the API address of GitHub');
  const graphql = addressOf(options.graphqlUrl, 'the GraphQL address of GitHub');
  if (!/^[\w.-]+$/.test(owner) || !/^[\w.-]+$/.test(repo)) {
    throw unusable('the repository is not given as owner/name');
  }
  return {
    apiUrl: api.href.replace(/\/+$/, ''),
    graphqlUrl: graphql.href,
    host: api.host,
    owner,
    repo,
    insecure: [api, graphql].some(({ protocol, hostname }) => protocol === 'http:' && !isHere(hostname)),
  };
}

/** Its text is not shown: it may hold a password. */
function addressOf(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw unusable(`${what} is no http(s) address`);
  if (url.username !== '' || url.password !== '') throw unusable(`${what} holds a user or a password`);
  return url;
}

function isHere(hostname: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function unusable(message: string): ConfigurationError {
  return new ConfigurationError({ ...errorFacts('HHS-2032'), message });
}
