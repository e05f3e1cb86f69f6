import type { FieldDifference } from '../drift/assessment.ts';
import { displayId } from '../resource/object-id.ts';
import { cutBytes } from '../shared/byte-length.ts';
import { compareText } from '../shared/compare-text.ts';
import type { Diagnostic, Severity } from '../shared/diagnostic.ts';
import { displayPath } from '../shared/pointer.ts';
import type { RunFacts } from '../status/run-facts.ts';
import { groupChanges, type SeenChange } from './change-groups.ts';
import type { Annotation } from './check-report.ts';
import type { DescribeChange } from './describe-change.ts';
import { plainText } from './escape-text.ts';
import { blameText } from './field-text.ts';
import { showValue } from './show-value.ts';

/** So many the forge takes in one request, and so many requests a run may use for them. */
export const ANNOTATION_BATCH = 50;
export const ANNOTATION_LIMIT = 4 * ANNOTATION_BATCH;

const TITLE_BYTES = 255;
const MESSAGE_BYTES = 65_535;
const FIELDS_IN_MESSAGE = 20;

const LEVELS: readonly Annotation['level'][] = ['failure', 'warning', 'notice'];
const BY_SEVERITY: Readonly<Record<Severity, Annotation['level']>> = {
  error: 'failure',
  warning: 'warning',
  info: 'notice',
};

/**
 * Remarks on the lines that a run found something at: findings in files, objects that were refused, fields that differ.
 * Worst first, then by file and line. `describe` says what a planned change means. Files are relative to the fabric; all of them, however many.
 */
export function annotationsOf(facts: RunFacts, describe: DescribeChange = () => []): readonly Annotation[] {
  const all = [...findings(facts), ...objects(facts, describe)];
  return all.sort(
    (a, b) =>
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
      compareText(a.file, b.file) ||
      a.startLine - b.startLine,
  );
}

function findings({ validation }: RunFacts): Annotation[] {
  // `.` is the fabric itself, which has no lines
  const placed = (validation?.diagnostics ?? []).filter(({ file }) => file !== '.');
  return placed.map(findingRemark);
}

/** The remark about a finding, on its line. */
export function findingRemark(finding: Diagnostic): Annotation {
  const { file, line, severity, code, message, help, related } = finding;
  return remark({ file, line }, BY_SEVERITY[severity], `${code} ${message}`, [
    `What to do: ${help}`,
    ...(related ?? []).map((other) => `See ${other.file}:${other.line}: ${other.message}`),
  ]);
}

function objects(facts: RunFacts, describe: DescribeChange): Annotation[] {
  const groups = groupChanges(facts);
  const waiting = facts.mode === 'plan' ? groups.waiting : [];
  return [
    ...groups.failed.flatMap(refusal),
    ...groups.conflicts.flatMap((one) => differences(one, 'failure')),
    ...groups.merges.flatMap((one) => differences(one, 'warning')),
    ...groups.byHand.flatMap((one) => differences(one, 'warning')),
    ...groups.missing.flatMap((one) => whole(one, 'warning', 'was deleted in the cluster')),
    ...waiting.flatMap((one) => [
      ...created(one, describe),
      ...differences(one, 'notice', facts.comparedWith, describe),
    ]),
  ];
}

function refusal({ change, outcome }: SeenChange): Annotation[] {
  const { manifest } = change.assessment;
  if (manifest === null) return [];
  const error = outcome?.error ?? null;
  const title = `${displayId(change.id)}: ${outcome?.outcome ?? 'failed'}`;
  const lines =
    error === null
      ? [outcome?.reason ?? change.reason]
      : [`${error.code} ${error.message}`, `What to do: ${error.help}`];
  return [remark(manifest, 'failure', title, lines)];
}

function whole({ change }: SeenChange, level: Annotation['level'], what: string): Annotation[] {
  const { manifest } = change.assessment;
  return manifest === null
    ? []
    : [remark(manifest, level, `${displayId(change.id)} ${what}`, [change.reason])];
}

/** An object that Git has and nobody else yet stands on its first line. */
function created({ change }: SeenChange, describe: DescribeChange): Annotation[] {
  const { manifest, fields } = change.assessment;
  if (manifest === null || change.action !== 'create' || fields.length > 0) return [];
  const words = describe(change);
  return [
    remark(manifest, 'notice', `${displayId(change.id)}: new`, words.length === 0 ? [change.reason] : words),
  ];
}

/** One remark for each line of a file that a differing field stands on. */
function differences(
  { change }: SeenChange,
  level: Annotation['level'],
  comparedWith: RunFacts['comparedWith'] = 'cluster',
  describe: DescribeChange = () => [],
): Annotation[] {
  const byLine = new Map<string, FieldDifference[]>();
  for (const field of change.assessment.fields) {
    if (field.location === null) continue;
    const at = `${field.location.line} ${field.location.file}`;
    byLine.set(at, [...(byLine.get(at) ?? []), field]);
  }
  const what =
    level === 'notice'
      ? 'an apply would change it'
      : level === 'failure'
        ? 'conflict'
        : 'changed in the cluster';
  return [...byLine.values()].flatMap((fields) => {
    const at = fields[0]?.location;
    if (at === null || at === undefined) return [];
    const more = fields.length - FIELDS_IN_MESSAGE;
    const { assessment } = change;
    const lines = [
      ...describe({ ...change, assessment: { ...assessment, fields } }).slice(0, FIELDS_IN_MESSAGE),
      ...fields.slice(0, FIELDS_IN_MESSAGE).map((field) => fieldLine(field, level, comparedWith)),
    ];
    if (more > 0) lines.push(`and ${more} more`);
    return [remark(at, level, `${displayId(change.id)}: ${what}`, lines)];
  });
}

function fieldLine(
  field: FieldDifference,
  level: Annotation['level'],
  comparedWith: RunFacts['comparedWith'],
): string {
  const path = displayPath(field.pointer);
  // nothing is known of the cluster
  if (comparedWith === 'commit') {
    return `${path}: ${showValue(field.base)} before, ${showValue(field.desired)} now`;
  }
  const live = `${showValue(field.live)} in the cluster`;
  const git = `${showValue(field.desired)} in Git`;
  if (level === 'notice') return `${path}: ${git}, ${live}`;
  const base = field.baseKnown ? `, ${showValue(field.base)} last applied` : '';
  return `${path}: ${git}${base}, ${live} (${blameText(field.blame)})`;
}

/** The forge shows title and message as they are, so only what hides or reorders text is escaped. */
function remark(
  at: { readonly file: string; readonly line: number },
  level: Annotation['level'],
  title: string,
  lines: readonly string[],
): Annotation {
  const line = Math.max(1, at.line);
  return {
    file: at.file,
    startLine: line,
    endLine: line,
    level,
    title: cutBytes(plainText(title), TITLE_BYTES),
    message: cutBytes(lines.map(plainText).join('\n'), MESSAGE_BYTES),
  };
}
