import type { SwitchConvergence } from '../fabric/convergence.ts';
import { displayId } from '../resource/object-id.ts';
import { compareText } from '../shared/compare-text.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { displayPath } from '../shared/pointer.ts';
import { boundedText } from './bounded-text.ts';
import { FINDING_CLASSES, FINDING_STATES, type FindingState, isFindingState } from './finding-classes.ts';
import { isNewestLook } from './last-known.ts';
import { type ObjectResult, objectResults } from './object-results.ts';
import { clusterSeenAt, isCompared } from './observe-cluster.ts';
import type { Components } from './roll-up.ts';
import type { RunFacts } from './run-facts.ts';
import type { StatusDocument, StatusFinding } from './status-document.ts';
import type { ComponentName } from './status-state.ts';

/** Findings that a document holds; the rest is counted in its counts. */
export const FINDINGS_LIMIT = 50;

/** Like the counts, findings travel with the look they come from. */
export function findingsOf(
  facts: RunFacts,
  components: Components,
  previous: StatusDocument | null,
): readonly StatusFinding[] {
  const isFresh: Readonly<Partial<Record<ComponentName, boolean>>> = {
    git_sync: components.git_sync.source === 'run' && facts.validation !== null,
    kubernetes: isCompared(facts) && isNewestLook(components.kubernetes, clusterSeenAt(facts)),
    fabric: facts.switches !== null && isNewestLook(components.fabric, facts.endedAt),
  };
  const found = [
    ...(facts.validation?.diagnostics ?? []).flatMap(ofDiagnostic),
    ...ofObjects(objectResults(facts)),
    ...(facts.switches ?? []).flatMap(ofSwitch),
  ].filter((finding) => isFresh[originOf(finding)] === true);
  const kept = (previous?.findings ?? []).filter(
    (finding) => isFindingState(finding.state) && isFresh[originOf(finding)] === false,
  );
  return [...found, ...kept].sort(compareFindings).slice(0, FINDINGS_LIMIT);
}

function originOf({ state }: StatusFinding): ComponentName {
  return isFindingState(state) ? FINDING_CLASSES[state].component : 'kubernetes';
}

function rank({ state }: StatusFinding): number {
  return isFindingState(state) ? FINDING_STATES.indexOf(state) : FINDING_STATES.length;
}

function compareFindings(a: StatusFinding, b: StatusFinding): number {
  return (
    rank(a) - rank(b) ||
    compareText(a.object, b.object) ||
    compareText(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareText(a.message, b.message)
  );
}

function finding(
  state: FindingState,
  object: string,
  message: string,
  place: { readonly file: string; readonly line: number | null } | null,
): StatusFinding {
  return {
    object: boundedText(object, 200),
    state,
    message: boundedText(message),
    file: place?.file ?? null,
    line: place?.line ?? null,
    next: FINDING_CLASSES[state].next,
  };
}

function ofDiagnostic(diagnostic: Diagnostic): StatusFinding[] {
  const { severity, kind, namespace, name, file, code, message } = diagnostic;
  if (severity === 'info') return [];
  const object = kind === null || name === null ? file : `${kind} ${namespace ?? 'default'}/${name}`;
  return [finding(severity === 'error' ? 'invalid' : 'warning', object, `${code}: ${message}`, diagnostic)];
}

/** So many objects of which the same is to be said are told in one finding. */
const GROUPED_FROM = 5;

/** What is to be made, and what Git does not have, is told at once where it is a lot: one sentence holds for all of it. */
function ofObjects(results: readonly ObjectResult[]): StatusFinding[] {
  const groups = [
    { what: 'will be created', state: 'git_ahead', of: results.filter(isToBeMade) },
    {
      what: 'are in the cluster and not in Git',
      state: 'extra',
      of: results.filter((one) => findingState(one) === 'extra'),
    },
  ] as const;
  const large = groups.filter(({ of }) => of.length >= GROUPED_FROM);
  const grouped = new Set<ObjectResult>(large.flatMap(({ of }) => of));
  return [
    ...large.map(({ what, state, of }) =>
      finding(state, `${of.length} objects`, `${of.length} objects ${what}: ${kindsText(of)}.`, null),
    ),
    ...results.filter((one) => !grouped.has(one)).flatMap(ofObject),
  ];
}

function isToBeMade(result: ObjectResult): boolean {
  const { manifest, live, fields } = result.change.assessment;
  const isMade = manifest !== null && live === null && fields.length === 0;
  return findingState(result) === 'git_ahead' && isMade && result.change.hold !== 'on-hold';
}

/** `76 Connection, 12 Server`, the most first. */
function kindsText(results: readonly ObjectResult[]): string {
  const counts = new Map<string, number>();
  for (const { change } of results) counts.set(change.id.kind, (counts.get(change.id.kind) ?? 0) + 1);
  return [...counts]
    .sort(([a, left], [b, right]) => right - left || compareText(a, b))
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

function ofObject(result: ObjectResult): StatusFinding[] {
  const state = findingState(result);
  if (state === null) return [];
  const { assessment, id } = result.change;
  const field = assessment.fields.find(({ location }) => location !== null);
  const place = field?.location ?? assessment.manifest ?? null;
  const recorded = assessment.entry === null ? null : { file: assessment.entry.file, line: null };
  const found = finding(state, displayId(id), messageOf(result, state), place ?? recorded);
  return [result.change.hold === 'on-hold' ? { ...found, next: RELEASE } : found];
}

const RELEASE =
  'Release it when it may be written again: comment /release, or take the hold out of the configuration.';

function findingState({ outcome, state, conflict }: ObjectResult): FindingState | null {
  if (outcome?.outcome === 'failed' || outcome?.outcome === 'refused') return outcome.outcome;
  if (conflict) return 'conflict';
  return state === 'in_sync' ? null : state;
}

/** The class's sentence with what is particular: the fields and who wrote them, or the error. */
function messageOf({ outcome, change }: ObjectResult, state: FindingState): string {
  const { sentence } = FINDING_CLASSES[state];
  if (change.hold === 'on-hold') return `${sentence} It is left alone: ${change.reason}.`;
  const error = outcome?.error ?? null;
  if (error !== null) return `${sentence} ${error.code}: ${error.message}`;
  const fields = change.assessment.fields.filter(
    ({ changedBy }) => state === 'git_ahead' || changedBy !== 'git',
  );
  const [first] = fields;
  if (first === undefined) return sentence;
  const more = fields.length > 1 ? ` and ${fields.length - 1} more` : '';
  const who = first.blame === null || state === 'git_ahead' ? '' : `, last written by ${first.blame.manager}`;
  return `${sentence} ${displayPath(first.pointer)}${more}${who}.`;
}

const SWITCH_STATES = { lagging: 'lagging', silent: 'silent', missing: 'no_agent' } as const;

function ofSwitch({ name, state, generation, lastAppliedGen }: SwitchConvergence): StatusFinding[] {
  if (state === 'converged') return [];
  const word = SWITCH_STATES[state];
  const { sentence } = FINDING_CLASSES[word];
  const detail =
    state === 'lagging' ? ` Asked for ${generation ?? 'none'}, runs ${lastAppliedGen ?? 'none'}.` : '';
  return [finding(word, `switch ${name}`, `${sentence}${detail}`, null)];
}
