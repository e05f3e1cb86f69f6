import { APP_PERMISSIONS, permissionRows } from '../domain/config/permission-table.ts';

export const NEEDED_EVENTS: readonly string[] = [
  'check_run',
  'check_suite',
  'issue_comment',
  'issues',
  'merge_group',
  'pull_request',
  'push',
  'workflow_run',
];

export interface Shortcoming {
  /** `checks: write`, or `event push`. */
  readonly missing: string;
  readonly had: string;
  readonly consequence: string;
}

/** What is missing of what the App needs; empty: nothing. */
export function shortcomingsOf(
  permissions: Readonly<Record<string, string>>,
  events: readonly string[] | null,
): readonly Shortcoming[] {
  const rights = permissionRows(APP_PERMISSIONS, permissions)
    .filter(({ isMissing }) => isMissing)
    .map(({ permission, level, had, consequence }) => ({
      missing: `${permission}: ${level}`,
      had,
      consequence,
    }));
  const unheard = (events === null ? [] : NEEDED_EVENTS).filter((event) => !events?.includes(event));
  const deaf = unheard.map((event) => ({
    missing: `event ${event}`,
    had: 'none',
    consequence: `what ${event} tells is only seen by the schedule`,
  }));
  return [...rights, ...deaf];
}
