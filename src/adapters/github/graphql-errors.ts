import { ConflictError, NetworkError, type SyncError } from '../../domain/shared/errors.ts';
import { getOwn, isJsonObject } from '../../domain/shared/json.ts';
import type { AnswerFacts } from './answer-facts.ts';
import { factsOf, isProtected, keptOut, missingRight, refusal } from './github-errors.ts';
import { tellTale } from './known-words.ts';
import { limitError } from './limit-errors.ts';
import { movedCode, type RequestSubject } from './subject.ts';

/** GraphQL refuses with status 200 and a list of errors; the first one is told. null: there are none. */
export function graphqlError(subject: RequestSubject, answer: AnswerFacts, now: string): SyncError | null {
  const errors = isJsonObject(answer.body) ? getOwn(answer.body, 'errors') : undefined;
  const first = Array.isArray(errors) ? errors.find(isJsonObject) : undefined;
  if (first === undefined) return null;
  const type = getOwn(first, 'type');
  // from here on it is the same as a body of REST
  const facts: AnswerFacts = { ...answer, body: { message: getOwn(first, 'message') ?? '' } };
  return errorOfType(typeof type === 'string' ? type : '', subject, facts, now);
}

function errorOfType(type: string, subject: RequestSubject, answer: AnswerFacts, now: string): SyncError {
  const { message } = answer.body as { readonly message: unknown };
  const text = typeof message === 'string' ? message : '';
  if (type === 'STALE_DATA' || /^Expected branch to point to/i.test(text)) {
    return new ConflictError({ ...factsOf(movedCode(subject), subject, answer), conflict: 'status-head' });
  }
  if (type === 'BRANCH_PROTECTION_RULE_VIOLATION' || isProtected(text)) return keptOut(subject, answer);
  const limited = type === 'RATE_LIMITED' || tellTale.secondaryLimit.test(text) || tellTale.abuse.test(text);
  if (limited) {
    const headers = { 'x-ratelimit-remaining': '0', ...answer.headers };
    const limit = limitError(subject, { ...answer, headers, status: 429 }, now);
    if (limit !== null) return limit;
  }
  if (type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES') {
    return tellTale.archived.test(text)
      ? refusal('HHS-2606', subject, answer)
      : missingRight(subject, answer, text);
  }
  if (type === 'NOT_FOUND') return refusal('HHS-2602', subject, answer);
  if (type === 'UNPROCESSABLE' || type === 'VALIDATION') return refusal('HHS-2603', subject, answer);
  if (type === 'SERVICE_UNAVAILABLE' || type === 'INTERNAL' || /^Something went wrong while/i.test(text)) {
    return new NetworkError({ ...factsOf('HHS-2125', subject, answer), retryable: true });
  }
  return refusal('HHS-2600', subject, answer);
}
