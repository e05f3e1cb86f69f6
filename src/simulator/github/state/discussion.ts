import type { App } from '../access/apps.ts';

/** Issues, pull requests and what is said about them. Times are ISO 8601 to the second, UTC. */

export const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;
export type ReactionContent = (typeof REACTIONS)[number];

export interface Author {
  readonly login: string;
  /** null: a person. */
  readonly app: App | null;
}

export interface Reaction {
  readonly id: number;
  readonly author: Author;
  readonly content: ReactionContent;
  readonly at: string;
}

export interface Comment {
  readonly id: number;
  /** Issue or pull request. */
  readonly number: number;
  readonly author: Author;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly reactions: readonly Reaction[];
}

export const STATE_REASONS = ['completed', 'not_planned', 'duplicate', 'reopened'] as const;

export interface Issue {
  readonly id: number;
  /** Shared with pull requests. */
  readonly number: number;
  readonly author: Author;
  readonly title: string;
  readonly body: string | null;
  readonly state: 'open' | 'closed';
  readonly stateReason: (typeof STATE_REASONS)[number] | null;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  /** null: it is no pull request. */
  readonly pull: PullPart | null;
}

/** What a pull request has beside what it shares with issues. */
export interface PullPart {
  /** Branch that is to be merged, in `headRepository`. */
  readonly head: string;
  /** Full name of this repository, or of the fork it comes from. */
  readonly headRepository: string;
  /** Tip when the pull request was made or closed; while it is open, the branch's tip counts. */
  readonly headSha: string;
  readonly base: string;
  readonly draft: boolean;
  readonly mergedAt: string | null;
  readonly mergeCommit: string | null;
}
