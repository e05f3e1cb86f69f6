import { type Answer, created } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { notSupplied, oneOf, optionalText } from '../http/read-fields.ts';
import { nodeId, renderUser } from './render-people.ts';
import { requireCommit } from './resolve-commit.ts';

export const STATUS_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'repos/create-commit-status',
    method: 'POST',
    path: '/repos/{owner}/{repo}/statuses/{sha}',
    docs: 'commits/statuses#create-a-commit-status',
    needs: [{ permission: 'statuses', level: 'write' }],
    handle: createStatus,
  },
];

function createStatus({ body, repository, caller, links, state, params }: RepositoryCall): Answer {
  const commit = requireCommit(repository, params.sha ?? '');
  const status = oneOf(body, 'state', ['error', 'failure', 'pending', 'success']);
  if (status === undefined) throw notSupplied('state');
  const stored = {
    id: state.newId(),
    sha: commit.id,
    state: status,
    context: optionalText(body, 'context') ?? 'default',
    description: optionalText(body, 'description') ?? null,
    targetUrl: optionalText(body, 'target_url') ?? null,
    login: caller?.login ?? '',
  };
  repository.statuses.push(stored);
  const creator = renderUser(links, stored.login, caller?.app ?? null);
  const now = repository.now();
  return created({
    url: links.repo(repository, `/statuses/${commit.id}`),
    avatar_url: creator.avatar_url ?? null,
    id: stored.id,
    node_id: nodeId('SC', stored.id),
    state: stored.state,
    description: stored.description,
    target_url: stored.targetUrl,
    context: stored.context,
    created_at: now,
    updated_at: now,
    creator,
  });
}
