import { isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import type { AppTask } from '../../operations/app-tasks.ts';
import type { JobRequest } from '../../ports/queue.ts';
import { commentOf } from './app-comments.ts';
import { keyOf } from './app-repositories.ts';
import { EVENT_RETRY } from './event-retry.ts';

/** Name of the jobs that find out what an event means for the fabrics of its repository. */
export const TASK_JOB = 'work-event';

/** Small jobs go before the runs that they ask for. */
const URGENCY: Readonly<Record<AppTask['task'], number>> = {
  comment: 90,
  check: 80,
  pull: 70,
  'check-suite': 70,
  'merge-group': 70,
  'default-branch': 60,
  'workflow-run': 50,
  installations: 40,
  issue: 30,
  branch: 20,
  status: 10,
};

export function taskJob(task: AppTask, requestId: string): JobRequest {
  return {
    name: TASK_JOB,
    payload: { task: asJson(task), requestId },
    // a command may run the engine
    pool: isLong(task) ? 'sync_kubernetes' : 'sync_micro',
    key: `${TASK_JOB}/${taskKey(task, requestId)}`,
    fabric: commentKey(task),
    priority: URGENCY[task.task],
    retry: EVENT_RETRY,
  };
}

/**
 * One comment is worked once at a time: after a start its event may come again while it is also found by looking. The two
 * are not merged, because only one of them may know that it was begun before. null: no comment.
 */
function commentKey(task: AppTask): string | null {
  if (task.task !== 'comment') return null;
  const id = commentOf(task.comment)?.id;
  return id === undefined ? null : `${task.task}/${keyOf(task.repository)}/${id}`;
}

/** Events that ask for the same are worked once while the first still waits. A comment or a button is never the same. */
function taskKey(task: AppTask, requestId: string): string {
  if (task.task === 'installations') return task.task;
  const place = `${task.task}/${keyOf(task.repository)}`;
  switch (task.task) {
    case 'default-branch':
    case 'status':
      return place;
    case 'branch':
      return `${place}/${task.branch}/${task.sha}`;
    case 'pull':
      return `${place}/${task.number}`;
    case 'merge-group':
      return `${place}/${task.head}`;
    case 'issue':
      return `${place}/${task.fabric}`;
    default:
      return `${place}/${requestId}`;
  }
}

function asJson(task: AppTask): JsonObject {
  const value: unknown = JSON.parse(JSON.stringify(task));
  return isJsonObject(value) ? value : {};
}

/** What may take longer than a micro-task, and is not cut like one: a button may open a pull request. */
export function isLong({ task }: AppTask): boolean {
  return task === 'comment' || task === 'check';
}
