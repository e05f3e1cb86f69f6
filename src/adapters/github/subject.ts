import type { ErrorCodeId } from '../../domain/shared/error-codes.ts';

/** Permission of a workflow's token, as `permissions:` of a job lists it; an App has the same with `_`. */
export type Permission =
  | 'actions: read'
  | 'actions: write'
  | 'checks: write'
  | 'contents: read'
  | 'contents: write'
  | 'issues: read'
  | 'issues: write'
  | 'members: read'
  | 'metadata: read'
  | 'pull-requests: read'
  | 'pull-requests: write';

/** What a request was about, for messages. */
export interface RequestSubject {
  /** The attempt in words: `creating the check hedgehog-sync / fab / plan`. */
  readonly what: string;
  /** Without it GitHub refuses. */
  readonly permission: Permission;
  /** What a 404 means. */
  readonly notFound: Extract<ErrorCodeId, 'HHS-2210' | 'HHS-2211' | 'HHS-2213' | 'HHS-2214' | 'HHS-2602'>;
  /** Which branch a rule or a conflict is about. Default: that of the status. */
  readonly branch?: 'status' | 'other';
  /** Names that are sent, so that GitHub's words may be shown with them. */
  readonly names?: readonly string[];
  /** Asked for again and again, and mostly as it was: where there is a memory, GitHub only says whether it changed. */
  readonly polled?: true;
}

/** Code for a missing permission. */
export function missingRightCode(permission: Permission): ErrorCodeId {
  if (permission === 'checks: write') return 'HHS-2210';
  return permission === 'contents: write' ? 'HHS-2211' : 'HHS-2214';
}

/** Code for a branch that a rule keeps us from. */
export function protectedCode({ branch }: RequestSubject): ErrorCodeId {
  return branch === 'other' ? 'HHS-2033' : 'HHS-2030';
}

/** Code for a branch that stands elsewhere than expected. */
export function movedCode({ branch }: RequestSubject): ErrorCodeId {
  return branch === 'other' ? 'HHS-2405' : 'HHS-2404';
}
