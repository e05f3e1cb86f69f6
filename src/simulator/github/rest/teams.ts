import { grants } from '../access/permissions.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, GlobalOperation } from '../http/call.ts';
import { GitHubError, notFound } from '../http/github-error.ts';

export const TEAM_OPERATIONS: readonly GlobalOperation[] = [
  {
    id: 'teams/get-membership-for-user-in-org',
    method: 'GET',
    path: '/orgs/{org}/teams/{team_slug}/memberships/{username}',
    docs: 'teams/members#get-team-membership-for-a-user',
    handle: getMembership,
  },
];

/** 404 for who is no member, and for a team that there is not. */
function getMembership({ params, caller, state, links }: Call): Answer {
  if (caller === null) throw new GitHubError(401, 'Requires authentication');
  if (!grants(caller.permissions, { permission: 'members', level: 'read' })) {
    const what = caller.app === null ? 'personal access token' : 'integration';
    throw new GitHubError(403, `Resource not accessible by ${what}`, {
      headers: { 'x-accepted-github-permissions': 'members=read' },
    });
  }
  const team = `${params.org}/${params.team_slug}`;
  const login = params.username ?? '';
  if (state.teams.get(team.toLowerCase())?.has(login.toLowerCase()) !== true) throw notFound();
  const url = `${links.api}/organizations/${params.org}/team/${params.team_slug}/memberships/${login}`;
  return ok({ state: 'active', role: 'member', url });
}
