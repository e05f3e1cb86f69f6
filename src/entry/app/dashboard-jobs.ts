import { sha256Digest } from '../../adapters/system/sha256-digest.ts';
import type { SyncConfig } from '../../domain/config/file/sync-config.ts';
import { isSyncError } from '../../domain/shared/errors.ts';
import { getOwn } from '../../domain/shared/json.ts';
import { ensureDashboard } from '../../operations/ensure-dashboard.ts';
import type { RunningJob } from '../../ports/queue.ts';
import { statusPageUrl } from '../action/run-markdown.ts';
import { keyOf } from './app-repositories.ts';
import type { AppWorld } from './app-world.ts';
import { EVENT_RETRY } from './event-retry.ts';

/** Name of the jobs that bring the dashboard of a repository up to date; one at a time. */
export const DASHBOARD_JOB = 'keep-dashboard';

/** Runs that end at once are told together. */
const GATHER_MS = 1_000;
/** A run that changed nothing is no reason sooner than this: a fabric of which nobody hears goes stale. */
const UNCHANGED_MS = 10 * 60_000;

/**
 * After a run of a fabric: the one issue that lists them all, where the configuration asks for it. `mayDiffer`: the run may
 * have changed what it says.
 */
export async function keepDashboardSoon(
  { queue, clock, keptDashboards }: AppWorld,
  repository: { readonly owner: string; readonly name: string },
  config: SyncConfig | null,
  mayDiffer: boolean,
): Promise<void> {
  if (config?.dashboard !== true) return;
  const key = keyOf(repository);
  const keptMs = keptDashboards.get(key) ?? Number.NEGATIVE_INFINITY;
  if (!mayDiffer && clock.monotonicMs() - keptMs < UNCHANGED_MS) return;
  const { owner, name } = repository;
  await queue.add({
    name: DASHBOARD_JOB,
    payload: { owner, name },
    pool: 'sync_micro',
    key: `${DASHBOARD_JOB}/${key}`,
    fabric: `${DASHBOARD_JOB}/${key}`,
    priority: 20,
    delayMs: GATHER_MS,
    retry: EVENT_RETRY,
  });
}

export async function runDashboardJob(world: AppWorld, job: RunningJob): Promise<undefined> {
  const { repositories, settings, clock, log, keptDashboards } = world;
  const [owner, name] = ['owner', 'name'].map((key) => getOwn(job.payload, key));
  if (typeof owner !== 'string' || typeof name !== 'string') return;
  const repository = await repositories.find(owner, name);
  if (repository === null) return;
  const { config } = await repositories.readHead(repository);
  if (config?.dashboard !== true) return;
  const { forge, statusStore: store } = repositories.connection(repository);
  const place = { serverUrl: settings.serverUrl, owner, repo: name };
  try {
    const result = await ensureDashboard(
      { discussions: forge.discussions, store, digest: sha256Digest },
      {
        ...{ fabrics: config.fabrics.map((fabric) => fabric.name), own: null, ownIssues: null },
        statusUrl: (fabric) => statusPageUrl(place, settings.statusBranch, fabric),
        ...{ now: clock.now(), mayWrite: true },
      },
    );
    log.info('the dashboard was kept', { repository: `${owner}/${name}`, result });
  } catch (error) {
    // nothing is gained by trying again what the App may not do
    if (!isSyncError(error) || error.category !== 'authentication') throw error;
    log.warn('the dashboard was not kept', { repository: `${owner}/${name}`, reason: error.message });
  }
  keptDashboards.set(keyOf(repository), clock.monotonicMs());
  return;
}
