import type { ConvergenceReport, SwitchConvergence } from '../fabric/convergence.ts';
import type { RunFacts } from '../status/run-facts.ts';
import type { Section } from './fit-bytes.ts';
import { fullSentence, name, row, tableHead } from './markdown-parts.ts';
import { switchCount } from './run-counts.ts';
import { durationText } from './time-text.ts';
import { seenSwitches } from './unchecked.ts';

const STATES: Readonly<Record<SwitchConvergence['state'], { readonly text: string; readonly look: string }>> =
  {
    converged: { text: '✅ runs it', look: '' },
    lagging: {
      text: '⚠️ lagging',
      look: 'It still works on it, or its agent fails: look at the agent log on the switch.',
    },
    silent: { text: '❌ silent', look: 'Check that it is up and reaches the control node.' },
    missing: {
      text: '❌ no agent',
      look: 'The fabric made no Agent for it: look at the log of the fabric controller.',
    },
  };

const COLUMNS = ['Name', 'State', 'Generation', 'Last sign of life', 'What to do'];

/** Only switches that are behind; those that run what they are asked to are a number in the coverage. */
export function switchSections(facts: Pick<RunFacts, 'convergence' | 'switches'>): Section[] {
  const { convergence } = facts;
  const behind = (seenSwitches(facts) ?? []).filter(({ state }) => state !== 'converged');
  const ended = convergence?.result === 'timed-out' || convergence?.result === 'cancelled';
  if (behind.length === 0 && !ended) return [];
  const head = [
    `### Switches: ${switchCount(facts) ?? 'not known'}`,
    ...(ended ? [endText(convergence, behind.length > 0)] : []),
    ...(behind.length === 0 ? [] : [tableHead(COLUMNS)]),
  ].join('\n\n');
  return [{ head, items: behind.map(switchRow), layout: 'rows', noun: 'switch that is behind' }];
}

/** The summary names the switches, as the table does: where there is one, only the time is told. */
function endText({ result, waitedMs, summary }: ConvergenceReport, hasTable: boolean): string {
  if (!hasTable) return fullSentence(summary);
  const waited = durationText(waitedMs);
  return result === 'cancelled'
    ? `The wait for them was cancelled after ${waited}.`
    : `The run waited ${waited} for them.`;
}

function switchRow(one: SwitchConvergence): string {
  const { text, look } = STATES[one.state];
  return row([
    name(one.name),
    text,
    one.generation === null ? 'none' : `${one.generation} asked, ${one.lastAppliedGen ?? 'none'} applied`,
    one.heartbeatAgeMs === null ? 'none' : `${Math.round(one.heartbeatAgeMs / 1000)} s before`,
    look,
  ]);
}
