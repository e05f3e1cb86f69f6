import { describe, expect, test } from '@jest/globals';
import type { AnswerFacts } from '../../../src/adapters/github/answer-facts.ts';
import { errorOfAnswer } from '../../../src/adapters/github/github-errors.ts';
import { graphqlError } from '../../../src/adapters/github/graphql-errors.ts';
import type { RequestSubject } from '../../../src/adapters/github/subject.ts';
import {
  AuthenticationError,
  ConfigurationError,
  ConflictError,
  GitHubError,
  NetworkError,
  type SyncError,
} from '../../../src/domain/shared/errors.ts';

const subject: RequestSubject = {
  what: 'writing the status',
  permission: 'contents: write',
  notFound: 'HHS-2602',
};
const now = '2026-01-01T00:00:00.000Z';

function errorOf(status: number, body: unknown, headers: AnswerFacts['headers'] = {}): SyncError {
  return errorOfAnswer(subject, { status, headers, body }, now);
}

function said(status: number, message: string, headers: AnswerFacts['headers'] = {}): SyncError {
  return errorOf(status, { message, documentation_url: 'https://docs.github.com/rest' }, headers);
}

function ofGraphql(type: string | null, message: string): SyncError | null {
  const errors = [{ ...(type === null ? {} : { type }), message, path: ['createCommitOnBranch'] }];
  return graphqlError(subject, { status: 200, headers: {}, body: { data: null, errors } }, now);
}

describe('Error classes: configuration (HHS-20xx), not tried again', () => {
  test.each([
    [422, 'Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n'],
    [422, 'Reference update failed'],
    [422, 'Changes must be made through a pull request.'],
    [409, 'Could not create file: Changes must be made through a pull request.'],
    [403, 'Protected branch update failed for refs/heads/main.'],
    [403, "You're not authorized to push to this branch."],
  ])('%d %s: the branch is protected', (status, message) => {
    const error = said(status, message);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code: 'HHS-2030', retryable: false });
  });
});

describe('Error classes: network (HHS-21xx), tried again', () => {
  test.each([500, 502, 503, 504])('%d is an outage', (status) => {
    const error = errorOf(status, '<html>502</html>');
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ code: 'HHS-2125', retryable: true });
    expect(error.message).toBe(`writing the status: GitHub answered ${status}`);
  });

  test.each([403, 429])('%d with nothing left is the budget, with its size and its end', (status) => {
    const error = said(status, 'API rate limit exceeded for installation ID 1.', {
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1767225640',
    });
    expect(error).toMatchObject({ code: 'HHS-2126', retryable: true, details: { retryAfterMs: 41_000 } });
    expect(error.message).toBe(
      `writing the status: GitHub answered ${status}: the request budget of 1000 requests is used up until 2026-01-01T00:00:40.000Z; it asks to wait 41 s`,
    );
  });

  test('the end of a budget is told by our clock where GitHub tells no time', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767225609' };
    expect(said(403, 'API rate limit exceeded', headers).details.retryAfterMs).toBe(10_000);
    const nonsense = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9e99' };
    expect(said(403, 'API rate limit exceeded', nonsense)).toMatchObject({
      code: 'HHS-2126',
      details: { retryAfterMs: 60_000 },
    });
  });

  test('a secondary limit waits as long as it says, or a minute', () => {
    const text = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
    const code = 'HHS-2127';
    expect(said(403, text, { 'retry-after': '12' })).toMatchObject({
      code,
      details: { retryAfterMs: 12_000 },
    });
    expect(said(403, text)).toMatchObject({ code, details: { retryAfterMs: 60_000 }, retryable: true });
    const date = { date: 'Thu, 01 Jan 2026 00:00:00 GMT', 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' };
    expect(said(429, text, date)).toMatchObject({ code, details: { retryAfterMs: 9_000 } });
  });

  test('abuse detection has a code of its own', () => {
    const text = 'You have triggered an abuse detection mechanism. Please wait a few minutes.';
    expect(said(403, text)).toMatchObject({ code: 'HHS-2129', retryable: true });
  });

  test('429 without a word grows its pauses from try to try', () => {
    const error = errorOf(429, '');
    expect(error).toMatchObject({ code: 'HHS-2127', retryable: true });
    expect(error.details).not.toHaveProperty('retryAfterMs');
  });
});

describe('Error classes: authentication (HHS-22xx), not tried again, names the missing permission', () => {
  test('401 is the token', () => {
    const error = said(401, 'Bad credentials');
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ code: 'HHS-2212', retryable: false });
    expect(error.message).toBe('writing the status: GitHub answered 401 (Bad credentials)');
  });

  test.each([
    ['checks: write', 'HHS-2210'],
    ['contents: write', 'HHS-2211'],
    ['contents: read', 'HHS-2214'],
  ] as const)('403 without %s is %s', (permission, code) => {
    const body = { message: 'Resource not accessible by integration' };
    // the last request of the budget: still not the budget's fault
    const answer = { status: 403, headers: { 'x-ratelimit-remaining': '0' }, body };
    const error = errorOfAnswer({ ...subject, permission }, answer, now);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ code, retryable: false });
    expect(error.message).toContain(`the token lacks the permission ${permission}`);
    expect(error.help).toContain(`Put \`${permission}\` under \`permissions:\` of the job.`);
  });

  test.each([
    'Resource protected by organization SAML enforcement. You must grant your token access.',
    'Although you appear to have the correct authorization credentials, the org has an IP allow list enabled, and your IP address is not permitted to access this resource.',
    'Sorry. Your account was suspended.',
    'Although you appear to have the correct authorization credentials, the organization has enabled OAuth App access restrictions',
  ])('403 by a policy: %s', (message) => {
    expect(said(403, message)).toMatchObject({ code: 'HHS-2215', category: 'authentication' });
  });

  test('404 to the first look is a repository that may be hidden', () => {
    const answer = { status: 404, headers: {}, body: { message: 'Not Found' } };
    const error = errorOfAnswer({ ...subject, notFound: 'HHS-2213' }, answer, now);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error.message).toContain('it does not exist, or it is private and the token may not see it');
  });
});

describe('Error classes: a lost race for the status (HHS-24xx)', () => {
  test.each([
    ['STALE_DATA', 'Expected branch to point to "abc" but it did not.  Pull and try again.'],
    [null, 'Expected branch to point to "abc" but it did not.  Pull and try again.'],
  ])('%s is a branch that moved', (type, message) => {
    const error = ofGraphql(type, message);
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({ code: 'HHS-2404', conflict: 'status-head' });
  });
});

describe('refusals (HHS-26xx)', () => {
  test.each([
    [400, 'Problems parsing JSON', 'HHS-2600'],
    [
      403,
      'Invalid app_id `1` - check run can only be modified by the GitHub App that created it.',
      'HHS-2601',
    ],
    [404, 'Not Found', 'HHS-2602'],
    [409, 'Git Repository is empty.', 'HHS-2604'],
    [422, 'No commit found for SHA: abc', 'HHS-2605'],
    [422, 'Validation Failed', 'HHS-2603'],
    [403, 'Repository was archived so is read-only.', 'HHS-2606'],
    [451, 'Repository access blocked', 'HHS-2606'],
    [418, 'teapot', 'HHS-2600'],
  ])('%d %s is %s', (status, message, code) => {
    const error = said(status, message);
    expect(error).toBeInstanceOf(GitHubError);
    expect(error).toMatchObject({ code, status, retryable: false });
  });

  test('403 from something that is not GitHub is no missing right', () => {
    expect(errorOf(403, '<html>blocked by the proxy</html>')).toMatchObject({ code: 'HHS-2600' });
  });

  test('422 names the field that we sent', () => {
    const errors = [
      { resource: 'CheckRun', field: 'summary', code: 'custom', message: 'is too long' },
      { resource: 'CheckRun', field: 'hunter2', code: 'missing_field' },
      { resource: 'CheckRun', field: 'summary', code: 'ghs_verysecret' },
    ];
    const error = errorOf(422, { message: 'Validation Failed', errors });
    expect(error.message).toBe(
      'writing the status: GitHub answered 422 (Validation Failed; summary custom, missing_field)',
    );
  });
});

describe('GraphQL', () => {
  test.each([
    ['BRANCH_PROTECTION_RULE_VIOLATION', 'Changes must be made through a pull request.', 'HHS-2030'],
    ['UNPROCESSABLE', 'Repository rule violations found\n\nCannot update this protected ref.\n', 'HHS-2030'],
    ['UNPROCESSABLE', 'A file path was requested for creation more than once.', 'HHS-2603'],
    ['FORBIDDEN', 'Resource not accessible by integration', 'HHS-2211'],
    ['INSUFFICIENT_SCOPES', 'Your token has not been granted the required scopes', 'HHS-2211'],
    ['FORBIDDEN', 'Repository was archived so is read-only.', 'HHS-2606'],
    ['NOT_FOUND', "Could not resolve to a Repository with the name 'a/b'.", 'HHS-2602'],
    ['RATE_LIMITED', 'API rate limit exceeded for installation ID 1.', 'HHS-2126'],
    [null, 'You have exceeded a secondary rate limit.', 'HHS-2127'],
    [
      null,
      'Something went wrong while executing your query. This may be the result of a timeout',
      'HHS-2125',
    ],
    ['SERVICE_UNAVAILABLE', '', 'HHS-2125'],
    ['BREWING', 'short and stout', 'HHS-2600'],
  ])('%s %s is %s', (type, message, code) => {
    expect(ofGraphql(type, message)).toMatchObject({ code });
  });

  test('without errors it is an answer', () => {
    const answer = { status: 200, headers: {}, body: { data: { createCommitOnBranch: {} } } };
    expect(graphqlError(subject, answer, now)).toBeNull();
  });
});

describe('what GitHub says is quoted only where it is known', () => {
  const secret = 'ghs_0123456789abcdefABCDEF0123456789abcd';
  const forms = [
    secret,
    Buffer.from(`x-access-token:${secret}`).toString('base64'),
    encodeURIComponent(`p&w ${secret}`),
    `${secret.slice(0, 20)}\n${secret.slice(20)}`,
  ];
  const statuses = [400, 401, 403, 404, 409, 418, 422, 429, 500, 502];

  test.each(forms)('%j never', (form) => {
    const pieces = form.split('\n');
    for (const status of statuses) {
      const message = `Validation Failed ${form}`;
      const errors = [{ resource: form, field: form, code: form, message: form }];
      const headers = { 'x-github-request-id': form, 'retry-after': form, 'x-ratelimit-limit': form };
      for (const body of [{ message, errors, documentation_url: form }, message, form]) {
        for (const error of [
          errorOf(status, body, headers),
          errorOf(status, body, { ...headers, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': form }),
          graphqlError(subject, { status: 200, headers, body: { errors: [{ type: form, message }] } }, now),
        ]) {
          const shown = JSON.stringify([
            error,
            error?.message,
            error?.help,
            error?.details,
            error?.stack,
            error?.cause,
          ]);
          for (const piece of pieces) expect(shown).not.toContain(piece);
        }
      }
    }
  });
});
