import { boundedText } from './bounded-text.ts';
import { COMPONENT_TITLES } from './component-titles.ts';
import { nextOf, REASONS } from './reasons.ts';
import type { RollUp } from './roll-up.ts';
import type { FailureFact } from './run-facts.ts';

/** Why the whole is in its state and what a person does next, a sentence each. */
export function overallText(
  { state, speaker }: Pick<RollUp, 'state' | 'speaker'>,
  failure: FailureFact | null,
): { readonly reason: string; readonly next: string } {
  if (state === 'healthy') return { reason: 'Git, cluster and switches agree.', next: '' };
  const what = `${COMPONENT_TITLES[speaker.component]}: ${speaker.reason}`;
  const next = nextOf(speaker.reasonCode);
  if (state === 'never_synced') {
    const why = failure === null ? what : `${failure.code}: ${failure.message}`;
    const reason = boundedText(`No run has succeeded yet; ${why}`);
    return {
      reason,
      next: failure?.help ?? (speaker.state === 'healthy' ? REASONS['never-synced'].next : next),
    };
  }
  if (speaker.state === 'healthy' && failure !== null) {
    const reason = boundedText(`The last run failed; ${failure.code}: ${failure.message}`);
    return { reason, next: failure.help };
  }
  return { reason: boundedText(what), next };
}
