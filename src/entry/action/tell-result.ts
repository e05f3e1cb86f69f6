import { runAnswer } from '../../domain/commands/run-answer.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import { annotationsOf } from '../../domain/report/annotations.ts';
import { buttonsOf, readButton } from '../../domain/report/check-buttons.ts';
import { renderCheck } from '../../domain/report/check-markdown.ts';
import type { CheckConclusion, CheckReport } from '../../domain/report/check-report.ts';
import { describeChanges } from '../../domain/report/describe-change.ts';
import { renderJobSummary } from '../../domain/report/job-summary.ts';
import type { MarkdownContext } from '../../domain/report/markdown-context.ts';
import { openCheck, openProgress } from '../../domain/report/open-check.ts';
import type { PullReport } from '../../domain/report/pull/pull-report.ts';
import type { RunResult } from '../../domain/report/result/run-result.ts';
import { runLog } from '../../domain/report/run-log.ts';
import type { RunReport } from '../../domain/report/run-report.ts';
import { makeRunResult } from '../../operations/make-run-result.ts';
import type { FinishedRun, Sequel } from './fabric-run.ts';
import { keepBackPort } from './keep-back-port.ts';
import { judgedBy, keepIssues } from './keep-issues.ts';
import { logAnnotations } from './log-annotations.ts';
import { outdatePulls } from './outdate-pulls.ts';
import { placeAnnotations } from './place-annotations.ts';
import { type PublishedRun, publishRun } from './publish-run.ts';
import { writeRunFiles } from './run-files.ts';
import { markdownContext } from './run-markdown.ts';
import { type OutputFiles, runOutputs } from './run-outputs.ts';
import { tellPull } from './tell-pull.ts';
import { isOfApp } from './without-app.ts';

/** Status, check, annotations, summary of the job, files and outputs of a run. Returns how it ended. */
export async function tellResult(run: FinishedRun): Promise<CheckConclusion> {
  const { host, inputs, log, byApp = false, isStatusRun } = run.order;
  const places = await placesOf(run);
  const markdown = markdownOf(run, places);
  const published = await publishRun(run, markdown);
  const backPort = await keepBackPort(run, published.facts, markdown);
  const kept = await keepIssues(run, published, markdown);
  const told: RunReport = {
    facts: published.facts,
    document: published.document,
    publication: published.publication,
    // before they become markdown: what is escaped or broken there hides a secret from the redaction
    notes: [...run.notes, ...places.notes, ...published.notes, ...backPort, ...kept.notes].map((note) =>
      host.redact(note),
    ),
  };
  const check = renderCheck(told, markdown);
  const { conclusion } = check;
  const areObeyed = inputs.configured?.config?.commands.enabled !== false;
  const shown = {
    ...check,
    annotations: inputs.values.annotations === 'auto' ? check.annotations : [],
    ...(byApp && areObeyed ? { actions: buttonsOf(told, isStatusRun ? 'default-branch' : 'proposal') } : {}),
  };
  const sequel = await sequelOf(run, conclusion);
  const incomplete = await tellCheck(run, shown, sequel);
  const first = sequel.goesOn || sequel.sentence === null ? [] : [sequel.sentence];
  const notes = [...first, ...told.notes, ...(incomplete === null ? [] : [host.redact(incomplete)])];
  if (incomplete === null) await outdatePulls(run);
  const isFirst = sequel.goesOn;
  const pull = await tellPull(run, { conclusion: check, notes, isFirst }, markdown);
  const report = { ...told, notes: [...notes, ...pull.notes.map((note) => host.redact(note))] };
  tellInLog(run, report, markdown, { conclusion, title: check.title });
  const hasPage = await host.runner.summary(renderJobSummary(report, markdown));
  if (!hasPage) log.info('this runner has no summary of the job');
  const isToldElsewhere = isOfApp(inputs) || pull.report !== null;
  const result = isToldElsewhere
    ? resultOf(run, published, { told, check: shown, pull: pull.report, markdown })
    : null;
  writeOutputs(run, report, conclusion, { issues: kept.open, result });
  return conclusion;
}

async function sequelOf({ order }: FinishedRun, conclusion: CheckConclusion): Promise<Sequel> {
  const sequel = (await order.sequel?.(conclusion)) ?? NO_SEQUEL;
  if (sequel.goesOn || sequel.sentence === null) return sequel;
  return { ...sequel, sentence: order.host.redact(sequel.sentence) };
}

const NO_SEQUEL: Sequel = { goesOn: false, sentence: null };

/** Why the check does not show the result; null: it does, or it is not time yet. */
async function tellCheck({ check, order }: FinishedRun, report: CheckReport, sequel: Sequel) {
  const { goesOn, sentence } = sequel;
  if (!goesOn) {
    const whole = sentence === null ? report : openCheck(report, sentence);
    return await check.complete(whole, order.host.clock.now());
  }
  await check.goOn(openProgress(report, sentence));
  return null;
}

interface ToldRun {
  readonly told: RunReport;
  readonly check: CheckReport;
  readonly pull: PullReport | null;
  readonly markdown: MarkdownContext;
}

/** What somebody else may tell of the run: the App, or a second workflow. */
function resultOf(
  { order, facts, doors }: FinishedRun,
  published: PublishedRun,
  { told, check, pull, markdown }: ToldRun,
): RunResult {
  const { context, inputs, isStatusRun, standing, host } = order;
  const isJudge =
    isStatusRun && inputs.values.issues && standing.result !== 'superseded' && !host.signal.aborted;
  return makeRunResult({
    facts,
    head: context.checkSha,
    check,
    buttons: buttonsOf(told, isStatusRun ? 'default-branch' : 'proposal').flatMap(
      ({ identifier }) => readButton(identifier) ?? [],
    ),
    answer: runAnswer(told, markdown),
    issues: isJudge ? judgedBy(order, doors.local.digest, published, markdown) : null,
    pull,
  });
}

async function placesOf({ order, facts, doors, seen, prefix }: FinishedRun) {
  const { context, github, host, inputs } = order;
  const isWanted = inputs.values.annotations !== 'off' && !host.signal.aborted;
  return await placeAnnotations({
    annotations: isWanted ? annotationsOf(facts) : [],
    sourceCommit: facts.commit,
    checkSha: context.checkSha,
    prefix,
    sourceLine: (file, line) => seen.line(file, line),
    localTexts: (commit, files) => doors.local.history.readFiles(commit, files),
    remoteText: github === null ? null : (path, commit) => github.repository.fileText(path, commit),
  });
}

function markdownOf(
  { order, facts, prefix }: FinishedRun,
  places: Parameters<typeof markdownContext>[0]['places'],
): MarkdownContext {
  const { context, inputs, host } = order;
  const { values, given } = inputs;
  const { environment } = host;
  return markdownContext({
    ...{ context, values, given, places, prefix, environment },
    sourceCommit: facts.commit,
    describe: describeChanges(fabricRegistry, facts.comparedWith ?? 'commit'),
  });
}

function tellInLog(
  { order, check }: FinishedRun,
  report: RunReport,
  markdown: MarkdownContext,
  { conclusion, title }: { readonly conclusion: CheckConclusion; readonly title: string },
): void {
  const { runner } = order.host;
  const { facts, notes } = report;
  const { annotations } = order.inputs.values;
  const isOwn = !isOfApp(order.inputs);
  const isLogged = annotations === 'log' || (annotations === 'auto' && isOwn && !check.begun);
  if (isLogged) logAnnotations(runner, annotationsOf(facts, markdown.describe), markdown.annotationPath);
  for (const line of runLog(report, markdown, !isLogged)) runner.log(line);
  for (const note of notes) runner.log(`note: ${note}`);
  const name = `hedgehog-sync ${facts.mode} of ${facts.fabric}`;
  if (conclusion === 'success') runner.log(`${name}: ${title}`);
  else runner.remark(conclusion === 'neutral' ? 'notice' : 'error', name, title);
}

function writeOutputs(
  run: FinishedRun,
  report: RunReport,
  conclusion: CheckConclusion,
  { issues, result }: { readonly issues: number | null; readonly result: RunResult | null },
): void {
  const { host, context, log } = run.order;
  let files: OutputFiles = { plan: null, status: null, result: null };
  try {
    const { comparedName } = run;
    files = writeRunFiles(report, {
      tempFolder: context.tempFolder,
      comparedName,
      result,
      redact: (text) => host.redact(text),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn('plan and status could not be written as files', { reason });
  }
  const outputs = runOutputs(report, conclusion, { files, issues });
  for (const [name, value] of Object.entries(outputs)) host.runner.output(name, value);
}
