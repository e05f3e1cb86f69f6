import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { readRunResult } from '../../domain/report/result/read-run-result.ts';
import type { RunResult } from '../../domain/report/result/run-result.ts';
import { GitHubError, isSyncError } from '../../domain/shared/errors.ts';
import { getOwn, type Json, type JsonObject } from '../../domain/shared/json.ts';
import type { WorkflowRun } from '../../ports/forge.ts';
import type { AppWorld } from './app-world.ts';

/** A run that a workflow of the repository is to make. */
export interface WorkflowOrder {
  readonly repository: CoveredRepository;
  readonly fabric: string;
  readonly mode: RunResult['mode'];
  readonly requestId: string;
  /** Pull request that it is to look at in the place of the default branch; absent: none. */
  readonly pull?: WantedPull;
  /** Text of accepted fields; null: none. */
  readonly accept: string | null;
  /** Text of who lets an apply go past a freeze; absent: nobody does. */
  readonly pastFreeze?: string;
}

export interface WantedPull {
  readonly number: number;
  /** Commit that the result must be about. */
  readonly head: string;
}

/** A run that was asked for: plain JSON, kept in the job that waits for it. */
export interface WaitedRun {
  readonly requestId: string;
  /** ISO 8601: when it was asked for, and when GitHub was asked for it last. */
  readonly since: string;
  readonly asked: string;
}

/** `unusable`: it left nothing that can be told; whole words to stand inside sentences. */
export type EndedRun = { readonly run: WorkflowRun } & (
  | { readonly result: RunResult }
  | { readonly unusable: string; readonly help: string }
);

/** How long a waiting job rests; GitHub is asked less often, unless it says that the run has ended. */
export const REST_MS = 1_000;
const FIRST_LOOK_MS = 5_000;
const LOOK_MS = 10_000;
/** A run that has not shown itself by then was never begun, or does not name its request. */
const UNSEEN_MS = 5 * 60_000;
const LONGEST_MS = 2 * 3_600_000;

export function waitedIn(payload: JsonObject): WaitedRun | null {
  const [requestId, since, asked] = ['requestId', 'since', 'asked'].map((key) => getOwn(payload, key));
  if (typeof requestId !== 'string' || typeof since !== 'string' || typeof asked !== 'string') return null;
  return { requestId, since, asked };
}

/** Whether GitHub is worth asking for the run now. */
export function isDue({ clock, endedRuns }: AppWorld, { requestId, since, asked }: WaitedRun): boolean {
  const pause = asked === since ? FIRST_LOOK_MS : LOOK_MS;
  return endedRuns.has(requestId) || clock.epochMs() - Date.parse(asked) >= pause;
}

/** Starts the workflow. Where the answer was lost the run counts as asked for. Throws SyncError. */
export async function startRun(
  world: AppWorld,
  { repository, fabric, mode, requestId, accept, pastFreeze, pull }: WorkflowOrder,
): Promise<WaitedRun> {
  const { forge } = world.repositories.connection(repository);
  const since = world.clock.now();
  const inputs = {
    ...{ mode, fabric, 'request-id': requestId },
    ...(accept === null ? {} : { accept }),
    ...(pastFreeze === undefined ? {} : { 'past-freeze': pastFreeze }),
    ...(pull === undefined ? {} : { pull: String(pull.number) }),
  };
  try {
    await forge.workflows.dispatch(world.settings.workflow, repository.defaultBranch, inputs);
  } catch (error) {
    if (!isSyncError(error)) throw error;
    if (error.category !== 'network' && error.category !== 'timeout')
      throw inOwnWords(error, world.settings.workflow);
  }
  return { requestId, since, asked: since };
}

/** A run of the request that was asked for by whoever was here before; null: there is none. Throws SyncError. */
export async function findRun(
  world: AppWorld,
  repository: CoveredRepository,
  requestId: string,
  since: string,
): Promise<WaitedRun | null> {
  const { forge } = world.repositories.connection(repository);
  const run = await forge.workflows.runOf(world.settings.workflow, requestId, since);
  return run === null ? null : { requestId, since, asked: world.clock.now() };
}

/** The wait, asked anew, of a run that goes on; null: it has ended, or no end is to be expected any more. Throws SyncError. */
export async function stillRuns(
  world: AppWorld,
  repository: CoveredRepository,
  waited: WaitedRun,
): Promise<WaitedRun | null> {
  const { forge } = world.repositories.connection(repository);
  const run = await forge.workflows.runOf(world.settings.workflow, waited.requestId, waited.since);
  if (run?.state === 'ended') return null;
  world.endedRuns.forget(waited.requestId);
  return waitsOn(world, waited, run);
}

/** null: it has waited for too long. */
function waitsOn({ clock }: AppWorld, waited: WaitedRun, run: WorkflowRun | null): WaitedRun | null {
  const now = clock.now();
  const waitedMs = Date.parse(now) - Date.parse(waited.since);
  return waitedMs < (run === null ? UNSEEN_MS : LONGEST_MS) ? { ...waited, asked: now } : null;
}

/** How the run ended; the same wait, asked anew: it has not. Throws SyncError, also where no end is to be expected any more. */
export async function lookAtRun(
  world: AppWorld,
  order: Omit<WorkflowOrder, 'accept'>,
  waited: WaitedRun,
): Promise<EndedRun | WaitedRun> {
  const { repository, requestId } = order;
  const { workflow } = world.settings;
  const { forge } = world.repositories.connection(repository);
  const run = await forge.workflows.runOf(workflow, requestId, waited.since);
  if (run?.state === 'ended') {
    const read = await readResult(world, order, run);
    world.endedRuns.forget(requestId);
    return { run, ...read };
  }
  world.endedRuns.forget(requestId);
  const goesOn = waitsOn(world, waited, run);
  if (goesOn !== null) return goesOn;
  throw neverEnded(workflow, requestId, run);
}

type ReadEnd = { readonly result: RunResult } | { readonly unusable: string; readonly help: string };

/** What the run left, if it is of this order and of the default branch: nothing else is believed. */
async function readResult(
  world: AppWorld,
  { repository, fabric, mode, requestId, pull }: Omit<WorkflowOrder, 'accept'>,
  run: WorkflowRun,
): Promise<ReadEnd> {
  const { forge } = world.repositories.connection(repository);
  if (run.branch !== repository.defaultBranch) return unusable(run, 'it is not of the default branch');
  const artifact = artifactName(requestId);
  let text: string | null;
  try {
    text = await forge.workflows.artifactText(run.id, artifact, 'result.json');
  } catch (error) {
    if (!isSyncError(error) || error.category === 'network' || error.category === 'timeout') throw error;
    return unusable(run, error.message);
  }
  if (text === null) return unusable(run, `it left no artifact ${artifact} with a file result.json`);
  const read = readRunResult(text);
  if (read.result === 'refused') return unusable(run, `its result cannot be used: ${read.why}`);
  const result = read.run;
  const isOf = result.requestId === requestId && result.fabric === fabric && result.mode === mode;
  if (!isOf) return unusable(run, 'its result is of another request, fabric or mode');
  if (pull !== undefined) return ofPull(run, result, pull);
  return result.head === run.head ? { result } : unusable(run, 'its result is about another commit');
}

/** The run itself is the default branch's all the same; its result must be about the very commit that was asked for. */
function ofPull(run: WorkflowRun, result: RunResult, { number, head }: WantedPull): ReadEnd {
  const { pull, failure } = result;
  if (pull === null && failure !== null)
    return unusable(run, `it said: ${failure.message} (${failure.code})`);
  if (pull === null) return unusable(run, 'its result says nothing of the pull request');
  const isOf = pull.pull === number && pull.head === head && result.head === head;
  return isOf ? { result } : unusable(run, 'its result is about another pull request or commit');
}

/** What the workflow calls the artifact with the result. */
export function artifactName(requestId: string): string {
  return `hedgehog-sync-${requestId}`;
}

function unusable({ conclusion }: WorkflowRun, why: string): ReadEnd {
  return {
    unusable: `the run of the workflow ended (${conclusion ?? 'unknown'}), and ${why}`,
    help: 'Look at the run. Its job must run hedgehog-sync and upload the result as examples/workflows/app-dispatch.yml does.',
  };
}

/** Why there is no result, as an error for whoever asked by a command. */
export function unusableError({ unusable: message, help }: { unusable: string; help: string }): GitHubError {
  return new GitHubError({ code: 'HHS-2607', message, help, status: 404 });
}

function neverEnded(workflow: string, requestId: string, run: WorkflowRun | null): GitHubError {
  const message =
    run === null
      ? `the workflow ${workflow} was started, and no run of it names the request ${requestId}`
      : `the run of the workflow ${workflow} did not end`;
  const help =
    'The workflow needs a `run-name` with the input request-id in it, and a runner that takes its jobs.';
  return new GitHubError({ code: 'HHS-2602', message, status: 404, help });
}

function inOwnWords(error: Error & { readonly category: string }, workflow: string): Error {
  const status = 'status' in error && typeof error.status === 'number' ? error.status : null;
  if (status !== 422 && status !== 404) return error;
  const why =
    status === 404
      ? `the repository has no workflow ${workflow}`
      : `the workflow ${workflow} cannot be started (${error.message})`;
  return new GitHubError(
    {
      code: 'HHS-2602',
      message: why,
      status,
      help: 'On the default branch it needs `workflow_dispatch` with the inputs mode, fabric, request-id, accept, past-freeze and pull: copy examples/workflows/app-dispatch.yml.',
    },
    { cause: error },
  );
}

/** The parts of a wait as a payload has them. */
export function waitedJson({ requestId, since, asked }: WaitedRun): Readonly<Record<string, Json>> {
  return { requestId, since, asked };
}
