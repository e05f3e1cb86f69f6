import { fabricRegistry } from '../../domain/fabric/registry.ts';
import { annotationsOf } from '../../domain/report/annotations.ts';
import { renderCheck } from '../../domain/report/check-markdown.ts';
import type { CheckConclusion } from '../../domain/report/check-report.ts';
import { describeChanges } from '../../domain/report/describe-change.ts';
import { renderJobSummary } from '../../domain/report/job-summary.ts';
import type { MarkdownContext } from '../../domain/report/markdown-context.ts';
import type { PullReport } from '../../domain/report/pull/pull-report.ts';
import { runLog } from '../../domain/report/run-log.ts';
import type { RunReport } from '../../domain/report/run-report.ts';
import type { FinishedRun } from './fabric-run.ts';
import { keepBackPort } from './keep-back-port.ts';
import { keepIssues } from './keep-issues.ts';
import { logAnnotations } from './log-annotations.ts';
import { outdatePulls } from './outdate-pulls.ts';
import { placeAnnotations } from './place-annotations.ts';
import { publishRun } from './publish-run.ts';
import { writeRunFiles } from './run-files.ts';
import { markdownContext } from './run-markdown.ts';
import { type OutputFiles, runOutputs } from './run-outputs.ts';
import { tellPull } from './tell-pull.ts';

/** Status, check, annotations, summary of the job, files and outputs of a run. Returns how it ended. */
export async function tellResult(run: FinishedRun): Promise<CheckConclusion> {
  const { host, inputs, log } = run.order;
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
  const shown = {
    ...check,
    annotations: inputs.values.annotations === 'auto' ? check.annotations : [],
  };
  const incomplete = await run.check.complete(shown, host.clock.now());
  const notes = [...told.notes, ...(incomplete === null ? [] : [host.redact(incomplete)])];
  if (incomplete === null) await outdatePulls(run);
  const pull = await tellPull(run, { conclusion: check, notes }, markdown);
  const report = { ...told, notes: [...notes, ...pull.notes.map((note) => host.redact(note))] };
  tellInLog(run, report, markdown, { conclusion, title: check.title });
  const hasPage = await host.runner.summary(renderJobSummary(report, markdown));
  if (!hasPage) log.info('this runner has no summary of the job');
  writeOutputs(run, report, conclusion, { issues: kept.open, pullReport: pull.report });
  return conclusion;
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
  const isLogged = annotations === 'log' || (annotations === 'auto' && !check.begun);
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
  { issues, pullReport }: { readonly issues: number | null; readonly pullReport: PullReport | null },
): void {
  const { host, context, log } = run.order;
  let files: OutputFiles = { plan: null, status: null, result: null };
  try {
    const { comparedName } = run;
    files = writeRunFiles(report, {
      tempFolder: context.tempFolder,
      comparedName,
      pullReport,
      redact: (text) => host.redact(text),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn('plan and status could not be written as files', { reason });
  }
  const outputs = runOutputs(report, conclusion, { files, issues });
  for (const [name, value] of Object.entries(outputs)) host.runner.output(name, value);
}
