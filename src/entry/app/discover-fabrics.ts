import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { policyMode } from '../../domain/config/event-mode.ts';
import type { FabricEntry } from '../../domain/config/file/sync-config.ts';
import { intervalProblem } from '../../domain/schedule/interval.ts';
import { holdEntriesIn, type ReadHolds } from '../../domain/status/holds.ts';
import type { ReadStatus } from '../../domain/status/read-status.ts';
import type { StatusDocument } from '../../domain/status/status-document.ts';
import { failureOf } from '../../operations/failure-fact.ts';
import { runBounded } from '../../operations/run-bounded.ts';
import type { Discovery, ScheduledFabric, UnreadFabric } from '../../operations/scheduled-fabric.ts';
import type { RepositoryReading } from './app-repositories.ts';
import { kubeconfigFor } from './app-settings.ts';
import type { AppWorld } from './app-world.ts';
import { followConfiguration } from './configuration-jobs.ts';
import { fabricKey, wayOf } from './fabric-ways.ts';

const AT_ONCE = 8;
/** Share of the interval by which a run may come later, so that fabrics spread. */
const JITTER = 0.1;
/** What a workflow may be started for at most, ms. */
const DISPATCH_FLOOR_MS = 300_000;

/** Every fabric that this App looks after, over all repositories. Throws where not even those can be listed. */
export async function discoverFabrics(world: AppWorld, signal: AbortSignal): Promise<Discovery> {
  const repositories = await world.repositories.list();
  const fabrics: ScheduledFabric[] = [];
  const unread: UnreadFabric[] = [];
  await runBounded(repositories, AT_ONCE, async (repository) => {
    if (signal.aborted) return;
    try {
      const reading = await world.repositories.read(repository);
      await followConfiguration(world, reading, `look-${world.boot}`);
      fabrics.push(...fabricsOf(world, reading));
    } catch (error) {
      const failure = failureOf(error);
      for (const name of knownOf(world, repository)) unread.push({ name, failure });
    }
  });
  return { fabrics, unread };
}

function knownOf({ state }: AppWorld, repository: CoveredRepository): string[] {
  const prefix = fabricKey(repository, '');
  return state.fabrics.map(({ name }) => name).filter((name) => name.startsWith(prefix));
}

function fabricsOf(world: AppWorld, reading: RepositoryReading): ScheduledFabric[] {
  const { config, repository, diagnostics, head } = reading;
  if (head !== null && config === null && diagnostics.length > 0) {
    const [first] = diagnostics;
    const repositoryName = `${repository.owner}/${repository.name}`;
    world.log.warn('the configuration has errors', { repository: repositoryName, first: first?.message });
  }
  if (config === null) return [];
  return config.fabrics.flatMap((entry) => fabricOf(world, reading, entry));
}

function fabricOf(
  world: AppWorld,
  { repository, head, statuses, holds }: RepositoryReading,
  entry: FabricEntry,
): ScheduledFabric[] {
  const way = wayOf(entry);
  if (way === null) return [];
  const name = fabricKey(repository, entry.name);
  const hasAccess = way === 'dispatch' || kubeconfigFor(world.settings, repository, entry.name) !== null;
  if (!hasAccess) world.log.warn('a fabric has no kubeconfig on this machine', { fabric: name });
  const document = documentOf(statuses.get(entry.name));
  const isHeld = isFabricHeld(world, name, entry, holds.get(entry.name));
  const applies = policyMode(entry.mode) === 'apply';
  return [
    {
      name,
      enabled: entry.enabled && hasAccess,
      intervalMs: intervalOf(world, entry, name, way),
      jitter: JITTER,
      // what nobody configured follows from state and health
      priority: entry.priority,
      operation: !applies || isApplied(document, head) ? 'drift' : 'apply',
      freezeWindows: entry.freeze,
      mayWrite: applies && !isHeld,
      state: document?.state ?? 'never_synced',
      health: document?.health.value ?? null,
      lastAttempt: document?.times.attemptedAt ?? null,
      lastSuccess: document?.times.succeededAt ?? null,
    },
  ];
}

/** By the configuration, or by `/hold`. Of what nobody can read, the whole fabric may be on hold. */
function isFabricHeld(
  { clock, log }: AppWorld,
  fabric: string,
  { hold }: FabricEntry,
  holds: ReadHolds | undefined,
): boolean {
  if (holds?.result === 'damaged') {
    log.warn('what is on hold cannot be read, so nothing is written', { fabric, reason: holds.why });
    return true;
  }
  const given = holds === undefined ? [] : holdEntriesIn(holds.document, clock.epochMs());
  return [...hold, ...given].some(({ object }) => object === null);
}

function intervalOf(
  { log }: AppWorld,
  { interval }: FabricEntry,
  fabric: string,
  way: 'direct' | 'dispatch',
) {
  const problem = intervalProblem(interval, way);
  if (problem === null) return interval;
  log.warn('the interval is too short', { fabric, reason: problem });
  return DISPATCH_FLOOR_MS;
}

/** The head was applied, or at least tried to be: what failed is retried, what nobody tried (the App was down) is made up for. */
function isApplied(document: StatusDocument | null, head: string | null): boolean {
  if (document === null || document.times.appliedAt === null) return false;
  const failedApply = document.failure !== null && document.lastRun.mode === 'apply';
  return document.commit === head && !failedApply;
}

function documentOf(read: ReadStatus | undefined): StatusDocument | null {
  return read !== undefined && 'document' in read ? read.document : null;
}
