import { COMPONENT_TITLES } from '../status/component-titles.ts';
import { FOUNDING_RULES } from '../status/founding-rules.ts';
import type { RecordedDecision, StatusDocument } from '../status/status-document.ts';
import type { ComponentName } from '../status/status-state.ts';
import { sentenceList } from './layout.ts';

/** A decision as people are told of it. status.json has what it was decided from, with times and sources. */
export interface DecisionWords {
  /** One sentence, plain text. */
  readonly text: string;
  /** '' where there is nothing to do. */
  readonly advice: string;
}

/** Decisions in a few words each; those that say the same of several components are one. */
export function decisionWords(decisions: StatusDocument['decisions']): readonly DecisionWords[] {
  const groups = new Map<string, RecordedDecision[]>();
  for (const decision of decisions) {
    const { kind, rule, result, recommendation, components } = decision;
    // the result begins with the component
    const words = [kind, rule, withoutName(result, components), recommendation];
    const key = kind === 'missing' ? JSON.stringify(words) : JSON.stringify([...words, components]);
    groups.set(key, [...(groups.get(key) ?? []), decision]);
  }
  return [...groups.values()].map(wordsOf);
}

function wordsOf(group: readonly RecordedDecision[]): DecisionWords {
  const [first] = group;
  if (first === undefined) return { text: '', advice: '' };
  const components = [...new Set(group.flatMap((one) => one.components))];
  return {
    text: `${whatOf(first.kind, components)}: ${howOf(first)}.`,
    advice: first.recommendation,
  };
}

function whatOf(kind: RecordedDecision['kind'], components: readonly ComponentName[]): string {
  const titles =
    components.length === 0 ? 'the run' : sentenceList(components.map((one) => COMPONENT_TITLES[one]));
  switch (kind) {
    case 'state_mismatch':
      return `${titles} disagree`;
    case 'timestamp':
      return `Two looks at ${titles} differ`;
    case 'missing':
      return `Nobody has looked at ${titles} yet`;
    case 'inconsistent':
      return `What was seen of ${titles} contradicted itself`;
  }
}

/** `kubernetes error stands; the clocks may differ`. */
const RESULT = /^\w+ (\w+)(?: stands| is put in| is kept)?(;.*)?$/;

function howOf({ kind, rule, result }: RecordedDecision): string {
  const [, state, rest = ''] = RESULT.exec(result) ?? [];
  if (state === undefined) return `it is ${result}`.replace('it is read', 'it was read');
  const counts = `${state.replaceAll('_', ' ')}${rest}`;
  if (rule !== FOUNDING_RULES[kind].name) return `your rule ${rule} decided for ${counts}`;
  const words = {
    state_mismatch: 'the cluster counts',
    timestamp: 'the later one counts',
    missing: 'it counts as',
    inconsistent: 'it stays',
  }[kind];
  return kind === 'missing' || kind === 'inconsistent' ? `${words} ${counts}` : `${words}, ${counts}`;
}

function withoutName(result: string, [component = '']: readonly string[]): string {
  return result.startsWith(`${component} `) ? result.slice(component.length + 1) : result;
}
