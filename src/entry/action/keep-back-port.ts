import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { MarkdownContext } from '../../domain/report/markdown-context.ts';
import { isSyncError, type SyncError } from '../../domain/shared/errors.ts';
import { canonicalJson, type Json } from '../../domain/shared/json.ts';
import { plural } from '../../domain/shared/plural.ts';
import { driftOf } from '../../domain/status/drift-document.ts';
import { clusterSeenAt, isCompared } from '../../domain/status/observe-cluster.ts';
import type { RunFacts } from '../../domain/status/run-facts.ts';
import { type BackPortReport, backPortBranch, ensureBackPort } from '../../operations/ensure-back-port.ts';
import type { SourceSnapshot } from '../../ports/manifest-source.ts';
import type { FinishedRun } from './fabric-run.ts';
import { type GitHubDoor, WRITE_BUDGET } from './github-door.ts';
import { isOfApp } from './without-app.ts';

/** A tree, a commit, the branch, the pull request; and one for the check. */
const WRITES_NEEDED = 5;

/**
 * After a run of the default branch: opens the back-port where the policy of the fabric is the cluster's value, and keeps
 * one that is open what the cluster holds, whoever asked for it. What is told of it, plain sentences.
 */
export async function keepBackPort(
  run: FinishedRun,
  facts: RunFacts,
  markdown: MarkdownContext,
): Promise<readonly string[]> {
  const { github, host, inputs, isStatusRun, standing, settled, log } = run.order;
  if (!isStatusRun || github === null || run.prefix === null || !isCompared(facts)) return [];
  if (isOfApp(inputs)) return [];
  if (standing.result === 'superseded' || host.signal.aborted) return [];
  const isPolicy = inputs.policy?.conflictPolicy === 'cluster';
  const stamp = stampOf(run, facts, isPolicy);
  if (settled?.has('back-port', stamp)) return [];
  try {
    const isThere = isPolicy || (await isBackPortOpen(github, facts.fabric));
    const kept = isThere ? await ensured(run, facts, markdown, { github, isPolicy }) : NOT_THERE;
    if (kept.isSettled) settled?.keep('back-port', stamp);
    return kept.notes;
  } catch (error) {
    if (!isSyncError(error)) throw error;
    log.info('the back-port was not kept', { code: error.code, reason: error.message });
    return [notKept(error)];
  }
}

interface Kept {
  readonly notes: readonly string[];
  /** Another run that finds the same has nothing to do. */
  readonly isSettled: boolean;
}

const NOT_THERE: Kept = { notes: [], isSettled: true };

/** Equal as long as the same would be written to the same files. */
function stampOf({ order, doors, prefix }: FinishedRun, facts: RunFacts, isPolicy: boolean): string {
  const { sha, branch } = order.context;
  const drift: Json = { ...driftOf({ ...facts, requestId: '' }, '') };
  return doors.local.digest(canonicalJson([sha, branch, prefix, order.inputs.values.path, isPolicy, drift]));
}

/** Asks for the branch first, which every token may: most fabrics have none. */
async function isBackPortOpen({ forge }: GitHubDoor, fabric: string): Promise<boolean> {
  const branch = backPortBranch(fabric);
  if ((await forge.branches.head(branch)) === null) return false;
  return (await forge.pulls.pullsFrom(branch)).some(({ isOpen, isFork }) => isOpen && !isFork);
}

async function ensured(
  { order, doors, settings, prefix }: FinishedRun,
  facts: RunFacts,
  markdown: MarkdownContext,
  { github, isPolicy }: { readonly github: GitHubDoor; readonly isPolicy: boolean },
): Promise<Kept> {
  const { local } = doors;
  const base = order.context.branch ?? '';
  const source = await local.source.read(settings.selection);
  const head = await headWithSameFiles(github, base, source, prefix ?? '');
  if (head === null) {
    return notLooked(
      `The back-port was not looked at, because ${base} has gone on since this run began; the next run does.`,
    );
  }
  if (WRITE_BUDGET - github.writes() < WRITES_NEEDED) {
    return notLooked(
      'The back-port was not looked at, because this run has used up its writes to GitHub; the next run does.',
    );
  }
  const path = resolve(order.context.workspace, order.inputs.values.path);
  const isFile = (await stat(path)).isFile();
  const report = await ensureBackPort(github.forge, {
    fabric: facts.fabric,
    drift: driftOf(facts, clusterSeenAt(facts)),
    files: new Map(source.files.map(({ path, text }) => [path, text])),
    ...(isFile ? { onlyFile: basename(path) } : {}),
    directory: (prefix ?? '').replace(/\/$/, ''),
    ...{ base, head },
    // what an open one was asked for is kept by itself
    asked: isPolicy ? 'all' : [],
    takeConflicts: true,
    registry: local.registry,
    digest: local.digest,
    limits: settings.limits,
    context: markdown,
  });
  return { notes: toldOf(report), isSettled: SETTLED.has(report.result) };
}

/** What still differs, or waits for a person, is told by each run. */
const SETTLED: ReadonlySet<BackPortReport['result']> = new Set([
  'opened',
  'renewed',
  'unchanged',
  'nothing',
  'declined',
]);

function notLooked(note: string): Kept {
  return { notes: [note], isSettled: false };
}

/** Head of the branch, where it has the files of this run; null: it has others, or nobody knows. */
async function headWithSameFiles(
  { repository }: GitHubDoor,
  branch: string,
  { commit }: SourceSnapshot,
  prefix: string,
): Promise<string | null> {
  const head = await repository.headOf(branch);
  if (head === null || commit === null) return null;
  if (head === commit) return head;
  const paths = await repository.changedSince(commit, head);
  return paths === null || paths.some((path) => path.startsWith(prefix)) ? null : head;
}

function toldOf({ result, pull, taken, refused }: BackPortReport): string[] {
  const left =
    refused.length === 0 ? '' : `; ${plural(refused.length, 'field')} cannot be written into the files`;
  switch (result) {
    case 'opened':
    case 'renewed':
      return [
        `Pull request #${pull?.number ?? '?'} was ${result}: it writes ${plural(taken, 'field')} of the cluster into the files${left}.`,
      ];
    case 'person-pushed':
      return ['The back-port was left alone, because somebody has pushed to its branch.'];
    case 'refused':
      return [`The cluster's values were not offered as a pull request${left}.`];
    case 'unchanged':
    case 'nothing':
    case 'declined':
      return [];
  }
}

function notKept(error: SyncError): string {
  if (error.category === 'authentication') {
    return 'No back-port was made, because the token may not: give the job `contents: write` and `pull-requests: write`, and allow GitHub Actions to create pull requests in the settings of the repository.';
  }
  return `The back-port was not brought up to date (${error.code}): ${error.message}. ${error.help}`;
}
