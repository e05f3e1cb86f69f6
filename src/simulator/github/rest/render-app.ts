import type { JsonObject } from '../../../domain/shared/json.ts';
import type { InstalledApp } from '../access/app-registry.ts';
import type { Permissions } from '../access/permissions.ts';
import type { Links } from '../http/links.ts';
import { renderApp, renderUser } from './render-people.ts';

/** `GET /app`. */
export function renderOwnApp(links: Links, installed: InstalledApp): JsonObject {
  return {
    ...renderApp(links, installed.app),
    client_id: installed.clientId,
    owner: renderUser(links, installed.account),
    permissions: renderPermissions(installed.permissions),
    events: [...(installed.events ?? [])],
    created_at: installed.createdAt,
    updated_at: installed.createdAt,
    installations_count: 1,
  };
}

export function renderInstallation(links: Links, installed: InstalledApp): JsonObject {
  const { app, account, createdAt } = installed;
  const url = `${links.api}/app/installations/${app.installationId}`;
  const owner = renderUser(links, account);
  return {
    id: app.installationId,
    client_id: installed.clientId,
    account: owner,
    repository_selection: installed.repositories === null ? 'all' : 'selected',
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: `${links.api}/installation/repositories`,
    html_url: `${links.html}/organizations/${account}/settings/installations/${app.installationId}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: owner.id ?? 0,
    target_type: 'Organization',
    permissions: renderPermissions(installed.permissions),
    events: [...(installed.events ?? [])],
    created_at: createdAt,
    updated_at: createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: null,
  };
}

/** Only what is granted is named. */
export function renderPermissions(permissions: Permissions): JsonObject {
  return Object.fromEntries(Object.entries(permissions).filter(([, level]) => level !== 'none'));
}
