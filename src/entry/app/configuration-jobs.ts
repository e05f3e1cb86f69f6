import type { CoveredRepository, OwnCheck } from '../../adapters/probot/app-api.ts';
import { sha256Digest } from '../../adapters/system/sha256-digest.ts';
import { policyMode } from '../../domain/config/event-mode.ts';
import { checkName, readCheckName } from '../../domain/report/check-buttons.ts';
import { CONFIGURATION_CHECK } from '../../domain/report/configuration-check.ts';
import { renderIdle } from '../../domain/report/refusal-markdown.ts';
import { getOwn, type JsonObject } from '../../domain/shared/json.ts';
import { failureOf } from '../../operations/failure-fact.ts';
import type { JobRequest, RunningJob } from '../../ports/queue.ts';
import { concludeCheck } from './app-checks.ts';
import { type HeadReading, keyOf } from './app-repositories.ts';
import type { AppWorld } from './app-world.ts';
import { type BrokenReading, type ConfigurationVerdict, verdictAtHead, verdictOf } from './broken-config.ts';
import { EVENT_RETRY } from './event-retry.ts';
import { requestIdOf } from './fabric-jobs.ts';
import { headOf, type Proposal, proposalOf, subjectOf } from './subject-jobs.ts';
import { taskJob } from './task-request.ts';

/** Name of the jobs that end checks where the configuration has errors, so that no fabric can be looked at. */
export const CONFIGURATION_JOB = 'tell-configuration';

/** Requests of such checks begin with it. */
const CONFIGURATION_REQUEST = 'configuration-';
const MENDED_REQUEST = `${CONFIGURATION_REQUEST}mended`;

/** A check that was ended by errors of the configuration: it is looked at anew when they are gone. */
export function isOfErrors({ request }: Pick<OwnCheck, 'request'>): boolean {
  return request.startsWith(CONFIGURATION_REQUEST) && request !== MENDED_REQUEST;
}

export interface ConfigurationTold {
  /** null: the head of the default branch. */
  readonly proposal: Proposal | null;
  /** A check that is wanted once more: it is made anew. Its name as GitHub has it; null: all are told, once. */
  readonly again: string | null;
}

export function configurationJob(
  repository: { readonly owner: string; readonly name: string },
  { proposal, again }: ConfigurationTold,
  requestId: string,
): JobRequest {
  const about =
    proposal === null ? 'head' : `${proposal.of}/${proposal.of === 'pull' ? proposal.number : proposal.head}`;
  const key = keyOf(repository);
  return {
    name: CONFIGURATION_JOB,
    payload: {
      ...{ owner: repository.owner, name: repository.name, requestId, again },
      ...(proposal === null ? {} : { ...proposal }),
    },
    pool: 'sync_git',
    key: `${CONFIGURATION_JOB}/${key}/${about}${again === null ? '' : `/${requestId}/${again}`}`,
    // one after the other, so that no check is made twice
    fabric: `${CONFIGURATION_JOB}/${key}`,
    priority: 60,
    retry: EVENT_RETRY,
  };
}

export async function runConfigurationJob(world: AppWorld, job: RunningJob): Promise<undefined> {
  const [owner, name, again] = ['owner', 'name', 'again'].map((key) => getOwn(job.payload, key));
  if (typeof owner !== 'string' || typeof name !== 'string') return;
  const repository = await world.repositories.find(owner, name);
  if (repository === null) return;
  const reading = await world.repositories.readHead(repository);
  if (!isBroken(reading)) return await endNameless(world, reading, job);
  const verdict = await verdictFor(world, reading, job.payload);
  if (verdict === null) return;
  const mode = proposalOf(job.payload) === null ? null : 'plan';
  const checks = typeof again === 'string' ? [again] : checksOf(reading, mode);
  const requestId = requestIdOf(world, job);
  const mark = typeof again === 'string' ? requestId : sha256Digest(verdict.meaning).slice(0, 24);
  await conclude(world, repository, { checks, verdict, requestId, mark, signal: job.signal });
  return;
}

function isBroken(reading: HeadReading): reading is BrokenReading {
  return reading.broken !== null && reading.head !== null;
}

async function verdictFor(
  world: AppWorld,
  reading: BrokenReading,
  payload: JsonObject,
): Promise<ConfigurationVerdict | null> {
  const proposal = proposalOf(payload);
  if (proposal === null) return verdictAtHead(world, reading);
  const subject = await subjectOf(world, reading.repository, proposal);
  return subject === null ? null : await verdictOf(world, reading, subject);
}

/** `mode` null: what a push leads to. A fabric that is certainly the action's own is left to it. */
function checksOf({ broken: { fabrics } }: BrokenReading, mode: string | null): readonly string[] {
  if (fabrics.length === 0) return [CONFIGURATION_CHECK];
  const ours = fabrics.filter(({ app }) => app !== 'off');
  return ours.map((fabric) => checkName(fabric.name, mode ?? policyMode(fabric.mode)));
}

interface Conclusion {
  readonly checks: readonly string[];
  readonly verdict: ConfigurationVerdict;
  readonly requestId: string;
  readonly mark: string;
  readonly signal: AbortSignal;
}

async function conclude(
  world: AppWorld,
  repository: CoveredRepository,
  { checks, verdict, requestId, mark, signal }: Conclusion,
): Promise<void> {
  const { sha } = verdict;
  const externalId = `${CONFIGURATION_REQUEST}${mark}`;
  const there = await world.api.ownChecks(repository, sha, world.self.id, 'all');
  const isTold = (name: string) =>
    there.some((check) => check.name === name && check.request === externalId && check.completed);
  for (const name of checks.filter((one) => !isTold(one))) {
    if (signal.aborted) return;
    const about = readCheckName(name) ?? { fabric: '', mode: 'configuration' };
    const report = verdict.render({ ...about, requestId, commit: sha, url: null });
    await concludeCheck(world, repository, { name, sha, externalId }, report);
  }
}

/** Nothing is broken any more: the check that stood for all fabrics of a proposal is red no longer. */
async function endNameless(
  world: AppWorld,
  { repository }: HeadReading,
  job: RunningJob,
): Promise<undefined> {
  const proposal = proposalOf(job.payload);
  const subject = proposal === null ? null : await subjectOf(world, repository, proposal);
  if (subject === null) return;
  const sha = headOf(subject);
  const there = await world.api.ownChecks(repository, sha, world.self.id);
  const isRed = there.some((check) => check.name === CONFIGURATION_CHECK && isOfErrors(check));
  if (!isRed) return;
  const run = {
    fabric: '',
    mode: 'configuration',
    requestId: requestIdOf(world, job),
    commit: sha,
    url: null,
  };
  const check = { name: CONFIGURATION_CHECK, sha, externalId: MENDED_REQUEST };
  await concludeCheck(world, repository, check, renderIdle(MENDED, run));
}

const MENDED =
  'the configuration of the default branch has no errors any more; the fabrics have checks of their own';

/** A pull request whose checks were ended by errors that are gone. */
export async function lookAgain(
  { queue }: AppWorld,
  repository: CoveredRepository,
  number: number,
  requestId: string,
): Promise<void> {
  const { installation, owner, name } = repository;
  await queue.add(taskJob({ task: 'pull', repository: { installation, owner, name }, number }, requestId));
  const told = { proposal: { of: 'pull', number }, again: null } as const;
  await queue.add(configurationJob(repository, told, requestId));
}

/**
 * Errors of a configuration are told once a head; when they are gone, what is open is looked at, because its checks were
 * ended by them. Throws nothing: what failed is done with the next reading.
 */
export async function followConfiguration(
  world: AppWorld,
  reading: HeadReading,
  requestId: string,
): Promise<void> {
  const { toldErrors, queue, log } = world;
  const { repository, broken, head } = reading;
  const key = keyOf(repository);
  const told = toldErrors.get(key);
  try {
    if (broken !== null && head !== null && told !== head) {
      await queue.add(configurationJob(repository, { proposal: null, again: null }, requestId));
      toldErrors.set(key, head);
    }
    if (reading.config === null || told === undefined) return;
    for (const { number } of await world.api.openPulls(repository))
      await lookAgain(world, repository, number, requestId);
    toldErrors.delete(key);
  } catch (error) {
    const { code, message: reason } = failureOf(error);
    log.warn('errors of a configuration were not followed', { repository: key, code, reason });
  }
}
