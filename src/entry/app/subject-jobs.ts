import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import type { FabricEntry } from '../../domain/config/file/sync-config.ts';
import { getOwn, type JsonObject } from '../../domain/shared/json.ts';
import type { JobRequest, RunningJob } from '../../ports/queue.ts';
import { notTold } from './app-checks.ts';
import type { AppWorld } from './app-world.ts';
import { type RunSubject, runDirect } from './direct-run.ts';
import { requestIdOf } from './fabric-jobs.ts';
import { fabricKey } from './fabric-ways.ts';

/** Name of the jobs that look at what is proposed: a pull request, a merge group, a branch. */
export const SUBJECT_JOB = 'look-at-proposal';

/** What is proposed, as a job names it: commits of a pull request are read when the job runs. */
export type Proposal =
  | { readonly of: 'pull'; readonly number: number }
  | { readonly of: 'merge-group'; readonly head: string; readonly base: string }
  | { readonly of: 'branch'; readonly branch: string; readonly head: string };

export function subjectJob(
  repository: { readonly owner: string; readonly name: string },
  fabric: string,
  proposal: Proposal,
  requestId: string,
): JobRequest {
  const about = proposal.of === 'pull' ? String(proposal.number) : proposal.head;
  const key = fabricKey(repository, fabric);
  return {
    name: SUBJECT_JOB,
    payload: { owner: repository.owner, name: repository.name, fabric, requestId, ...proposal },
    pool: proposal.of === 'branch' ? 'sync_git' : 'sync_kubernetes',
    key: `${SUBJECT_JOB}/${key}/${proposal.of}/${about}`,
    fabric: key,
    // people wait for these
    priority: proposal.of === 'branch' ? 30 : 60,
    retry: EVENT_RETRY,
  };
}

/** GitHub may be away for a quarter of an hour; what an event asked for is done soon after it is back. */
export const EVENT_RETRY = { tries: 60, firstDelayMs: 2_000, longestDelayMs: 15_000 } as const;

export async function runSubjectJob(world: AppWorld, job: RunningJob): Promise<undefined> {
  const place = placeOf(job.payload);
  const proposal = proposalOf(job.payload);
  if (place === null || proposal === null) return;
  const repository = await world.repositories.find(place.owner, place.name);
  if (repository === null) return;
  const subject = await subjectOf(world, repository, proposal);
  if (subject === null) return;
  const mode = subject.of === 'branch' ? 'validate' : 'plan';
  const result = await runDirect(world, {
    ...{ repository, fabric: place.fabric, subject, mode, signal: job.signal, isQuiet: false },
    requestId: requestIdOf(world, job),
  });
  world.runs.count(fabricKey(repository, place.fabric), mode, result.conclusion);
  if (result.lost !== null) throw notTold(result.lost);
  return;
}

/** As it stands now; null: it is closed, or gone. */
async function subjectOf(
  world: AppWorld,
  repository: CoveredRepository,
  proposal: Proposal,
): Promise<RunSubject | null> {
  if (proposal.of !== 'pull') return proposal;
  const { forge, repository: git } = world.repositories.connection(repository);
  const pull = await forge.pulls.pull(proposal.number);
  const baseSha = pull === null ? null : await git.headOf(pull.base);
  if (pull === null || baseSha === null || !pull.isOpen) return null;
  return {
    of: 'pull',
    pull: {
      ...{ number: pull.number, headSha: pull.headSha, headBranch: pull.head, baseSha },
      fromFork: pull.isFork,
    },
    baseBranch: pull.base,
    isDependabot: pull.author.login === 'dependabot[bot]',
  };
}

/** Fabrics that a proposal may concern: those whose files, or whose configuration, it changes. */
export async function concerned(
  world: AppWorld,
  repository: CoveredRepository,
  proposal: Proposal,
  entries: readonly FabricEntry[],
): Promise<readonly FabricEntry[]> {
  if (proposal.of !== 'pull') return entries;
  const files = await world.repositories.connection(repository).forge.pulls.changedFiles(proposal.number);
  const paths = files.map(({ path }) => path);
  // GitHub lists three thousand at most
  if (paths.length >= 3_000 || paths.includes(CONFIG_FILE)) return entries;
  return entries.filter(
    ({ path }) => path === '.' || paths.some((one) => one === path || one.startsWith(`${path}/`)),
  );
}

function placeOf(payload: JsonObject): { owner: string; name: string; fabric: string } | null {
  const [owner, name, fabric] = ['owner', 'name', 'fabric'].map((key) => getOwn(payload, key));
  if (typeof owner !== 'string' || typeof name !== 'string' || typeof fabric !== 'string') return null;
  return { owner, name, fabric };
}

function proposalOf(payload: JsonObject): Proposal | null {
  const of = getOwn(payload, 'of');
  const number = getOwn(payload, 'number');
  const [head, base, branch] = ['head', 'base', 'branch'].map((key) => getOwn(payload, key));
  if (of === 'pull' && typeof number === 'number') return { of, number };
  if (typeof head !== 'string') return null;
  if (of === 'merge-group' && typeof base === 'string') return { of, head, base };
  return of === 'branch' && typeof branch === 'string' ? { of, branch, head } : null;
}
