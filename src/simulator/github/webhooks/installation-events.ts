import type { JsonObject } from '../../../domain/shared/json.ts';
import { covers, type InstalledApp } from '../access/app-registry.ts';
import type { Links } from '../http/links.ts';
import { renderInstallation } from '../rest/render-app.ts';
import { nodeId, renderUser } from '../rest/render-people.ts';
import type { GitHubState } from '../state/github-state.ts';
import type { Repository } from '../state/repository.ts';
import type { WebhookEvent } from './event.ts';

/** The App was installed, or taken away. */
export function installationEvent(
  state: GitHubState,
  links: Links,
  app: InstalledApp,
  action: 'created' | 'deleted',
): WebhookEvent {
  const repositories = state
    .repositories()
    .filter(({ fullName }) => covers(app, fullName))
    .map(shortRepository);
  return about(links, app, 'installation', action, {
    installation: renderInstallation(links, app),
    repositories,
    requester: null,
  });
}

/** The installation covers other repositories from now on. */
export function repositoriesEvent(
  state: GitHubState,
  links: Links,
  before: InstalledApp,
  after: InstalledApp,
): WebhookEvent | null {
  const change = (from: InstalledApp, to: InstalledApp): JsonObject[] =>
    state
      .repositories()
      .filter(({ fullName }) => covers(to, fullName) && !covers(from, fullName))
      .map(shortRepository);
  const added = change(before, after);
  const removed = change(after, before);
  if (added.length + removed.length === 0) return null;
  return about(links, after, 'installation_repositories', added.length > 0 ? 'added' : 'removed', {
    installation: renderInstallation(links, after),
    repository_selection: after.repositories === null ? 'all' : 'selected',
    repositories_added: added,
    repositories_removed: removed,
    requester: null,
  });
}

function about(
  links: Links,
  app: InstalledApp,
  name: string,
  action: string,
  fields: JsonObject,
): WebhookEvent {
  return {
    name,
    action,
    repository: null,
    payload: { action, ...fields, sender: renderUser(links, app.account) },
    onlyApp: app.app.slug,
    needs: null,
  };
}

function shortRepository(repository: Repository): JsonObject {
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    private: repository.isPrivate,
  };
}
