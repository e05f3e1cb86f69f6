import { readFileSync } from 'node:fs';
import type { Agent } from 'node:http';
import type { RequestOptions } from 'node:https';
import { errorFacts } from '../../domain/shared/error-codes.ts';
import { AuthenticationError, ConfigurationError, isSyncError } from '../../domain/shared/errors.ts';
import type { Json, JsonObject } from '../../domain/shared/json.ts';
import type { Clock } from '../../ports/clock.ts';
import { type AuthKind, authKindOf } from './describe-access.ts';
import { execWithInfo } from './exec-info.ts';
import { type ClusterAccess, objectOf, textOf } from './kubeconfig.ts';
import { loadVendor } from './load-vendor.ts';
import { errorName, thrownFacts } from './thrown.ts';

/** What a TLS connection needs. */
export type TlsMaterial = Pick<
  RequestOptions,
  'ca' | 'cert' | 'key' | 'pfx' | 'passphrase' | 'servername' | 'rejectUnauthorized'
>;

/** How to make a request right now. The same value comes back until something in it changed. */
export interface Credential {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly tls: TlsMaterial;
  /** client-node's agent, where the kubeconfig has a proxy. */
  readonly proxyAgent: Agent | null;
}

export interface CredentialsOptions {
  readonly clock: Clock;
  /** Told of every token that is fetched while running, for redaction. */
  readonly onSecret?: (secret: string) => void;
  /** Limit for a credential plugin or a token renewal. */
  readonly fetchLimitMs?: number;
}

/** How long credentials that can change by themselves are used before they are looked at again. */
const CHANGING_TTL_MS = 10_000;
const changing: ReadonlySet<AuthKind> = new Set<AuthKind>(['exec', 'oidc', 'auth-provider', 'token-file']);

/** Credentials by client-node's KubeConfig, kept until they may have changed: asking costs nothing on most requests. */
export class Credentials {
  readonly #access: ClusterAccess;
  readonly #options: CredentialsOptions;
  readonly #kind: AuthKind;
  #config: KubeConfigLike | null = null;
  #current: Credential | null = null;
  #checkedMs = 0;
  #pending: Promise<Credential> | null = null;

  constructor(access: ClusterAccess, options: CredentialsOptions) {
    this.#access = access;
    this.#options = options;
    this.#kind = authKindOf(access);
  }

  /** Throws AuthenticationError (plugin, token file), ConfigurationError (a file is missing). */
  current(): Credential | Promise<Credential> {
    if (this.#current !== null && !this.#mayHaveChanged()) return this.#current;
    return this.#once(false);
  }

  /** After a 401: builds everything anew, once for all requests that were refused with `refused`. */
  renew(refused: Credential): Credential | Promise<Credential> {
    if (this.#current !== null && this.#current !== refused) return this.#current;
    return this.#once(true);
  }

  #mayHaveChanged(): boolean {
    if (!changing.has(this.#kind)) return false;
    return this.#options.clock.monotonicMs() - this.#checkedMs > CHANGING_TTL_MS;
  }

  #once(anew: boolean): Promise<Credential> {
    this.#pending ??= this.#fetch(anew).finally(() => {
      this.#pending = null;
    });
    return this.#pending;
  }

  async #fetch(anew: boolean): Promise<Credential> {
    try {
      // A token in a file is part of the configuration that is built, so it is read by building anew.
      if (anew || this.#config === null || this.#kind === 'token-file') this.#config = await this.#build();
      const options: RequestOptions = { headers: {} };
      await withLimit(
        this.#config.applyToHTTPSOptions(options),
        this.#options.fetchLimitMs ?? 60_000,
        this.#kind,
      );
      const next = credentialOf(options, this.#access);
      this.#checkedMs = this.#options.clock.monotonicMs();
      if (this.#current !== null && !anew && isSame(this.#current, next)) return this.#current;
      this.#current = next;
      this.#announce(next);
      return next;
    } catch (error) {
      throw isSyncError(error) ? error : fetchFailure(error, this.#kind, this.#access);
    }
  }

  async #build(): Promise<KubeConfigLike> {
    const { KubeConfig } = await loadVendor();
    const config = new KubeConfig();
    config.loadFromString(JSON.stringify(standaloneConfig(this.#access)));
    return config;
  }

  #announce({ headers }: Credential): void {
    const value = headers.Authorization;
    if (typeof value === 'string') this.#options.onSecret?.(value.replace(/^(Bearer|Basic) /, ''));
  }
}

interface KubeConfigLike {
  applyToHTTPSOptions(options: RequestOptions): Promise<void>;
}

/** A kubeconfig of just this access, with what client-node would overlook put where it does look. */
function standaloneConfig(access: ClusterAccess): JsonObject {
  const user: Record<string, Json> = { ...access.user };
  const tokenFile = textOf(access.user, 'tokenFile');
  if (tokenFile !== null) user.token = readToken(tokenFile);
  const exec = execWithInfo(access);
  if (exec !== null) user.exec = exec;
  const cluster: Record<string, Json> = { ...access.cluster };
  // It refuses plain http unless told to skip a verification that does not exist there.
  if (access.server.protocol === 'http:') cluster['insecure-skip-tls-verify'] = true;
  const name = 'hedgehog-sync';
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster }],
    users: [{ name, user }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
}

function readToken(path: string): string {
  let token: string;
  try {
    token = readFileSync(path, 'utf8').trim();
  } catch (cause) {
    const message = `the token file ${path} cannot be read (${errorName(cause)})`;
    throw new AuthenticationError({ ...errorFacts('HHS-2204'), message }, { cause });
  }
  if (token !== '') return token;
  throw new AuthenticationError({ ...errorFacts('HHS-2204'), message: `the token file ${path} is empty` });
}

function credentialOf(options: RequestOptions, access: ClusterAccess): Credential {
  const headers: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    if (typeof value === 'string') headers[name] = sendable(value.trim(), access);
  }
  if (typeof options.auth === 'string') {
    headers.Authorization = `Basic ${Buffer.from(options.auth, 'utf8').toString('base64')}`;
  }
  Object.assign(headers, impersonation(access));
  const { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized } = options;
  const tls = definedOf({ ca, cert, key, pfx, passphrase, servername, rejectUnauthorized });
  const proxied = textOf(access.cluster, 'proxy-url') !== null;
  const proxyAgent = proxied && typeof options.agent === 'object' ? options.agent : null;
  return { headers, tls, proxyAgent };
}

function sendable(value: string, access: ClusterAccess): string {
  if (!/[^\t\x20-\x7e]/.test(value)) return value;
  const message = `the credentials of user ${access.userName} hold characters that no header can carry`;
  throw new AuthenticationError({ ...errorFacts('HHS-2201'), message });
}

/** client-node knows `as` only. */
function impersonation(access: ClusterAccess): Record<string, string | readonly string[]> {
  const { user } = access;
  const headers: Record<string, string | readonly string[]> = {};
  const all = (values: readonly Json[]) => values.map((value) => sendable(String(value), access));
  const groups = user['as-groups'];
  if (Array.isArray(groups) && groups.length > 0) headers['Impersonate-Group'] = all(groups);
  const uid = textOf(user, 'as-uid');
  if (uid !== null) headers['Impersonate-Uid'] = sendable(uid, access);
  for (const [key, values] of Object.entries(objectOf(user, 'as-user-extra') ?? {})) {
    if (Array.isArray(values)) headers[`Impersonate-Extra-${encodeURIComponent(key)}`] = all(values);
  }
  return headers;
}

function definedOf(tls: { [K in keyof TlsMaterial]: TlsMaterial[K] | undefined }): TlsMaterial {
  return Object.fromEntries(Object.entries(tls).filter(([, value]) => value !== undefined));
}

function isSame(a: Credential, b: Credential): boolean {
  return (
    JSON.stringify(a.headers) === JSON.stringify(b.headers) &&
    JSON.stringify(a.tls) === JSON.stringify(b.tls) &&
    a.proxyAgent === b.proxyAgent
  );
}

async function withLimit(work: Promise<void>, limitMs: number, kind: AuthKind): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const what = kind === 'exec' ? 'the credential plugin' : 'the identity provider';
      const message = `${what} gave no credential within ${Math.round(limitMs / 1000)} s`;
      reject(new AuthenticationError({ ...errorFacts(kind === 'exec' ? 'HHS-2203' : 'HHS-2205'), message }));
    }, limitMs);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function fetchFailure(error: unknown, kind: AuthKind, access: ClusterAccess): Error {
  if (kind === 'exec') {
    const command = textOf(objectOf(access.user, 'exec') ?? {}, 'command') ?? '';
    const message = `the credential plugin ${command} of user ${access.userName} failed: ${pluginWords(error)}`;
    return new AuthenticationError({ ...errorFacts('HHS-2203'), message });
  }
  if (kind === 'oidc' || kind === 'auth-provider') {
    const message = `the credentials of user ${access.userName} could not be renewed (${errorName(error)})`;
    return new AuthenticationError({ ...errorFacts('HHS-2205'), message });
  }
  const message = `a file named in ${access.source} cannot be used (${errorName(error)})`;
  return new ConfigurationError({ ...errorFacts('HHS-2024'), message });
}

/** The first line of what a plugin printed, with everything masked that could be a credential. */
function pluginWords(error: unknown): string {
  const { code, name, message } = thrownFacts(error);
  if (name === 'SyntaxError') return 'it printed no JSON';
  if (name === 'TypeError') return 'it printed no ExecCredential';
  if (code !== '') return `it cannot be started (${code})`;
  const line = message.split('\n').find((part) => part.trim() !== '') ?? 'without a word';
  return line
    .trim()
    .slice(0, 200)
    .replaceAll(/[A-Za-z0-9+/=_.-]{24,}/g, '***');
}
