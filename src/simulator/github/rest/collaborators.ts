import { type Answer, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { GitHubError } from '../http/github-error.ts';
import type { CollaboratorLevel, Repository } from '../state/repository.ts';
import { renderUser } from './render-people.ts';

export const COLLABORATOR_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'repos/get-collaborator-permission-level',
    method: 'GET',
    path: '/repos/{owner}/{repo}/collaborators/{username}/permission',
    docs: 'collaborators/collaborators#get-repository-permissions-for-a-user',
    needs: [{ permission: 'metadata', level: 'read' }],
    handle: getPermission,
  },
];

/** The five roles as the four words of the older field. */
const PERMISSION: Readonly<Record<CollaboratorLevel, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
};

function getPermission({ repository, links, params }: RepositoryCall): Answer {
  const login = params.username ?? '';
  if (login.endsWith('[bot]')) throw new GitHubError(404, `${login} is not a user`);
  const level = levelOf(repository, login);
  const pull = level !== 'none';
  const push = ['admin', 'maintain', 'write'].includes(level);
  return ok({
    permission: PERMISSION[level],
    role_name: level,
    user: {
      ...renderUser(links, login),
      permissions: {
        admin: level === 'admin',
        maintain: level === 'admin' || level === 'maintain',
        push,
        triage: push || level === 'triage',
        pull,
      },
      role_name: level,
    },
  });
}

export function levelOf(repository: Repository, login: string): CollaboratorLevel {
  if (login.toLowerCase() === repository.owner.toLowerCase()) return 'admin';
  return repository.collaborators.get(login) ?? (repository.isPrivate ? 'none' : 'read');
}
