import { renderHeadCommit } from '../rest/render-git.ts';
import { renderWorkflow, renderWorkflowRun } from '../rest/render-workflow-run.ts';
import type { RepositoryChange } from '../state/change.ts';
import type { EventSource, WebhookEvent } from './event.ts';
import { repositoryEvent } from './payload.ts';

type RunChange = RepositoryChange & { readonly what: 'workflow-run' };
type GroupChange = RepositoryChange & { readonly what: 'merge-group' };

export function workflowRunEvents(
  source: EventSource,
  { before, after }: RunChange,
): readonly WebhookEvent[] {
  if (after === undefined || before?.status === after.status) return [];
  const action =
    before === undefined
      ? 'requested'
      : after.status === 'completed' || after.status === 'in_progress'
        ? after.status
        : null;
  if (action === null) return [];
  const fields = {
    workflow: renderWorkflow(source.call, after),
    workflow_run: renderWorkflowRun(source.call, after),
  };
  return [repositoryEvent(source, 'workflow_run', action, fields, { needs: 'actions' })];
}

export function mergeGroupEvents(source: EventSource, change: GroupChange): readonly WebhookEvent[] {
  const { action, group, reason } = change;
  const commit = source.call.repository.objects.commit(group.headSha);
  if (commit === undefined) return [];
  const fields = {
    ...(reason !== null && { reason }),
    merge_group: {
      head_sha: group.headSha,
      head_ref: group.headRef,
      base_sha: group.baseSha,
      base_ref: group.baseRef,
      head_commit: renderHeadCommit(commit),
    },
  };
  return [repositoryEvent(source, 'merge_group', action, fields, { needs: 'contents' })];
}
