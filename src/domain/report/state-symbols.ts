import type { StatusState } from '../status/status-state.ts';
import type { CheckConclusion } from './check-report.ts';
import { escapeMarkdown } from './markdown-escape.ts';

/** A shape each, so that nobody needs to see colours; the word always stands beside it. */
const SYMBOLS: Readonly<Record<StatusState, string>> = {
  healthy: '✅',
  warning: '⚠️',
  error: '❌',
  unknown: '❔',
  syncing: '🔄',
  stale: '⌛',
  never_synced: '⚪',
};

/** `⚠️ warning`. A state of a document that was edited by hand may be none of ours. */
export function stateText(state: StatusState): string {
  return `${SYMBOLS[state] ?? '❔'} ${escapeMarkdown(state.replaceAll('_', ' '))}`;
}

/** A run that looks at no status says how it ended instead. */
export function conclusionText(conclusion: CheckConclusion): string {
  switch (conclusion) {
    case 'success':
      return '✅ good';
    case 'neutral':
      return '⚠️ needs a look';
    case 'failure':
      return '❌ failed';
    case 'cancelled':
      return '⚪ cancelled';
  }
}
