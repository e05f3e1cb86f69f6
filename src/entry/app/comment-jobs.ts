import { getOwn, isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import type { AppTask } from '../../operations/app-tasks.ts';
import type { ObeyProgress } from '../../operations/command-work.ts';
import type { Continuation, RunningJob } from '../../ports/queue.ts';
import { commentOf, type HeardComment, workComment } from './app-comments.ts';
import type { AppWorld } from './app-world.ts';
import { isDue, REST_MS, stillRuns, waitedIn, waitedJson } from './workflow-runs.ts';

/**
 * Obeys a comment. Where a command needs a run of the workflow, the job goes on with what was done so far when that run has
 * ended; it holds no place meanwhile.
 */
export async function runCommentJob(
  world: AppWorld,
  job: RunningJob,
  { comment, repository: { owner, name } }: AppTask & { readonly task: 'comment' },
  requestId: string,
): Promise<Continuation | undefined> {
  const waiting = waitingIn(job.payload);
  if (waiting !== null && !isDue(world, waiting.waited)) return { afterMs: REST_MS, payload: job.payload };
  const { repositories } = world;
  let repository = await repositories.find(owner, name);
  if (repository === null) {
    // it may be newer than the list
    repositories.forgetAll();
    repository = await repositories.find(owner, name);
  }
  const event = commentOf(comment);
  if (event === null || repository === null) return undefined;
  if (waiting !== null) {
    // one request, before all that the comment needs is read again
    const waited = await stillRuns(world, repository, waiting.waited);
    if (waited !== null) return goOn(job, { ...waiting, waited });
  }
  // a command that is tried once more was taken up by this very job
  const resume = waiting !== null || job.tried > 1 || getOwn(comment, 'resume') === true;
  const report = await workComment(world, repository, { event, resume, waiting }, requestId, job.signal);
  if (report.pending === undefined) return undefined;
  const { run, progress } = report.pending;
  return goOn(job, { waited: run.waited, progress });
}

type Waiting = NonNullable<HeardComment['waiting']>;

function goOn(job: RunningJob, { waited, progress }: Waiting): Continuation {
  const json: unknown = JSON.parse(JSON.stringify({ waited: waitedJson(waited), progress }));
  return { afterMs: REST_MS, payload: { ...job.payload, waiting: isJsonObject(json) ? json : {} } };
}

function waitingIn(payload: JsonObject): Waiting | null {
  const waiting = getOwn(payload, 'waiting');
  const waited = isJsonObject(waiting) ? getOwn(waiting, 'waited') : undefined;
  const progress: unknown = isJsonObject(waiting) ? getOwn(waiting, 'progress') : undefined;
  const read = isJsonObject(waited) ? waitedIn(waited) : null;
  return read === null || !isProgress(progress) ? null : { waited: read, progress };
}

/** Its parts were written by this very program, a moment ago. */
function isProgress(value: unknown): value is ObeyProgress {
  return isJsonObject(value) && Array.isArray(value.settled);
}
