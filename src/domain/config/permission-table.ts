/** A right that GitHub gives to a token or an App, what it is for, and what is missing without it. */
export interface NeededPermission {
  readonly permission: string;
  readonly level: 'read' | 'write';
  readonly purpose: string;
  /** To stand after "Without it". */
  readonly consequence: string;
}

/** One line of a preflight: what is needed, what is there, and what follows where it is too little. */
export interface PermissionRow extends NeededPermission {
  readonly had: string;
  readonly isMissing: boolean;
}

/** Of the token of a job (`permissions:`). Only the first is needed always; each other one brings what it says. */
export const ACTION_PERMISSIONS: readonly NeededPermission[] = [
  {
    permission: 'contents',
    level: 'read',
    purpose: 'the checkout',
    consequence: 'a private repository cannot be read',
  },
  {
    permission: 'checks',
    level: 'write',
    purpose: 'the check with its remarks on lines',
    consequence: 'the remarks go to the log, all else to the summary of the job',
  },
  {
    permission: 'contents',
    level: 'write',
    purpose: 'the status, in runs of the default branch; branches of back-ports and of ignore rules',
    consequence: 'no status is written and no branch is made',
  },
  {
    permission: 'pull-requests',
    level: 'read',
    purpose: 'the plan of a pull request against the cluster that the App asks for (input pull)',
    consequence: 'the App plans pull requests of such a fabric without the cluster, and says so',
  },
  {
    permission: 'pull-requests',
    level: 'write',
    purpose:
      'the comment and the suggestions of a pull request; pull requests for back-ports and ignore rules',
    consequence: 'pull requests get no comment and no suggestions, and none is opened',
  },
  {
    permission: 'issues',
    level: 'write',
    purpose: 'issues about drift, conflicts and refusals; the dashboard; answers to commands',
    consequence: 'no issue is opened or closed, and commands are not answered',
  },
];

/** Of an installation of the App. Its manifest asks for exactly these. */
export const APP_PERMISSIONS: readonly NeededPermission[] = [
  {
    permission: 'metadata',
    level: 'read',
    purpose: 'the list of repositories',
    consequence: 'no repository can be listed',
  },
  {
    permission: 'contents',
    level: 'write',
    purpose: 'sources, the status, branches of back-ports',
    consequence: 'no status is written and no back-port branch is made',
  },
  {
    permission: 'checks',
    level: 'write',
    purpose: 'checks with their buttons',
    consequence: 'pull requests and commits get no checks',
  },
  {
    permission: 'pull_requests',
    level: 'write',
    purpose: 'comments, suggestions, pull requests for back-ports',
    consequence: 'pull requests get no comments, and none is opened for a back-port',
  },
  {
    permission: 'issues',
    level: 'write',
    purpose: 'issues, the dashboard, answers to commands',
    consequence: 'no issue is opened or closed, and commands in comments are not answered',
  },
  {
    permission: 'actions',
    level: 'write',
    purpose: 'starting the workflow and reading its result, in dispatch mode',
    consequence: 'no workflow can be started, so dispatch mode does not work',
  },
  {
    permission: 'members',
    level: 'read',
    purpose: 'who belongs to a team that a command is allowed to',
    consequence: 'commands that a team is allowed cannot be granted to its members',
  },
];

const RANK: Readonly<Record<string, number>> = { none: 0, read: 1, write: 2, admin: 3 };

/** The preflight table: `had` by permission as GitHub lists it; what it does not list was not given. */
export function permissionRows(
  needed: readonly NeededPermission[],
  had: Readonly<Record<string, string>>,
): readonly PermissionRow[] {
  return needed.map((row) => {
    const level = had[row.permission] ?? 'none';
    return { ...row, had: level, isMissing: (RANK[level] ?? 0) < (RANK[row.level] ?? 0) };
  });
}
