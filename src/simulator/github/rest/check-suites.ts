import { type Answer, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { notFound } from '../http/github-error.ts';
import type { CheckRun } from '../state/check-run.ts';
import { type CheckSuite, suiteIdOf } from '../state/check-suite.ts';
import type { Repository } from '../state/repository.ts';
import { pageOf } from './page.ts';
import { renderCheckSuite } from './render-check-suite.ts';
import { requireCommit } from './resolve-commit.ts';

const REPO = '/repos/{owner}/{repo}';
const READ = [{ permission: 'checks', level: 'read' }] as const;

export const CHECK_SUITE_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'checks/get-suite',
    method: 'GET',
    path: `${REPO}/check-suites/{check_suite_id}`,
    docs: 'checks/suites#get-a-check-suite',
    needs: READ,
    handle: (call) => ok(renderCheckSuite(call, findSuite(call))),
  },
  {
    id: 'checks/rerequest-suite',
    method: 'POST',
    path: `${REPO}/check-suites/{check_suite_id}/rerequest`,
    docs: 'checks/suites#rerequest-a-check-suite',
    needs: [{ permission: 'checks', level: 'write' }],
    handle: (call) => {
      call.state.announce(call.repository, { what: 'check-suite-asked', suite: findSuite(call) });
      return { status: 201, body: {} };
    },
  },
  {
    id: 'checks/list-suites-for-ref',
    method: 'GET',
    path: `${REPO}/commits/{ref*}/check-suites`,
    docs: 'checks/suites#list-check-suites-for-a-git-reference',
    needs: READ,
    handle: listSuites,
  },
];

/** Those that a push made, and those that a check run made. */
export function suitesOf(repository: Repository): readonly CheckSuite[] {
  const known = new Map(repository.checkSuites);
  for (const run of repository.checkRuns.values()) {
    const suite = suiteOf(repository, run);
    if (!known.has(suite.id)) known.set(suite.id, suite);
  }
  return [...known.values()];
}

export function suiteOf(repository: Repository, run: CheckRun): CheckSuite {
  const id = suiteIdOf(run.app, run.headSha);
  const known = repository.checkSuites.get(id);
  if (known !== undefined) return known;
  const headBranch = repository.branches().find((branch) => repository.head(branch) === run.headSha) ?? null;
  const createdAt = run.startedAt ?? repository.now();
  return { id, app: run.app, headSha: run.headSha, headBranch, before: null, createdAt };
}

function findSuite({ repository, params }: RepositoryCall): CheckSuite {
  const found = suitesOf(repository).find(({ id }) => id === Number(params.check_suite_id));
  if (found === undefined) throw notFound();
  return found;
}

function listSuites(call: RepositoryCall): Answer {
  const sha = requireCommit(call.repository, call.params.ref ?? '').id;
  const appId = call.query.get('app_id');
  const suites = suitesOf(call.repository)
    .filter(({ headSha }) => headSha === sha)
    .filter(({ app }) => appId === null || String(app.id) === appId);
  const { items, headers } = pageOf(call, suites, `/commits/${call.params.ref}/check-suites`);
  const body = {
    total_count: suites.length,
    check_suites: items.map((each) => renderCheckSuite(call, each)),
  };
  return { status: 200, body, headers };
}
