import type { JsonObject } from '../../../domain/shared/json.ts';
import type { RepositoryCall } from '../http/call.ts';
import { type CheckSuite, suiteIdOf, suiteState } from '../state/check-suite.ts';
import { renderHeadCommit } from './render-git.ts';
import { nodeId, renderApp } from './render-people.ts';
import { repositoryPart } from './render-repository.ts';

export function renderCheckSuite(call: RepositoryCall, suite: CheckSuite): JsonObject {
  const { links, repository } = call;
  return {
    ...suitePart(call, suite),
    repository: repositoryPart(links, repository),
    rerequestable: true,
    runs_rerequestable: true,
  };
}

/** What the webhooks have of it, too. */
export function suitePart(call: RepositoryCall, suite: CheckSuite): JsonObject {
  const { links, repository } = call;
  const url = links.repo(repository, `/check-suites/${suite.id}`);
  const runs = [...repository.checkRuns.values()].filter(
    ({ app, headSha }) => suiteIdOf(app, headSha) === suite.id,
  );
  const commit = repository.objects.commit(suite.headSha);
  return {
    id: suite.id,
    node_id: nodeId('CS', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...suiteState(runs),
    url,
    before: suite.before,
    after: suite.headSha,
    pull_requests: [],
    app: renderApp(links, suite.app),
    created_at: suite.createdAt,
    updated_at: runs.at(-1)?.completedAt ?? suite.createdAt,
    head_commit: commit === undefined ? null : renderHeadCommit(commit),
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
  };
}
