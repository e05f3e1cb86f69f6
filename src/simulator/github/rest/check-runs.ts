import { getOwn, type JsonObject } from '../../../domain/shared/json.ts';
import type { App } from '../access/apps.ts';
import { type Answer, created, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { GitHubError, invalidRequest, notFound } from '../http/github-error.ts';
import { oneOf, optionalText, requiredText } from '../http/read-fields.ts';
import {
  CHECK_CONCLUSIONS,
  CHECK_STATUSES,
  type CheckConclusion,
  type CheckRun,
  type CheckStatus,
} from '../state/check-run.ts';
import { listAnswer, pageOf } from './page.ts';
import { readActions } from './read-check-actions.ts';
import { readCheckOutput } from './read-check-output.ts';
import { renderAnnotation, renderCheckRun } from './render-check-run.ts';
import { requireCommit } from './resolve-commit.ts';

const WRITE = [{ permission: 'checks', level: 'write' }] as const;
const READ = [{ permission: 'checks', level: 'read' }] as const;
const RUNS = '/repos/{owner}/{repo}/check-runs';

export const CHECK_RUN_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'checks/create',
    method: 'POST',
    path: RUNS,
    docs: 'checks/runs#create-a-check-run',
    needs: WRITE,
    handle: createRun,
  },
  {
    id: 'checks/get',
    method: 'GET',
    path: `${RUNS}/{check_run_id}`,
    docs: 'checks/runs#get-a-check-run',
    needs: READ,
    handle: (call) => ok(renderCheckRun(call, findRun(call))),
  },
  {
    id: 'checks/update',
    method: 'PATCH',
    path: `${RUNS}/{check_run_id}`,
    docs: 'checks/runs#update-a-check-run',
    needs: WRITE,
    handle: updateRun,
  },
  {
    id: 'checks/rerequest-run',
    method: 'POST',
    path: `${RUNS}/{check_run_id}/rerequest`,
    docs: 'checks/runs#rerequest-a-check-run',
    needs: WRITE,
    handle: (call) => {
      const run = findRun(call);
      call.state.announce(call.repository, { what: 'check-run-asked', run, action: null });
      return { status: 201, body: {} };
    },
  },
  {
    id: 'checks/list-annotations',
    method: 'GET',
    path: `${RUNS}/{check_run_id}/annotations`,
    docs: 'checks/runs#list-check-run-annotations',
    needs: READ,
    handle: (call) => {
      const run = findRun(call);
      const below = `/check-runs/${run.id}/annotations`;
      return listAnswer(call, run.annotations, below, (each) => renderAnnotation(call, run, each));
    },
  },
  {
    id: 'checks/list-for-ref',
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref*}/check-runs',
    docs: 'checks/runs#list-check-runs-for-a-git-reference',
    needs: READ,
    handle: listRuns,
  },
];

function createRun(call: RepositoryCall): Answer {
  const { body, repository, state } = call;
  const app = appOf(call);
  const name = requiredText(body, 'name');
  const headSha = requireCommit(repository, requiredText(body, 'head_sha')).id;
  const blank: CheckRun = {
    id: state.newId(),
    app,
    name,
    headSha,
    externalId: '',
    detailsUrl: null,
    status: 'queued',
    conclusion: null,
    startedAt: repository.now(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  };
  const run = withBody(blank, call);
  repository.checkRuns.set(run.id, run);
  return created(renderCheckRun(call, run));
}

function updateRun(call: RepositoryCall): Answer {
  const run = findRun(call);
  if (appOf(call).id !== run.app.id) {
    throw new GitHubError(
      403,
      `Invalid app_id \`${run.app.id}\` - check run can only be modified by the GitHub App that created it.`,
    );
  }
  const updated = withBody({ ...run, name: optionalText(call.body, 'name') ?? run.name }, call);
  call.repository.checkRuns.set(run.id, updated);
  return ok(renderCheckRun(call, updated));
}

/** What both writes have in common. Annotations are added to those that are there, everything else is replaced. */
function withBody(run: CheckRun, { body, repository }: RepositoryCall): CheckRun {
  const output = readCheckOutput(body);
  const state = stateOf(run, body);
  return {
    ...run,
    ...state,
    externalId: optionalText(body, 'external_id') ?? run.externalId,
    detailsUrl: optionalText(body, 'details_url') ?? run.detailsUrl,
    startedAt: timeIn(body, 'started_at') ?? run.startedAt,
    completedAt:
      state.status === 'completed'
        ? (timeIn(body, 'completed_at') ?? run.completedAt ?? repository.now())
        : null,
    actions: readActions(body) ?? run.actions,
    ...(output !== undefined && {
      title: output.title ?? run.title,
      summary: output.summary,
      text: output.text ?? run.text,
      annotations: [...run.annotations, ...output.annotations],
    }),
  };
}

/** A conclusion completes the run by itself; a completed run needs one. */
function stateOf(
  run: CheckRun,
  body: JsonObject,
): { status: CheckStatus; conclusion: CheckConclusion | null } {
  const conclusion = oneOf(body, 'conclusion', CHECK_CONCLUSIONS);
  const status = oneOf(body, 'status', CHECK_STATUSES);
  if (conclusion === 'stale') throw invalidRequest('The stale conclusion can only be set by GitHub.');
  if (conclusion !== undefined || optionalText(body, 'completed_at') !== undefined) {
    if (conclusion === undefined && run.conclusion === null)
      throw invalidRequest(`"conclusion" wasn't supplied.`);
    return { status: 'completed', conclusion: conclusion ?? run.conclusion };
  }
  if (status === 'completed' && run.conclusion === null)
    throw invalidRequest(`"conclusion" wasn't supplied.`);
  if (status === undefined || status === 'completed')
    return { status: status ?? run.status, conclusion: run.conclusion };
  return { status, conclusion: null };
}

function timeIn(body: JsonObject, field: string): string | undefined {
  const text = optionalText(body, field);
  if (text === undefined) return undefined;
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(text);
  if (!isTime) throw invalidRequest(`${JSON.stringify(text)} is not a valid date-time.`);
  return new Date(text).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Only Apps have check runs. */
function appOf({ caller }: RepositoryCall): App {
  if (caller === null || caller.app === null) {
    throw new GitHubError(403, 'You must authenticate via a GitHub App.');
  }
  return caller.app;
}

function findRun({ params, repository }: RepositoryCall): CheckRun {
  const run = repository.checkRuns.get(Number(getOwn(params, 'check_run_id')));
  if (run === undefined) throw notFound();
  return run;
}

function listRuns(call: RepositoryCall): Answer {
  const { repository, query, params } = call;
  const sha = requireCommit(repository, params.ref ?? '').id;
  const name = query.get('check_name');
  const status = query.get('status');
  const appId = query.get('app_id');
  const matching = [...repository.checkRuns.values()]
    .filter((run) => run.headSha === sha)
    .filter((run) => name === null || run.name === name)
    .filter((run) => status === null || run.status === status)
    .filter((run) => appId === null || String(run.app.id) === appId)
    .reverse();
  const runs = query.get('filter') === 'all' ? matching : newestOfEach(matching);
  const { items, headers } = pageOf(call, runs, `/commits/${params.ref}/check-runs`);
  const body = { total_count: runs.length, check_runs: items.map((run) => renderCheckRun(call, run)) };
  return { status: 200, body, headers };
}

/** `filter=latest`: of the runs of one App with one name only the newest. */
function newestOfEach(newestFirst: readonly CheckRun[]): readonly CheckRun[] {
  const seen = new Set<string>();
  return newestFirst.filter((run) => {
    const key = `${run.app.id} ${run.name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
