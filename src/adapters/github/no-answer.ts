import { type ErrorCodeId, errorFacts } from '../../domain/shared/error-codes.ts';
import { NetworkError, type SyncError, TimeoutError } from '../../domain/shared/errors.ts';
import type { RequestSubject } from './subject.ts';

/** How an attempt ended without a usable answer. `cause` is looked at for its code only: its text may hold anything. */
export function noAnswerError(subject: RequestSubject, host: string, cause: unknown): SyncError {
  const name = errorCodeOf(cause);
  const kind = kindOf(name);
  const { code, words, passing } = kinds[kind];
  return new NetworkError({
    ...errorFacts(code),
    message: `${subject.what}: ${host} ${words}${name === null ? '' : ` (${name})`}`,
    retryable: passing,
    details: { reason: name },
  });
}

export function timeLimitError(subject: RequestSubject, host: string, limitMs: number): SyncError {
  return new TimeoutError({
    ...errorFacts('HHS-2128'),
    message: `${subject.what}: ${host} gave no complete answer within ${limitMs / 1_000} s`,
    retryable: true,
  });
}

/** A success that holds no JSON: a login page, or half an answer, which the client hands on as text. */
export function unreadableError(subject: RequestSubject, host: string, isCut: boolean): SyncError {
  const { code, words } = isCut ? kinds.broken : unreadable;
  return new NetworkError({
    ...errorFacts(code),
    message: `${subject.what}: ${host} ${words}`,
    retryable: isCut,
  });
}

const unreadable: Kind = {
  code: 'HHS-2124',
  words: 'sent something that is no answer of GitHub',
  passing: false,
};

interface Kind {
  readonly code: ErrorCodeId;
  readonly words: string;
  readonly passing: boolean;
}

const kinds = {
  unreachable: { code: 'HHS-2120', words: 'cannot be reached', passing: true },
  unknownHost: { code: 'HHS-2121', words: 'has a host name that is not known', passing: false },
  broken: { code: 'HHS-2122', words: 'cut the connection', passing: true },
  untrusted: { code: 'HHS-2123', words: 'has a certificate that is not trusted', passing: false },
} as const satisfies Record<string, Kind>;

function kindOf(name: string | null): keyof typeof kinds {
  if (name === null) return 'broken';
  if (name === 'ENOTFOUND') return 'unknownHost';
  if (/CERT|SELF_SIGNED|VERIFY|ISSUER|ALTNAME|^ERR_SSL|^EPROTO/.test(name)) return 'untrusted';
  return unreachable.has(name) ? 'unreachable' : 'broken';
}

const unreachable = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The first code on the way down the causes. */
function errorCodeOf(error: unknown): string | null {
  let cause = error;
  for (let depth = 0; depth < 5 && typeof cause === 'object' && cause !== null; depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z][A-Z0-9_]{2,59}$/.test(cause.code)) {
      return cause.code;
    }
    cause = 'cause' in cause ? cause.cause : null;
  }
  return null;
}

/** The request was sent and may have had its effect, although it looks failed from here. */
export function mayHaveHappened(error: SyncError): boolean {
  return unclear.has(error.code);
}

const unclear = new Set<string>(['HHS-2122', 'HHS-2124', 'HHS-2125', 'HHS-2128']);
