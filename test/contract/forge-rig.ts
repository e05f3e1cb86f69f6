import { writeMarker } from '../../src/domain/report/marker.ts';
import type { ForgeAuthor } from '../../src/ports/forge.ts';
import type { Permissions } from '../../src/simulator/github/access/permissions.ts';
import type { Comment, Issue } from '../../src/simulator/github/state/discussion.ts';
import { type GitHubRig, githubRig, type RigOptions } from '../adapters/github/rig.ts';

export const BOT_RIGHTS: Partial<Permissions> = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  members: 'read',
  pull_requests: 'write',
};

export const US: ForgeAuthor = { login: 'hedgehog-sync[bot]', isBot: true, isOurs: true };

/** An App with everything that it needs. */
export function forgeRig(options: RigOptions = {}): Promise<GitHubRig> {
  return githubRig({ app: 'hedgehog-sync', rights: BOT_RIGHTS, ...options });
}

/** A text of ours, which a later run finds again. */
export function marked(text: string, requestId = 'run-1'): string {
  const marker = { surface: 'comment', fabric: 'net', mode: 'plan', requestId, commit: null } as const;
  return `${text}\n\n${writeMarker(marker)}`;
}

/** Somebody else opens an issue. */
export function issueBy(
  { repository }: Pick<GitHubRig, 'repository'>,
  login: string,
  change: Partial<Issue> = {},
): Issue {
  const now = repository.now();
  const number = repository.nextNumber();
  const issue: Issue = {
    id: 7000 + number,
    number,
    author: { login, app: null },
    title: 'Something',
    body: null,
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    pull: null,
    ...change,
  };
  repository.issues.set(number, issue);
  return issue;
}

/** Somebody else writes a comment. */
export function commentBy(
  { repository, fake }: GitHubRig,
  login: string,
  number: number,
  body: string,
  at = repository.now(),
): Comment {
  const author = { login, app: null };
  const comment = {
    id: fake.state.newId(),
    number,
    author,
    body,
    createdAt: at,
    updatedAt: at,
    reactions: [],
  };
  repository.comments.set(comment.id, comment);
  return comment;
}
