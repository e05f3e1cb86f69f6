import { getOwn } from '../../domain/shared/json.ts';
import { type ClusterAccess, objectOf, textOf } from './kubeconfig.ts';
import { secretArguments } from './secret-arguments.ts';

export type AuthKind =
  | 'token'
  | 'token-file'
  | 'exec'
  | 'client-certificate'
  | 'basic'
  | 'oidc'
  | 'auth-provider'
  | 'none';

/** What may be said of an access; nothing secret. */
export interface AccessDescription {
  readonly source: string;
  readonly context: string;
  /** Host and port. */
  readonly server: string;
  readonly user: string;
  readonly auth: AuthKind;
  /** false: anybody on the way can read and change what is sent; say so in red. */
  readonly tlsVerified: boolean;
  readonly proxied: boolean;
  /** Another user that every request is made as; null: none. */
  readonly impersonates: string | null;
}

export function describeAccess(access: ClusterAccess): AccessDescription {
  return {
    source: access.source,
    context: access.context,
    server: access.server.host,
    user: access.userName,
    auth: authKindOf(access),
    tlsVerified: access.server.protocol === 'https:' && !skipsVerification(access),
    proxied: textOf(access.cluster, 'proxy-url') !== null,
    impersonates: textOf(access.user, 'as'),
  };
}

export function skipsVerification(access: ClusterAccess): boolean {
  return getOwn(access.cluster, 'insecure-skip-tls-verify') === true;
}

export function authKindOf({ user }: ClusterAccess): AuthKind {
  if (objectOf(user, 'exec') !== null) return 'exec';
  const provider = objectOf(user, 'auth-provider');
  if (provider !== null) return textOf(provider, 'name') === 'oidc' ? 'oidc' : 'auth-provider';
  if (textOf(user, 'tokenFile') !== null) return 'token-file';
  if (textOf(user, 'token') !== null) return 'token';
  if (textOf(user, 'client-certificate') ?? textOf(user, 'client-certificate-data'))
    return 'client-certificate';
  return textOf(user, 'username') === null ? 'none' : 'basic';
}

/** Everything in the access that must never be shown, for the redacting sinks. What is fetched later comes by `onSecret`. */
export function secretsOf(access: ClusterAccess): readonly string[] {
  const { user } = access;
  const found = [textOf(user, 'token'), textOf(user, 'password'), textOf(user, 'client-key-data')];
  const config = objectOf(objectOf(user, 'auth-provider') ?? {}, 'config') ?? {};
  for (const key of ['id-token', 'refresh-token', 'access-token', 'client-secret'])
    found.push(textOf(config, key));
  const { args, env } = objectOf(user, 'exec') ?? {};
  if (Array.isArray(args)) found.push(...secretArguments(args));
  if (Array.isArray(env)) {
    for (const variable of env) {
      if (typeof variable === 'object' && variable !== null && 'value' in variable) {
        if (typeof variable.value === 'string' && variable.value.length >= 8) found.push(variable.value);
      }
    }
  }
  found.push(...passwordsIn(textOf(access.cluster, 'proxy-url') ?? ''));
  return found.filter((secret) => secret !== null && secret !== '').map(String);
}

/** The password of an address, as it stands there and as it is meant. */
export function passwordsIn(address: string): string[] {
  const [, written = ''] = /^[^/?#]*\/\/[^/?#@]*?:([^/?#]*)@/.exec(address) ?? [];
  if (written === '') return [];
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written];
  }
}
