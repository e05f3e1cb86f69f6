import type { JsonObject } from '../../../domain/shared/json.ts';
import { type AppRegistry, covers } from '../access/app-registry.ts';
import { changedFiles } from '../git/changed-files.ts';
import { commitsBetween, isAncestor } from '../git/history.ts';
import type { Signature } from '../git/object-format.ts';
import { EMPTY_TREE } from '../git/object-id.ts';
import type { StoredCommit } from '../git/object-store.ts';
import { renderPull } from '../rest/render-pull.ts';
import type { RepositoryChange } from '../state/change.ts';
import { suiteIdOf } from '../state/check-suite.ts';
import { checkSuiteEvent } from './check-events.ts';
import type { EventSource, WebhookEvent } from './event.ts';
import { repositoryEvent } from './payload.ts';

type RefChange = RepositoryChange & { readonly what: 'ref' };

const NOTHING = '0'.repeat(40);
/** Commits that one event names. */
const MAX_COMMITS = 2048;

/** The push, the pull requests whose head it moves, and a suite of checks for each App that writes some. */
export function pushEvents(
  source: EventSource,
  change: RefChange,
  apps: AppRegistry,
): readonly WebhookEvent[] {
  const push = repositoryEvent(source, 'push', null, pushFields(source, change), { needs: 'contents' });
  return [push, ...synchronizeEvents(source, change), ...suiteEvents(source, change, apps)];
}

function pushFields({ call, actor }: EventSource, { ref, before, after }: RefChange): JsonObject {
  const { repository, links } = call;
  const { objects } = repository;
  const from = before ?? repository.head() ?? '';
  const ids = after === undefined ? [] : commitsBetween(objects, from, after).slice(-MAX_COMMITS);
  const commits = ids.flatMap((id) => renderPushed(call, objects.commit(id)));
  const head = after === undefined ? [] : renderPushed(call, objects.commit(after));
  const isForced = before !== undefined && after !== undefined && !isAncestor(objects, before, after);
  const left = (before ?? NOTHING).slice(0, 12);
  return {
    ref,
    before: before ?? NOTHING,
    after: after ?? NOTHING,
    created: before === undefined,
    deleted: after === undefined,
    forced: isForced,
    base_ref: null,
    compare: links.page(repository, `/compare/${left}...${(after ?? NOTHING).slice(0, 12)}`),
    commits,
    head_commit: head[0] ?? null,
    pusher: { name: actor.login, email: `${actor.login}@users.noreply.github.com` },
  };
}

function renderPushed(
  { repository, links }: EventSource['call'],
  commit: StoredCommit | undefined,
): readonly JsonObject[] {
  if (commit === undefined) return [];
  const { objects } = repository;
  const parent = objects.commit(commit.parents[0] ?? '')?.tree ?? EMPTY_TREE;
  const files = changedFiles(objects, parent, commit.tree);
  const paths = (status: string): string[] =>
    files.filter((file) => file.status === status).map(({ path }) => path);
  const person = ({ name, email, date }: Signature): JsonObject => ({ name, email, date });
  return [
    {
      id: commit.id,
      tree_id: commit.tree,
      distinct: true,
      message: commit.message,
      timestamp: commit.committer.date,
      url: links.page(repository, `/commit/${commit.id}`),
      author: person(commit.author),
      committer: person(commit.committer),
      added: paths('added'),
      removed: paths('removed'),
      modified: paths('modified'),
    },
  ];
}

function synchronizeEvents(source: EventSource, change: RefChange): readonly WebhookEvent[] {
  const { ref, before, after } = change;
  if (before === undefined || after === undefined) return [];
  const { state, repository: pushed } = source.call;
  return state.repositories().flatMap((repository) => {
    const call = { ...source.call, repository };
    return [...repository.issues.values()].flatMap((issue) => {
      const { pull } = issue;
      const isMoved = pull?.headRepository === pushed.fullName && `refs/heads/${pull.head}` === ref;
      if (pull === null || !isMoved || issue.state !== 'open') return [];
      const fields = { number: issue.number, before, after, pull_request: renderPull(call, issue, pull) };
      const needs = { needs: 'pull_requests' } as const;
      return [repositoryEvent({ ...source, call }, 'pull_request', 'synchronize', fields, needs)];
    });
  });
}

function suiteEvents(source: EventSource, change: RefChange, apps: AppRegistry): readonly WebhookEvent[] {
  const { ref, before, after } = change;
  const { repository } = source.call;
  if (after === undefined || !ref.startsWith('refs/heads/')) return [];
  return apps
    .all()
    .filter((app) => app.permissions.checks === 'write' && covers(app, repository.fullName))
    .flatMap(({ app }) => {
      const id = suiteIdOf(app, after);
      if (repository.checkSuites.has(id)) return [];
      const headBranch = ref.slice('refs/heads/'.length);
      const createdAt = repository.now();
      const suite = { id, app, headSha: after, headBranch, before: before ?? NOTHING, createdAt };
      repository.checkSuites.set(id, suite);
      return [checkSuiteEvent(source, suite, 'requested', app.slug)];
    });
}
