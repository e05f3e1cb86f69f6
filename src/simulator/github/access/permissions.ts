/** What a token may be allowed; `metadata: read` always is. */
export const PERMISSIONS = [
  'actions',
  'administration',
  'checks',
  'contents',
  'issues',
  'members',
  'metadata',
  'pull_requests',
  'statuses',
] as const;

export type Permission = (typeof PERMISSIONS)[number];
export type Level = 'none' | 'read' | 'write';
export type Permissions = Readonly<Record<Permission, Level>>;

export interface Need {
  readonly permission: Permission;
  readonly level: 'read' | 'write';
}

export function isPermission(name: string): name is Permission {
  return PERMISSIONS.some((each) => each === name);
}

/** What is not named is `none`, except `metadata`. */
export function permissionsOf(given: Partial<Permissions>): Permissions {
  const all: Record<Permission, Level> = {
    actions: 'none',
    administration: 'none',
    checks: 'none',
    contents: 'none',
    issues: 'none',
    members: 'none',
    metadata: 'read',
    pull_requests: 'none',
    statuses: 'none',
  };
  return { ...all, ...given };
}

export function grants(held: Permissions, need: Need): boolean {
  return held[need.permission] === 'write' || held[need.permission] === need.level;
}
