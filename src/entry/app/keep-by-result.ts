import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { sha256Digest } from '../../adapters/system/sha256-digest.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import { againstOf } from '../../domain/report/pull/pull-comment.ts';
import type { RunResult } from '../../domain/report/result/run-result.ts';
import type { RunEnd } from '../../domain/schedule/fabric-record.ts';
import { isSyncError } from '../../domain/shared/errors.ts';
import type { FabricWork } from '../../operations/command-work.ts';
import { readDefaultBranch } from '../../operations/default-branch.ts';
import { backPortBranch, ensureBackPort } from '../../operations/ensure-back-port.ts';
import { ensureIssues } from '../../operations/ensure-issues.ts';
import { judgedOf } from '../../operations/make-run-result.ts';
import { outdateComments } from '../../operations/outdate-comments.ts';
import { readStoredDrift } from '../../operations/stored-drift.ts';
import { WRITE_BUDGET } from '../action/github-door.ts';
import type { AppWorld } from './app-world.ts';
import { fabricKey } from './fabric-ways.ts';

export interface KeptOrder {
  readonly repository: CoveredRepository;
  readonly fabric: string;
  /** The fabric's own files at the head that is given, for the back-port. */
  open(base: Awaited<ReturnType<typeof readDefaultBranch>>): Promise<FabricWork>;
}

/** A tree, a commit, the branch, the pull request; and some to spare. */
const WRITES_NEEDED = 5;
const MOST_OUTDATED = 3;

/**
 * What the App does after each run of its own, after one that a workflow made: issues, the back-port, remarks on pull
 * requests that speak of the past. What cannot be done now is done after the next run. Throws nothing of GitHub's.
 */
export async function keepByResult(world: AppWorld, order: KeptOrder, result: RunResult): Promise<void> {
  const { forge } = world.repositories.connection(order.repository);
  const before = forge.writes();
  const writesLeft = () => Math.max(0, WRITE_BUDGET - 1 - (forge.writes() - before));
  await attempt(world, 'the back-port', () => keepBackPort(world, order, result, writesLeft));
  await attempt(world, 'the issues', () => keepIssues(world, order, result, writesLeft));
  if (result.mode !== 'apply') return;
  await attempt(world, 'comments on pull requests', async () => {
    await outdateComments(forge, {
      fabric: order.fabric,
      against: againstOf({ base: result.head, live: null }),
      branch: order.repository.defaultBranch,
      now: world.clock.now(),
      most: Math.min(MOST_OUTDATED, writesLeft()),
    });
  });
}

async function attempt({ log }: AppWorld, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isSyncError(error)) throw error;
    log.warn('a part of a result was not kept', { what, code: error.code, reason: error.message });
  }
}

async function keepIssues(
  world: AppWorld,
  { repository, fabric }: KeptOrder,
  result: RunResult,
  writesLeft: () => number,
): Promise<void> {
  const judged = judgedOf(result);
  if (judged === null) return;
  const { forge } = world.repositories.connection(repository);
  await world.issueTurns.take(fabricKey(repository, fabric), () =>
    ensureIssues(forge.discussions, {
      ...{ judged, digest: sha256Digest, now: world.clock.now(), writes: writesLeft() },
    }),
  );
}

/** Where the policy is the cluster's value, and where one is open: it is made what the cluster holds. */
async function keepBackPort(
  world: AppWorld,
  { repository, fabric, open }: KeptOrder,
  { mode, head, failure }: RunResult,
  writesLeft: () => number,
): Promise<void> {
  if ((mode !== 'apply' && mode !== 'drift') || failure !== null) return;
  const { forge, statusStore, repository: git } = world.repositories.connection(repository);
  const base = await readDefaultBranch({ repository: git, registry: fabricRegistry }, CONFIG_FILE);
  // the drift that is stored is not of these files
  if (base.head !== head) return;
  const entry = base.config?.fabrics.find(({ name }) => name === fabric);
  const isPolicy = entry?.conflictPolicy === 'cluster';
  const branch = backPortBranch(fabric);
  const isOpen =
    (await forge.branches.head(branch)) !== null &&
    (await forge.pulls.pullsFrom(branch)).some((pull) => pull.isOpen && !pull.isFork);
  if (!isPolicy && !isOpen) return;
  const drift = await readStoredDrift(statusStore, fabric);
  if (drift === null || writesLeft() < WRITES_NEEDED) return;
  const work = await open(base);
  const { local } = work.doors;
  const { files } = await local.source.read(work.settings.selection);
  await ensureBackPort(forge, {
    ...{ fabric, drift, files: new Map(files.map(({ path, text }) => [path, text])) },
    ...{ directory: work.directory, base: base.name, head },
    // what an open one was asked for is kept by itself
    asked: isPolicy ? 'all' : [],
    takeConflicts: true,
    ...{ registry: local.registry, digest: local.digest, limits: work.settings.limits },
    context: work.context,
  });
}

/** How the schedule counts it. */
export function endOf({ failure }: Pick<RunResult, 'failure'>): RunEnd {
  if (failure === null) return 'succeeded';
  return failure.category === 'cancelled' ? 'cancelled' : 'failed';
}
