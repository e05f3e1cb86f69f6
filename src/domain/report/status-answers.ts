import { plural } from '../shared/plural.ts';
import type { StatusDocument } from '../status/status-document.ts';
import { sentenceList } from './layout.ts';
import { escapeMarkdown } from './markdown-escape.ts';
import { name, sentence } from './markdown-parts.ts';
import { timeText } from './time-text.ts';

/** Is it safe? From the stored status alone, for whoever opens the page in the night. */
export function statusSafe({ state, reason }: StatusDocument): string {
  const why = sentence(reason);
  switch (state) {
    case 'healthy':
      return `**Yes.** ${why}`;
    case 'warning':
      return `**With care.** ${why}`;
    case 'error':
      return `**No.** ${why}`;
    case 'stale':
      return `**Not known any more.** ${why}`;
    case 'never_synced':
      return `**Not known yet.** ${why}`;
    case 'syncing':
      return `**Not known yet.** A run is under way. ${why}`;
    case 'unknown':
      return `**Not known.** ${why}`;
  }
}

/** What changed? What differs between Git and the cluster, and what the last run that changed anything did. */
export function statusChanged({ counts, history, findings }: StatusDocument): string {
  const parts = [differs(counts.states), lastChange(history)];
  const [first, ...more] = findings;
  if (first !== undefined) {
    parts.push(`First: ${name(first.object)}${more.length === 0 ? '' : ` and ${more.length} more`}, below.`);
  }
  return parts.filter((part) => part !== '').join(' ');
}

const DIFFERENCES: readonly (readonly [string, string])[] = [
  ['both_changed', 'changed on both sides'],
  ['cluster_ahead', 'changed in the cluster'],
  ['missing', 'deleted there'],
  ['extra', 'in the cluster only'],
  ['git_ahead', 'changed in Git and not applied'],
];

function differs(states: StatusDocument['counts']['states']): string {
  if (states === null) return 'Not known: the cluster was not compared.';
  const counts = DIFFERENCES.filter(([state]) => (states[state] ?? 0) > 0).map(
    ([state, what]) => `${states[state] ?? 0} ${what}`,
  );
  if (counts.length === 0) return `Nothing differs: ${plural(states.in_sync ?? 0, 'object')} in sync.`;
  return `${sentenceList(counts)}; ${plural(states.in_sync ?? 0, 'object')} in sync.`;
}

function lastChange(history: StatusDocument['history']): string {
  const last = history.find(({ changed }) => changed > 0);
  if (last === undefined) return '';
  return `Last change: ${plural(last.changed, 'object')} by ${escapeMarkdown(last.mode)} at ${sentence(timeText(last.endedAt))}.`;
}

/** What do I do next? */
export function statusNext({ next, failure }: StatusDocument): string {
  if (next !== '') return sentence(next);
  return failure === null ? 'Nothing.' : sentence(failure.help);
}
