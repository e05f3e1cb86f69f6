import { liveStamp } from '../../domain/report/pull/make-pull-report.ts';
import { againstOf } from '../../domain/report/pull/pull-comment.ts';
import { isSyncError } from '../../domain/shared/errors.ts';
import type { RunFacts } from '../../domain/status/run-facts.ts';
import { outdateComments } from '../../operations/outdate-comments.ts';
import type { FinishedRun } from './fabric-run.ts';
import { WRITE_BUDGET } from './github-door.ts';
import { isOfApp } from './without-app.ts';

/** More pull requests are open at once in few repositories, and the next run of each says it anyway. */
const MOST = 3;

/**
 * After a run of the default branch: comments on pull requests that speak of what is no longer so are marked. It is a
 * courtesy, so nobody is told when it cannot be done.
 */
export async function outdatePulls(run: FinishedRun): Promise<void> {
  const { order, facts } = run;
  const { context, github, host, inputs, isStatusRun, standing, settled, log } = order;
  const { branch, sha } = context;
  if (!isStatusRun || branch === null || github === null || !inputs.values.comment) return;
  if (isOfApp(inputs)) return;
  if (standing.result === 'superseded' || host.signal.aborted) return;
  const against = againstOf({ base: sha, live: liveNow(facts, run.doors.local.digest) });
  const stamp = `${branch} ${against}`;
  if (settled?.has('outdated-comments', stamp)) return;
  try {
    const { marked, isDone } = await outdateComments(github.forge, {
      fabric: facts.fabric,
      against,
      branch,
      now: host.clock.now(),
      most: Math.min(MOST, WRITE_BUDGET - github.writes()),
    });
    if (isDone) settled?.keep('outdated-comments', stamp);
    if (marked > 0) log.info('comments on pull requests were marked as outdated', { count: marked });
  } catch (error) {
    if (!isSyncError(error)) throw error;
    log.info('comments on pull requests were not looked at', { code: error.code, reason: error.message });
  }
}

/** An apply that wrote has moved the cluster from whatever a pull request was compared with. */
function liveNow(
  { comparedWith, plan, outcomes }: RunFacts,
  digest: (text: string) => string,
): string | null {
  if (comparedWith !== 'cluster' || plan === null) return null;
  const wrote = outcomes.some(
    ({ outcome }) => outcome === 'created' || outcome === 'configured' || outcome === 'deleted',
  );
  return wrote ? 'written' : liveStamp(plan.changes, digest);
}
