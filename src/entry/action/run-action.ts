import { readFileSync } from 'node:fs';
import { streamLog } from '../../adapters/logging/stream-log.ts';
import { decideMode } from '../../domain/config/event-mode.ts';
import { definitionOf } from '../../domain/config/options.ts';
import { readValue } from '../../domain/config/read-value.ts';
import type { CheckConclusion } from '../../domain/report/check-report.ts';
import { type ErrorFacts, unexpectedFacts } from '../../domain/report/error-text.ts';
import { escapeMarkdown } from '../../domain/report/markdown-escape.ts';
import { ConfigurationError, isSyncError } from '../../domain/shared/errors.ts';
import type { Log } from '../../ports/log.ts';
import { EXIT_CODES } from '../exit-policy.ts';
import { VERSION } from '../version.ts';
import { type ActionContext, eventFacts, isOnDefaultBranch, readActionContext } from './action-context.ts';
import type { ActionHost } from './action-host.ts';
import { type ActionInputs, readInputs } from './action-inputs.ts';
import { runOnFabric, standingOfRun } from './fabric-run.ts';
import { type GitHubDoor, githubDoor } from './github-door.ts';
import { emptyOutputs } from './run-outputs.ts';
import { CURRENT } from './superseded.ts';
import { tellResult } from './tell-result.ts';

/** One run of the action. Returns the exit code; throws nothing. */
export async function runAction(host: ActionHost): Promise<number> {
  try {
    const conclusion = await act(host);
    return conclusion === 'success' || conclusion === 'neutral' ? EXIT_CODES.clean : EXIT_CODES.error;
  } catch (error) {
    await tellError(host, error);
    return EXIT_CODES.error;
  }
}

async function act(host: ActionHost): Promise<CheckConclusion> {
  const { environment, runner, clock } = host;
  // secrets first: nothing is printed before they are known
  const inputs = readInputs({
    runner,
    environment,
    cwd: host.cwd,
    keepSecret: (secret, as) => host.keepSecret(secret, as),
  });
  host.forgetInputs();
  const { values } = inputs;
  const context = readActionContext(environment, (path) => readFileSync(path, 'utf8'), {
    cwd: host.cwd,
    temp: host.temp,
  });
  const requestId = requestIdOf(inputs, context);
  const log = actionLog(host, context.debug);
  const github = githubDoor({ context, values, clock, log, redact: (text) => host.redact(text) });
  const defaultBranch = await defaultBranchOf(context, github);
  const decision = decideMode(eventFacts(context, defaultBranch), values.mode);
  if (decision.what === 'refuse') throw new ConfigurationError(decision.facts);
  if (decision.what === 'answer') return await answer(host, decision.message, requestId);
  runner.log(`hedgehog-sync ${VERSION}: ${decision.mode}, because ${decision.why}; request ${requestId}`);
  const { mode } = decision;
  const basis = { host, inputs, context, mode, requestId, github, log };
  const isStatusRun = isOnDefaultBranch(context, defaultBranch);
  const standing = isStatusRun ? await standingOfRun(basis) : CURRENT;
  if (standing.result === 'superseded' && mode === 'apply') {
    return await answer(host, `nothing was applied: ${standing.message}`, requestId);
  }
  const run = await runOnFabric({ ...basis, isStatusRun, standing });
  return await tellResult(run).catch((error: unknown) => run.check.abandon(error));
}

/** Nothing is done, and that is no failure. */
async function answer(host: ActionHost, message: string, requestId: string): Promise<CheckConclusion> {
  const { runner } = host;
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  runner.remark('notice', 'hedgehog-sync', sentence);
  await runner.summary(`## hedgehog-sync\n\n${escapeMarkdown(sentence)}\n`);
  for (const [name, value] of Object.entries(emptyOutputs('neutral', requestId))) runner.output(name, value);
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

async function tellError(host: ActionHost, error: unknown): Promise<void> {
  const { runner } = host;
  const facts = factsOf(error);
  const { code } = facts;
  // before they become markdown, in which a secret would not be found
  const [message, help] = [host.redact(facts.message), host.redact(facts.help)];
  runner.remark('error', `hedgehog-sync ${code}`, `${message}\n${help}`);
  if (!isSyncError(error) && error instanceof Error) runner.debug(error.stack ?? '');
  try {
    await runner.summary(
      `## hedgehog-sync: ${code}\n\n${escapeMarkdown(message)}\n\n**What to do:** ${escapeMarkdown(help)}\n`,
    );
    for (const [name, value] of Object.entries(emptyOutputs('failure', ''))) runner.output(name, value);
  } catch (failed) {
    runner.log(`outputs could not be written: ${failed instanceof Error ? failed.message : String(failed)}`);
  }
}

function factsOf(error: unknown): Pick<ErrorFacts, 'code' | 'message' | 'help'> {
  if (isSyncError(error)) return error;
  return unexpectedFacts(error instanceof Error ? error.message : String(error));
}
