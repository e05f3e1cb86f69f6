import { NetworkError } from './errors.ts';

/** The breaker was open: nothing was sent. */
export const LEFT_ALONE = 'HHS-2109';

export function isLeftAlone(error: unknown): error is NetworkError {
  return error instanceof NetworkError && error.code === LEFT_ALONE;
}

/** The same with what was to be done; other errors as they are. */
export function namingWhat(error: unknown, what: () => string): unknown {
  if (!isLeftAlone(error)) return error;
  const { code, help, details, retryable } = error;
  return new NetworkError({ code, help, details, retryable, message: `${what()}: ${error.message}` });
}
