import { errorFacts } from '../../domain/shared/error-codes.ts';
import { GitHubError, isSyncError, NetworkError } from '../../domain/shared/errors.ts';
import type { ForgeParts } from './forge-parts.ts';
import { noAnswerError, timeLimitError } from './no-answer.ts';
import type { RequestSubject } from './subject.ts';
import { textOf } from './taken.ts';
import { unreadableArtifact } from './zip-entry.ts';

export type Fetch = typeof globalThis.fetch;

/** Of the whole transfer. */
const LIMIT_MS = 60_000;

/**
 * The bytes of an artifact. GitHub names an address in its store that holds for a minute and carries its own right: the
 * token must not be shown there, and the address must not be shown to anybody.
 */
export function downloadBytes(
  { client, repository }: ForgeParts,
  fetch: Fetch,
  wanted: { readonly subject: RequestSubject; readonly artifactId: number; readonly most: number },
): Promise<Buffer> {
  const { subject, artifactId, most } = wanted;
  return client.repeat(async () => {
    const address = await client.readOnce(
      subject,
      async (octokit, { request }) => {
        const { status, headers } = await octokit.rest.actions.downloadArtifact({
          ...repository,
          artifact_id: artifactId,
          archive_format: 'zip',
          request: { ...request, redirect: 'manual' },
        });
        return { status, headers, data: { location: headers.location } };
      },
      ({ location }) => new URL(textOf(location)),
    );
    return fetchBytes(fetch, address, subject, most);
  });
}

async function fetchBytes(
  fetch: Fetch,
  address: URL,
  subject: RequestSubject,
  most: number,
): Promise<Buffer> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    const response = await fetch(address, { signal, redirect: 'follow' });
    if (response.status >= 500) throw unavailable(subject, response.status);
    if (!response.ok || response.body === null) throw refused(subject, response.status);
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body) {
      size += part.length;
      if (size > most) throw unreadableArtifact(subject.what, 'it is larger than it is said to be');
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    if (isSyncError(error)) throw error;
    throw signal.aborted
      ? timeLimitError(subject, address.host, LIMIT_MS)
      : noAnswerError(subject, address.host, error);
  }
}

function unavailable(subject: RequestSubject, status: number): NetworkError {
  const message = `${subject.what}: the store of GitHub answered ${status}`;
  return new NetworkError({ ...errorFacts('HHS-2125'), message, retryable: true });
}

function refused(subject: RequestSubject, status: number): GitHubError {
  const message = `${subject.what}: the store of GitHub answered ${status}`;
  return new GitHubError({ ...errorFacts('HHS-2602'), message, status });
}
