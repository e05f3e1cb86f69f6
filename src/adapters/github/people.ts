import { AuthenticationError } from '../../domain/shared/errors.ts';
import { type People, ROLES, type Role } from '../../ports/forge.ts';
import type { ForgeParts } from './forge-parts.ts';
import { isMissing } from './forge-parts.ts';
import { textOf } from './taken.ts';

/** What people may do. Never remembered: a right that was taken away must not work any more. */
export class GitHubPeople implements People {
  readonly #parts: ForgeParts;

  constructor(parts: ForgeParts) {
    this.#parts = parts;
  }

  /** A role that an organisation made itself counts as the right of GitHub's that it stands on. */
  async roleOf(login: string): Promise<Role> {
    const { client, repository } = this.#parts;
    try {
      return await client.read(
        {
          what: `asking for the role of ${login}`,
          permission: 'metadata: read',
          notFound: 'HHS-2602',
        },
        (octokit, parameters) =>
          octokit.rest.repos.getCollaboratorPermissionLevel({
            ...repository,
            ...parameters,
            username: login,
          }),
        ({ role_name: role, permission }) => roleIn(role) ?? roleIn(textOf(permission)) ?? 'none',
      );
    } catch (error) {
      // also for bots, which are no users
      if (isMissing(error)) return 'none';
      throw error;
    }
  }

  async isMember(team: string, login: string): Promise<boolean | null> {
    const { client } = this.#parts;
    const [org = '', slug = ''] = team.replace(/^@/, '').split('/');
    try {
      return await client.read(
        {
          what: `asking whether ${login} is a member of ${org}/${slug}`,
          permission: 'members: read',
          notFound: 'HHS-2602',
        },
        (octokit, parameters) =>
          octokit.rest.teams.getMembershipForUserInOrg({
            ...parameters,
            org,
            team_slug: slug,
            username: login,
          }),
        ({ state }) => textOf(state) === 'active',
      );
    } catch (error) {
      if (isMissing(error)) return false;
      if (error instanceof AuthenticationError && error.code === 'HHS-2214') return null;
      throw error;
    }
  }
}

function roleIn(word: string | undefined): Role | undefined {
  return ROLES.find((role) => role === word);
}
