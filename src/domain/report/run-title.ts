import { plural } from '../shared/plural.ts';
import type { RunFacts } from '../status/run-facts.ts';
import type { StatusDocument } from '../status/status-document.ts';
import { cutBytes } from './byte-length.ts';
import { groupChanges } from './change-groups.ts';
import { plainText } from './escape-text.ts';
import { sentenceList } from './layout.ts';
import { countedOutcomes, differenceCounts, planCounts, switchCount } from './run-counts.ts';
import { meaningsOfRun } from './run-meanings.ts';
import { insecureEnds, seenSwitches, uncheckedOf } from './unchecked.ts';
import { countSeverities } from './validation-text.ts';

/** The forge's limit for the title of a check. */
export const TITLE_LIMIT = 255;

/** The result of a run in one line of plain text: what was found first, what darkens it after. */
export function runTitle(facts: RunFacts, document: StatusDocument | null): string {
  const warnings = [
    document?.state === 'stale' ? 'STALE' : null,
    insecureEnds(facts).length > 0 ? 'INSECURE TLS' : null,
  ].filter((word) => word !== null);
  const head = warnings.length === 0 ? '' : `${warnings.join(', ')}: `;
  const tail = meaningsOfRun(facts, null).size === 0 ? stateTail(document) + uncheckedTail(facts) : '';
  const room = TITLE_LIMIT - head.length - tail.length;
  return cutBytes(head + cutBytes(plainText(resultOf(facts)), room) + tail, TITLE_LIMIT);
}

/** A run may find nothing while the fabric is not well: the last apply failed, nobody watches. */
function stateTail(document: StatusDocument | null): string {
  if (document === null || document.state === 'healthy' || document.state === 'stale') return '';
  return ` (status: ${plainText(document.state).replaceAll('_', ' ')})`;
}

function uncheckedTail(facts: RunFacts): string {
  return uncheckedOf(facts).length === 0 ? '' : '; not everything was checked';
}

function resultOf(facts: RunFacts): string {
  const { failure, validation, interrupted, mode } = facts;
  if (failure !== null) {
    return failure.code === 'HHS-1301'
      ? `Cancelled: ${failure.message}`
      : `Failed: ${failure.code} ${failure.message}`;
  }
  if (validation === null) return 'Failed: the files of the fabric could not be read';
  if (interrupted !== null) return `Apply stopped early: ${interrupted}`;
  const { error, warning } = countSeverities(validation.diagnostics);
  const warnings = warning === 0 ? [] : [plural(warning, 'warning')];
  if (error > 0) return invalidTitle(facts, [plural(error, 'error'), ...warnings]);
  if (validation.coverage.validated === 0) return 'Nothing was checked: no manifest was found';
  switch (mode) {
    case 'validate': {
      const checked = plural(validation.coverage.validated, 'manifest');
      return `Valid: ${[checked, ...warnings].join(', ')}; the cluster was not asked`;
    }
    case 'plan':
      return planTitle(facts);
    case 'apply':
      return applyTitle(facts);
    case 'drift':
      return driftTitle(facts);
  }
}

function invalidTitle({ mode, outcomes, plan }: RunFacts, found: readonly string[]): string {
  const wrote = outcomes.some(({ attempts }) => attempts > 0);
  if (mode === 'apply' && !wrote)
    return `Apply refused: ${sentenceList(found)} in the source, nothing was written`;
  const checked = plan === null ? '' : '; the rest was compared';
  return `Not valid: ${sentenceList(found)}${checked}`;
}

function planTitle(facts: RunFacts): string {
  if (facts.plan === null) return 'Plan: nothing was compared';
  const { written, text } = planCounts(facts.plan);
  const groups = groupChanges(facts);
  const difference = differenceCounts(groups);
  if (written === 0 && difference.length === 0 && groups.blocked.length + groups.dropped.length === 0) {
    return `Nothing to do: ${plural(groups.inSync.length, 'object')} in sync`;
  }
  const held = difference.length === 0 ? '' : ` (${sentenceList(difference)})`;
  return `Plan: ${text}${held}`;
}

function applyTitle(facts: RunFacts): string {
  const counts = countedOutcomes(facts.outcomes);
  const sum = counts.length === 0 ? 'nothing was seen' : sentenceList(counts);
  const switches = switchCount(facts);
  return `Apply: ${sum}${switches === null ? '' : `; ${switches}`}`;
}

function driftTitle(facts: RunFacts): string {
  if (facts.plan === null) return 'Drift: nothing was compared';
  const groups = groupChanges(facts);
  const waiting = groups.waiting.length + groups.blocked.length + groups.dropped.length;
  const tail = [
    `${groups.inSync.length} in sync`,
    ...(waiting === 0 ? [] : [`${waiting} changed in Git`]),
    ...(lags(facts) ? [switchCount(facts)] : []),
  ].join('; ');
  const found = [
    ...differenceCounts(groups),
    ...(groups.extra.length === 0 ? [] : [`${groups.extra.length} in the cluster only`]),
  ];
  return found.length === 0 ? `No drift: ${tail}` : `Drift: ${sentenceList(found)}; ${tail}`;
}

function lags(facts: RunFacts): boolean {
  return (seenSwitches(facts) ?? []).some(({ state }) => state !== 'converged');
}
