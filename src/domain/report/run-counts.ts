import { countOutcomes, type ObjectOutcome, type OutcomeResult } from '../plan/outcome.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunFacts } from '../status/run-facts.ts';
import type { ChangeGroups } from './change-groups.ts';
import { seenSwitches } from './unchecked.ts';

/** Order in which outcomes are told: what was done, what was not, what went wrong. */
export const OUTCOMES: readonly OutcomeResult[] = [
  'created',
  'configured',
  'deleted',
  'unchanged',
  'held',
  'skipped',
  'refused',
  'failed',
];

/** `3 created`, `44 unchanged`. */
export function countedOutcomes(outcomes: readonly ObjectOutcome[]): string[] {
  return outcomeCounts(countOutcomes(outcomes));
}

/** The same of outcomes that were counted before. */
export function outcomeCounts(counts: Readonly<Record<OutcomeResult, number>>): string[] {
  return countsText(OUTCOMES.map((result) => [counts[result], result] as const));
}

/** What an apply would do, by object; `written` is how many it would write. */
export function planCounts({ changes }: Plan): { readonly written: number; readonly text: string } {
  let created = 0;
  let updated = 0;
  let held = 0;
  let gone = 0;
  let kept = 0;
  for (const { action, hold, assessment } of changes) {
    // against a commit nothing is known of the cluster: an object that was there before is updated, not made
    if (action === 'create' && assessment.fields.length === 0) created += 1;
    else if (action === 'create' || action === 'update') updated += 1;
    // there would be nothing to write on it, whatever holds it
    else if (action === 'keep' || assessment.state === 'in_sync') kept += 1;
    else if (hold === 'delete-off') gone += 1;
    else if (hold !== 'unmanaged' && hold !== 'ignored') held += 1;
  }
  const counts: readonly (readonly [number, string])[] = [
    [created, 'to create'],
    [updated, 'to update'],
    [held, 'held'],
    [gone, 'gone from Git'],
    [kept, 'unchanged'],
  ];
  return { written: created + updated, text: countsText(counts).join(', ') };
}

/** `3 created`, `44 unchanged`: what is not zero. */
function countsText(counts: readonly (readonly [number, string])[]): string[] {
  return counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
}

/** Objects that are not as Git has them because of somebody else, by how. */
export function differenceCounts(groups: ChangeGroups): string[] {
  const counts: readonly (readonly [number, string])[] = [
    [groups.conflicts.length, 'in conflict'],
    [groups.merges.length, 'changed on both sides'],
    [groups.byHand.length, 'changed in the cluster'],
    [groups.missing.length, 'deleted there'],
  ];
  return countsText(counts);
}

/** `11 of 12 switches run it`; null where nothing is known of them or there are none. */
export function switchCount(facts: Pick<RunFacts, 'convergence' | 'switches'>): string | null {
  const switches = seenSwitches(facts);
  if (switches === null || switches.length === 0) return null;
  const done = switches.filter(({ state }) => state === 'converged').length;
  return `${done} of ${switches.length} switches run it`;
}
