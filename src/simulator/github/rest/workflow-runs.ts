import { type Answer, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { GitHubError, notFound } from '../http/github-error.ts';
import type { WorkflowRun } from '../state/workflow-run.ts';
import { pageOf } from './page.ts';
import { renderArtifact, renderWorkflowRun, workflowIdOf } from './render-workflow-run.ts';

const ACTIONS = '/repos/{owner}/{repo}/actions';
const READ = [{ permission: 'actions', level: 'read' }] as const;

export const WORKFLOW_RUN_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'actions/list-workflow-runs-for-repo',
    method: 'GET',
    path: `${ACTIONS}/runs`,
    docs: 'actions/workflow-runs#list-workflow-runs-for-a-repository',
    needs: READ,
    handle: (call) => listRuns(call, [...call.repository.workflowRuns.values()], '/actions/runs'),
  },
  {
    id: 'actions/list-workflow-runs',
    method: 'GET',
    path: `${ACTIONS}/workflows/{workflow_id}/runs`,
    docs: 'actions/workflow-runs#list-workflow-runs-for-a-workflow',
    needs: READ,
    handle: listRunsOfWorkflow,
  },
  {
    id: 'actions/get-workflow-run',
    method: 'GET',
    path: `${ACTIONS}/runs/{run_id}`,
    docs: 'actions/workflow-runs#get-a-workflow-run',
    needs: READ,
    handle: (call) => ok(renderWorkflowRun(call, findRun(call))),
  },
  {
    id: 'actions/list-workflow-run-artifacts',
    method: 'GET',
    path: `${ACTIONS}/runs/{run_id}/artifacts`,
    docs: 'actions/artifacts#list-workflow-run-artifacts',
    needs: READ,
    handle: listArtifacts,
  },
  {
    id: 'actions/download-artifact',
    method: 'GET',
    path: `${ACTIONS}/artifacts/{artifact_id}/{archive_format}`,
    docs: 'actions/artifacts#download-an-artifact',
    needs: READ,
    handle: downloadArtifact,
  },
];

function listRunsOfWorkflow(call: RepositoryCall): Answer {
  const { repository, params } = call;
  const workflow = params.workflow_id ?? '';
  const runs = [...repository.workflowRuns.values()].filter(
    (run) => run.workflow === workflow || String(workflowIdOf(run.workflow)) === workflow,
  );
  const isThere = repository.files().has(`.github/workflows/${workflow}`);
  if (runs.length === 0 && !isThere) throw notFound();
  return listRuns(call, runs, `/actions/workflows/${workflow}/runs`);
}

/** Newest first. `created`: a time, or one with a comparison before it. */
function listRuns(call: RepositoryCall, runs: readonly WorkflowRun[], below: string): Answer {
  const { query } = call;
  const asked = { event: query.get('event'), branch: query.get('branch'), sha: query.get('head_sha') };
  const status = query.get('status');
  const created = query.get('created');
  const found = runs
    .filter(({ event }) => asked.event === null || event === asked.event)
    .filter(({ headBranch }) => asked.branch === null || headBranch === asked.branch)
    .filter(({ headSha }) => asked.sha === null || headSha === asked.sha)
    .filter((run) => status === null || run.status === status || run.conclusion === status)
    .filter(({ createdAt }) => created === null || isWithin(createdAt, created))
    .reverse();
  const { items, headers } = pageOf(call, found, below);
  const body = { total_count: found.length, workflow_runs: items.map((run) => renderWorkflowRun(call, run)) };
  return { status: 200, body, headers };
}

function isWithin(time: string, wanted: string): boolean {
  const range = /^(.+)\.\.(.+)$/.exec(wanted);
  if (range !== null) return isWithin(time, `>=${range[1]}`) && isWithin(time, `<=${range[2]}`);
  const [, sign = '', text = ''] = /^(>=|<=|>|<)?(.*)$/.exec(wanted) ?? [];
  const limit = Date.parse(text);
  const at = Date.parse(time);
  if (sign === '>=') return at >= limit;
  if (sign === '<=') return at <= limit;
  if (sign === '>') return at > limit;
  if (sign === '<') return at < limit;
  return time.startsWith(text);
}

function findRun({ repository, params }: RepositoryCall): WorkflowRun {
  const run = repository.workflowRuns.get(Number(params.run_id));
  if (run === undefined) throw notFound();
  return run;
}

function listArtifacts(call: RepositoryCall): Answer {
  const run = findRun(call);
  const name = call.query.get('name');
  const found = [...call.repository.artifacts.values()]
    .filter(({ runId }) => runId === run.id)
    .filter((artifact) => name === null || artifact.name === name)
    .reverse();
  const { items, headers } = pageOf(call, found, `/actions/runs/${run.id}/artifacts`);
  const body = { total_count: found.length, artifacts: items.map((each) => renderArtifact(call, each)) };
  return { status: 200, body, headers };
}

/** The bytes are elsewhere, at an address that needs no token and holds for a minute. */
function downloadArtifact({ repository, params, links }: RepositoryCall): Answer {
  const artifact = repository.artifacts.get(Number(params.artifact_id));
  if (artifact === undefined || params.archive_format !== 'zip') throw notFound();
  if (artifact.expired) throw new GitHubError(410, 'Artifact has expired');
  return { status: 302, headers: { location: links.blob(artifact.id) } };
}
