import type { ReviewRemark } from '../../ports/forge.ts';
import type { ShownUser } from './account.ts';
import type { ForgeParts } from './forge-parts.ts';
import { listOf, readPages } from './pages.ts';
import { textOf } from './taken.ts';

const MOST_PAGES = 10;

interface ShownReview {
  readonly id: number;
  readonly body: string;
  readonly user: ShownUser;
}

/** Remarks that are marked themselves, or belong to a review that is; also those on lines that have changed since. */
export async function ownRemarks(
  { client, repository, account }: ForgeParts,
  number: number,
  reviews: readonly ShownReview[],
): Promise<readonly ReviewRemark[]> {
  const ours = new Set<number>();
  for (const { id, user, body } of reviews) {
    if ((await account.author(user, body)).isOurs) ours.add(id);
  }
  const remarks = await readPages(client, {
    subject: {
      what: `listing the remarks on pull request #${number}`,
      permission: 'pull-requests: read',
      notFound: 'HHS-2602',
    },
    most: MOST_PAGES,
    send: (octokit, parameters) =>
      octokit.rest.pulls.listReviewComments({ ...repository, ...parameters, pull_number: number }),
    items: listOf,
  });
  const found: ReviewRemark[] = [];
  for (const remark of remarks) {
    const endLine = remark.line ?? remark.original_line;
    if (endLine === undefined) continue;
    const isOurs =
      ours.has(remark.pull_request_review_id ?? 0) ||
      (await account.author(remark.user, textOf(remark.body))).isOurs;
    if (!isOurs) continue;
    const startLine = (remark.line === undefined ? remark.original_start_line : remark.start_line) ?? endLine;
    found.push({ path: textOf(remark.path), startLine, endLine, body: remark.body });
  }
  return found;
}
