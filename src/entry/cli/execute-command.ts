import { systemClock } from '../../adapters/system/system-clock.ts';
import { readObjectArgument } from '../../domain/config/object-argument.ts';
import type { OptionValues } from '../../domain/config/options.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import { renderApply } from '../../domain/report/apply-text.ts';
import { renderDrift } from '../../domain/report/drift-text.ts';
import { renderExplanation } from '../../domain/report/explain-text.ts';
import { jsonPieces } from '../../domain/report/json-pieces.ts';
import { renderMends } from '../../domain/report/mend-text.ts';
import { renderPlan } from '../../domain/report/plan-text.ts';
import type { CommandLines, TextContext } from '../../domain/report/report-models.ts';
import {
  applyJson,
  doctorJson,
  driftJson,
  explainJson,
  planJson,
  validateJson,
} from '../../domain/report/result-json.ts';
import { renderSetup } from '../../domain/report/setup-text.ts';
import type { Screen } from '../../domain/report/text-style.ts';
import { renderValidation } from '../../domain/report/validation-text.ts';
import { ConfigurationError, isSyncError, TimeoutError } from '../../domain/shared/errors.ts';
import {
  applyMeanings,
  driftMeanings,
  objectMeanings,
  planMeanings,
  validateMeanings,
} from '../../domain/status/meanings.ts';
import { applyFabric } from '../../operations/apply-fabric.ts';
import { cancellableLease, unlessCancelled, watchLock } from '../../operations/cancellation.ts';
import {
  type DiagnosisPlace,
  diagnoseSetup,
  diagnoseWithoutCluster,
} from '../../operations/diagnose-setup.ts';
import { explainObject } from '../../operations/explain-object.ts';
import type { ClusterPorts, LocalPorts } from '../../operations/fabric-ports.ts';
import { detectDrift, planAgainstCommit, planFabric } from '../../operations/plan-fabric.ts';
import type { DoctorResult } from '../../operations/results.ts';
import { RunLimit } from '../../operations/run-limit.ts';
import { checkConfiguration } from '../check-configuration.ts';
import { commandLineOf, kubectlLineOf } from '../command-line.ts';
import { composeCluster, composeLocal, settingsOf } from '../compose.ts';
import { doctorMeanings, type ExitMeaning, exitCodeOf } from '../exit-policy.ts';
import type { SeenFiles } from '../seen-files.ts';
import type { Surroundings } from '../surroundings.ts';
import type { ConfiguredOptions } from '../sync-config.ts';
import { acceptedField } from './accepted-field.ts';
import type { CliHost } from './cli-host.ts';
import { withCloneHolds } from './clone-holds.ts';
import type { Invocation } from './program.ts';
import { unusedConnection } from './unused-connection.ts';
import { validateFiles } from './validate-files.ts';

export interface CommandContext {
  readonly invocation: Invocation;
  readonly values: OptionValues;
  readonly configured: ConfiguredOptions;
  readonly around: Surroundings;
  readonly host: CliHost;
  readonly screen: Screen;
  readonly seen: SeenFiles;
  print(text: string): void;
  /** One text, in pieces as `jsonPieces` makes them. */
  printPieces(pieces: Iterable<string>): void;
  /** A whole run of the command line inside this one, for the demo. */
  runCli(args: readonly string[], host: CliHost): Promise<number>;
}

/** What a command has to say, in both forms; only the one asked for is made. */
interface Answer {
  text(context: TextContext): string;
  json(): object;
  readonly meanings: readonly ExitMeaning[];
}

/** Runs one command and prints its answer. Throws SyncError where the world failed. */
export async function executeCommand(context: CommandContext): Promise<number> {
  const alone = await runAlone(context);
  if (alone !== null) return alone;
  const limit = new RunLimit(systemClock(), context.values['run-timeout'] || null, context.host.signal);
  try {
    const answer = await answerOf({ ...context, limit, host: { ...context.host, signal: limit.signal } });
    if (context.values.output === 'json') context.printPieces(jsonPieces(answer.json()));
    else context.print(answer.text(textContext(context)));
    return exitCodeOf(answer.meanings);
  } catch (error) {
    throw limit.causeOf(error);
  } finally {
    limit.end();
  }
}

/** A command that is under way. */
interface LimitedContext extends CommandContext {
  readonly limit: RunLimit;
}

async function answerOf(context: LimitedContext): Promise<Answer> {
  switch (context.invocation.command) {
    case 'validate':
      return await validate(context);
    case 'plan':
      return await plan(context);
    case 'apply':
      return await apply(context);
    case 'drift':
      return await drift(context);
    case 'explain':
      return await explain(context);
    default:
      return await doctor(context);
  }
}

async function validate(context: CommandContext): Promise<Answer> {
  const { values } = context;
  const { validation, mends, fabric } = await validateFiles(context);
  const refused = mends?.files.some((file) => file.refused !== null) === true;
  const meanings = validateMeanings({ validation }, values['fail-on-warning']);
  return {
    text: (screen) => {
      const findings = renderValidation(validation, screen);
      return mends === null ? findings : renderMends(mends, screen) + findings;
    },
    json: () => validateJson(fabric, validation, mends),
    meanings: refused ? [...meanings, 'error'] : meanings,
  };
}

async function plan(context: CommandContext): Promise<Answer> {
  const { values } = context;
  const offline = values.offline || values.base !== null;
  const around = offline ? context.around : await withCloneHolds(context.around, values, false);
  const settings = settingsOf(values, [], around);
  const planning = offline
    ? planAgainstCommit(await localPorts(context), settings, values.base ?? 'HEAD')
    : lookAtCluster(context, (ports) => planFabric(ports, settings));
  const planned = await readOnly(context, planning);
  const notices = [...planned.plan.notices, ...(offline ? unusedConnection(context.invocation, values) : [])];
  const result = { ...planned, plan: { ...planned.plan, notices } };
  return {
    text: (screen) => renderPlan(result, screen),
    json: () => planJson(result),
    meanings: planMeanings(result),
  };
}

async function apply(context: LimitedContext): Promise<Answer> {
  const { values, host, limit } = context;
  const around = await withCloneHolds(context.around, values, true);
  const settings = settingsOf(values, values['accept-git'].map(acceptedField), around);
  const tell = () => {
    around.progress.report('ending the writes under way; once more to stop at once', 0, 0);
  };
  host.signal.addEventListener('abort', tell, { once: true });
  try {
    const applied = await withCluster(context, (ports) => {
      const { lease, untilLock } = watchLock(cancellableLease(ports.lease, host.signal), host.signal);
      return unlessCancelled(applyFabric({ ...ports, lease }, settings, host.signal), untilLock);
    });
    const cut = limit.cutShort(applied.interrupted);
    const isLate = cut instanceof TimeoutError && applied.interrupted !== null;
    const result = isLate ? { ...applied, interrupted: `${cut.message}; ${NOT_WRITTEN}` } : applied;
    return {
      text: (screen) => renderApply(result, screen),
      json: () => applyJson(result),
      meanings: applyMeanings(result),
    };
  } finally {
    host.signal.removeEventListener('abort', tell);
  }
}

const NOT_WRITTEN = 'objects not listed as written were not';

async function drift(context: CommandContext): Promise<Answer> {
  const settings = settingsOf(context.values, [], context.around);
  const detecting = lookAtCluster(context, (ports) => detectDrift(ports, settings));
  const result = await detecting;
  return {
    text: (screen) => renderDrift(result, screen),
    json: () => driftJson(result),
    meanings: driftMeanings(result),
  };
}

async function explain(context: CommandContext): Promise<Answer> {
  const argument = readObjectArgument('explain', context.invocation.object ?? '', false);
  if (!argument.ok) throw new ConfigurationError(argument.facts);
  const settings = settingsOf(context.values, [], context.around);
  const explaining = lookAtCluster(context, (ports) => explainObject(ports, settings, argument.value));
  const result = await explaining;
  return {
    text: (screen) => renderExplanation(result, screen),
    json: () => explainJson(result, commandLines(context)),
    meanings: objectMeanings(result.change),
  };
}

async function doctor(context: CommandContext): Promise<Answer> {
  const { values, around } = context;
  const settings = settingsOf(values, [], around);
  const place = diagnosisPlace(context);
  const diagnosing = lookAtCluster(context, (ports) => diagnoseSetup(ports, settings, place));
  const found = await diagnosing.catch((error: unknown) => withoutAccess(context, error));
  const ofFile = checkConfiguration(context.configured, place.validateLine);
  const result = { ...found, checks: [...ofFile, ...found.checks] };
  return {
    text: (screen) => renderSetup(result, screen),
    json: () => doctorJson(result),
    meanings: doctorMeanings(result),
  };
}

function diagnosisPlace(context: CommandContext): DiagnosisPlace {
  const validateLine = commandLines(context).commandLine('validate');
  return { recordNamespace: context.values.namespace, validateLine };
}

/** No cluster to be found is what doctor is asked about, so it is a finding there and no error. */
async function withoutAccess(context: CommandContext, error: unknown): Promise<DoctorResult> {
  if (!isSyncError(error) || error.category !== 'configuration') throw error;
  const settings = settingsOf(context.values, [], context.around);
  return await diagnoseWithoutCluster(await localPorts(context), settings, error, diagnosisPlace(context));
}

/** Work that writes nothing ends at once when the run is cancelled. */
async function readOnly<T>({ host }: CommandContext, work: Promise<T>): Promise<T> {
  return await unlessCancelled(work, host.signal);
}

async function localPorts({ values, around, seen }: CommandContext): Promise<LocalPorts> {
  const ports = await composeLocal(values, around);
  return { ...ports, source: seen.watch(ports.source) };
}

/** Reads in a cluster. What hangs when the run ends is dropped with its connection. */
async function lookAtCluster<T>(
  context: CommandContext,
  work: (ports: ClusterPorts) => Promise<T>,
): Promise<T> {
  return await readOnly(
    context,
    withCluster(context, (ports) => readOnly(context, work(ports))),
  );
}

async function withCluster<T>(
  { values, around, seen }: CommandContext,
  work: (ports: ClusterPorts) => Promise<T>,
): Promise<T> {
  const ports = await composeCluster(values, around);
  try {
    return await work({ ...ports, source: seen.watch(ports.source) });
  } finally {
    ports.cluster.close();
  }
}

/** Commands that print by themselves; each is loaded only when it is asked for. null: it is none of them. */
async function runAlone(context: CommandContext): Promise<number | null> {
  switch (context.invocation.command) {
    case 'status':
      return await (await import('./status/run-status.ts')).runStatus(context);
    case 'init':
      return await (await import('./init/run-init.ts')).runInit(context);
    case 'demo':
      return await (await import('./demo/start-demo.ts')).startDemo(context);
    case 'backport':
      return await (await import('./backport/run-back-port.ts')).runBackPort(context);
    default:
      return null;
  }
}

function textContext(context: CommandContext): TextContext {
  const { screen, seen } = context;
  return { ...screen, ...commandLines(context), sourceLine: (file, line) => seen.line(file, line) };
}

function commandLines({ invocation, values, host }: CommandContext): CommandLines {
  // kubectl reads KUBECONFIG itself, but knows nothing of our own variables
  const kubeconfig = values.kubeconfig === host.environment.KUBECONFIG ? null : values.kubeconfig;
  const place = { kubeconfig, context: values.context };
  return {
    commandLine: (verb, more = []) => commandLineOf(verb, more, invocation.flags),
    kubectlLine: (verb, id, more = []) => kubectlLineOf(verb, id, more, fabricRegistry, place),
  };
}
