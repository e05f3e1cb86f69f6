import type { Author } from './discussion.ts';

export const REVIEW_STATES = ['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'PENDING'] as const;

export interface Review {
  readonly id: number;
  /** Of the pull request. */
  readonly number: number;
  readonly author: Author;
  readonly body: string;
  readonly state: (typeof REVIEW_STATES)[number];
  readonly commit: string;
  readonly at: string;
}

/** A remark of a review on lines of the diff. */
export interface ReviewComment {
  readonly id: number;
  readonly reviewId: number;
  readonly number: number;
  readonly author: Author;
  readonly path: string;
  /** First line; null: it is on one line only. */
  readonly startLine: number | null;
  readonly line: number;
  readonly side: 'LEFT' | 'RIGHT';
  readonly body: string;
  readonly commit: string;
  readonly diffHunk: string;
  readonly at: string;
}
