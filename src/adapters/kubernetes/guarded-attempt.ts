import { namingWhat } from '../../domain/shared/left-alone.ts';
import type { CallGuard } from '../../ports/call-guard.ts';
import { isServerFailure, isServerTimeout } from './retry-policy.ts';
import { failureError, TransportFailure } from './transport-failure.ts';

interface GuardedRequest {
  readonly method: string;
  readonly canAskForLess?: boolean;
}

interface TriedAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * One try through the guard, which sees a failure of the server as a thrown NetworkError; the caller gets the result as it
 * was. Throws HHS-2109 when the guard lets nobody through.
 */
export async function guardedAttempt<Answer extends TriedAnswer>(
  guard: CallGuard | null,
  request: GuardedRequest,
  what: () => string,
  work: () => Promise<TransportFailure | Answer>,
): Promise<TransportFailure | Answer> {
  if (guard === null) return work();
  const results: (TransportFailure | Answer)[] = [];
  try {
    return await guard.attempt(async () => {
      const result = await work();
      results.push(result);
      if (isFailureOfServer(result, request)) throw shownToGuard(what, result);
      return result;
    });
  } catch (error) {
    const [result] = results;
    if (result !== undefined) return result;
    throw namingWhat(error, what);
  }
}

function isFailureOfServer(result: TransportFailure | TriedAnswer, request: GuardedRequest): boolean {
  if (!(result instanceof TransportFailure)) {
    if (request.canAskForLess === true && isServerTimeout(result)) return false;
    return isServerFailure(result, request.method);
  }
  if (result.kind === 'closed' || result.kind === 'too-large') return false;
  // a connection that idled too long says nothing of the server, and many of them go at once
  if (result.reusedConnection) return false;
  return !(result.kind === 'time-limit' && request.canAskForLess === true);
}

function shownToGuard(what: () => string, result: TransportFailure | TriedAnswer): Error {
  const failure =
    result instanceof TransportFailure ? result : new TransportFailure('broken', `status ${result.status}`);
  return failureError(failure, what(), 'the API server', 1);
}
