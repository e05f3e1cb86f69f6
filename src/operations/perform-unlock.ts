import { plainAnswer } from '../domain/commands/answer.ts';
import { ConflictError } from '../domain/shared/errors.ts';
import { ClusterSession } from './cluster-session.ts';
import { aboutOf, type Performer, refusedAnswer } from './perform-command.ts';

const NO_WAY = 'the App has no way to the cluster of this fabric, so it cannot watch the lock';
const NEXT =
  'Write /resync: its run waits for the lock, and takes it over when its holder has not renewed it for its whole duration. Whoever has a kubeconfig runs `hedgehog-sync apply`, which does the same.';

/** Beyond the whole duration of the Lease, so that the last look is after its end. */
const GRACE_MS = 5_000;

/**
 * `/unlock`: frees the Lease of a run that is dead, which is one that has not renewed it for its whole duration while this
 * one watched. Times that others wrote are not trusted.
 */
export const performUnlock: Performer = async (task) => {
  const { ports, work } = task;
  const { fabric, holder, leaseDurationMs } = work.settings;
  if (work.elsewhere !== null) {
    return refusedAnswer(task, NO_WAY, NEXT);
  }
  if (work.doors.cluster === null) {
    return refusedAnswer(task, 'there is no access to the cluster here', 'Give the workflow a kubeconfig.');
  }
  const session = new ClusterSession(work.doors.cluster, work.doors.local, ports.signal);
  let dead: string | null = null;
  try {
    const { lease } = await session.ports();
    const held = await lease.acquire({
      fabric,
      holder,
      durationMs: leaseDurationMs,
      waitMs: leaseDurationMs + GRACE_MS,
      onWait: (other) => {
        dead = other;
      },
    });
    await held.release();
  } catch (error) {
    if (!(error instanceof ConflictError) || error.conflict !== 'lease') throw error;
    return refusedAnswer(task, error.message, 'Wait for the run that holds it, or end it.');
  } finally {
    await session.close();
  }
  const text =
    dead === null
      ? 'nobody holds the lock'
      : `the lock of \`${dead}\` is free: it was not renewed for its whole duration, or was given back meanwhile`;
  return plainAnswer(
    aboutOf(task),
    'done',
    [text],
    dead === null ? null : 'Write /resync to run the fabric again.',
  );
};
