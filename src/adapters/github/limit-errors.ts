import { errorFacts } from '../../domain/shared/error-codes.ts';
import { NetworkError, type SyncError } from '../../domain/shared/errors.ts';
import {
  type AnswerFacts,
  budgetReset,
  headerOf,
  messageOf,
  requestIdOf,
  retryAfterMs,
} from './answer-facts.ts';
import { tellTale } from './known-words.ts';
import type { RequestSubject } from './subject.ts';

/** GitHub's own advice where a secondary limit names no time. */
const UNNAMED_PAUSE_MS = 60_000;

/** A 403 or 429 that says "not now"; null: it says something else. None of these requests had any effect. */
export function limitError(subject: RequestSubject, answer: AnswerFacts, now: string): SyncError | null {
  const message = messageOf(answer);
  const asked = retryAfterMs(answer);
  if (tellTale.abuse.test(message)) {
    return limited(
      'HHS-2129',
      subject,
      answer,
      asked ?? UNNAMED_PAUSE_MS,
      'its abuse detection stopped this',
    );
  }
  if (tellTale.secondaryLimit.test(message)) {
    return limited(
      'HHS-2127',
      subject,
      answer,
      asked ?? UNNAMED_PAUSE_MS,
      'too many requests in a short time',
    );
  }
  // the last request of a budget may be refused for want of a right
  if (tellTale.noRight.test(message)) return null;
  if (headerOf(answer, 'x-ratelimit-remaining') === '0' || tellTale.primaryLimit.test(message)) {
    return usedUp(subject, answer, now);
  }
  if (answer.status !== 429 && asked === null) return null;
  return limited('HHS-2127', subject, answer, asked, 'too many requests');
}

function usedUp(subject: RequestSubject, answer: AnswerFacts, now: string): SyncError {
  const reset = budgetReset(answer, now);
  const budget = headerOf(answer, 'x-ratelimit-limit');
  const size = budget !== null && /^\d{1,9}$/.test(budget) ? ` of ${budget} requests` : '';
  const until = reset === null ? '' : ` until ${reset.at}`;
  const why = `the request budget${size} is used up${until}`;
  return limited('HHS-2126', subject, answer, reset?.waitMs ?? UNNAMED_PAUSE_MS, why);
}

/** `waitMs`: pause before the next try; null: not said, so it grows from try to try. */
function limited(
  code: 'HHS-2126' | 'HHS-2127' | 'HHS-2129',
  subject: RequestSubject,
  answer: AnswerFacts,
  waitMs: number | null,
  why: string,
): SyncError {
  const pause = waitMs === null ? '' : `; it asks to wait ${Math.ceil(waitMs / 1_000)} s`;
  return new NetworkError({
    ...errorFacts(code),
    message: `${subject.what}: GitHub answered ${answer.status}: ${why}${pause}`,
    retryable: true,
    details: {
      status: answer.status,
      requestId: requestIdOf(answer),
      ...(waitMs === null ? {} : { retryAfterMs: waitMs }),
    },
  });
}
