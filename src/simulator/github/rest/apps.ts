import { type AppRegistry, covers, type InstalledApp } from '../access/app-registry.ts';
import { grants, isPermission, type Permissions } from '../access/permissions.ts';
import type { Tokens } from '../access/tokens.ts';
import { toSeconds } from '../git/object-format.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, GlobalOperation } from '../http/call.ts';
import { GitHubError, notFound } from '../http/github-error.ts';
import { optionalObject, optionalTexts } from '../http/read-fields.ts';
import { pagesOf } from './page.ts';
import { renderInstallation, renderOwnApp, renderPermissions } from './render-app.ts';
import { repositoryPart } from './render-repository.ts';

const HOUR_MS = 3_600_000;
const INSTALLATIONS = '/app/installations';

/** What an App asks about itself. */
export function appOperations(apps: AppRegistry, tokens: Tokens): readonly GlobalOperation[] {
  return [
    {
      id: 'apps/get-authenticated',
      method: 'GET',
      path: '/app',
      docs: 'apps/apps#get-the-authenticated-app',
      forApps: true,
      handle: (call) => ok(renderOwnApp(call.links, ownApp(call, apps))),
    },
    {
      id: 'apps/list-installations',
      method: 'GET',
      path: INSTALLATIONS,
      docs: 'apps/apps#list-installations-for-the-authenticated-app',
      forApps: true,
      handle: (call) => {
        const { items, headers } = pagesOf(
          call.query,
          [ownApp(call, apps)],
          `${call.links.api}${INSTALLATIONS}`,
        );
        return { status: 200, body: items.map((app) => renderInstallation(call.links, app)), headers };
      },
    },
    {
      id: 'apps/get-installation',
      method: 'GET',
      path: `${INSTALLATIONS}/{installation_id}`,
      docs: 'apps/apps#get-an-installation-for-the-authenticated-app',
      forApps: true,
      handle: (call) => ok(renderInstallation(call.links, installationIn(call, apps))),
    },
    {
      id: 'apps/create-installation-access-token',
      method: 'POST',
      path: `${INSTALLATIONS}/{installation_id}/access_tokens`,
      docs: 'apps/apps#create-an-installation-access-token-for-an-app',
      forApps: true,
      handle: (call) => createToken(call, installationIn(call, apps), tokens),
    },
    {
      id: 'apps/get-repo-installation',
      method: 'GET',
      path: '/repos/{owner}/{repo}/installation',
      docs: 'apps/apps#get-a-repository-installation-for-the-authenticated-app',
      forApps: true,
      handle: (call) => installationOfRepository(call, ownApp(call, apps)),
    },
    {
      id: 'apps/list-repos-accessible-to-installation',
      method: 'GET',
      path: '/installation/repositories',
      docs: 'apps/installations#list-repositories-accessible-to-the-app-installation',
      handle: listRepositories,
    },
  ];
}

function installationOfRepository({ params, state, links }: Call, app: InstalledApp): Answer {
  const fullName = `${params.owner}/${params.repo}`;
  if (state.find(fullName) === undefined || !covers(app, fullName)) throw notFound();
  return ok(renderInstallation(links, app));
}

/** The gate let only Apps of the registry through. */
function ownApp({ caller }: Call, apps: AppRegistry): InstalledApp {
  const found = apps.all().find(({ app }) => app.id === caller?.app?.id);
  if (found === undefined) throw notFound();
  return found;
}

function installationIn(call: Call, apps: AppRegistry): InstalledApp {
  const app = ownApp(call, apps);
  if (String(app.app.installationId) !== call.params.installation_id) throw notFound();
  return app;
}

/** A token for an hour, with all that was granted or with less. */
function createToken({ body, state, links }: Call, app: InstalledApp, tokens: Tokens): Answer {
  const permissions = wantedPermissions(optionalObject(body, 'permissions'), app.permissions);
  const names = optionalTexts(body, 'repositories');
  const ids = body.repository_ids;
  const selected = state
    .repositories()
    .filter(({ fullName }) => covers(app, fullName))
    .filter(({ name }) => names === undefined || names.includes(name))
    .filter(({ id }) => !Array.isArray(ids) || ids.includes(id));
  const wanted = names?.length ?? (Array.isArray(ids) ? ids.length : 0);
  if (selected.length < wanted) {
    const message =
      'There is at least one repository that does not exist or is not accessible to the parent installation.';
    throw new GitHubError(422, message);
  }
  const isAll = app.repositories === null && names === undefined && !Array.isArray(ids);
  const expiresAt = toSeconds(new Date(Date.parse(state.clock.now()) + HOUR_MS).toISOString());
  const token = tokens.create({
    kind: 'app',
    app: app.app.slug,
    permissions,
    // what the installation covers may grow; a token for all covers it as it is now
    repositories: selected.map(({ fullName }) => fullName),
    expiresAt,
  });
  const answer = {
    token,
    expires_at: expiresAt,
    permissions: renderPermissions(permissions),
    repository_selection: isAll ? 'all' : 'selected',
    ...(!isAll && { repositories: selected.map((repository) => repositoryPart(links, repository)) }),
  };
  return { status: 201, body: answer };
}

function wantedPermissions(wanted: ReturnType<typeof optionalObject>, granted: Permissions): Permissions {
  if (wanted === undefined) return granted;
  const asked: Partial<Record<keyof Permissions, 'read' | 'write'>> = {};
  for (const [name, level] of Object.entries(wanted)) {
    const isLevel = level === 'read' || level === 'write';
    if (!isPermission(name) || !isLevel || !grants(granted, { permission: name, level })) {
      throw new GitHubError(422, 'The permissions requested are not granted to this installation.');
    }
    asked[name] = level;
  }
  const none = Object.fromEntries(Object.keys(granted).map((name) => [name, 'none'])) as Record<
    keyof Permissions,
    'none'
  >;
  return { ...none, metadata: granted.metadata, ...asked };
}

/** For the token of an installation, not for the App itself. */
function listRepositories({ caller, state, query, links }: Call): Answer {
  if (caller === null) throw new GitHubError(401, 'Requires authentication');
  if (caller.app === null || caller.kind === 'jwt') {
    throw new GitHubError(
      403,
      'You must authenticate with an installation access token in order to list repositories for an installation.',
    );
  }
  const { repositories } = caller;
  const all = state
    .repositories()
    .filter(({ fullName }) => repositories === null || repositories.includes(fullName));
  const { items, headers } = pagesOf(query, all, `${links.api}/installation/repositories`);
  const body = {
    total_count: all.length,
    repository_selection: repositories === null ? 'all' : 'selected',
    repositories: items.map((repository) => repositoryPart(links, repository)),
  };
  return { status: 200, body, headers };
}
