/**
 * Sentences of GitHub that are quoted. Only these: what answers could put anything into its text, also what was sent to
 * it, and a check or a status file is public.
 */
const knownWords = [
  'Resource not accessible by integration',
  'Resource not accessible by personal access token',
  'Bad credentials',
  'Requires authentication',
  'You must authenticate via a GitHub App',
  'Must have admin rights to Repository',
  'Must have push access to repository',
  'check run can only be modified by the GitHub App that created it',
  'API rate limit exceeded',
  'You have exceeded a secondary rate limit',
  'You have triggered an abuse detection mechanism',
  'Resource protected by organization SAML enforcement',
  'your IP address is not permitted',
  'an IP allow list',
  'Your account was suspended',
  'OAuth App access restrictions',
  'Repository was archived so is read-only',
  'Repository access blocked',
  'Git Repository is empty',
  'No commit found for SHA',
  'Reference already exists',
  'Reference does not exist',
  'Reference update failed',
  'Repository rule violations found',
  'Changes must be made through a pull request',
  'Cannot update this protected ref',
  'Cannot create ref due to creations being restricted',
  'Protected branch update failed',
  'required status check',
  'approving review is required',
  'Commits must have verified signatures',
  'A file path was requested for creation',
  'Expected branch to point to',
  'Tree SHA does not exist',
  'Object does not exist',
  'Validation Failed',
  'Invalid request',
  'Problems parsing JSON',
  'Something went wrong while executing your query',
  'Server Error',
  'Line could not be resolved',
  'Path could not be resolved',
  'must be part of the diff',
  'must be part of the same hunk',
  'A pull request already exists',
  'No commits between',
  'GitHub Actions is not permitted to create',
  'Unexpected inputs provided',
  'Required input',
  'not in the list of allowed values',
  "Workflow does not have 'workflow_dispatch' trigger",
  'No ref found for',
  'Artifact has expired',
  'Not Found',
] as const;

/** The words of GitHub's message that may be shown; empty when it holds none of them. */
export function quotable(message: string): string {
  const lower = message.toLowerCase();
  return knownWords.filter((words) => lower.includes(words.toLowerCase())).join('; ');
}

/** Texts that tell what a 403 or 422 is about. */
export const tellTale = {
  secondaryLimit: /secondary rate limit/i,
  abuse: /abuse detection/i,
  primaryLimit: /API rate limit exceeded/i,
  noRight: /not accessible by|must have \w+ (rights|access)|must authenticate via/i,
  policy: /SAML|single sign-on|IP allow list|IP address is not permitted|suspended|access restrictions/i,
  archived: /archived|read-only|access blocked|locked/i,
  otherApp: /can only be modified by the GitHub App|Invalid app_id/i,
  noPullsByWorkflows: /GitHub Actions is not permitted to (create|approve)/i,
  onlyApps: /must authenticate via a GitHub App/i,
  protectedBranch:
    /protected (branch|ref)|rule violations|must be made through a pull request|required status check|approving review|not authorized to push|creations being restricted|verified signatures/i,
  /** Of a ref that a ruleset, or a branch of the same first part, does not let be made. */
  refused: /^Reference update failed/i,
  unknownCommit: /No commit found for SHA/i,
} as const;
