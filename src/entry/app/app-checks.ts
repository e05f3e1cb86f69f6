import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import type { CheckReport } from '../../domain/report/check-report.ts';
import { isSyncError, NetworkError, type SyncError } from '../../domain/shared/errors.ts';
import type { CheckHandle, CheckStart, Checks } from '../../ports/checks.ts';
import type { StatusStore } from '../../ports/status-store.ts';
import type { GitHubDoor } from '../action/github-door.ts';
import type { AppWorld } from './app-world.ts';

/** What could not be told to GitHub because it was away; null: everything was. */
export interface ToldWatch {
  readonly door: GitHubDoor;
  lost(): SyncError | null;
}

/**
 * The same door, with a memory for what GitHub did not take because it could not be reached: the run is then told once more
 * later. A missing permission is not worth that.
 */
export function watchTelling(door: GitHubDoor, isQuiet: boolean): ToldWatch {
  let lost: SyncError | null = null;
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (isSyncError(error) && isAway(error)) lost = error;
      throw error;
    }
  };
  const { checks, statusStore } = door;
  const toldChecks: Checks = {
    begin: (start) => watched(checks.begin(start)),
    progress: (handle, title, summary) => checks.progress(handle, title, summary),
    complete: (handle, report, at, batches) => watched(checks.complete(handle, report, at, batches)),
    writes: () => checks.writes(),
  };
  const toldStore: StatusStore = {
    place: statusStore.place,
    read: (paths) => watched(statusStore.read(paths)),
    commit: (change) => watched(statusStore.commit(change)),
    writes: () => statusStore.writes(),
  };
  return {
    door: { ...door, checks: isQuiet ? NO_CHECKS : toldChecks, statusStore: toldStore },
    lost: () => lost,
  };
}

/** A check that is over as soon as it is made. With an `externalId` that is there already, that one is ended. */
export async function concludeCheck(
  { clock, repositories }: AppWorld,
  repository: CoveredRepository,
  check: Pick<CheckStart, 'name' | 'sha' | 'externalId'>,
  report: CheckReport,
): Promise<void> {
  const { checks } = repositories.connection(repository);
  const { title, summary } = report;
  const start = { ...check, startedAt: clock.now(), detailsUrl: null, title, summary };
  await checks.complete(await checks.begin(start), report, clock.now(), 1);
}

/** For runs that nobody waits for: a look by the schedule says what it found in the status, not in a check each time. */
const NO_CHECKS: Checks = {
  begin: () => Promise.resolve(NO_HANDLE),
  progress: () => Promise.resolve(),
  complete: () => Promise.resolve(),
  writes: () => 0,
};

const NO_HANDLE: CheckHandle = { id: 0, url: null };

function isAway(error: SyncError): boolean {
  return error.category === 'network' || error.category === 'timeout';
}

/** To be tried again: what was done stays done, and a second run writes only what is missing. */
export function notTold(lost: SyncError): NetworkError {
  const { code, message, help } = lost;
  return new NetworkError(
    { code, message: `the result of the run was not told: ${message}`, help, retryable: true },
    { cause: lost },
  );
}
