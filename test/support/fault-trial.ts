import { sha256Digest } from '../../src/adapters/system/sha256-digest.ts';
import { readStatus } from '../../src/domain/status/read-status.ts';
import type { GitHubFaultRule } from '../../src/simulator/github/http/faults.ts';
import type { RequestRecord } from '../../src/simulator/github/http/request-record.ts';
import { eventFiles } from '../entry/action/event-files.ts';
import { type ActionRun, ActionStage, STATUS_BRANCH } from './action-stage.ts';
import { HASTY } from './fault-lanes.ts';
import type { TestCluster } from './test-cluster.ts';

/** A run that is made again and again, each time with another fault. */
export interface Trial {
  /** Number of the workflow run. */
  readonly runId: string;
  readonly mode: 'drift' | 'apply';
  /** Manifests. */
  readonly files: Readonly<Record<string, string>>;
  /** Paths of what an apply makes of them. */
  readonly objects: readonly string[];
  /** What the status branch holds before the run; null: it is not there. */
  readonly status: Readonly<Record<string, string>> | null;
}

/** What is left behind by one run. */
export interface TrialEnd {
  readonly run: ActionRun;
  readonly requests: readonly RequestRecord[];
  readonly problems: readonly string[];
  readonly status: Readonly<Record<string, string>>;
  readonly conclusion: string;
  readonly isWritten: boolean;
}

const LEASE = '/apis/coordination.k8s.io/v1/namespaces/default/leases/hedgehog-sync-lab';
const NO_CHECK = 'There is no check run of this run';
const NOT_WHOLE = 'The check run does not show the whole result';
const NO_HOLDS = 'whether somebody stopped it by /hold could not be read';
const NOT_WRITTEN = 'The status was not written';
const NOT_KNOWN = 'It is not known whether the status was written';

/** One run of the built action against a GitHub of its own, and what is wrong with its end. An apply finds nothing of it. */
export async function tryRun(
  trial: Trial,
  cluster: TestCluster,
  rules: readonly GitHubFaultRule[],
): Promise<TrialEnd> {
  const stage = await ActionStage.start();
  try {
    if (trial.mode === 'apply') await cluster.wipe();
    for (const [file, text] of Object.entries(trial.files)) stage.workspace.write(file, text);
    stage.workspace.commit();
    stage.push();
    const base = trial.status === null ? null : stage.repository.commitFiles(STATUS_BRANCH, trial.status);
    for (const rule of rules) stage.fake.fault(rule);
    const run = await stage.run({
      event: trial.mode === 'apply' ? 'push' : 'schedule',
      payload: trial.mode === 'apply' ? eventFiles.push() : eventFiles.schedule(),
      inputs: { kubeconfig: cluster.kubeconfig(), wait: '10m', issues: 'false' },
      environment: { ...HASTY, GITHUB_RUN_ID: trial.runId },
    });
    const end = judged(stage, run, base);
    return { ...end, problems: [...end.problems, ...(await clusterProblems(trial, cluster, end.run))] };
  } finally {
    await stage.stop();
  }
}

function judged(stage: ActionStage, run: ActionRun, base: string | null): TrialEnd {
  const head = stage.repository.head(STATUS_BRANCH) ?? null;
  const isWritten = head !== base;
  const problems = [
    ...exitProblems(run),
    ...checkProblems(stage, run),
    ...(isWritten ? writtenProblems(stage, run, base) : unwrittenProblems(run)),
    ...leakProblems(stage, run),

    ...budgetProblems(stage),
  ];
  return {
    ...{ run, problems, isWritten },
    requests: [...stage.fake.requests],
    status: Object.fromEntries(stage.repository.files(STATUS_BRANCH)),
    conclusion: run.outputs.conclusion ?? 'none',
  };
}

function exitProblems({ code, signal, stderr, outputs, summary }: ActionRun): string[] {
  const { conclusion = 'none' } = outputs;
  const wanted = conclusion === 'success' || conclusion === 'neutral' ? 0 : 1;
  return [
    ...(signal === null ? [] : [`it was ended by ${signal}`]),
    ...(stderr === '' ? [] : [`stderr: ${stderr.slice(0, 400)}`]),
    ...(code === wanted ? [] : [`exit code ${String(code)} with conclusion ${conclusion}`]),
    ...(summary.includes('**Is it safe?**') ? [] : [`no answer in the summary: ${summary.slice(0, 300)}`]),
  ];
}

/** A check that does not show the result of the run is told of; one that is complete says the same as the run. */
function checkProblems({ repository }: ActionStage, { outputs, summary }: ActionRun): string[] {
  const checks = [...repository.checkRuns.values()];
  if (checks.length > 1) return [`${checks.length} checks`];
  const [check] = checks;
  const [isMissing, isCut] = [summary.includes(NO_CHECK), summary.includes(NOT_WHOLE)];
  if (check === undefined) return isMissing ? [] : ['nobody says that there is no check'];
  if (check.status !== 'completed') {
    return isMissing || isCut ? [] : [`nobody says that the check stays ${check.status}`];
  }
  const agrees = check.conclusion === outputs.conclusion;
  return agrees ? [] : [`the check says ${String(check.conclusion)}, the run ${String(outputs.conclusion)}`];
}

/** One complete commit upon the last one, of this run, and no word that it was not made. */
function writtenProblems(stage: ActionStage, { outputs, summary }: ActionRun, base: string | null): string[] {
  const { repository } = stage;
  const [commit] = repository.log(STATUS_BRANCH);
  const files = repository.files(STATUS_BRANCH);
  const id = outputs['request-id'] ?? 'none';
  const last = readStatus(files.get('lab/status.json') ?? null, sha256Digest);
  const drift = JSON.parse(files.get('lab/drift.json') ?? 'null') as { requestId?: string } | null;
  const parents = base === null ? [] : [base];
  const isOurs = last.result === 'ok' && last.document.lastRun.requestId === id;
  return [
    ...(String(commit?.parents) === String(parents) ? [] : ['the commit is not the next one']),
    ...(isOurs ? [] : [`status.json is ${last.result}, or of another run`]),
    ...(files.get('lab/STATUS.md')?.includes(id) ? [] : ['STATUS.md is not of this run']),
    ...(drift?.requestId === id ? [] : ['drift.json is not of this run']),
    ...(files.get('audit.jsonl')?.includes(id) ? [] : ['audit.jsonl does not know this run']),
    ...(summary.includes(NOT_WRITTEN) ? ['it says that the status was not written, and it was'] : []),
  ];
}

function unwrittenProblems({ summary }: ActionRun): string[] {
  const isTold = summary.includes(NOT_WRITTEN) || summary.includes(NOT_KNOWN);
  return isTold ? [] : ['nobody says that the status was not written'];
}

function leakProblems(stage: ActionStage, run: ActionRun): string[] {
  const texts = { stdout: run.stdout, stderr: run.stderr, 'what was sent': stage.sentToGitHub() };
  const found = [...Object.entries(texts), ...run.files].filter(([, text]) => text.includes(stage.token));
  return found.map(([where]) => `the token is in ${where}`);
}

/**
 * Whatever GitHub does: what was to be applied is, and the lock is given back. Only where it does not tell what is on hold
 * nothing is applied, and the run fails and says so.
 */
async function clusterProblems(
  { mode, objects }: Trial,
  cluster: TestCluster,
  { code, summary }: ActionRun,
): Promise<string[]> {
  if (mode !== 'apply' || (code === 1 && summary.includes(NO_HOLDS))) return [];
  const missing: string[] = [];
  for (const path of objects) {
    if ((await cluster.get(path)).status !== 200) missing.push(`${path} was not applied`);
  }
  const { body } = await cluster.get(LEASE);
  const { spec } = body as { spec?: { holderIdentity?: string } };
  return spec?.holderIdentity === '' ? missing : [...missing, 'the Lease is still held'];
}

function budgetProblems({ fake }: ActionStage): string[] {
  const writes = fake.writes();
  return writes <= 10 ? [] : [`${writes} writes`];
}
