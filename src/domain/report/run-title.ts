import { cutBytes } from '../shared/byte-length.ts';
import { plural } from '../shared/plural.ts';
import type { RunFacts } from '../status/run-facts.ts';
import type { StatusDocument } from '../status/status-document.ts';
import { groupChanges } from './change-groups.ts';
import { plainText } from './escape-text.ts';
import { sentenceList } from './layout.ts';
import { countedOutcomes, differenceCounts, planCounts, switchCount } from './run-counts.ts';
import { meaningsOfRun } from './run-meanings.ts';
import { insecureEnds, seenSwitches, uncheckedOf } from './unchecked.ts';
import { countSeverities } from './validation-text.ts';

/** The forge's limit for the title of a check. */
export const TITLE_LIMIT = 255;

const NOT_ASKED = 'the cluster was not asked';

/** The result of a run in one line of plain text: what was found first, what darkens it after. */
export function runTitle(facts: RunFacts, document: StatusDocument | null): string {
  const warnings = [
    document?.state === 'stale' ? 'STALE' : null,
    insecureEnds(facts).length > 0 ? 'INSECURE TLS' : null,
  ].filter((word) => word !== null);
  const head = warnings.length === 0 ? '' : `${warnings.join(', ')}: `;
  const result = plainText(resultOf(facts));
  const unchecked = result.endsWith(NOT_ASKED) ? '' : uncheckedTail(facts);
  const tail = meaningsOfRun(facts, null).size === 0 ? stateTail(document) + unchecked : '';
  const room = TITLE_LIMIT - head.length - tail.length;
  return cutBytes(head + cutBytes(result, room) + tail, TITLE_LIMIT);
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
  if (validation.coverage.documents === 0) return 'Nothing was checked: no manifest was found';
  if (error > 0) return invalidTitle(facts, [plural(error, 'error'), ...warnings]);
  if (validation.coverage.validated === 0) return 'Nothing was checked: no manifest was validated';
  switch (mode) {
    case 'validate': {
      const checked = plural(validation.coverage.validated, 'manifest');
      return `Valid: ${[checked, ...warnings].join(', ')}; ${NOT_ASKED}`;
    }
    case 'plan':
      return planTitle(facts);
    case 'apply':
      return applyTitle(facts);
    case 'drift':
      return driftTitle(facts);
  }
}

function invalidTitle(facts: RunFacts, found: readonly string[]): string {
  const { mode, outcomes, plan } = facts;
  const wrote = outcomes.some(({ attempts }) => attempts > 0);
  if (mode === 'apply' && !wrote)
    return `Apply refused: ${sentenceList(found)} in the source, nothing was written`;
  const checked = plan === null || mode === 'validate' ? '' : `; ${comparedText(facts)}`;
  return `Not valid: ${sentenceList(found)}${checked}`;
}

/** What stands in the place of the cluster tells less than the cluster. */
function comparedText({ comparedWith }: RunFacts): string {
  return comparedWith === 'cluster' ? 'the rest was compared' : NOT_ASKED;
}

function planTitle(facts: RunFacts): string {
  if (facts.plan === null) return 'Plan: nothing was compared';
  const { written, text } = planCounts(facts.plan);
  const groups = groupChanges(facts);
  const difference = differenceCounts(groups);
  if (written === 0 && difference.length === 0 && groups.blocked.length + groups.dropped.length === 0) {
    const same = plural(groups.inSync.length, 'object');
    return facts.comparedWith === 'cluster'
      ? `Nothing to do: ${same} in sync`
      : `No change in Git: ${same} as before; ${NOT_ASKED}`;
  }
  const held = difference.length === 0 ? '' : ` (${sentenceList(difference)})`;
  return `Plan: ${text}${held}${facts.comparedWith === 'cluster' ? '' : `; ${NOT_ASKED}`}`;
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
    ...(waiting === 0 ? [] : [`${waiting} in Git not applied yet`]),
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
