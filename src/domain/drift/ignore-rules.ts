import type { ConflictPolicy, IgnoreRule } from '../resource/fabric-policy.ts';
import type { ObjectId } from '../resource/object-id.ts';
import { pointerTokens } from '../shared/pointer.ts';
import { matchesPath, matchesWildcard } from '../shared/wildcard.ts';
import type { Assessment, FieldDifference, IgnoredDifference, ObjectState } from './assessment.ts';
import { manifestToWrite } from './keep-ignored.ts';

export interface IgnoreResult {
  readonly assessments: readonly Assessment[];
  /** Rules that are over; they have no effect any more. */
  readonly expired: readonly IgnoreRule[];
  /** Rules in force that no difference fitted. */
  readonly unused: readonly IgnoreRule[];
}

/**
 * Takes what the rules name out of the differences, and keeps it beside them with the reason: an ignored difference is
 * neither drift nor written. A rule without path and manager covers whole objects that only the cluster has, too. With
 * policy `cluster` fields that both sides changed are left as the cluster has them in the same way. `nowMs`: since 1970.
 */
export function applyIgnoreRules(
  assessments: readonly Assessment[],
  rules: readonly IgnoreRule[],
  policy: ConflictPolicy,
  nowMs: number,
): IgnoreResult {
  const expired = rules.filter(({ expiresMs }) => expiresMs !== null && expiresMs <= nowMs);
  const inForce = expired.length === 0 ? rules : rules.filter((rule) => !expired.includes(rule));
  const used = new Set<IgnoreRule>();
  const isIdle = inForce.length === 0 && policy !== 'cluster';
  const left = isIdle ? assessments : assessments.map((one) => settle(one, inForce, policy, used));
  return { assessments: left, expired, unused: inForce.filter((rule) => !used.has(rule)) };
}

function settle(
  assessment: Assessment,
  rules: readonly IgnoreRule[],
  policy: ConflictPolicy,
  used: Set<IgnoreRule>,
): Assessment {
  const { state, fields, ignored, id } = assessment;
  if (ignored || state === 'in_sync') return assessment;
  if (state === 'extra') return leaveExtra(assessment, rules, used);
  if (fields.length === 0) return assessment;
  const own = rules.filter((rule) => fitsObject(rule, id));
  if (own.length === 0 && policy !== 'cluster') return assessment;
  const kept: FieldDifference[] = [];
  const left: IgnoredDifference[] = [];
  for (const field of fields) {
    const fitting = own.filter((rule) => fitsField(rule, field));
    for (const rule of fitting) used.add(rule);
    const [rule] = fitting;
    if (rule !== undefined) left.push({ field, reason: rule.reason, expiresMs: rule.expiresMs, by: 'rule' });
    else if (policy === 'cluster' && field.conflict && assessment.manifest !== null) {
      left.push({
        field,
        reason: 'the conflict policy of the fabric is cluster',
        expiresMs: null,
        by: 'policy',
      });
    } else kept.push(field);
  }
  if (left.length === 0) return assessment;
  const judged = { ...assessment, ...judge(assessment, kept, left), ignoredFields: left };
  return { ...judged, manifest: manifestToWrite(judged) };
}

function leaveExtra(assessment: Assessment, rules: readonly IgnoreRule[], used: Set<IgnoreRule>): Assessment {
  const { id } = assessment;
  const fitting = rules.filter((rule) => rule.path === null && rule.manager === null && fitsObject(rule, id));
  for (const rule of fitting) used.add(rule);
  const [rule] = fitting;
  return rule === undefined ? assessment : { ...assessment, ignored: true, ignoredBecause: rule.reason };
}

function fitsObject({ kind, name }: IgnoreRule, id: ObjectId): boolean {
  return (kind === null || kind === id.kind) && (name === null || matchesWildcard(name, id.name));
}

function fitsField({ path, manager }: IgnoreRule, field: FieldDifference): boolean {
  if (manager !== null && (field.blame === null || !matchesWildcard(manager, field.blame.manager)))
    return false;
  return path === null || matchesPath(path, pointerTokens(field.pointer));
}

/** The row of the state table for what is left. */
function judge(
  assessment: Assessment,
  fields: readonly FieldDifference[],
  left: readonly IgnoredDifference[],
): Pick<Assessment, 'state' | 'reason' | 'fields' | 'refreshInventory'> {
  const { manifest, entry, deleteCandidate } = assessment;
  const but =
    left.length === 1 ? 'one difference that is ignored' : `${left.length} differences that are ignored`;
  if (fields.length > 0) {
    const state = deleteCandidate ? 'both_changed' : stateOf(fields);
    const reason = state === assessment.state ? assessment.reason : REASONS[state];
    return { state, reason, fields, refreshInventory: assessment.refreshInventory };
  }
  if (deleteCandidate) {
    const reason = `removed from Git and untouched in the cluster since, but for ${but}`;
    return { state: 'git_ahead', reason, fields, refreshInventory: false };
  }
  // recorded without a generation, see `recordedGeneration`: the next comparison looks at the fields again
  const refreshInventory = entry === null || (manifest !== null && manifest.digest !== entry.digest);
  return { state: 'in_sync', reason: `equal in Git and cluster but for ${but}`, fields, refreshInventory };
}

function stateOf(fields: readonly FieldDifference[]): 'git_ahead' | 'cluster_ahead' | 'both_changed' {
  if (fields.every(({ changedBy }) => changedBy === 'git')) return 'git_ahead';
  return fields.every(({ changedBy }) => changedBy === 'cluster') ? 'cluster_ahead' : 'both_changed';
}

const REASONS: Readonly<
  Record<Extract<ObjectState, 'git_ahead' | 'cluster_ahead' | 'both_changed'>, string>
> = {
  git_ahead: 'Git moved; what the cluster changed is ignored',
  cluster_ahead: 'the cluster was changed since the last apply; what Git changed besides is ignored',
  both_changed: 'Git and cluster both moved since the last apply',
};
