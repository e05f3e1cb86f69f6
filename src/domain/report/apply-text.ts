import type { ObjectOutcome, OutcomeResult } from '../plan/outcome.ts';
import type { PlannedChange } from '../plan/plan.ts';
import { displayId, type ResourceKey } from '../resource/object-id.ts';
import { displayPath } from '../shared/pointer.ts';
import { renderConvergence } from './convergence-text.ts';
import { plainText } from './escape-text.ts';
import { changeLine, placeText } from './field-text.ts';
import { candidateBlock, heldBlock, noticeLines, twoWayNotes } from './held-text.ts';
import { sentenceList, wrap } from './layout.ts';
import { isCandidate, removalHint } from './removal-text.ts';
import type { ApplyReport, TextContext } from './report-models.ts';
import { outcomeCounts } from './run-counts.ts';
import { countSeverities, renderCoverage, renderFindings } from './validation-text.ts';

const LISTED: readonly OutcomeResult[] = ['created', 'configured', 'deleted', 'skipped', 'refused', 'failed'];

/** What was written, what was not and why, what the switches run; the last line is the sum. */
export function renderApply(report: ApplyReport, context: TextContext): string {
  const { columns } = context;
  const server = plainText(report.comparedWith.name);
  const lines = [
    ...wrap(`Apply of fabric ${plainText(report.fabric)} to ${server}`, columns, '', '  '),
    '',
    ...renderFindings(report.validation.diagnostics, context),
    ...(isRefusal(report) ? [] : [...written(report, context), ...held(report, context)]),
    ...renderCoverage(report.validation.coverage, context),
    ...twoWayNotes(report.plan?.changes ?? [], context),
    ...(report.plan === null ? [] : noticeLines(report.plan, context)),
    '',
    ...(report.convergence === null ? [] : renderConvergence(report.convergence, context)),
    ...(report.interrupted === null
      ? []
      : wrap(interruption(report.interrupted, context), columns, '', '  ')),
    ...wrap(summary(report, context), columns, '', '  '),
  ];
  return `${lines.join('\n')}\n`;
}

/** An invalid source: every object is held for the same reason, which is said once. */
function isRefusal(report: ApplyReport): boolean {
  const { error } = countSeverities(report.validation.diagnostics);
  return (
    error > 0 && report.outcomes.every((outcome) => outcome.outcome === 'held' && outcome.attempts === 0)
  );
}

function written(report: ApplyReport, context: TextContext): string[] {
  const changes = new Map(report.plan?.changes.map((change) => [change.key, change]));
  const lines = report.outcomes
    .filter((outcome) => LISTED.includes(outcome.outcome))
    .flatMap((outcome) => outcomeBlock(outcome, changes, context));
  return lines.length === 0 ? [] : [...lines, ''];
}

function outcomeBlock(
  outcome: ObjectOutcome,
  changes: ReadonlyMap<ResourceKey, PlannedChange>,
  context: TextContext,
): string[] {
  const { columns, style } = context;
  const change = changes.get(outcome.key);
  const place = style.dim(placeText(change?.assessment.manifest ?? null));
  const head = `${outcomeText(outcome.outcome, context)} ${plainText(displayId(outcome.id))}  ${place}`;
  const lines = wrap(head.trimEnd(), columns, '  ', '      ');
  const explained = outcome.error !== null || outcome.outcome === 'skipped' || outcome.accepted.length > 0;
  if (explained) lines.push(...wrap(plainText(outcome.reason), columns, '      '));
  for (const pointer of outcome.accepted) {
    lines.push(...wrap(`forced ${plainText(displayPath(pointer))}`, columns, '      '));
  }
  if (outcome.error !== null) {
    const { code, message, help } = outcome.error;
    lines.push(...wrap(style.red(`${code} ${plainText(message)}`), columns, '      ', '        '));
    lines.push(...wrap(`help: ${plainText(help)}`, columns, '      ', '            '));
  }
  if (outcome.outcome === 'configured' && outcome.accepted.length === 0) {
    const fields = change?.assessment.fields ?? [];
    lines.push(...fields.flatMap((field) => changeLine(field, 'cluster', context)));
  }
  return lines;
}

function outcomeText(outcome: OutcomeResult, { style }: TextContext): string {
  if (outcome === 'created' || outcome === 'configured' || outcome === 'deleted') return style.green(outcome);
  return outcome === 'skipped' ? style.yellow(outcome) : style.red(outcome);
}

function held(report: ApplyReport, context: TextContext): string[] {
  const outcomes = new Map(
    report.outcomes.filter((outcome) => outcome.outcome === 'held').map((outcome) => [outcome.key, outcome]),
  );
  const changes = (report.plan?.changes ?? [])
    .filter((change) => outcomes.has(change.key))
    .map((change) => whyHeld(change, outcomes.get(change.key)));
  if (changes.length === 0) return [];
  const tried = [...outcomes.values()].some((outcome) => outcome.attempts > 0);
  const head = tried ? 'Held:' : 'Held, nothing was written on them:';
  const blocks = changes.flatMap((change) =>
    isCandidate(change) ? candidateBlock(change, context) : heldBlock(change, context),
  );
  return [head, ...blocks, '', ...removalHint(changes, 'cluster', context)];
}

/** What was to be written and met somebody else is held for what happened then, not for what was planned. */
function whyHeld(change: PlannedChange, outcome: ObjectOutcome | undefined): PlannedChange {
  return outcome === undefined || outcome.attempts === 0 ? change : { ...change, reason: outcome.reason };
}

function interruption(reason: string, { style }: TextContext): string {
  return style.red(`Stopped early: ${plainText(reason)}.`);
}

function summary(report: ApplyReport, { style }: TextContext): string {
  const counts = outcomeCounts(report.counts);
  const sum = counts.length === 0 ? 'nothing was seen' : sentenceList(counts);
  if (isRefusal(report)) {
    // without a plan it was stopped before anybody asked the cluster
    const asked = report.plan === null ? 'the cluster was not asked and ' : '';
    const why = `the source has errors, so ${asked}nothing was written`;
    return style.red(`Apply refused: ${why}. Mend them, or apply the valid part with --partial.`);
  }
  const bad = report.counts.failed + report.counts.refused > 0 || report.interrupted !== null;
  if (bad) return style.red(`Apply: ${sum}. Mend what is named above and run apply again.`);
  if (countSeverities(report.validation.diagnostics).error > 0) {
    return style.red(
      `Apply: ${sum}. The invalid part of the source was left out; validate shows the errors.`,
    );
  }
  if (report.convergence?.result === 'cancelled') {
    return style.red(
      `Apply: ${sum}; accepted by the API server, but the wait for the switches was cancelled.`,
    );
  }
  if (report.convergence?.result === 'timed-out') {
    const behind = report.convergence.switches.some((one) => one.state !== 'converged');
    const why = behind ? 'not yet in force on every switch' : 'the wait ended before the fabric had settled';
    return style.red(`Apply: ${sum}; accepted by the API server, ${why}.`);
  }
  if (report.counts.held > 0) return style.yellow(`Apply: ${sum}. Decide on what is held, as shown above.`);
  return style.green(`Apply: ${sum}.`);
}
