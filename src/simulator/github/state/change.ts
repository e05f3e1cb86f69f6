import type { CheckRun } from './check-run.ts';
import type { CheckSuite } from './check-suite.ts';
import type { Comment, Issue } from './discussion.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** Something happened to a repository; what was not there, or is there no more, is undefined. */
export type RepositoryChange =
  | {
      readonly what: 'ref';
      /** Full name. */
      readonly ref: string;
      readonly before: string | undefined;
      readonly after: string | undefined;
    }
  | { readonly what: 'issue'; readonly before: Issue | undefined; readonly after: Issue | undefined }
  | { readonly what: 'comment'; readonly before: Comment | undefined; readonly after: Comment | undefined }
  | {
      readonly what: 'check-run';
      readonly before: CheckRun | undefined;
      readonly after: CheckRun | undefined;
    }
  | {
      readonly what: 'workflow-run';
      readonly before: WorkflowRun | undefined;
      readonly after: WorkflowRun | undefined;
    }
  /** Somebody pressed "Re-run", or one of the buttons. */
  | { readonly what: 'check-run-asked'; readonly run: CheckRun; readonly action: string | null }
  | { readonly what: 'check-suite-asked'; readonly suite: CheckSuite }
  | {
      readonly what: 'merge-group';
      readonly action: 'checks_requested' | 'destroyed';
      readonly group: MergeGroup;
      readonly reason: 'merged' | 'invalidated' | 'dequeued' | null;
    };

/** A candidate that a merge queue made of pull requests. */
export interface MergeGroup {
  readonly headSha: string;
  /** `refs/heads/gh-readonly-queue/main/pr-1-…`. */
  readonly headRef: string;
  readonly baseSha: string;
  readonly baseRef: string;
}
