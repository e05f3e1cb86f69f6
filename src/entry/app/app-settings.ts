import { ConfigurationError } from '../../domain/shared/errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the App is told by its surroundings. */
export interface AppSettings {
  readonly appId: string;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly host: string;
  readonly port: number;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly serverUrl: string;
  /** Where repositories are fetched from: `<address>/<owner>/<name>.git`. */
  readonly gitUrl: string;
  /** Folder for clones; kept between runs, but nothing is lost with it. */
  readonly cacheFolder: string;
  /** Repositories, in small letters, whose fabrics may use the clusters' credentials of this machine. */
  readonly directRepositories: readonly string[];
  /** Kubeconfig files by the name of their variable. */
  readonly kubeconfigs: ReadonlyMap<string, string>;
  /** File of the workflow that dispatch mode starts. */
  readonly workflow: string;
  readonly statusBranch: string;
  /** How long an apply waits for switches, as the option `wait`. */
  readonly wait: string;
  /** As the option `settle`; null: its default. */
  readonly settle: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

const KUBECONFIG = 'HEDGEHOG_SYNC_KUBECONFIG_';
const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** Reads the environment; `readFile` reads the file of the private key. Throws ConfigurationError HHS-2012 with all problems. */
export function readAppSettings(environment: Environment, readFile: (path: string) => string): AppSettings {
  const problems: string[] = [];
  const text = (name: string, fallback?: string): string => {
    const value = environment[name]?.trim() ?? '';
    if (value !== '') return value;
    if (fallback === undefined) problems.push(`${name} is not set`);
    return fallback ?? '';
  };
  const apiUrl = text('GITHUB_API_URL', 'https://api.github.com').replace(/\/+$/, '');
  const serverUrl = text('GITHUB_SERVER_URL', 'https://github.com').replace(/\/+$/, '');
  const port = text('PORT', '3000');
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) problems.push('PORT is no port');
  const webhookSecret = text('WEBHOOK_SECRET');
  const settings: AppSettings = {
    appId: text('APP_ID'),
    privateKey: privateKeyOf(environment, readFile, problems),
    webhookSecret,
    host: text('HOST', '0.0.0.0'),
    port: Number(port),
    apiUrl,
    serverUrl,
    graphqlUrl: text('GITHUB_GRAPHQL_URL', `${apiUrl.replace(/\/api\/v3$/, '/api')}/graphql`),
    gitUrl: text('HEDGEHOG_SYNC_GIT_URL', serverUrl).replace(/\/+$/, ''),
    cacheFolder: text('HEDGEHOG_SYNC_CACHE', '/var/cache/hedgehog-sync'),
    directRepositories: text('HEDGEHOG_SYNC_DIRECT_REPOSITORIES', ' ')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((name) => name !== ''),
    kubeconfigs: kubeconfigsOf(environment),
    workflow: text('HEDGEHOG_SYNC_WORKFLOW', 'hedgehog-sync.yml'),
    statusBranch: text('HEDGEHOG_SYNC_STATUS_BRANCH', 'hedgehog-sync/status'),
    wait: text('HEDGEHOG_SYNC_WAIT', '20s'),
    settle: environment.HEDGEHOG_SYNC_SETTLE?.trim() || null,
    logLevel: LEVELS.find((level) => level === environment.LOG_LEVEL) ?? 'info',
  };
  if (problems.length === 0) return settings;
  throw new ConfigurationError({
    code: 'HHS-2012',
    message: `the app cannot start: ${problems.join('; ')}`,
    help: 'Set the variables as the guide on deploying the app says.',
  });
}

/**
 * File with the kubeconfig of a fabric; null: none was given. The variable with the repository in its name goes first,
 * because two repositories may have a fabric of one name.
 */
export function kubeconfigFor(
  { kubeconfigs, directRepositories }: AppSettings,
  { owner, name }: { readonly owner: string; readonly name: string },
  fabric: string,
): string | null {
  if (!directRepositories.includes(`${owner}/${name}`.toLowerCase())) return null;
  const own = kubeconfigs.get(variableOf(`${owner}_${name}_${fabric}`));
  return own ?? kubeconfigs.get(variableOf(fabric)) ?? null;
}

function variableOf(name: string): string {
  return `${KUBECONFIG}${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

function kubeconfigsOf(environment: Environment): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(environment)) {
    if (name.startsWith(KUBECONFIG) && value !== undefined && value.trim() !== '') found.set(name, value);
  }
  // its text, which stands in the environment of the other programs, is no file
  found.delete(`${KUBECONFIG}TEXT`);
  return found;
}

function privateKeyOf(
  environment: Environment,
  readFile: (path: string) => string,
  problems: string[],
): string {
  const path = environment.PRIVATE_KEY_PATH?.trim() ?? '';
  const given = environment.PRIVATE_KEY?.trim() ?? '';
  let key = given;
  if (given === '' && path !== '') {
    try {
      key = readFile(path).trim();
    } catch {
      problems.push('the file that PRIVATE_KEY_PATH names cannot be read');
      return '';
    }
  }
  // one line: with \n for its line ends, or in base64
  const plain = key.includes('-----BEGIN') ? key : Buffer.from(key, 'base64').toString('utf8');
  const pem = plain.replaceAll('\\n', '\n');
  if (!pem.includes('-----BEGIN')) {
    problems.push(key === '' ? 'PRIVATE_KEY or PRIVATE_KEY_PATH is not set' : 'PRIVATE_KEY is no PEM text');
  }
  return pem;
}
