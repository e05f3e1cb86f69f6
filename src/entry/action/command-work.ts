import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { policyMode } from '../../domain/config/event-mode.ts';
import { actionOptions } from '../../domain/config/options.ts';
import type { RunReport } from '../../domain/report/run-report.ts';
import type { FabricPolicy } from '../../domain/resource/fabric-policy.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import type { RunMode } from '../../domain/status/status-state.ts';
import type { CommandWork, DefaultBranch, FabricWork, RunBeyond } from '../../operations/command-work.ts';
import type { AcceptedField } from '../../operations/fabric-ports.ts';
import { runInTime } from '../../operations/run-in-time.ts';
import { notesOfRun } from '../../operations/run-notes.ts';
import type { RunRequest } from '../../operations/run-request.ts';
import type { Log } from '../../ports/log.ts';
import { composeLocal, settingsOf } from '../compose.ts';
import { SeenFiles } from '../seen-files.ts';
import type { Surroundings } from '../surroundings.ts';
import { configuredOptions, repositoryRoot } from '../sync-config.ts';
import type { ActionContext } from './action-context.ts';
import type { ActionHost } from './action-host.ts';
import { type ActionInputs, inheritedEnvironment } from './action-inputs.ts';
import { assertInCheckout } from './checkout-path.ts';
import { clusterDoor } from './cluster-door.ts';
import type { GitHubDoor } from './github-door.ts';
import { keepIssues } from './keep-issues.ts';
import { publishRun } from './publish-run.ts';
import { redactFacts } from './redact-facts.ts';
import { repositoryPrefix } from './repository-path.ts';
import { RunCheck } from './run-check.ts';
import { markdownContext } from './run-markdown.ts';
import { stageLog } from './stage-log.ts';
import { CURRENT } from './superseded.ts';
import { withHolds, withUnknownHolds } from './with-holds.ts';
import { withoutApp } from './without-app.ts';

/** What a job that hears comments has at hand. */
export interface CommandBasis {
  readonly host: ActionHost;
  /** As they were given, without the configuration of the repository. */
  readonly inputs: ActionInputs;
  readonly context: ActionContext;
  readonly github: GitHubDoor;
  readonly requestId: string;
  readonly log: Log;
  /** The App does it, so that nothing is left to the App. Absent: the action does. */
  readonly byApp?: boolean;
}

/** The hands of the action: the checkout of this job, its cluster, its status. */
export function actionCommandWork(basis: CommandBasis, configPath: string): CommandWork {
  return { open: (fabric, base) => openFabric(basis, configPath, fabric, base) };
}

async function openFabric(
  basis: CommandBasis,
  configPath: string,
  fabric: string,
  base: DefaultBranch,
): Promise<FabricWork> {
  const { host, context, log } = basis;
  const given = inputsOf(basis, configPath, fabric, base);
  const inputs = basis.byApp === true ? withoutApp(given) : given;
  assertInCheckout(inputs.values.path, context.workspace);
  const environment = inheritedEnvironment(host.environment);
  const path = resolve(context.workspace, inputs.values.path);
  const isFile = await stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  );
  const prefix = await repositoryPrefix({ path, isFile, workspace: context.workspace, environment });
  if (prefix === null) throw outside(inputs.values.path);
  const around: Surroundings = {
    ...(inputs.policy === undefined ? {} : { policy: inputs.policy }),
    cwd: context.workspace,
    environment,
    log,
    progress: stageLog(log),
    onSecret: (secret) => host.keepSecret(secret),
  };
  const seen = new SeenFiles();
  const local = await composeLocal(inputs.values, around);
  const doors = {
    local: { ...local, source: seen.watch(local.source) },
    cluster: clusterDoor(inputs, around, local.clock, host.signal),
  };
  const { mode } = inputs.values;
  const markdown = markdownContext({
    context,
    values: inputs.values,
    given: inputs.given,
    places: { annotationPath: () => null, notes: [] },
    prefix,
    sourceCommit: base.head,
    environment,
  });
  const settings = settingsOf(inputs.values, [], around);
  return {
    fabric: settings.fabric,
    directory: prefix.replace(/\/$/, ''),
    doors,
    settings,
    policyMode: policyMode(mode),
    context: markdown,
    elsewhere: null,
    run: (wanted, accept, beyond) =>
      runOnce({ basis, inputs, doors, settings, around, seen, prefix, markdown }, wanted, accept, beyond),
  };
}

/** The fabric's own values, with what the default branch's configuration says of it under the inputs. */
function inputsOf(
  { inputs, context }: CommandBasis,
  configPath: string,
  fabric: string,
  { configText, config }: DefaultBranch,
): ActionInputs {
  if (configText === null || config === null) return inputs;
  const root = repositoryRoot(context.workspace);
  const file = { root, path: resolve(root, configPath), text: configText };
  const resolution = { ...inputs.resolution, inputs: { ...inputs.resolution.inputs, fabric } };
  const { values, policy, entry } = configuredOptions(
    resolution,
    actionOptions(),
    context.workspace,
    'refuse',
    () => file,
  );
  const { kubeconfig, 'kubeconfig-text': text } = inputs.values;
  return {
    ...inputs,
    values: { ...values, kubeconfig, 'kubeconfig-text': text },
    configured: { config, entry },
    ...(policy === undefined ? {} : { policy }),
  };
}

interface OpenFabric {
  readonly basis: CommandBasis;
  readonly inputs: ActionInputs;
  readonly doors: FabricWork['doors'];
  readonly settings: FabricWork['settings'];
  readonly around: Surroundings;
  readonly seen: SeenFiles;
  readonly prefix: string;
  readonly markdown: FabricWork['context'];
}

/** Holds are read just before: somebody may have given one a moment ago. */
async function runOnce(
  open: OpenFabric,
  mode: RunMode,
  accept: readonly AcceptedField[],
  beyond?: RunBeyond,
): Promise<RunReport> {
  const { basis, inputs, doors, around, seen, prefix, markdown } = open;
  const { host, context, github, requestId, log } = basis;
  const { clock, signal } = host;
  const redact = (text: string) => host.redact(text);
  const { fabric } = open.settings;
  const held = await withHolds(inputs, mode, github, clock, fabric);
  const policy = beyond === undefined ? held.policy : unfrozen(held.policy);
  const settings = settingsOf(held.values, accept, policy === undefined ? around : { ...around, policy });
  const request: RunRequest = {
    ...{ mode, requestId, branch: context.branch, url: context.runUrl, base: null },
    failOnWarning: inputs.values['fail-on-warning'],
    limitMs: inputs.values['run-timeout'] || null,
  };
  const found = await runInTime(doors, settings, request, signal);
  const endpoints = [...found.endpoints, github.repository.endpoint()];
  const facts = redactFacts(withUnknownHolds({ ...found, endpoints }, held), redact);
  const order = {
    ...{ host, inputs, context, mode, requestId, github, log, isStatusRun: true, standing: CURRENT },
    byApp: basis.byApp === true,
  };
  const about = {
    fabric,
    mode,
    requestId,
    commit: context.sha,
    url: context.runUrl,
    startedAt: facts.startedAt,
  };
  const check = new RunCheck({ github: null, context, about, clock, log, signal, redact });
  const finished = {
    ...{ order, facts, check, doors, settings, request, seen, prefix },
    notes: notesOfRun(facts, null),
    comparedName: facts.comparedWith === 'cluster' ? (doors.cluster === null ? '' : fabric) : '',
  };
  const published = await publishRun(finished, markdown);
  const { document, publication } = published;
  const thrifty = { ...order, github: withoutLast(github) };
  const kept = await keepIssues({ ...finished, order: thrifty }, published, markdown);
  const notes = [...finished.notes, ...published.notes, ...kept.notes].map(redact);
  return { facts: published.facts, document, publication, notes };
}

/** Without freeze windows; holds and everything else stay. */
function unfrozen(policy: FabricPolicy | undefined): FabricPolicy | undefined {
  return policy === undefined ? undefined : { ...policy, freeze: [] };
}

/** The answer, its reaction and the audit trail are still to be written. */
const WRITES_TO_COME = 3;

function withoutLast(github: GitHubDoor): GitHubDoor {
  return { ...github, writes: () => github.writes() + WRITES_TO_COME };
}

function outside(path: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-1104',
    message: `the path ${path} is not in the checkout`,
    help: 'Let the workflow check the repository out, and name a path in it.',
  });
}
