import { type ErrorCodeId, errorFacts } from '../../domain/shared/error-codes.ts';
import {
  AuthenticationError,
  ConfigurationError,
  GitHubError,
  NetworkError,
  type SyncError,
  type SyncErrorFacts,
} from '../../domain/shared/errors.ts';
import { type AnswerFacts, fieldCodesOf, headerOf, messageOf, requestIdOf } from './answer-facts.ts';
import { quotable, tellTale } from './known-words.ts';
import { limitError } from './limit-errors.ts';
import { missingRightCode, protectedCode, type RequestSubject } from './subject.ts';

/**
 * The one place where a refusal of GitHub becomes an error. Shows what was attempted, the status and GitHub's words as
 * far as they are known ones; never a header or a body of what was sent. `now`: for a budget that is used up.
 */
export function errorOfAnswer(subject: RequestSubject, answer: AnswerFacts, now: string): SyncError {
  const { status } = answer;
  const message = messageOf(answer);
  if (status === 401) return new AuthenticationError(factsOf('HHS-2212', subject, answer));
  if (status === 403 || status === 429) {
    return limitError(subject, answer, now) ?? forbidden(subject, answer, message);
  }
  if (status === 404) return notFound(subject, answer);
  if (status === 451) return refusal('HHS-2606', subject, answer);
  if (status === 409)
    return isProtected(message) ? keptOut(subject, answer) : refusal('HHS-2604', subject, answer);
  if (status === 422) return unprocessable(subject, answer, message);
  if (status >= 500) {
    return new NetworkError({ ...factsOf('HHS-2125', subject, answer), retryable: true });
  }
  return refusal('HHS-2600', subject, answer);
}

/** 403 has many meanings; a missing permission is what is left. */
function forbidden(subject: RequestSubject, answer: AnswerFacts, message: string): SyncError {
  if (tellTale.policy.test(message)) return new AuthenticationError(factsOf('HHS-2215', subject, answer));
  if (tellTale.archived.test(message)) return refusal('HHS-2606', subject, answer);
  if (tellTale.noPullsByWorkflows.test(message)) {
    return new ConfigurationError(factsOf('HHS-2034', subject, answer));
  }
  if (tellTale.otherApp.test(message)) return refusal('HHS-2601', subject, answer);
  if (isProtected(message)) return keptOut(subject, answer);
  if (message === '') return refusal('HHS-2600', subject, answer);
  return missingRight(subject, answer, message);
}

export function missingRight(subject: RequestSubject, answer: AnswerFacts, message: string): SyncError {
  const { permission } = subject;
  const facts = factsOf(missingRightCode(permission), subject, answer);
  const onlyApps = tellTale.onlyApps.test(message);
  const lack = onlyApps
    ? 'the token is a person’s, and only an App or a workflow may do this'
    : `the token lacks the permission ${permission}`;
  const help = onlyApps
    ? `Use the token of the job (\`github.token\`) with \`${permission}\` under \`permissions:\` of the job.`
    : `Put \`${permission}\` under \`permissions:\` of the job. A pull request from a fork or from Dependabot gets read permissions only.`;
  return new AuthenticationError({ ...facts, message: `${facts.message}; ${lack}`, help });
}

function notFound(subject: RequestSubject, answer: AnswerFacts): SyncError {
  const facts = factsOf(subject.notFound, subject, answer);
  if (subject.notFound === 'HHS-2602') return new GitHubError({ ...facts, status: 404 });
  const why = 'it does not exist, or it is private and the token may not see it';
  const help = `${facts.help} This needs \`${subject.permission}\`.`;
  return new AuthenticationError({ ...facts, message: `${facts.message}; ${why}`, help });
}

function unprocessable(subject: RequestSubject, answer: AnswerFacts, message: string): SyncError {
  if (tellTale.unknownCommit.test(message)) return refusal('HHS-2605', subject, answer);
  if (isProtected(message)) return keptOut(subject, answer);
  return refusal('HHS-2603', subject, answer);
}

export function isProtected(message: string): boolean {
  return tellTale.protectedBranch.test(message) || tellTale.refused.test(message);
}

/** The branch is kept from us by a rule. */
export function keptOut(subject: RequestSubject, answer: AnswerFacts): SyncError {
  return new ConfigurationError(factsOf(protectedCode(subject), subject, answer));
}

export function refusal(code: ErrorCodeId, subject: RequestSubject, answer: AnswerFacts): GitHubError {
  return new GitHubError({ ...factsOf(code, subject, answer), status: answer.status });
}

/** Those of the names that GitHub's text quotes. */
function namedIn(message: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => message.includes(`"${name}"`) || message.includes(`'${name}'`));
}

/** `creating the check x: GitHub answered 403 (Resource not accessible by integration)`. */
export function factsOf(code: ErrorCodeId, subject: RequestSubject, answer: AnswerFacts): SyncErrorFacts {
  const quoted = quotable(messageOf(answer));
  const names = quoted === '' ? [] : namedIn(messageOf(answer), subject.names ?? []);
  const words = [quoted, names.join(', '), fieldCodesOf(answer)].filter((part) => part !== '').join('; ');
  const said = words === '' ? '' : ` (${words})`;
  return {
    ...errorFacts(code),
    message: `${subject.what}: GitHub answered ${answer.status}${said}`,
    details: { status: answer.status, requestId: requestIdOf(answer) },
  };
}

/** Requests left in the budget that the request was charged to; null when the answer does not say. */
export function budgetLeft(answer: AnswerFacts): number | null {
  const left = headerOf(answer, 'x-ratelimit-remaining');
  const resource = headerOf(answer, 'x-ratelimit-resource') ?? 'core';
  return left !== null && /^\d{1,9}$/.test(left) && resource === 'core' ? Number(left) : null;
}
