export const HEAD = 'a'.repeat(40);
export const BASE = 'b'.repeat(40);
export const MERGE = 'c'.repeat(40);

const repository = { full_name: 'acme/fabrics', default_branch: 'main' };
const sender = { login: 'somebody' };

interface PullRequestOptions {
  /** null: the fork was deleted. */
  readonly from?: string | null;
  readonly sender?: string;
  readonly head?: string;
  readonly base?: string;
}

/** Event files, cut to what a run looks at. */
export const eventFiles = {
  pullRequest: (options: PullRequestOptions = {}) => {
    const from = options.from === undefined ? 'Acme/Fabrics' : options.from;
    return {
      action: 'synchronize',
      number: 7,
      pull_request: {
        number: 7,
        head: { ref: 'change', sha: options.head ?? HEAD, repo: from === null ? null : { full_name: from } },
        base: { ref: 'main', sha: options.base ?? BASE, repo: { full_name: 'acme/fabrics' } },
        user: { login: options.sender ?? 'somebody' },
      },
      repository,
      sender: { login: options.sender ?? 'somebody' },
    };
  },
  mergeGroup: (head = HEAD, base = BASE) => ({
    action: 'checks_requested',
    merge_group: { head_sha: head, head_ref: 'refs/heads/gh-readonly-queue/main/pr-7', base_sha: base },
    repository,
    sender,
  }),
  push: (more: object = {}) => ({
    ref: 'refs/heads/main',
    after: HEAD,
    deleted: false,
    repository,
    sender,
    ...more,
  }),
  schedule: () => ({ schedule: '17 * * * *' }),
  dispatch: (inputs: object | null) => ({ inputs, ref: 'refs/heads/main', repository, sender }),
  comment: (body = '/plan') => ({
    action: 'created',
    issue: { number: 7, pull_request: {} },
    comment: {
      id: 4711,
      body,
      user: { login: 'somebody', type: 'User' },
      created_at: '2026-11-21T10:00:00Z',
      html_url: 'https://github.com/acme/fabrics/pull/7#issuecomment-4711',
    },
    repository,
    sender,
  }),
  workflowRun: (event: string) => ({
    action: 'completed',
    workflow_run: { event, head_sha: HEAD },
    repository,
    sender,
  }),
};
