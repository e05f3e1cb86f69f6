import { boundedText } from './bounded-text.ts';
import type { ConflictDecision } from './conflict.ts';
import { candidateText } from './detect.ts';
import { FOUNDING_RULES } from './founding-rules.ts';
import type { RecordedDecision } from './status-document.ts';

/** Every decision with its inputs. After a refresh that settled everything, the refresh itself is on record. */
export function recordDecisions(
  decisions: readonly ConflictDecision[],
  refreshed: boolean,
): readonly RecordedDecision[] {
  const recorded = decisions.map(recordOne);
  const isSettled = refreshed && !recorded.some(({ kind }) => kind === 'inconsistent');
  return isSettled ? [...recorded, SETTLED] : recorded;
}

const SETTLED: RecordedDecision = {
  kind: 'inconsistent',
  rule: FOUNDING_RULES.inconsistent.name,
  components: [],
  message: 'What the run found first contradicted itself.',
  inputs: [],
  result: 'read once more, and it agrees',
  recommendation: '',
};

function recordOne(decision: ConflictDecision): RecordedDecision {
  const { conflict, rule, recommendation } = decision;
  return {
    kind: conflict.kind,
    rule,
    components: conflict.components,
    message: boundedText(conflict.message),
    inputs: conflict.candidates.map(candidateText),
    result: resultText(decision),
    recommendation,
  };
}

function resultText({ action, chosen, skewed }: ConflictDecision): string {
  if (action === 'refresh' || chosen === null) return 'to be read once more';
  const verb = { choose: 'stands', default: 'is put in', keep: 'is kept' }[action];
  const skew = skewed ? '; the clocks may differ by as much, so the order is not certain' : '';
  return `${chosen.component} ${chosen.state} ${verb}${skew}`;
}
