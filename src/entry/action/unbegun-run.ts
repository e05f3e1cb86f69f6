import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Runner } from '../../adapters/runner/runner.ts';
import { REQUESTED_MODES } from '../../domain/config/action-options.ts';
import { type ActionMode, decideMode } from '../../domain/config/event-mode.ts';
import { fabricNameOf } from '../../domain/config/fabric-name.ts';
import { definitionOf, type OptionName } from '../../domain/config/options.ts';
import { readValue } from '../../domain/config/read-value.ts';
import type { CheckReport } from '../../domain/report/check-report.ts';
import type { UnbegunRun } from '../../domain/report/refusal-markdown.ts';
import { isSyncError } from '../../domain/shared/errors.ts';
import type { Log } from '../../ports/log.ts';
import { type ActionContext, eventFacts, readActionContext, runNumber } from './action-context.ts';
import type { ActionHost } from './action-host.ts';
import { githubDoor } from './github-door.ts';
import { RunCheck } from './run-check.ts';

const NAMES = ['token', 'mode', 'fabric', 'path', 'request-id'] as const satisfies readonly OptionName[];

/** Inputs as texts, read before anything can be wrong with them. */
export type InputTexts = Readonly<Record<(typeof NAMES)[number], string>>;

export function inputTexts(runner: Runner): InputTexts {
  const [token, mode, fabric, path, requestId] = NAMES.map((name) => runner.input(name));
  return {
    token: token ?? '',
    mode: mode ?? '',
    fabric: fabric ?? '',
    path: path ?? '',
    'request-id': requestId ?? '',
  };
}

/** What can be said of a run whose inputs or event are not right. `context` is null outside of a workflow. */
export interface UnbegunFacts extends Omit<UnbegunRun, 'mode'> {
  readonly mode: ActionMode;
  readonly context: ActionContext | null;
}

/** `fabric`: its name, as far as it is known by now. */
export function unbegunFacts(host: ActionHost, texts: InputTexts, fabric: string | null): UnbegunFacts {
  const context = contextOf(host);
  return {
    context,
    fabric: fabric ?? fabricOf(texts, context?.workspace ?? host.cwd),
    mode: context === null ? 'validate' : modeOf(texts, context),
    requestId: requestIdOf(host, texts, context),
    commit: context?.checkSha ?? null,
    url: context?.runUrl ?? null,
  };
}

/**
 * The check of a run that does not begin: where there is a token and a commit, it must end, because a check that is required
 * would be waited for without end. Why there is none, in a plain sentence; null: there is one.
 */
export async function concludeCheck(
  host: ActionHost,
  { token }: InputTexts,
  { context, fabric, mode, requestId, url }: UnbegunFacts,
  report: CheckReport,
  log: Log,
): Promise<string | null> {
  if (context === null || token === '') return null;
  const { clock, environment, signal } = host;
  try {
    const values = { token, status: 'off', 'status-branch': '' } as const;
    const redact = (text: string) => host.redact(text);
    const github = githubDoor({ context, values, clock, log, environment, redact });
    const about = { fabric, mode, requestId, commit: context.checkSha, url, startedAt: clock.now() };
    const check = new RunCheck({ github, context, about, clock, log, signal, redact });
    return (await check.begin()) ?? (await check.complete(report, clock.now()));
  } catch (error) {
    if (!isSyncError(error)) throw error;
    return `The check could not be made (${error.code}): ${error.message}. ${error.help}`;
  }
}

function contextOf({ environment, cwd, temp }: ActionHost): ActionContext | null {
  try {
    return readActionContext(environment, (path) => readFileSync(path, 'utf8'), { cwd, temp });
  } catch (error) {
    if (!isSyncError(error)) throw error;
    return null;
  }
}

function isGood(name: OptionName, text: string): boolean {
  return text !== '' && readValue(definitionOf(name), text).ok;
}

function fabricOf(texts: InputTexts, workspace: string): string {
  if (isGood('fabric', texts.fabric)) return texts.fabric;
  return fabricNameOf(basename(resolve(workspace, texts.path === '' ? '.' : texts.path)));
}

/** The mode that the event would have had: under its name the check is waited for. */
function modeOf({ mode }: InputTexts, context: ActionContext): ActionMode {
  const requested = REQUESTED_MODES.find((one) => one === mode) ?? 'auto';
  const decision = decideMode(eventFacts(context, context.payload.defaultBranch), requested);
  if (decision.what === 'run') return decision.mode;
  if (context.payload.pullRequest !== null || context.payload.mergeGroup !== null) return 'plan';
  return requested === 'auto' ? 'validate' : requested;
}

function requestIdOf(host: ActionHost, texts: InputTexts, context: ActionContext | null): string {
  const dispatched = context?.payload.inputs['request-id'] ?? '';
  const given = [texts['request-id'], dispatched].find((text) => isGood('request-id', text));
  return given ?? context?.defaultRequestId ?? runNumber(host.environment) ?? '';
}
