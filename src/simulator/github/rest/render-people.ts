import type { JsonObject } from '../../../domain/shared/json.ts';
import { type App, botLogin } from '../access/apps.ts';
import { userId } from '../access/tokens.ts';
import type { Links } from '../http/links.ts';

/** A user, bot or organisation in GitHub's short form. */
export function renderUser(links: Links, login: string, app: App | null = null): JsonObject {
  const id = app?.botId ?? userId(login);
  const url = `${links.api}/users/${encodeURIComponent(login)}`;
  const slug = app?.slug ?? /^(.+)\[bot\]$/.exec(login)?.[1];
  return {
    login,
    id,
    node_id: nodeId('U', id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: slug === undefined ? `${links.html}/${login}` : `${links.html}/apps/${slug}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

export function renderApp(links: Links, app: App): JsonObject {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    owner: renderUser(links, app.slug === 'github-actions' ? 'github' : 'acme'),
    name: app.name,
    description: '',
    external_url: `https://example.com/${app.slug}`,
    html_url: `${links.html}/apps/${app.slug}`,
    created_at: '2024-01-01T00:00:00Z',
    updated_at: '2024-01-01T00:00:00Z',
    permissions: { checks: 'write', contents: 'write', metadata: 'read' },
    events: [],
  };
}

/** Name and address GitHub puts on commits of an account. */
export function commitIdentity(login: string, app: App | null): { name: string; email: string } {
  const id = app?.botId ?? userId(login);
  return {
    name: app === null ? login : botLogin(app),
    email: `${id}+${login}@users.noreply.github.com`,
  };
}

export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}
