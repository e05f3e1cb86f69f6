import type { PlannedChange } from '../plan/plan.ts';
import { displayId } from '../resource/object-id.ts';
import { plural } from '../shared/plural.ts';
import { plainText } from './escape-text.ts';
import { changeLine, placeText } from './field-text.ts';
import { candidateBlock, heldBlock, noticeLines, twoWayNotes } from './held-text.ts';
import { sentenceList, wrap } from './layout.ts';
import { objectArgument } from './next-steps.ts';
import { headline, section } from './plan-text.ts';
import { isCandidate, removalHint } from './removal-text.ts';
import type { PlanReport, TextContext } from './report-models.ts';
import { countSeverities, renderCoverage, renderFindings } from './validation-text.ts';

interface DriftGroups {
  readonly conflicts: readonly PlannedChange[];
  readonly merges: readonly PlannedChange[];
  readonly byHand: readonly PlannedChange[];
  readonly missing: readonly PlannedChange[];
  readonly extra: readonly PlannedChange[];
  readonly waiting: readonly PlannedChange[];
}

/** What differs between Git and the cluster: what somebody changed first, what only waits for an apply last. */
export function renderDrift(report: PlanReport, context: TextContext): string {
  const { changes } = report.plan;
  const groups = groupsOf(changes);
  const block = (change: PlannedChange) =>
    isCandidate(change) ? candidateBlock(change, context) : heldBlock(change, context);
  const lines = [
    ...wrap(headline('Drift', report), context.columns, '', '  '),
    '',
    ...renderFindings(report.validation.diagnostics, context),
    ...section('Conflicts (Git and cluster changed the same)', groups.conflicts, block),
    ...section('Changed on both sides, in different fields', groups.merges, block),
    ...section('Changed in the cluster', groups.byHand, block),
    ...section('Deleted in the cluster (an apply makes them again)', groups.missing, (change) =>
      shortBlock(change, context),
    ),
    ...section('In the cluster only', groups.extra, (change) => shortBlock(change, context)),
    ...takeHint(groups.extra, context),
    ...section('Changed in Git, not applied yet', groups.waiting, (change) => waitingBlock(change, context)),
    ...removalHint(changes, report.comparedWith.side, context),
    ...renderCoverage(report.validation.coverage, context),
    ...twoWayNotes(changes, context),
    ...noticeLines(report.plan, context),
    '',
    ...wrap(summary(report, groups, context), context.columns, '', '  '),
  ];
  return `${lines.join('\n')}\n`;
}

function groupsOf(changes: readonly PlannedChange[]): DriftGroups {
  const seen = changes.filter((change) => !change.assessment.ignored);
  const inState = (state: PlannedChange['assessment']['state']) =>
    seen.filter((change) => change.assessment.state === state);
  const both = inState('both_changed');
  const hasConflict = (change: PlannedChange) => change.assessment.fields.some((field) => field.conflict);
  return {
    conflicts: both.filter(hasConflict),
    merges: both.filter((change) => !hasConflict(change)),
    byHand: inState('cluster_ahead'),
    missing: inState('missing'),
    extra: inState('extra'),
    waiting: inState('git_ahead'),
  };
}

function shortBlock(change: PlannedChange, { style, columns }: TextContext): string[] {
  const { manifest } = change.assessment;
  const head = `${style.yellow('!')} ${style.bold(plainText(displayId(change.id)))}  ${style.dim(placeText(manifest))}`;
  return wrap(head.trimEnd(), columns, '  ', '      ');
}

const NAMES_SHOWN = 3;

/** One command for all, or for the first of many. */
function takeHint(extra: readonly PlannedChange[], context: TextContext): string[] {
  if (extra.length === 0) return [];
  const names = extra.slice(0, NAMES_SHOWN).map(({ id }) => objectArgument(id));
  const whom = extra.length === 1 ? 'it' : extra.length > names.length ? 'the first of them' : 'them';
  return [`To take ${whom} into Git:`, `  ${context.style.bold(context.commandLine('backport', names))}`, ''];
}

function waitingBlock(change: PlannedChange, context: TextContext): string[] {
  const { style, columns } = context;
  const { assessment } = change;
  if (isCandidate(change)) return candidateBlock(change, context);
  const head = `${style.green('+')} ${plainText(displayId(change.id))}  ${style.dim(placeText(assessment.manifest))}  ${plainText(assessment.reason)}`;
  return [
    ...wrap(head, columns, '  ', '      '),
    ...assessment.fields.flatMap((field) => changeLine(field, 'cluster', context)),
  ];
}

function summary(report: PlanReport, groups: DriftGroups, context: TextContext): string {
  const { style } = context;
  const parts = [
    count(groups.conflicts, 'in conflict'),
    count(groups.merges, 'changed on both sides'),
    count(groups.byHand, 'changed in the cluster'),
    count(groups.missing, 'deleted there'),
    count(groups.extra, 'in the cluster only'),
  ].flat();
  const gone = groups.waiting.filter(isCandidate).length;
  const waiting = groups.waiting.length - gone;
  const inSync = `${plural(report.plan.byState.in_sync, 'object')} in sync`;
  const behind = [
    waiting === 0 ? '' : `; ${plural(waiting, 'object')} changed in Git, to be applied`,
    gone === 0 ? '' : `; ${plural(gone, 'object')} gone from Git, left in the cluster`,
  ].join('');
  const { error } = countSeverities(report.validation.diagnostics);
  const broken =
    error === 0 ? '' : ` The source has ${plural(error, 'error')}: what they hide was not compared.`;
  if (parts.length > 0) {
    return style.red(`Drift: ${sentenceList(parts)}; ${inSync}${behind}.${broken}`);
  }
  const text = `No drift: ${inSync}${behind}.${broken}`;
  if (error > 0) return style.red(text);
  return groups.waiting.length === 0
    ? style.green(text)
    : style.yellow(`${text} Next: ${context.commandLine('plan')}`);
}

function count(changes: readonly PlannedChange[], what: string): string[] {
  return changes.length === 0 ? [] : [`${plural(changes.length, 'object')} ${what}`];
}
