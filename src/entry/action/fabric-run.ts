import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ActionMode } from '../../domain/config/event-mode.ts';
import { UNTRUSTED_WORDS } from '../../domain/config/untrusted.ts';
import type { CheckConclusion } from '../../domain/report/check-report.ts';
import type { RunFacts } from '../../domain/status/run-facts.ts';
import { runInTime } from '../../operations/run-in-time.ts';
import { notesOfRun } from '../../operations/run-notes.ts';
import type { RunDoors, RunRequest, RunSettings } from '../../operations/run-request.ts';
import type { Settled } from '../../operations/settled-work.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Progress } from '../../ports/progress.ts';
import { composeLocal, settingsOf } from '../compose.ts';
import { SeenFiles } from '../seen-files.ts';
import type { Surroundings } from '../surroundings.ts';
import { acceptedFields } from './accepted-input.ts';
import type { ActionContext } from './action-context.ts';
import { inWorkflowWords } from './action-cures.ts';
import type { ActionHost } from './action-host.ts';
import { type ActionInputs, inheritedEnvironment } from './action-inputs.ts';
import { type ActionClusterDoor, clusterDoor, isClusterConfigured } from './cluster-door.ts';
import type { GitHubDoor } from './github-door.ts';
import { pastFreeze, type Unfrozen } from './past-freeze-input.ts';
import { redactFacts } from './redact-facts.ts';
import { repositoryPrefix } from './repository-path.ts';
import { RunCheck } from './run-check.ts';
import { allOf, stageLog } from './stage-log.ts';
import { CURRENT, type Standing, standingOf } from './superseded.ts';
import { withHolds, withUnknownHolds } from './with-holds.ts';
import { isOfApp } from './without-app.ts';

/** What was decided before a fabric is looked at. */
export interface RunOrder {
  readonly host: ActionHost;
  readonly inputs: ActionInputs;
  readonly context: ActionContext;
  readonly mode: ActionMode;
  readonly requestId: string;
  readonly github: GitHubDoor | null;
  readonly log: Log;
  /** The result is the state of the fabric: a run of the default branch itself. */
  readonly isStatusRun: boolean;
  /** Whether its commit is still what the branch says of the fabric. */
  readonly standing: Standing;
  /** The App does it: it hears buttons and comments. Absent: the action does. */
  readonly byApp?: boolean;
  /** What earlier runs of the same process left in order. Absent: there are none. */
  readonly settled?: Settled;
  /** Asked once it is known how the run ends, before anything is told of it. Absent: nothing follows upon it. */
  readonly sequel?: (conclusion: CheckConclusion) => Promise<Sequel>;
}

/** What follows upon a run. Sentences are plain and whole. */
export type Sequel =
  /** Another run goes on, and tells the end: check and comment wait for it. */
  | { readonly goesOn: true; readonly sentence: string }
  /** Nothing; `sentence` is said before anything else. null: there is none. */
  | { readonly goesOn: false; readonly sentence: string | null };

/** A run that has looked at its fabric. */
export interface FinishedRun {
  readonly order: RunOrder;
  readonly facts: RunFacts;
  /** What was degraded so far, a plain sentence each. */
  readonly notes: readonly string[];
  readonly check: RunCheck;
  readonly doors: RunDoors;
  readonly settings: RunSettings;
  readonly request: RunRequest;
  readonly seen: SeenFiles;
  /** Of the fabric in the repository; null: it is not in it. */
  readonly prefix: string | null;
  /** What was compared with, for people: host of the API server, or a commit. */
  readonly comparedName: string;
}

/** Whether the commit of a run of a branch is still what the branch says of the fabric. */
export async function standingOfRun(
  order: Pick<RunOrder, 'host' | 'inputs' | 'context' | 'github'>,
): Promise<Standing> {
  const { context, github } = order;
  const prefix = await prefixOf(order);
  if (github === null || context.branch === null || prefix === null) return CURRENT;
  const { branch, sha: commit } = context;
  return await standingOf({ repository: github.repository, branch, commit, prefix });
}

/** Begins the check, looks at the fabric in the mode that was decided, and collects what is to be told of it. */
export async function runOnFabric(asked: RunOrder): Promise<FinishedRun> {
  const unfrozen = pastFreeze(asked);
  const order = await withHoldsOf(unfrozen === null ? asked : withPolicy(asked, unfrozen));
  const { host, inputs, context, mode, requestId, github, log } = order;
  const { clock, signal } = host;
  const around = surroundings(order, stageLog(log));
  const settings = settingsOf(inputs.values, acceptedFields(inputs, mode), around);
  const { fabric } = settings;
  const url = context.runUrl;
  const about = { fabric, mode, requestId, commit: context.checkSha, url, startedAt: clock.now() };
  const redact = (text: string) => host.redact(text);
  const check = new RunCheck({ github, context, about, clock, log, signal, redact });
  const noCheck = isOfApp(inputs) ? null : await check.begin();
  try {
    const run = await look(order, settings, check);
    const why = noCheck === null ? [] : [noCheck];
    const unasked = order.standing.result === 'unknown' ? [order.standing.note] : [];
    const past = unfrozen === null || unfrozen.note === null ? [] : [unfrozen.note];
    const notes = [
      ...past,
      ...untrustedNotes(context),
      ...unasked,
      ...why,
      ...notesOfRun(run.facts, context.baseSha),
    ];
    return { ...run, notes };
  } catch (error) {
    return await check.abandon(error);
  }
}

function withPolicy(order: RunOrder, { policy }: Unfrozen): RunOrder {
  return policy === undefined ? order : { ...order, inputs: { ...order.inputs, policy } };
}

async function withHoldsOf(order: RunOrder): Promise<RunOrder> {
  const { host, inputs, mode, github, log } = order;
  const { fabric } = settingsOf(inputs.values, [], surroundings(order, stageLog(log)));
  return { ...order, inputs: await withHolds(inputs, mode, github, host.clock, fabric) };
}

async function look(
  order: RunOrder,
  settings: RunSettings,
  check: RunCheck,
): Promise<Omit<FinishedRun, 'notes'>> {
  const { host, inputs, context, mode, requestId, github, log } = order;
  const shown = check.progress === null ? [stageLog(log)] : [stageLog(log), check.progress];
  const around = surroundings(order, allOf(shown));
  const seen = new SeenFiles();
  const local = await composeLocal(inputs.values, around);
  const door = clusterDoorOf(order, around, local.clock);
  const doors: RunDoors = { local: { ...local, source: seen.watch(local.source) }, cluster: door };
  const request: RunRequest = {
    ...{ mode, requestId, branch: context.branch, url: context.runUrl },
    base: context.baseSha,
    failOnWarning: inputs.values['fail-on-warning'],
    limitMs: inputs.values['run-timeout'] || null,
  };
  const facts = inWorkflow(withGitHub(await runInTime(doors, settings, request, host.signal), github));
  return {
    ...{ order, check, doors, settings, request, seen },
    facts: redactFacts(withUnknownHolds(facts, inputs), (text) => host.redact(text)),
    prefix: await prefixOf(order),
    comparedName: facts.comparedWith === 'cluster' ? (door?.server() ?? '') : (context.baseSha ?? ''),
  };
}

function surroundings({ host, inputs, context, log }: RunOrder, progress: Progress): Surroundings {
  return {
    ...(inputs.policy === undefined ? {} : { policy: inputs.policy }),
    cwd: context.workspace,
    environment: inheritedEnvironment(host.environment),
    log,
    progress,
    onSecret: (secret) => host.keepSecret(secret),
  };
}

/** null: a run without credentials. What nobody has agreed to gets none, whatever this machine has. */
function clusterDoorOf(
  { host, inputs, context }: RunOrder,
  around: Surroundings,
  clock: Clock,
): ActionClusterDoor | null {
  const { payload, untrusted } = context;
  const isProposal = payload.pullRequest !== null || payload.mergeGroup !== null;
  if (untrusted !== null) return null;
  if (isProposal && !isClusterConfigured(inputs.values, host.environment)) return null;
  return clusterDoor(inputs, around, clock, host.signal);
}

function inWorkflow(facts: RunFacts): RunFacts {
  return facts.failure === null ? facts : { ...facts, failure: inWorkflowWords(facts.failure) };
}

/** GitHub is an end of the run, too: whether it answered belongs to what is known. */
function withGitHub(facts: RunFacts, github: GitHubDoor | null): RunFacts {
  if (github === null) return facts;
  return { ...facts, endpoints: [...facts.endpoints, github.repository.endpoint()] };
}

function untrustedNotes({ untrusted }: ActionContext): string[] {
  if (untrusted === null) return [];
  const whose = UNTRUSTED_WORDS[untrusted];
  return [`The pull request ${whose}, so it was looked at without any credentials.`];
}

async function prefixOf({
  host,
  inputs,
  context,
}: Pick<RunOrder, 'host' | 'inputs' | 'context'>): Promise<string | null> {
  const path = resolve(context.workspace, inputs.values.path);
  const isFile = await stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  );
  const environment = inheritedEnvironment(host.environment);
  return await repositoryPrefix({ path, isFile, workspace: context.workspace, environment });
}
