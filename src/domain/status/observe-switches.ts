import type { SwitchConvergence } from '../fabric/convergence.ts';
import { plural } from '../shared/plural.ts';
import { namesText } from './bounded-text.ts';
import { type Evidence, type FixedReason, snapshotFor } from './make-snapshot.ts';
import { isCompared, missedTheCluster } from './observe-cluster.ts';
import type { RunFacts } from './run-facts.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The switches as this run saw them; null: the run did not look. `before`: what the status said last, because an apply
 * that is not in force stays so until the switches follow, whoever looks.
 */
export function observeSwitches(facts: RunFacts, before: Snapshot | null): Snapshot | null {
  const observedAt = facts.endedAt;
  const ended = facts.convergence?.result ?? null;
  if (facts.switches !== null) return judgeSwitches(facts, facts.switches, before);
  if (ended !== null || missedTheCluster(facts)) {
    const reason = facts.convergence?.summary ?? 'the cluster could not be asked for its switches';
    // an apply that waited in vain is not in force, whether or not the switches can be named
    const code = ended === 'timed-out' ? 'switches-not-in-force' : 'switches-not-listed';
    return snapshotFor('fabric', code, { observedAt, reason });
  }
  // compared, and yet no word of the switches: they were asked for and could not be listed
  return isCompared(facts) ? snapshotFor('fabric', 'switches-not-listed', { observedAt }) : null;
}

function judgeSwitches(
  facts: RunFacts,
  switches: readonly SwitchConvergence[],
  before: Snapshot | null,
): Snapshot {
  const observedAt = facts.endedAt;
  const named = (state: SwitchConvergence['state']) =>
    switches.filter((one) => one.state === state).map(({ name }) => name);
  const behind = switches.filter(({ state }) => state !== 'converged').map(({ name }) => name);
  const [lagging, silent, missing] = [named('lagging'), named('silent'), named('missing')];
  const evidence: Evidence = {
    expected: switches.length,
    converged: switches.length - behind.length,
    lagging: namesText(lagging),
    silent: namesText(silent),
    withoutAgent: namesText(missing),
  };
  const code = reasonOf(facts, switches, behind, before);
  if (behind.length === 0) {
    const reason =
      switches.length === 0
        ? {}
        : { reason: `${plural(switches.length, 'switch', 'switches')} run what is asked` };
    return snapshotFor('fabric', code, {
      observedAt,
      evidence,
      ...(code === 'switches-converged' ? reason : {}),
    });
  }
  const parts = [
    ...(lagging.length === 0 ? [] : [`lagging: ${namesText(lagging, 5)}`]),
    ...(silent.length === 0 ? [] : [`silent: ${namesText(silent, 5)}`]),
    ...(missing.length === 0 ? [] : [`without an agent: ${namesText(missing, 5)}`]),
  ];
  const head = `${behind.length} of ${plural(switches.length, 'switch', 'switches')} not where they should be`;
  return snapshotFor('fabric', code, { observedAt, evidence, reason: `${head}; ${parts.join('; ')}` });
}

function reasonOf(
  { convergence }: RunFacts,
  switches: readonly SwitchConvergence[],
  behind: readonly string[],
  before: Snapshot | null,
): FixedReason {
  if (convergence?.result === 'cancelled') return 'switches-not-awaited';
  if (convergence?.result === 'timed-out') return 'switches-not-in-force';
  if (switches.length === 0) return 'no-switches';
  if (behind.length === 0) return 'switches-converged';
  if (switches.every(({ state }) => state === 'silent' || state === 'missing')) return 'switches-all-silent';
  return before?.reasonCode === 'switches-not-in-force' ? 'switches-not-in-force' : 'switches-behind';
}
