import { displayId } from '../resource/object-id.ts';
import { plural } from '../shared/plural.ts';
import { type Evidence, type FixedReason, snapshotFor } from './make-snapshot.ts';
import { driftStatusOf, OBJECT_STATUSES, type ObjectResult, objectResults } from './object-results.ts';
import type { RunFacts } from './run-facts.ts';
import { SEVERE, severityOfResults } from './severity.ts';
import type { Snapshot } from './snapshot.ts';

/** When the cluster was as the facts say: at the start of a run that only looks, after the writes of an apply. */
export function clusterSeenAt(facts: RunFacts): string {
  if (facts.mode !== 'apply' || facts.outcomes.length === 0) return facts.startedAt;
  const waited = facts.convergence?.waitedMs ?? 0;
  const written = Date.parse(facts.endedAt) - waited;
  return new Date(Math.max(Date.parse(facts.startedAt), written)).toISOString();
}

/** Was this run to compare with the cluster, and could not? */
export function missedTheCluster(facts: RunFacts): boolean {
  if (facts.mode === 'validate' || facts.plan !== null) return false;
  const cluster = facts.endpoints.find(({ endpoint }) => endpoint === 'cluster');
  const { failure, validation } = facts;
  if (cluster !== undefined && cluster.failure !== null) return true;
  if (failure?.category === 'cancelled') return false;
  const troubled = cluster?.asked === true && !cluster.reached;
  // the end may be well and the comparison fail all the same: a right, a refusal, a time limit
  return troubled || (failure !== null && cluster?.asked === true && validation !== null);
}

export function isCompared(facts: RunFacts): boolean {
  return facts.plan !== null && facts.comparedWith === 'cluster';
}

/**
 * The objects as this run saw them; null: the run did not look. `differences` identifies what differs with its values, so
 * that a status tells one drift from another.
 */
export function observeCluster(facts: RunFacts, differences: string | null): Snapshot | null {
  if (isCompared(facts)) return judgeObjects(facts, differences);
  if (!missedTheCluster(facts)) return null;
  const { failure } = facts;
  const why = failure === null ? 'the cluster did not answer' : failure.message;
  return snapshotFor('kubernetes', 'cluster-not-read', {
    observedAt: facts.startedAt,
    reason: `not compared: ${why}`,
    evidence: { code: failure?.code ?? null },
  });
}

function judgeObjects(facts: RunFacts, differences: string | null): Snapshot {
  const results = objectResults(facts);
  const { code, reason } = verdict(facts, results);
  const trouble = results.find(({ status }) => status === 'error');
  const evidence: Evidence = {
    drift: driftStatusOf(results),
    differing: results.filter(({ state }) => state !== null && state !== 'in_sync').length,
    ...countStatuses(results),
    conflicts: results.filter(({ conflict }) => conflict).length,
    differences,
    object: trouble === undefined ? null : displayId(trouble.change.id),
    code:
      trouble?.outcome?.error?.code ?? (code === 'apply-ended-early' ? (facts.failure?.code ?? null) : null),
  };
  return snapshotFor('kubernetes', code, { observedAt: clusterSeenAt(facts), reason, evidence });
}

function countStatuses(results: readonly ObjectResult[]): Record<string, number> {
  return Object.fromEntries(
    OBJECT_STATUSES.map((status) => [status, results.filter((result) => result.status === status).length]),
  );
}

interface Verdict {
  readonly code: FixedReason;
  readonly reason: string;
}

/** The gravest first. */
function verdict(facts: RunFacts, results: readonly ObjectResult[]): Verdict {
  return failedVerdict(facts, results) ?? driftVerdict(results) ?? calmVerdict(results);
}

function failedVerdict(facts: RunFacts, results: readonly ObjectResult[]): Verdict | null {
  if (facts.mode !== 'apply') return null;
  const failed = results.filter(({ outcome }) => outcome?.outcome === 'failed');
  const refused = results.filter(({ outcome }) => outcome?.outcome === 'refused');
  if (failed.length > 0)
    return { code: 'objects-failed', reason: troubleText(failed, 'could not be written') };
  if (refused.length > 0) {
    return { code: 'objects-refused', reason: troubleText(refused, 'refused by the cluster') };
  }
  // once the switches are waited for, everything is written
  const why = facts.interrupted ?? (facts.convergence === null ? (facts.failure?.message ?? null) : null);
  return why === null ? null : { code: 'apply-ended-early', reason: `the apply ended early: ${why}` };
}

function troubleText(results: readonly ObjectResult[], what: string): string {
  const [first] = results;
  const error = first?.outcome?.error;
  const detail = error === null || error === undefined ? '' : ` (${error.code}: ${error.message})`;
  const name = first === undefined ? '' : displayId(first.change.id);
  return `${plural(results.length, 'object')} ${what}, first ${name}${detail}`;
}

function driftVerdict(results: readonly ObjectResult[]): Verdict | null {
  const count = (matches: (result: ObjectResult) => boolean) => results.filter(matches).length;
  const conflicts = count(({ conflict }) => conflict);
  const missing = count(({ state }) => state === 'missing');
  const changed = count(
    ({ state, conflict }) => !conflict && (state === 'cluster_ahead' || state === 'both_changed'),
  );
  const drifted = conflicts + missing + changed;
  if (drifted === 0) return null;
  const parts = [
    ...(conflicts === 0 ? [] : [`${conflicts} in conflict with Git`]),
    ...(missing === 0 ? [] : [`${missing} deleted in the cluster`]),
    ...(changed === 0 ? [] : [`${changed} changed in the cluster`]),
  ];
  const reason = `${drifted} of ${plural(results.length, 'object')}: ${parts.join(', ')}`;
  if (severityOfResults(results) >= SEVERE) return { code: 'objects-far-off', reason };
  return { code: conflicts > 0 ? 'objects-conflict' : 'objects-drifted', reason };
}

function calmVerdict(results: readonly ObjectResult[]): Verdict {
  const ahead = results.filter(({ state }) => state === 'git_ahead').length;
  const extra = results.filter(({ state }) => state === 'extra').length;
  const total = plural(results.length, 'object');
  if (results.length === 0) return { code: 'objects-none', reason: 'no object in Git or in the cluster' };
  if (ahead > 0)
    return { code: 'objects-git-ahead', reason: `${ahead} of ${total} changed in Git and not applied` };
  if (extra > 0) {
    return {
      code: 'objects-unmanaged',
      reason: `${extra} of ${total} only in the cluster; the rest agrees with Git`,
    };
  }
  return { code: 'objects-in-sync', reason: `${total}, Git and cluster agree on all` };
}
