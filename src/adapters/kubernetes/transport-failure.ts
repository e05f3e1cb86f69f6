import { type ErrorCodeId, errorFacts } from '../../domain/shared/error-codes.ts';
import { NetworkError, type SyncError, TimeoutError } from '../../domain/shared/errors.ts';
import { errorName, thrownFacts } from './thrown.ts';

/** How one try ended without a usable answer. */
export type FailureKind =
  /** The request was never sent: safe to repeat whatever it is. */
  | 'not-connected'
  | 'unknown-host'
  | 'not-trusted'
  | 'broken'
  | 'time-limit'
  | 'too-large'
  | 'unreadable'
  | 'closed';

export class TransportFailure extends Error {
  readonly kind: FailureKind;
  /** The server had closed a kept connection before it saw the request: worth trying again at once. */
  readonly reusedConnection: boolean;
  /** Short fact for the message: an error name, a time. */
  readonly fact: string;

  constructor(kind: FailureKind, fact: string, reusedConnection = false) {
    super(`${kind}: ${fact}`);
    this.kind = kind;
    this.fact = fact;
    this.reusedConnection = reusedConnection;
  }
}

const notConnected = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EAI_AGAIN']);
const broken = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE']);
const certificate = /CERT|SELF_SIGNED|VERIFY|ISSUER|ALTNAME/;

/** From what Node reports. `connected`: the request had a connection, so it may have been sent. */
export function failureOf(error: unknown, connected: boolean, reused: boolean): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const name = errorName(error);
  if (name === 'ENOTFOUND') return new TransportFailure('unknown-host', name);
  if (certificate.test(name)) return new TransportFailure('not-trusted', name);
  if (name === 'EPROTO' || /^ERR_(SSL|OSSL)/.test(name)) return new TransportFailure('not-trusted', name);
  if (notConnected.has(name)) return new TransportFailure('not-connected', name);
  // hpagent's words when a proxy refuses the tunnel: nothing has reached the server.
  const proxy = /^Bad response: (\d+)$/.exec(thrownFacts(error).message);
  if (proxy !== null) return new TransportFailure('not-connected', `the proxy answered ${proxy[1]}`);
  if (broken.has(name)) return new TransportFailure(connected ? 'broken' : 'not-connected', name, reused);
  return new TransportFailure(connected ? 'broken' : 'not-connected', name);
}

const codes: Readonly<Record<FailureKind, ErrorCodeId>> = {
  'not-connected': 'HHS-2101',
  'unknown-host': 'HHS-2102',
  'not-trusted': 'HHS-2104',
  broken: 'HHS-2103',
  'time-limit': 'HHS-2110',
  'too-large': 'HHS-2106',
  unreadable: 'HHS-2105',
  closed: 'HHS-2103',
};

const words: Readonly<Record<FailureKind, string>> = {
  'not-connected': 'cannot be reached',
  'unknown-host': 'has a host name that is not known',
  'not-trusted': 'cannot be trusted, or does not speak TLS',
  broken: 'cut the connection',
  'time-limit': 'gave no complete answer in time',
  'too-large': 'sent more than the limit',
  unreadable: 'gave an answer that is not from a Kubernetes API',
  closed: 'was left, because this client was closed',
};

/** `what`: the attempt in words, `server`: its host. */
export function failureError(
  failure: TransportFailure,
  what: string,
  server: string,
  tries: number,
): SyncError {
  const after = tries > 1 ? ` after ${tries} tries` : '';
  const facts = {
    ...errorFacts(codes[failure.kind]),
    message: `${what}: ${server} ${words[failure.kind]} (${failure.fact})${after}`,
    retryable: isPassing(failure),
    details: { server, tries, reason: failure.fact },
  };
  return failure.kind === 'time-limit' ? new TimeoutError(facts) : new NetworkError(facts);
}

/** Could be better a moment later. */
export function isPassing({ kind }: TransportFailure): boolean {
  return kind === 'not-connected' || kind === 'broken' || kind === 'time-limit';
}
