import type { JsonObject } from '../../../domain/shared/json.ts';
import type { RepositoryCall } from '../http/call.ts';
import type { Links } from '../http/links.ts';
import type { Repository } from '../state/repository.ts';
import { nodeId, renderUser } from './render-people.ts';

/** Below-paths of the many addresses in a repository object, by the name of the field. */
const ADDRESSES: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** The full form of `GET /repos/{owner}/{repo}`. */
export function renderRepository({ links, repository, caller }: RepositoryCall): JsonObject {
  const canPush = caller?.permissions.contents === 'write';
  return {
    ...repositoryPart(links, repository),
    permissions: {
      admin: caller?.permissions.administration === 'write',
      maintain: false,
      push: canPush,
      triage: canPush,
      pull: true,
    },
    temp_clone_token: '',
    network_count: 0,
    subscribers_count: 0,
  };
}

/** The form inside other objects, such as a pull request's head. */
export function repositoryPart(links: Links, repository: Repository): JsonObject {
  const page = links.page(repository);
  const host = page.replace(/^https?:\/\//, '');
  const openIssues = [...repository.issues.values()].filter(({ state }) => state === 'open').length;
  const addresses = Object.entries(ADDRESSES).map(([field, below]) => [field, links.repo(repository, below)]);
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    owner: renderUser(links, repository.owner),
    private: repository.isPrivate,
    visibility: repository.isPrivate ? 'private' : 'public',
    html_url: page,
    description: null,
    fork: repository.forkOf !== null,
    url: links.repo(repository),
    ...Object.fromEntries(addresses),
    clone_url: `${page}.git`,
    git_url: `git://${host}.git`,
    ssh_url: `git@${host.replace('/', ':')}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repository.defaultBranch,
    topics: [],
    archived: false,
    disabled: false,
    is_template: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 0,
    open_issues: openIssues,
    open_issues_count: openIssues,
    pushed_at: repository.log()[0]?.committer.date ?? repository.createdAt,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
  };
}
