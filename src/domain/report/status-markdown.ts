import { COMPONENT_TITLES } from '../status/component-titles.ts';
import type { Snapshot } from '../status/snapshot.ts';
import type { StatusDocument } from '../status/status-document.ts';
import { COMPONENT_NAMES, type ComponentName } from '../status/status-state.ts';
import { type DecisionWords, decisionWords } from './decision-words.ts';
import type { Section } from './fit-bytes.ts';
import { escapeMarkdown } from './markdown-escape.ts';
import { alert, row, sentence, tableHead } from './markdown-parts.ts';
import { stateText } from './state-symbols.ts';
import { timeText } from './time-text.ts';

const SOURCES: Readonly<Record<Snapshot['source'], string>> = {
  run: '',
  previous: ' (from an earlier run)',
  watch: ' (watch)',
  default: '',
};

/** The five components, each with why and when it was seen. */
export function componentSection({ components }: Pick<StatusDocument, 'components'>): Section {
  return {
    head: `### Status\n\n${tableHead(['Part', 'State', 'Why', 'Seen'])}`,
    items: COMPONENT_NAMES.map((component) => componentRow(component, components[component])),
    layout: 'rows',
    noun: 'component',
  };
}

function componentRow(component: ComponentName, snapshot: Snapshot): string {
  const { state, reason, observedAt, source } = snapshot;
  const seen =
    observedAt === null ? 'never' : `${escapeMarkdown(timeText(observedAt))}${SOURCES[source] ?? ''}`;
  return row([`**${COMPONENT_TITLES[component]}**`, stateText(state), sentence(reason), seen]);
}

/** Contradictions that were found in the status, and how each was decided. */
export function decisionSections({ decisions, inconsistencies }: StatusDocument): Section[] {
  const doubts: Section[] =
    inconsistencies.length === 0
      ? []
      : [
          {
            head: '### This status contradicts itself',
            items: inconsistencies.map((text) => `- ${sentence(text)}`),
            layout: 'list',
            noun: 'contradiction',
          },
        ];
  if (decisions.length === 0) return doubts;
  const items = decisionWords(decisions).map(decisionItem);
  return [...doubts, { head: '### Decided on contradictions', items, layout: 'list', noun: 'decision' }];
}

function decisionItem({ text, advice }: DecisionWords): string {
  return advice === '' ? `- ${sentence(text)}` : `- ${sentence(text)} **What to do:** ${sentence(advice)}`;
}

/** In red wherever a status is shown: whoever stands between could be answering. */
export function insecureAlert(ends: readonly string[]): string {
  return alert('CAUTION', [
    `🔴 **INSECURE: certificates are not verified** for ${ends.map(escapeMarkdown).join(' and ')}. Anybody on the way can read the credentials and answer instead.`,
    'Put the right certificate authority into the kubeconfig and remove `insecure-skip-tls-verify`.',
  ]);
}
