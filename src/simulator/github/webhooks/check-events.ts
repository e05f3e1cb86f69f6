import type { JsonObject } from '../../../domain/shared/json.ts';
import { suiteOf } from '../rest/check-suites.ts';
import { historyOf } from '../rest/pull-history.ts';
import { renderCheckRun } from '../rest/render-check-run.ts';
import { suitePart } from '../rest/render-check-suite.ts';
import type { RepositoryChange } from '../state/change.ts';
import type { CheckRun } from '../state/check-run.ts';
import { type CheckSuite, suiteIdOf, suiteState } from '../state/check-suite.ts';
import type { EventSource, WebhookEvent } from './event.ts';
import { repositoryEvent } from './payload.ts';

type RunChange = RepositoryChange & { readonly what: 'check-run' };

/** `created`, `completed`, and the suite's own event when its last run is complete. */
export function checkEvents(source: EventSource, { before, after }: RunChange): readonly WebhookEvent[] {
  if (after === undefined) return [];
  const isCompleted = after.status === 'completed' && before?.status !== 'completed';
  const { repository } = source.call;
  const suite = suiteOf(repository, after);
  const runs = [...repository.checkRuns.values()].filter(
    ({ app, headSha }) => suiteIdOf(app, headSha) === suite.id,
  );
  const isSuiteDone = isCompleted && suiteState(runs).status === 'completed';
  return [
    ...(before === undefined ? [runEvent(source, after, 'created')] : []),
    ...(isCompleted ? [runEvent(source, after, 'completed')] : []),
    ...(isSuiteDone ? [checkSuiteEvent(source, suite, 'completed')] : []),
  ];
}

/** Only the App that made the check hears its buttons. `action`: identifier of the button; null: "Re-run". */
export function checkRunAsked(source: EventSource, run: CheckRun, action: string | null): WebhookEvent {
  const fields = action === null ? {} : { requested_action: { identifier: action } };
  return runEvent(source, run, action === null ? 'rerequested' : 'requested_action', fields, run.app.slug);
}

export function checkSuiteAsked(source: EventSource, suite: CheckSuite): WebhookEvent {
  return checkSuiteEvent(source, suite, 'rerequested', suite.app.slug);
}

export function checkSuiteEvent(
  source: EventSource,
  suite: CheckSuite,
  action: string,
  onlyApp?: string,
): WebhookEvent {
  const fields = {
    check_suite: {
      ...suitePart(source.call, suite),
      pull_requests: pullsAt(source, suite.headSha),
      rerequestable: true,
      runs_rerequestable: true,
    },
  };
  const scope = { needs: 'checks', ...(onlyApp !== undefined && { onlyApp }) } as const;
  return repositoryEvent(source, 'check_suite', action, fields, scope);
}

function runEvent(
  source: EventSource,
  run: CheckRun,
  action: string,
  fields: JsonObject = {},
  onlyApp?: string,
): WebhookEvent {
  const { call } = source;
  const pulls = pullsAt(source, run.headSha);
  const suite = suiteOf(call.repository, run);
  const checkRun = {
    ...renderCheckRun(call, run),
    pull_requests: pulls,
    check_suite: { ...suitePart(call, suite), pull_requests: pulls },
  };
  const scope = { needs: 'checks', ...(onlyApp !== undefined && { onlyApp }) } as const;
  return repositoryEvent(source, 'check_run', action, { check_run: checkRun, ...fields }, scope);
}

/** Open pull requests of this repository's own branches whose head is the commit; GitHub names none of forks. */
function pullsAt({ call }: EventSource, sha: string): JsonObject[] {
  const { repository, state, links } = call;
  const repo = { id: repository.id, url: links.repo(repository), name: repository.name };
  return [...repository.issues.values()].flatMap((issue) => {
    const { pull } = issue;
    if (pull === null || issue.state !== 'open' || pull.headRepository !== repository.fullName) return [];
    const { headSha, baseSha } = historyOf(state, repository, issue, pull);
    if (headSha !== sha) return [];
    return [
      {
        id: issue.id,
        number: issue.number,
        url: links.repo(repository, `/pulls/${issue.number}`),
        head: { ref: pull.head, sha: headSha, repo },
        base: { ref: pull.base, sha: baseSha, repo },
      },
    ];
  });
}
