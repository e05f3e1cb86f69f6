import type { PlannedChange } from '../../plan/plan.ts';
import type { KindRegistry } from '../../resource/kind.ts';
import type { Mend } from '../../resource/mend.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { Digest } from '../../shared/digest.ts';
import { displayPath } from '../../shared/pointer.ts';
import type { RunFacts } from '../../status/run-facts.ts';
import { type ChangeGroups, groupChanges, type SeenChange } from '../change-groups.ts';
import type { Conclusion } from '../conclusion.ts';
import { coverageText } from '../coverage-markdown.ts';
import { deleteBlocksOf } from '../delete-block-text.ts';
import { describeChanges } from '../describe-change.ts';
import { plainText } from '../escape-text.ts';
import { blameText } from '../field-text.ts';
import { sortFindings } from '../findings-markdown.ts';
import { shorten } from '../layout.ts';
import { showValue } from '../show-value.ts';
import { uncheckedOf } from '../unchecked.ts';
import { type PullFile, touches } from './changed-lines.ts';
import { documentRanges } from './document-ranges.ts';
import { pullPicture } from './pull-picture.ts';
import { PULL_LIMITS, PULL_REPORT_VERSION, type PullChange, type PullReport } from './pull-report.ts';

/** A pull request as a run that looked at it knows it. */
export interface PullPlace {
  readonly number: number;
  /** Commit that it wants to bring in. */
  readonly head: string;
  readonly base: string | null;
  /** What it changes; null: nobody could be asked. */
  readonly files: readonly PullFile[] | null;
  /** Path in the repository of a file of the fabric; null: the fabric is not in it. */
  repositoryPath(file: string): string | null;
  /** Whether a file of the repository belongs to the fabric. */
  isOfFabric(path: string): boolean;
}

export interface PullSources {
  readonly facts: RunFacts;
  readonly conclusion: Conclusion;
  readonly notes: readonly string[];
  readonly mends: readonly Mend[];
  readonly pull: PullPlace;
  readonly registry: KindRegistry;
  readonly digest: Digest;
}

/** What a run has to say about a pull request, within the bounds of a report. */
export function makePullReport(sources: PullSources): PullReport {
  const { facts, conclusion, notes, mends, pull } = sources;
  const { validation, plan, failure } = facts;
  const findings = sortFindings(validation?.diagnostics ?? []).map((one) => findingOf(one, pull));
  const rangeOf = documentRanges(validation);
  const seen = seenChanges(groupChanges(facts)).map((one) => ({
    ...one,
    own: MAY_BE_OWN.has(one.group) && isOwn(one.change, rangeOf, sources),
  }));
  const ordered = [...seen.filter(({ own }) => own), ...seen.filter(({ own }) => !own)];
  const isClusterSeen = facts.comparedWith === 'cluster';
  return {
    version: PULL_REPORT_VERSION,
    fabric: facts.fabric,
    mode: facts.mode,
    requestId: facts.requestId,
    pull: pull.number,
    head: pull.head,
    base: pull.base,
    live: isClusterSeen && plan !== null ? liveStamp(plan.changes, sources.digest) : null,
    conclusion: conclusion.conclusion,
    title: cut(conclusion.title),
    comparedWith: plan === null ? null : facts.comparedWith,
    touches: touchesOf(pull),
    failure:
      failure === null
        ? null
        : { code: failure.code, message: cut(failure.message), help: cut(failure.help) },
    findings: findings.slice(0, PULL_LIMITS.findings),
    findingsLeftOut: Math.max(0, findings.length - PULL_LIMITS.findings),
    changes: ordered.slice(0, PULL_LIMITS.changes).map((one) => changeOf(one, sources)),
    changesLeftOut: Math.max(0, ordered.length - PULL_LIMITS.changes),
    waves: plan?.waves ?? 0,
    inSync: plan?.byState.in_sync ?? 0,
    picture: pictureOf(seen, sources),
    mends: mends.slice(0, PULL_LIMITS.mends).map(({ file, line, message }) => ({
      file: pathOf(file, pull),
      line: Math.max(1, line),
      message: cut(message),
    })),
    checked: cut(coverageText(facts)),
    notChecked: [...uncheckedOf(facts), ...(validation?.coverage.notChecked ?? [])]
      .slice(0, PULL_LIMITS.notes)
      .map(cut),
    notes: [...notes, ...(plan?.notices ?? [])].slice(0, PULL_LIMITS.notes).map(cut),
  };
}

function cut(text: string): string {
  return shorten(text, PULL_LIMITS.text);
}

/** Equal as long as no live object was written: neither a status nor a read moves it. */
export function liveStamp(changes: readonly PlannedChange[], digest: Digest): string {
  const lines = changes.flatMap(({ key, assessment: { live } }) =>
    live === null ? [] : [`${key} ${live.uid} ${live.generation}`],
  );
  return digest(lines.sort().join('\n'))
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 40);
}

function touchesOf({ files, isOfFabric }: PullPlace): PullReport['touches'] {
  if (files === null) return 'unknown';
  return files.some(({ path }) => isOfFabric(path)) ? 'fabric' : 'nothing';
}

function pathOf(file: string, { repositoryPath }: PullPlace): string {
  return repositoryPath(file) ?? file;
}

function findingOf(one: Diagnostic, pull: PullPlace): PullReport['findings'][number] {
  const { severity, code, file, line, message, help } = one;
  const path = file === '.' ? '.' : pathOf(file, pull);
  return { severity, code, file: path, line: Math.max(1, line), message: cut(message), help: cut(help) };
}

interface GroupedChange extends SeenChange {
  readonly group: PullChange['group'];
}

function seenChanges(groups: ChangeGroups): GroupedChange[] {
  const as = (group: PullChange['group'], found: readonly SeenChange[]) =>
    found.map((one): GroupedChange => ({ ...one, group }));
  const isNew = ({ change }: SeenChange) =>
    change.action === 'create' && change.assessment.fields.length === 0;
  return [
    ...as('dropped', groups.dropped),
    ...as('conflict', groups.conflicts),
    ...as('blocked', groups.blocked),
    ...as('create', groups.waiting.filter(isNew)),
    ...as(
      'update',
      groups.waiting.filter((one) => !isNew(one)),
    ),
    ...as('merge', groups.merges),
    ...as('by-hand', groups.byHand),
    ...as('missing', groups.missing),
  ];
}

/** What only the cluster moved is of no pull request. */
const MAY_BE_OWN: ReadonlySet<PullChange['group']> = new Set([
  'dropped',
  'conflict',
  'blocked',
  'create',
  'update',
  'merge',
]);

/** Compared with its base all of it is of the pull request; compared with a cluster only what stands on its lines. */
function isOwn(
  { assessment }: PlannedChange,
  rangeOf: ReturnType<typeof documentRanges>,
  { facts, pull }: PullSources,
): boolean {
  const { files } = pull;
  if (facts.comparedWith === 'commit' || files === null) return true;
  const { manifest, entry } = assessment;
  const fileAt = (file: string) => files.find(({ path }) => path === pull.repositoryPath(file));
  if (manifest === null) return entry !== null && fileAt(entry.file) !== undefined;
  const [from, to] = rangeOf(manifest);
  return touches(fileAt(manifest.file), from, to);
}

function changeOf(seen: GroupedChange & { readonly own: boolean }, sources: PullSources): PullChange {
  const { change, group, own } = seen;
  const { facts, pull, registry } = sources;
  const { manifest, fields } = change.assessment;
  const side = facts.comparedWith ?? 'commit';
  const words = [...describeChanges(registry, side)(change), ...blockWords(change)];
  const place =
    manifest === null ? null : (fields.find(({ location }) => location !== null)?.location ?? manifest);
  return {
    group,
    kind: cut(change.id.kind),
    namespace: cut(change.id.namespace),
    name: cut(change.id.name),
    file: place === null ? null : pathOf(place.file, pull),
    line: place === null ? null : Math.max(1, place.line),
    wave: Math.max(1, change.wave),
    own,
    reason: cut(change.reason),
    words: words.slice(0, PULL_LIMITS.words).map((one) => shorten(one, 300)),
    fields: fields.slice(0, PULL_LIMITS.fields).map((one) => ({
      path: shorten(one.pointer === '' ? 'the whole object' : plainText(displayPath(one.pointer)), 200),
      desired: one.desired === undefined ? null : showValue(one.desired),
      base: one.base === undefined ? null : showValue(one.base),
      live: one.live === undefined ? null : showValue(one.live),
      by: group === 'by-hand' || group === 'conflict' || group === 'merge' ? cut(blameText(one.blame)) : null,
      conflict: one.conflict,
    })),
    fieldsLeftOut: Math.max(0, fields.length - PULL_LIMITS.fields),
  };
}

function blockWords({ assessment }: PlannedChange): string[] {
  return deleteBlocksOf(assessment).map(
    ({ code, why }) => `the fabric refuses to delete it, ${code}: ${why}`,
  );
}

const MARKS = {
  dropped: 'gone',
  create: 'new',
  update: 'changed',
  merge: 'changed',
  conflict: 'changed',
} as const;

function pictureOf(
  seen: readonly (GroupedChange & { readonly own: boolean })[],
  { registry }: PullSources,
): PullReport['picture'] {
  const pictured = seen.flatMap(({ change, group, own }) => {
    const mark = group in MARKS ? MARKS[group as keyof typeof MARKS] : null;
    return own && mark !== null ? [{ change, mark }] : [];
  });
  return pullPicture(pictured, registry);
}
