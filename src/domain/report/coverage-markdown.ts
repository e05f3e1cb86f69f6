import { compareText } from '../shared/compare-text.ts';
import type { Coverage } from '../shared/coverage.ts';
import { plural } from '../shared/plural.ts';
import type { RunFacts } from '../status/run-facts.ts';
import type { Section } from './fit-bytes.ts';
import { twoWayNotes } from './held-text.ts';
import { escapeMarkdown } from './markdown-escape.ts';
import { fullSentence, name, sentence } from './markdown-parts.ts';
import type { CommandLines } from './report-models.ts';
import { switchCount } from './run-counts.ts';
import { seenSwitches, uncheckedOf } from './unchecked.ts';
import { unwrappedText } from './unwrapped-text.ts';

/** What was seen, what was left out and why, and everything that nobody checked. */
export function coverageSection(facts: RunFacts, commands: CommandLines): Section {
  const { validation, plan, convergence } = facts;
  const unchecked = [...uncheckedOf(facts), ...(validation?.coverage.notChecked ?? [])];
  const remarks = [
    ...twoWayNotes(plan?.changes ?? [], unwrappedText(commands)).map((note) => escapeMarkdown(note)),
    ...(plan?.notices ?? []).map((notice) => `Note: ${fullSentence(notice)}`),
    // why nothing is known of the switches
    ...(convergence !== null && seenSwitches(facts) === null ? [fullSentence(convergence.summary)] : []),
  ];
  return {
    head: `### What was checked\n\n${coverageText(facts)}`,
    items: [
      ...unchecked.map((what) => `- **Not checked:** ${fullSentence(what)}`),
      ...remarks.map((text) => `- ${text}`),
    ],
    layout: 'list',
    noun: 'remark',
  };
}

/** What was seen, as inline markdown in which nothing stands that is not ours. */
export function coverageText(facts: RunFacts): string {
  const { validation } = facts;
  const files =
    validation === null ? 'The files of the fabric were not read.' : seenText(validation.coverage);
  const switches = switchCount(facts);
  return switches === null ? files : `${files} ${switches}.`;
}

/** `69 documents in 9 files: 68 validated, 1 with errors, 0 unreadable, 2 skipped (1 foreign-kind, 1 empty)`. */
function seenText(coverage: Coverage): string {
  const reasons = Object.entries(coverage.skippedByReason)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => compareText(a, b))
    .map(([reason, count]) => `${count} ${escapeMarkdown(reason)}`);
  const why = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
  const seen = `${plural(coverage.documents, 'document')} in ${plural(coverage.files, 'file')}`;
  const { validated, invalid, unreadable, skipped } = coverage;
  return `${seen}: ${validated} validated, ${invalid} with errors, ${unreadable} unreadable, ${skipped} skipped${why}.`;
}

const SKIPPED_SHOWN = 50;

/** Every document that was left out, with the reason. */
export function skippedSections({ validation }: RunFacts): Section[] {
  const skipped = validation?.skipped ?? [];
  if (skipped.length === 0) return [];
  const items = skipped.slice(0, SKIPPED_SHOWN).map(({ file, line, reason, detail }) => {
    const at = line === null ? file : `${file}:${line}`;
    return `- ${name(at)} (${escapeMarkdown(reason)}) ${sentence(detail)}`;
  });
  const more = skipped.length - items.length;
  const foot =
    more === 0 ? {} : { foot: `*and ${plural(more, 'more file or document', 'more files or documents')}*` };
  return [{ head: '### Left out', items, layout: 'list', noun: 'entry', ...foot }];
}
