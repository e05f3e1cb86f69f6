import type { JsonObject } from '../../../domain/shared/json.ts';
import { ACTIONS_APP } from '../access/apps.ts';
import { userId } from '../access/tokens.ts';
import type { RepositoryCall } from '../http/call.ts';
import { suiteIdOf } from '../state/check-suite.ts';
import type { Artifact, WorkflowRun } from '../state/workflow-run.ts';
import { renderHeadCommit } from './render-git.ts';
import { nodeId, renderUser } from './render-people.ts';
import { repositoryPart } from './render-repository.ts';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;

/** Follows from the name of the file. */
export function workflowIdOf(workflow: string): number {
  return userId(workflow);
}

export function renderWorkflowRun(call: RepositoryCall, run: WorkflowRun): JsonObject {
  const { links, repository } = call;
  const url = links.repo(repository, `/actions/runs/${run.id}`);
  const commit = repository.objects.commit(run.headSha);
  const actor = renderUser(links, run.actor.login, run.actor.app);
  const suite = suiteIdOf(ACTIONS_APP, run.headSha);
  const workflowId = workflowIdOf(run.workflow);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('WFR', run.id),
    check_suite_id: suite,
    check_suite_node_id: nodeId('CS', suite),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: `.github/workflows/${run.workflow}`,
    display_title: run.displayTitle,
    run_number: run.runNumber,
    run_attempt: 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: workflowId,
    url,
    html_url: links.page(repository, `/actions/runs/${run.id}`),
    pull_requests: [],
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.createdAt,
    actor,
    triggering_actor: actor,
    referenced_workflows: [],
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: links.repo(repository, `/check-suites/${suite}`),
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: links.repo(repository, `/actions/workflows/${workflowId}`),
    head_commit: commit === undefined ? null : renderHeadCommit(commit),
    repository: repositoryPart(links, repository),
    head_repository: repositoryPart(links, repository),
  };
}

/** As `workflow_run` events have it beside the run. */
export function renderWorkflow({ links, repository }: RepositoryCall, run: WorkflowRun): JsonObject {
  const id = workflowIdOf(run.workflow);
  const path = `.github/workflows/${run.workflow}`;
  return {
    id,
    node_id: nodeId('W', id),
    name: run.name,
    path,
    state: 'active',
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    url: links.repo(repository, `/actions/workflows/${id}`),
    html_url: links.page(repository, `/blob/${repository.defaultBranch}/${path}`),
    badge_url: links.page(repository, `/workflows/${encodeURIComponent(run.name)}/badge.svg`),
  };
}

export function renderArtifact({ links, repository }: RepositoryCall, artifact: Artifact): JsonObject {
  const url = links.repo(repository, `/actions/artifacts/${artifact.id}`);
  const run = repository.workflowRuns.get(artifact.runId);
  return {
    id: artifact.id,
    node_id: nodeId('A', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.bytes.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: new Date(Date.parse(artifact.createdAt) + KEPT_DAYS * DAY_MS).toISOString(),
    workflow_run: {
      id: artifact.runId,
      repository_id: repository.id,
      head_repository_id: repository.id,
      head_branch: run?.headBranch ?? repository.defaultBranch,
      head_sha: run?.headSha ?? '',
    },
  };
}
