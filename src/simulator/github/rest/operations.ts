import type { RepositoryOperation } from '../http/call.ts';
import { ACTION_OPERATIONS } from './actions.ts';
import { CHECK_RUN_OPERATIONS } from './check-runs.ts';
import { CHECK_SUITE_OPERATIONS } from './check-suites.ts';
import { COLLABORATOR_OPERATIONS } from './collaborators.ts';
import { COMMENT_OPERATIONS } from './comments.ts';
import { CONTENT_OPERATIONS } from './contents.ts';
import { GIT_DATA_OPERATIONS } from './git-data.ts';
import { REF_OPERATIONS } from './git-refs.ts';
import { ISSUE_OPERATIONS } from './issues.ts';
import { LABEL_OPERATIONS } from './labels.ts';
import { PULL_OPERATIONS } from './pulls.ts';
import { REPOSITORY_OPERATIONS } from './repositories.ts';
import { REVIEW_OPERATIONS } from './reviews.ts';
import { STATUS_OPERATIONS } from './statuses.ts';
import { WORKFLOW_RUN_OPERATIONS } from './workflow-runs.ts';

/** Everything below `/repos/{owner}/{repo}`, the more special paths first. */
export const REPOSITORY_OPERATIONS_SERVED: readonly RepositoryOperation[] = [
  ...CHECK_RUN_OPERATIONS,
  ...CHECK_SUITE_OPERATIONS,
  ...REF_OPERATIONS,
  ...GIT_DATA_OPERATIONS,
  ...CONTENT_OPERATIONS,
  ...STATUS_OPERATIONS,
  ...ACTION_OPERATIONS,
  ...WORKFLOW_RUN_OPERATIONS,
  ...COLLABORATOR_OPERATIONS,
  ...COMMENT_OPERATIONS,
  ...LABEL_OPERATIONS,
  ...ISSUE_OPERATIONS,
  ...REVIEW_OPERATIONS,
  ...PULL_OPERATIONS,
  ...REPOSITORY_OPERATIONS,
];
