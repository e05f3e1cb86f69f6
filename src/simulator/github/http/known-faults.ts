import type { GitHubFault } from './faults.ts';

/** GitHub's refusals that nobody can bring about by asking: as it sends them, to be given to `fault`. */

const REST_DOCS = 'https://docs.github.com/rest';
const LIMIT_DOCS = `${REST_DOCS}/using-the-rest-api/rate-limits-for-the-rest-api`;

export function badCredentials(): GitHubFault {
  return refusal(401, 'Bad credentials', REST_DOCS);
}

export function secondaryLimit(retryAfterSeconds: number): GitHubFault {
  return refusal(
    403,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    `${LIMIT_DOCS}#about-secondary-rate-limits`,
    { 'retry-after': String(retryAfterSeconds) },
  );
}

/** The older form of the secondary limit, without a time to wait. */
export function abuseDetected(): GitHubFault {
  return refusal(
    403,
    'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.',
    `${LIMIT_DOCS}#about-secondary-rate-limits`,
  );
}

/** `resetAt`: seconds since 1970. */
export function budgetExhausted(resetAt: number, status: 403 | 429 = 403): GitHubFault {
  return refusal(status, 'API rate limit exceeded for installation ID 1000000.', LIMIT_DOCS, {
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-used': '1000',
    'x-ratelimit-reset': String(resetAt),
    'x-ratelimit-resource': 'core',
  });
}

export function tooManyRequests(retryAfterSeconds: number): GitHubFault {
  return refusal(429, 'Too many requests', LIMIT_DOCS, { 'retry-after': String(retryAfterSeconds) });
}

export function serverError(): GitHubFault {
  return refusal(500, 'Server Error', REST_DOCS);
}

/** From the proxy in front of GitHub: no JSON. */
export function badGateway(after = false): GitHubFault {
  return {
    type: 'answer',
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
    after,
  };
}

export function serviceUnavailable(retryAfterSeconds: number): GitHubFault {
  return refusal(503, 'Service unavailable', REST_DOCS, { 'retry-after': String(retryAfterSeconds) });
}

function refusal(
  status: number,
  message: string,
  docs: string,
  headers: Readonly<Record<string, string>> = {},
): GitHubFault {
  const body = { message, documentation_url: docs, status: String(status) };
  return { type: 'answer', status, headers, body };
}
