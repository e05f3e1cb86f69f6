import type { ErrorCodeId } from '../../domain/shared/error-codes.ts';

/** Permission of a workflow's token, as `permissions:` of a job lists it. */
export type Permission = 'checks: write' | 'contents: read' | 'contents: write';

/** What a request was about, for messages. */
export interface RequestSubject {
  /** The attempt in words: `creating the check hedgehog-sync / fab / plan`. */
  readonly what: string;
  /** Without it GitHub refuses. */
  readonly permission: Permission;
  /** What a 404 means. */
  readonly notFound: Extract<ErrorCodeId, 'HHS-2210' | 'HHS-2211' | 'HHS-2213' | 'HHS-2602'>;
}

/** Code for a missing permission. */
export function missingRightCode(permission: Permission): ErrorCodeId {
  if (permission === 'checks: write') return 'HHS-2210';
  return permission === 'contents: write' ? 'HHS-2211' : 'HHS-2214';
}
