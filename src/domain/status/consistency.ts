import { combineTerms, roundHealth } from './health.ts';
import { isReasonCode, REASONS } from './reasons.ts';
import { stateOfWhole, worstState } from './roll-up.ts';
import type { Unsealed } from './seal.ts';
import { COMPONENT_NAMES } from './status-state.ts';

/** Where a document does not agree with itself, a sentence each; empty when it does. Three validators: times, states, numbers. */
export function inconsistenciesOf(document: Unsealed): readonly string[] {
  return [...timeFaults(document), ...stateFaults(document), ...numberFaults(document)];
}

type Check = readonly [wrong: boolean, message: string];
const messages = (checks: readonly Check[]) =>
  checks.filter(([wrong]) => wrong).map(([, message]) => message);

function timeFaults({ times, history, components }: Unsealed): string[] {
  const named = [
    ...Object.entries(times).filter(([name]) => name !== 'staleAfterMs'),
    ...COMPONENT_NAMES.map((name) => [`observation of ${name}`, components[name].observedAt] as const),
  ];
  const unreadable = named.filter(([, time]) => typeof time === 'string' && Number.isNaN(Date.parse(time)));
  const unordered = history.some(
    ({ endedAt }, index) => index > 0 && Date.parse(endedAt) > Date.parse(history[index - 1]?.endedAt ?? ''),
  );
  return [
    ...unreadable.map(([name, time]) => `${name} is no time: ${time}`),
    ...messages([
      [unordered, 'the history is not in order'],
      [
        times.appliedAt !== null && times.succeededAt === null,
        'an apply succeeded, and no run is said to have succeeded',
      ],
    ]),
  ];
}

function stateFaults({ state, components, decisions, times, failure, counts }: Unsealed): string[] {
  const parts = COMPONENT_NAMES.map((name) => components[name]);
  const isDecided = decisions.some(({ kind }) => kind === 'state_mismatch');
  const worst = worstState(parts.map((part) => part.state));
  const due = stateOfWhole(worst, { hasSucceeded: times.succeededAt !== null, hasFailed: failure !== null });
  const wrongly = parts.filter((part) => !isStateOfReason(part.reasonCode, part.state));
  const misplaced = COMPONENT_NAMES.filter((name) => components[name].component !== name);
  const { kubernetes, fabric } = components;
  const drifted = Object.entries(counts.states ?? {}).some(
    ([name, count]) => name !== 'in_sync' && name !== 'ignored' && count > 0,
  );
  const isBehind = counts.switches !== null && counts.switches.converged < counts.switches.expected;
  const unseen = parts.filter((part) => part.state === 'healthy' && part.observedAt === null);
  return messages([
    [!isDecided && state !== due, `the whole is ${state}, and its parts make it ${due}`],
    [state === 'healthy' && failure !== null, 'all is well, and the last run failed'],
    [
      isOwn(kubernetes.reasonCode, 'objects-in-sync') && drifted,
      'all objects agree, and the counts show others',
    ],
    [
      isOwn(fabric.reasonCode, 'switches-converged') && isBehind,
      'all switches follow, and the counts show others',
    ],
    [wrongly.length > 0, `${wrongly[0]?.component} has a state that its reason does not give`],
    [unseen.length > 0, `${unseen[0]?.component} is well, and nobody looked at it`],
    [misplaced.length > 0, `the snapshot of ${misplaced[0]} is that of another component`],
  ]);
}

function isOwn(code: string, expected: keyof typeof REASONS): boolean {
  return code === expected;
}

function isStateOfReason(code: string, state: string): boolean {
  if (!isReasonCode(code)) return false;
  const due: string = REASONS[code].state;
  return due === 'any' || due === state;
}

function numberFaults({ health, severity, counts, times }: Unsealed): string[] {
  const { documents, invalid, skipped, states, switches } = counts;
  const due = times.succeededAt === null ? null : roundHealth(combineTerms(health.terms));
  const isCalm = Object.entries(states ?? {}).every(
    ([name, count]) => count === 0 || ['in_sync', 'git_ahead', 'ignored'].includes(name),
  );
  return messages([
    [
      invalid + skipped > documents,
      `${invalid} invalid and ${skipped} skipped documents are more than ${documents}`,
    ],
    [switches !== null && switches.converged > switches.expected, 'more switches follow than there are'],
    [health.value !== due, `the health is ${health.value}, and its terms make it ${due}`],
    [
      severity !== null && states !== null && isCalm !== (severity === 0),
      `the severity is ${severity}, and the counts say otherwise`,
    ],
    [severity === null && states !== null, 'objects were compared, and the severity is not known'],
  ]);
}
