import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { passwordOf, proxiesOf } from '../../adapters/github/proxy-fetch.ts';
import { streamLog } from '../../adapters/logging/stream-log.ts';
import { decideMode } from '../../domain/config/event-mode.ts';
import { fabricNameOf } from '../../domain/config/fabric-name.ts';
import { definitionOf } from '../../domain/config/options.ts';
import { readValue } from '../../domain/config/read-value.ts';
import type { CheckConclusion, CheckReport } from '../../domain/report/check-report.ts';
import { type ErrorFacts, unexpectedFacts } from '../../domain/report/error-text.ts';
import { escapeMarkdown } from '../../domain/report/markdown-escape.ts';
import {
  type Refusal,
  renderIdle,
  renderRefusal,
  type UnbegunRun,
} from '../../domain/report/refusal-markdown.ts';
import type { RunResult } from '../../domain/report/result/run-result.ts';
import { capital } from '../../domain/shared/capital.ts';
import { ConfigurationError, isSyncError } from '../../domain/shared/errors.ts';
import { makeIdleResult, makeRefusedResult, type ResultSubject } from '../../operations/make-run-result.ts';
import type { Log } from '../../ports/log.ts';
import { EXIT_CODES } from '../exit-policy.ts';
import { VERSION } from '../version.ts';
import { withConfiguration } from './action-configuration.ts';
import { type ActionContext, eventFacts, isOnDefaultBranch, readActionContext } from './action-context.ts';
import type { ActionHost } from './action-host.ts';
import { type ActionInputs, readInputs } from './action-inputs.ts';
import { assertInCheckout } from './checkout-path.ts';
import { assertPlannable, dispatchedPull } from './dispatched-pull.ts';
import { runOnFabric, standingOfRun } from './fabric-run.ts';
import { type GitHubDoor, githubDoor } from './github-door.ts';
import { obeyInAction } from './obey-in-action.ts';
import { reportPull } from './report-pull.ts';
import { writeResultFile } from './run-files.ts';
import { emptyOutputs } from './run-outputs.ts';
import { CURRENT } from './superseded.ts';
import { tellResult } from './tell-result.ts';
import {
  concludeCheck,
  type InputTexts,
  inputTexts,
  type UnbegunFacts,
  unbegunFacts,
} from './unbegun-run.ts';
import { isOfApp } from './without-app.ts';

/** One run of the action. Returns the exit code; throws nothing. */
export async function runAction(host: ActionHost): Promise<number> {
  const attempt: Attempt = {
    host,
    texts: inputTexts(host.runner),
    fabric: null,
    isOfApp: false,
    hasBegun: false,
  };
  try {
    const conclusion = await act(attempt);
    return conclusion === 'success' || conclusion === 'neutral' ? EXIT_CODES.clean : EXIT_CODES.error;
  } catch (error) {
    await tellError(attempt, error);
    return EXIT_CODES.error;
  }
}

interface Attempt {
  readonly host: ActionHost;
  readonly texts: InputTexts;
  /** Its name, once it is known for certain. */
  fabric: string | null;
  /** The App works for it, and tells of the run. */
  isOfApp: boolean;
  /** The run looks at its fabric, and tells itself how it ends. */
  hasBegun: boolean;
}

async function act(attempt: Attempt): Promise<CheckConclusion> {
  const { host } = attempt;
  const { environment, runner, clock } = host;
  // secrets first: nothing is printed before they are known
  for (const proxy of proxiesOf(environment)) {
    const password = passwordOf(proxy);
    if (password !== null) host.keepSecret(password);
  }
  const read = readInputs({
    runner,
    environment,
    cwd: host.cwd,
    keepSecret: (secret, as) => host.keepSecret(secret, as),
  });
  host.forgetInputs();
  const { cwd, temp } = host;
  const started = readActionContext(environment, (path) => readFileSync(path, 'utf8'), { cwd, temp });
  const { values } = read;
  const requestId = requestIdOf(read, started);
  const log = actionLog(host, started.debug);
  const redact = (text: string) => host.redact(text);
  const github = githubDoor({ context: started, values, clock, log, environment, redact });
  // whatever becomes of it, it was the App that asked
  attempt.isOfApp = values.pull !== null;
  const pulled = await dispatchedPull({ values, context: started, github, environment });
  const context = pulled?.context ?? started;
  attempt.hasBegun = context.eventName === 'issue_comment';
  if (attempt.hasBegun) return await obeyInAction({ host, inputs: read, context, github, requestId, log });
  if (values.mode === 'report') {
    const done = await reportPull({ host, context, github, log, values });
    return await answer(host, done, requestId);
  }
  const defaultBranch = await defaultBranchOf(context, github);
  const inputs = await withConfiguration(read, context, github, environment);
  attempt.fabric = inputs.values.fabric ?? nameOfPath(inputs.values.path, context.workspace);
  attempt.isOfApp ||= isOfApp(inputs);
  assertInCheckout(inputs.values.path, context.workspace);
  if (pulled !== null) assertPlannable(pulled, inputs);
  const { mode: asked } = inputs.values;
  const decision = decideMode(eventFacts(context, defaultBranch), asked === 'report' ? 'auto' : asked);
  if (decision.what === 'refuse') throw new ConfigurationError(decision.facts);
  if (decision.what === 'answer') return await answer(host, decision.message, requestId);
  runner.log(`hedgehog-sync ${VERSION}: ${decision.mode}, because ${decision.why}; request ${requestId}`);
  const { mode } = decision;
  if (inputs.policy?.enabled === false) {
    if (!attempt.isOfApp) await tellCheck(attempt, (about) => renderIdle(SWITCHED_OFF, about));
    return await answer(host, SWITCHED_OFF, requestId, idleResult(attempt, SWITCHED_OFF));
  }
  const basis = { host, inputs, context, mode, requestId, github, log };
  const isStatusRun = isOnDefaultBranch(context, defaultBranch);
  const standing = isStatusRun ? await standingOfRun(basis) : CURRENT;
  if (standing.result === 'superseded' && mode === 'apply') {
    const sentence = `nothing was applied: ${standing.message}`;
    return await answer(host, sentence, requestId, idleResult(attempt, sentence));
  }
  attempt.hasBegun = true;
  const run = await runOnFabric({ ...basis, isStatusRun, standing });
  return await tellResult(run).catch((error: unknown) => run.check.abandon(error));
}

function nameOfPath(path: string, workspace: string): string {
  return fabricNameOf(basename(resolve(workspace, path)));
}

const SWITCHED_OFF =
  'the fabric is switched off in the configuration of the repository (enabled: false), so nothing was done';

/** Nothing is done, and that is no failure. */
async function answer(
  host: ActionHost,
  message: string,
  requestId: string,
  resultFile = '',
): Promise<CheckConclusion> {
  const { runner } = host;
  const sentence = `${capital(message)}.`;
  runner.remark('notice', 'hedgehog-sync', sentence);
  await runner.summary(`## hedgehog-sync\n\n${escapeMarkdown(sentence)}\n`);
  const outputs = { ...emptyOutputs('neutral', requestId), 'result-file': resultFile };
  for (const [name, value] of Object.entries(outputs)) runner.output(name, value);
  return 'neutral';
}

/** Of an input, of the workflow_dispatch, or of the workflow run, in this order. Throws ConfigurationError HHS-2001. */
function requestIdOf({ values }: ActionInputs, { payload, defaultRequestId }: ActionContext): string {
  if (values['request-id'] !== null) return values['request-id'];
  const dispatched = payload.inputs['request-id'];
  if (dispatched === undefined) return defaultRequestId;
  const read = readValue(definitionOf('request-id'), dispatched);
  if (read.ok) return dispatched;
  throw new ConfigurationError({
    code: 'HHS-2001',
    message: `the input request-id of the workflow_dispatch: ${JSON.stringify(dispatched.slice(0, 80))} ${read.problem}`,
    help: `Give ${read.allowed}.`,
  });
}

/** Of the event, else of GitHub; null where the event has no branch at all, or nobody can be asked. */
async function defaultBranchOf(context: ActionContext, github: GitHubDoor | null): Promise<string | null> {
  const { payload, branch, eventName } = context;
  if (payload.defaultBranch !== null) return payload.defaultBranch;
  // neither a schedule nor a tag needs it
  if (branch === null || eventName === 'schedule' || payload.pullRequest !== null) return null;
  if (github !== null) return await github.repository.defaultBranch();
  throw new ConfigurationError({
    code: 'HHS-2011',
    message:
      'the event file does not name the default branch, and without a token GitHub cannot be asked for it',
    help: 'Give a token, or run it as a step of a workflow.',
  });
}

/** The log of the step; requests one by one only where debugging was switched on. */
function actionLog(host: ActionHost, debug: boolean): Log {
  return streamLog({
    write: (line) => host.runner.log(line),
    now: () => host.clock.now(),
    format: 'text',
    level: debug ? 'debug' : 'info',
  });
}

async function tellError(attempt: Attempt, error: unknown): Promise<void> {
  const { host, texts, fabric, hasBegun, isOfApp } = attempt;
  const { runner } = host;
  const facts = factsOf(error);
  const { code } = facts;
  // before they become markdown, in which a secret would not be found
  const [message, help] = [host.redact(facts.message), host.redact(facts.help)];
  runner.remark('error', `hedgehog-sync ${code}`, `${message}\n${help}`);
  if (!isSyncError(error) && error instanceof Error) runner.debug(error.stack ?? '');
  // GitHub that does not answer now will not answer for this either
  const isCutOff = isSyncError(error) && (error.category === 'network' || error.category === 'timeout');
  const unbegun = unbegunFacts(host, texts, fabric);
  const refusal = { code, message, help };
  await told(host, () => {
    const file = isOfApp ? refusedResult(host, unbegun, refusal) : '';
    const outputs = { ...emptyOutputs('failure', unbegun.requestId), 'result-file': file };
    for (const [name, value] of Object.entries(outputs)) runner.output(name, value);
  });
  await told(host, () =>
    runner.summary(
      `## hedgehog-sync: ${code}\n\n${escapeMarkdown(message)}\n\n**What to do:** ${escapeMarkdown(help)}\n`,
    ),
  );
  if (!hasBegun && !isCutOff && !isOfApp) {
    await told(host, () => tellCheck(attempt, (about) => renderRefusal(refusal, about)));
  }
}

/** What the App tells of a run that ended before it could tell anything itself. Path of the file; '' for none. */
function refusedResult(host: ActionHost, facts: UnbegunFacts, refusal: Refusal): string {
  const failure = { ...refusal, category: 'configuration' } as const;
  return unbegunFile(host, facts, (subject) =>
    makeRefusedResult(subject, failure, renderRefusal(refusal, facts)),
  );
}

/** The same of a run that had no need to begin. */
function idleResult({ host, texts, fabric, isOfApp }: Attempt, sentence: string): string {
  if (!isOfApp) return '';
  const facts = unbegunFacts(host, texts, fabric);
  return unbegunFile(host, facts, (subject) =>
    makeIdleResult(subject, sentence, renderIdle(sentence, facts)),
  );
}

function unbegunFile(
  host: ActionHost,
  { context, fabric, mode, requestId }: UnbegunFacts,
  make: (subject: ResultSubject) => RunResult,
): string {
  if (context === null) return '';
  const result = make({ fabric, mode, requestId, head: context.checkSha });
  return writeResultFile(result, { tempFolder: context.tempFolder, redact: (text) => host.redact(text) });
}

/** One thing that cannot be told keeps nothing else from being told. */
async function told(host: ActionHost, tell: () => unknown): Promise<void> {
  try {
    await tell();
  } catch (failed) {
    host.runner.log(`not told: ${failed instanceof Error ? failed.message : String(failed)}`);
  }
}

/** The check of a run that does not look at its fabric. */
async function tellCheck(
  { host, texts, fabric }: Attempt,
  report: (about: UnbegunRun) => CheckReport,
): Promise<void> {
  const facts = unbegunFacts(host, texts, fabric);
  const log = actionLog(host, facts.context?.debug === true);
  const note = await concludeCheck(host, texts, facts, report(facts), log);
  if (note !== null) host.runner.log(`note: ${note}`);
}

function factsOf(error: unknown): Pick<ErrorFacts, 'code' | 'message' | 'help'> {
  if (isSyncError(error)) return error;
  return unexpectedFacts(error instanceof Error ? error.message : String(error));
}
