import type { ChangedFile, PullView } from '../../ports/forge.ts';
import type { Account, ShownUser } from './account.ts';
import { textOf } from './taken.ts';

/** As answers give it, as far as it is used. */
export interface ShownPull {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: string;
  readonly merged_at: string | null;
  readonly closed_at: string | null;
  readonly html_url: string;
  readonly user: ShownUser;
  /** `repo` null: the fork was deleted. */
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    readonly repo: { readonly id: number } | null;
  };
  readonly base: { readonly ref: string; readonly repo: { readonly id: number } };
}

export async function toPullView(pull: ShownPull, account: Account): Promise<PullView> {
  const body = pull.body ?? '';
  return {
    number: pull.number,
    title: pull.title,
    body,
    isOpen: pull.state === 'open',
    isMerged: pull.merged_at !== null,
    head: pull.head.ref,
    headSha: pull.head.sha,
    isFork: pull.head.repo?.id !== pull.base.repo.id,
    base: pull.base.ref,
    author: await account.author(pull.user, body),
    closedAt: pull.closed_at,
    url: pull.html_url,
  };
}

interface ShownFile {
  readonly filename: string;
  readonly previous_filename?: string | undefined;
  readonly status: string;
  readonly patch?: string | undefined;
}

export function toChangedFile({
  filename,
  previous_filename: before,
  status,
  patch,
}: ShownFile): ChangedFile {
  const known = statuses.find((each) => each === status) ?? 'other';
  const renamed = before === undefined ? {} : { previousPath: textOf(before) };
  return { path: textOf(filename), ...renamed, status: known, patch: patch ?? null };
}

const statuses = ['added', 'modified', 'removed', 'renamed'] as const;
