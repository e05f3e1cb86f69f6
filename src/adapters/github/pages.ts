import type { Octokit } from '@octokit/rest';
import type { GitHubClient, RequestParameters, Sent } from './github-client.ts';
import type { RequestSubject } from './subject.ts';

export const PAGE_SIZE = 100;

export interface PageParameters extends RequestParameters {
  readonly per_page: number;
  readonly page: number;
}

export interface PagedRead<T, I> {
  readonly subject: RequestSubject;
  /** Pages of a hundred; what comes after them is left out. */
  readonly most: number;
  readonly send: (octokit: Octokit, parameters: PageParameters) => Promise<Sent<T>>;
  readonly items: (data: T) => readonly I[];
}

/** All items of a list, page by page, up to its bound. `once`: for a step that is repeated as a whole. */
export async function readPages<T, I>(
  client: GitHubClient,
  { subject, most, send, items }: PagedRead<T, I>,
  once = false,
): Promise<readonly I[]> {
  const found: I[] = [];
  for (let page = 1; page <= most; page += 1) {
    const sendPage = (octokit: Octokit, parameters: RequestParameters): Promise<Sent<T>> =>
      send(octokit, { ...parameters, per_page: PAGE_SIZE, page });
    const batch = await (once
      ? client.readOnce(subject, sendPage, items)
      : client.read(subject, sendPage, items));
    found.push(...batch);
    if (batch.length < PAGE_SIZE) break;
  }
  return found;
}

/** A list that came; a throw means: this is no answer of GitHub. */
export function listOf<I>(data: readonly I[]): readonly I[] {
  if (!Array.isArray(data)) throw new TypeError('no list');
  return data;
}

/** For an answer without body, which Octokit hands on as nothing. */
export async function withoutBody(
  sent: Promise<Pick<Sent<unknown>, 'status' | 'headers'>>,
): Promise<Sent<object>> {
  const { status, headers } = await sent;
  return { status, headers, data: {} };
}
