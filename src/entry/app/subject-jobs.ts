import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import type { FabricEntry } from '../../domain/config/file/sync-config.ts';
import { checkName } from '../../domain/report/check-buttons.ts';
import { readMarker } from '../../domain/report/marker.ts';
import { renderIdle, type UnbegunRun } from '../../domain/report/refusal-markdown.ts';
import { getOwn, type JsonObject } from '../../domain/shared/json.ts';
import type { Continuation, JobRequest, RunningJob } from '../../ports/queue.ts';
import { concludeCheck, notTold } from './app-checks.ts';
import type { AppWorld } from './app-world.ts';
import { type DirectOrder, isUntrusted, type RunSubject, runDirect } from './direct-run.ts';
import { EVENT_RETRY } from './event-retry.ts';
import { requestIdOf } from './fabric-jobs.ts';
import { fabricKey, wayOf } from './fabric-ways.ts';
import { followPull, planPull } from './pull-run.ts';
import { pullSubject } from './pull-subject.ts';
import { isDue, REST_MS, waitedIn } from './workflow-runs.ts';

/** Name of the jobs that look at what is proposed: a pull request, a merge group, a branch. */
export const SUBJECT_JOB = 'look-at-proposal';

/** What is proposed, as a job names it: commits of a pull request are read when the job runs. */
export type Proposal =
  | { readonly of: 'pull'; readonly number: number }
  | { readonly of: 'merge-group'; readonly head: string; readonly base: string }
  | { readonly of: 'branch'; readonly branch: string; readonly head: string };

/** Why a fabric need not be looked at: its check says so in one line, because it may be required. */
const IDLE = {
  untouched: 'it changes nothing of this fabric, so nothing was looked at',
  off: 'the fabric is switched off in the configuration of the repository (enabled: false), so nothing was done',
} as const;
export type IdleReason = keyof typeof IDLE;

/**
 * `idle` null: it is looked at. `resume`: the request is that of a check which the process before left under way, begun
 * then (ISO 8601).
 */
export function subjectJob(
  repository: { readonly owner: string; readonly name: string },
  fabric: string,
  proposal: Proposal,
  requestId: string,
  idle: IdleReason | null = null,
  more: { readonly resume?: string } = {},
): JobRequest {
  const about = proposal.of === 'pull' ? String(proposal.number) : proposal.head;
  const key = fabricKey(repository, fabric);
  return {
    name: SUBJECT_JOB,
    payload: {
      owner: repository.owner,
      name: repository.name,
      fabric,
      requestId,
      idle,
      ...proposal,
      ...more,
    },
    pool: idle !== null || proposal.of === 'branch' ? 'sync_git' : 'sync_kubernetes',
    key: `${SUBJECT_JOB}/${key}/${proposal.of}/${about}`,
    fabric: key,
    // people wait for these
    priority: proposal.of === 'branch' ? 30 : 60,
    retry: EVENT_RETRY,
  };
}

export async function runSubjectJob(world: AppWorld, job: RunningJob): Promise<Continuation | undefined> {
  const waited = waitedIn(job.payload);
  if (waited !== null && !isDue(world, waited)) return { afterMs: REST_MS, payload: job.payload };
  const place = placeOf(job.payload);
  const proposal = proposalOf(job.payload);
  if (place === null || proposal === null) return;
  const repository = await world.repositories.find(place.owner, place.name);
  if (repository === null) return;
  const { fabric } = place;
  if (waited !== null && proposal.of === 'pull')
    return await followPull(world, job, { repository, fabric, number: proposal.number }, waited);
  const subject = await subjectOf(world, repository, proposal);
  if (subject === null) return;
  const mode = subject.of === 'branch' ? 'validate' : 'plan';
  const idle = getOwn(job.payload, 'idle');
  if (idle === 'untouched' || idle === 'off') {
    const about = { fabric, mode, requestId: requestIdOf(world, job) };
    return await concludeIdle(world, repository, { ...about, commit: headOf(subject) }, idle);
  }
  const isDispatched = await worksByDispatch(world, repository, fabric);
  if (isDispatched && subject.of === 'pull' && !isUntrusted(subject))
    return await planPull(world, job, { repository, fabric, number: subject.pull.number }, subject);
  const result = await runDirect(world, {
    ...{ repository, fabric, subject, mode, signal: job.signal, isQuiet: false },
    requestId: requestIdOf(world, job),
    ...(isDispatched ? withoutCluster(subject) : {}),
  });
  world.runs.count(fabricKey(repository, fabric), mode, result.conclusion);
  if (result.lost !== null) throw notTold(result.lost);
  return;
}

async function worksByDispatch(
  world: AppWorld,
  repository: CoveredRepository,
  fabric: string,
): Promise<boolean> {
  const { config } = await world.repositories.read(repository);
  const entry = config?.fabrics.find(({ name }) => name === fabric);
  return entry !== undefined && wayOf(entry) === 'dispatch';
}

/** A queue waits for the check of its group, which may be gone before a runner has begun; its pull requests were asked about. */
function withoutCluster({ of }: ProposedSubject): Pick<DirectOrder, 'isOffline' | 'sequel'> {
  if (of !== 'merge-group') return { isOffline: true };
  return { isOffline: true, sequel: () => Promise.resolve({ goesOn: false, sentence: QUEUED_OFFLINE }) };
}

const QUEUED_OFFLINE =
  'In dispatch mode a merge group is compared with its base only: the cluster was not asked about it.';

export type ProposedSubject = Exclude<RunSubject, { readonly of: 'default-branch' }>;

/** As it stands now; null: it is closed, or gone. */
export async function subjectOf(
  world: AppWorld,
  repository: CoveredRepository,
  proposal: Proposal,
): Promise<ProposedSubject | null> {
  if (proposal.of !== 'pull') return proposal;
  const { forge } = world.repositories.connection(repository);
  const pull = await forge.pulls.pull(proposal.number);
  return pull === null ? null : await pullSubject(world, repository, pull);
}

export function headOf(subject: ProposedSubject): string {
  return subject.of === 'pull' ? subject.pull.headSha : subject.head;
}

async function concludeIdle(
  world: AppWorld,
  repository: CoveredRepository,
  about: Omit<UnbegunRun, 'url' | 'commit'> & { readonly commit: string },
  idle: IdleReason,
): Promise<undefined> {
  const report = renderIdle(IDLE[idle], { ...about, url: null });
  const name = checkName(about.fabric, about.mode);
  const { requestId: externalId, commit: sha } = about;
  await concludeCheck(world, repository, { name, sha, externalId }, report);
}

/** Which fabrics a proposal may concern: those whose files, or whose configuration, it changes; null: it cannot be told. */
export async function concerned(
  world: AppWorld,
  repository: CoveredRepository,
  proposal: Proposal,
): Promise<((entry: FabricEntry) => boolean) | null> {
  const paths = await changedPaths(world, repository, proposal);
  if (paths === null || paths.includes(CONFIG_FILE)) return null;
  const spokenOf = proposal.of === 'pull' ? await commented(world, repository, proposal.number) : NOTHING;
  return ({ name, path }) =>
    path === '.' || spokenOf.has(name) || paths.some((one) => one === path || one.startsWith(`${path}/`));
}

const NOTHING: ReadonlySet<string> = new Set();

/** Paths that it changes; null: it cannot be told. */
export async function changedPaths(
  { repositories }: AppWorld,
  repository: CoveredRepository,
  proposal: Proposal,
): Promise<readonly string[] | null> {
  const { forge, repository: git } = repositories.connection(repository);
  if (proposal.of === 'branch') return null;
  if (proposal.of === 'merge-group') return await git.changedSince(proposal.base, proposal.head);
  const files = await forge.pulls.changedFiles(proposal.number);
  // GitHub lists three thousand at most
  return files.length >= 3_000
    ? null
    : files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]);
}

/** Fabrics that an earlier run spoke of in a comment there: it has to be put right. */
async function commented(
  { repositories }: AppWorld,
  repository: CoveredRepository,
  number: number,
): Promise<ReadonlySet<string>> {
  const { forge } = repositories.connection(repository);
  const comments = await forge.discussions.comments(number);
  const markers = comments.flatMap(({ author, body }) => (author.isOurs ? [readMarker(body)] : []));
  return new Set(markers.flatMap((marker) => (marker?.surface === 'comment' ? [marker.fabric] : [])));
}

function placeOf(payload: JsonObject): { owner: string; name: string; fabric: string } | null {
  const [owner, name, fabric] = ['owner', 'name', 'fabric'].map((key) => getOwn(payload, key));
  if (typeof owner !== 'string' || typeof name !== 'string' || typeof fabric !== 'string') return null;
  return { owner, name, fabric };
}

/** The proposal in the payload of a job; null: it holds none. */
export function proposalOf(payload: JsonObject): Proposal | null {
  const of = getOwn(payload, 'of');
  const number = getOwn(payload, 'number');
  const [head, base, branch] = ['head', 'base', 'branch'].map((key) => getOwn(payload, key));
  if (of === 'pull' && typeof number === 'number') return { of, number };
  if (typeof head !== 'string') return null;
  if (of === 'merge-group' && typeof base === 'string') return { of, head, base };
  return of === 'branch' && typeof branch === 'string' ? { of, branch, head } : null;
}
