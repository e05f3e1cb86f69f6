import type { CoveredRepository, OpenPull, OwnCheck } from '../../adapters/probot/app-api.ts';
import type { FabricEntry } from '../../domain/config/file/sync-config.ts';
import { readCheckName } from '../../domain/report/check-buttons.ts';
import type { AppWorld } from './app-world.ts';
import { wayOf } from './fabric-ways.ts';
import { subjectJob } from './subject-jobs.ts';

/**
 * Goes on with plans of a pull request that the process before left under way in dispatch mode, by the request that they
 * have: what was started for it is found, and nothing is started twice. Ids of their checks, which end by themselves.
 */
export async function resumePlans(
  { queue }: AppWorld,
  repository: CoveredRepository,
  { number }: Pick<OpenPull, 'number'>,
  entries: readonly FabricEntry[],
  open: readonly OwnCheck[],
): Promise<ReadonlySet<number>> {
  const resumed = new Set<number>();
  for (const { name } of entries.filter((entry) => wayOf(entry) === 'dispatch' && entry.enabled)) {
    const check = newestPlan(open, name);
    if (check === null || check.startedAt === null) continue;
    const proposal = { of: 'pull', number } as const;
    const resume = { resume: check.startedAt };
    await queue.add(subjectJob(repository, name, proposal, check.request, null, resume));
    resumed.add(check.id);
  }
  return resumed;
}

/** An older one is left to be ended: the newer took its place already. */
function newestPlan(open: readonly OwnCheck[], fabric: string): OwnCheck | null {
  const plans = open.filter(({ name, request }) => {
    const named = readCheckName(name);
    return named?.fabric === fabric && named.mode === 'plan' && request !== '';
  });
  return plans.reduce<OwnCheck | null>((newest, one) => (one.id > (newest?.id ?? 0) ? one : newest), null);
}
