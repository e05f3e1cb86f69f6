import type { HoldCause, PlannedChange } from '../plan/plan.ts';
import { displayId } from '../resource/object-id.ts';
import { plural } from '../shared/plural.ts';
import { plainText } from './escape-text.ts';
import { changeLine, placeText } from './field-text.ts';
import { candidateBlock, heldBlock, noticeLines, twoWayNotes } from './held-text.ts';
import { sentenceList, wrap } from './layout.ts';
import { isCandidate, removalHint } from './removal-text.ts';
import type { PlanReport, TextContext } from './report-models.ts';
import { countSeverities, renderCoverage, renderFindings } from './validation-text.ts';

const LEFT_ALONE_SHOWN = 10;

/** Findings, delete candidates, waves, what is held; then the summary with what to do next. */
export function renderPlan(report: PlanReport, context: TextContext): string {
  const { changes } = report.plan;
  const candidates = changes.filter(isCandidate);
  const held = changes.filter(
    (change) => change.action === 'hold' && !isCandidate(change) && !isLeftAlone(change),
  );
  const lines = [
    ...wrap(headline('Plan', report), context.columns, '', '  '),
    '',
    ...renderFindings(report.validation.diagnostics, context),
    ...section('Gone from Git (deleting is off, so they stay)', candidates, (change) =>
      candidateBlock(change, context),
    ),
    ...removalHint(changes, report.comparedWith.side, context),
    ...waves(changes, report, context),
    ...section('Held', held, (change) => heldBlock(change, context)),
    ...leftAlone('In the cluster only, left alone', changes, 'unmanaged', context),
    ...leftAlone('Opted out by annotation or rule, left alone', changes, 'ignored', context),
    ...renderCoverage(report.validation.coverage, context),
    ...twoWayNotes(changes, context),
    ...noticeLines(report.plan, context),
    '',
    ...wrap(summary(report, context), context.columns, '', '  '),
  ];
  return `${lines.join('\n')}\n`;
}

/** `Plan of fabric lab-1 against cluster api.example.com:6443, from commit 1a2b3c4d5e6f`. */
export function headline(what: string, report: PlanReport): string {
  const { side, name } = report.comparedWith;
  const against =
    side === 'cluster' ? `cluster ${plainText(name)}` : `commit ${plainText(name.slice(0, 12))}`;
  const { commit } = report.plan;
  const from = commit === null ? 'files that are in no commit' : `commit ${plainText(commit.slice(0, 12))}`;
  return `${what} of fabric ${plainText(report.fabric)} against ${against}, from ${from}`;
}

export function section(
  title: string,
  changes: readonly PlannedChange[],
  block: (change: PlannedChange) => readonly string[],
): string[] {
  if (changes.length === 0) return [];
  return [`${title}:`, ...changes.flatMap(block), ''];
}

function waves(changes: readonly PlannedChange[], report: PlanReport, context: TextContext): string[] {
  const lines: string[] = [];
  for (let wave = 1; wave <= report.plan.waves; wave++) {
    const written = changes.filter(
      (change) => change.wave === wave && (change.action === 'create' || change.action === 'update'),
    );
    const title = report.plan.waves === 1 ? 'Changes' : `Wave ${wave} of ${report.plan.waves}`;
    lines.push(...section(title, written, (change) => writtenBlock(change, report, context)));
  }
  return lines;
}

function writtenBlock(change: PlannedChange, report: PlanReport, context: TextContext): string[] {
  const { style, columns } = context;
  const { manifest, fields, state } = change.assessment;
  const creates = change.action === 'create';
  // against a commit nothing is known of the cluster: an object that was there before is updated, not made
  const updates = !creates || fields.length > 0;
  const sign = updates ? style.yellow('~ update') : style.green('+ create');
  const why = state === 'missing' ? `  (${plainText(change.reason)})` : '';
  const head = `${sign} ${plainText(displayId(change.id))}  ${style.dim(placeText(manifest))}${why}`;
  return [
    ...wrap(head, columns, '  ', '      '),
    ...fields.flatMap((field) => changeLine(field, report.comparedWith.side, context)),
  ];
}

/** Nobody has to decide on these. */
function isLeftAlone({ hold }: PlannedChange): boolean {
  return hold === 'unmanaged' || hold === 'ignored';
}

function leftAlone(
  title: string,
  changes: readonly PlannedChange[],
  cause: HoldCause,
  context: TextContext,
): string[] {
  const found = changes.filter((change) => change.hold === cause);
  if (found.length === 0) return [];
  const names = found.slice(0, LEFT_ALONE_SHOWN).map((change) => plainText(displayId(change.id)));
  const more = found.length > LEFT_ALONE_SHOWN ? [`${found.length - LEFT_ALONE_SHOWN} more`] : [];
  return [...wrap(`${title}: ${sentenceList([...names, ...more])}.`, context.columns, '', '  '), ''];
}

function summary(report: PlanReport, context: TextContext): string {
  const { style } = context;
  const { byAction, changes } = report.plan;
  const creates = changes.filter(
    (change) => change.action === 'create' && change.assessment.fields.length === 0,
  );
  const created = creates.length;
  const updated = byAction.create + byAction.update - created;
  const left = changes.filter(isLeftAlone).length;
  const gone = changes.filter(({ hold }) => hold === 'delete-off').length;
  const held = `${byAction.hold - left - gone} held${gone === 0 ? '' : `, ${gone} gone from Git`}`;
  const counts = `${created} to create, ${updated} to update, ${held}, ${byAction.keep} unchanged`;
  const { error } = countSeverities(report.validation.diagnostics);
  if (error > 0) {
    const text = `Plan: ${counts}. The source has ${plural(error, 'error')}: apply writes nothing until ${error === 1 ? 'it is' : 'they are'} mended`;
    return style.red(`${text} (--partial applies the valid part).`);
  }
  if (created + updated + byAction.hold - left === 0) return style.green(`Plan: nothing to do. ${counts}.`);
  if (created + updated === 0)
    return style.yellow(`Plan: ${counts}. Decide on what is held, as shown above.`);
  if (report.comparedWith.side === 'commit') return style.bold(`Plan: ${counts}.`);
  return `${style.bold(`Plan: ${counts}.`)} Next: ${context.commandLine('apply')}`;
}
