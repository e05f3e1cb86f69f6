import type { SwitchConvergence } from '../fabric/convergence.ts';
import type { RunFacts } from '../status/run-facts.ts';

/** The switches as this run saw them at its end; null: nobody looked, or nothing came of it. */
export function seenSwitches({
  convergence,
  switches,
}: Pick<RunFacts, 'convergence' | 'switches'>): readonly SwitchConvergence[] | null {
  // an apply looks last; without a single switch in it nothing is known of any
  if (convergence !== null && (convergence.switches.length > 0 || convergence.result === 'converged')) {
    return convergence.switches;
  }
  return switches;
}

/**
 * What this run's mode promises to check and did not, a sentence each. While there is one, nothing is green. What the
 * mode never checks (a `validate` asks no cluster) stands in the coverage instead.
 */
export function uncheckedOf(facts: RunFacts): readonly string[] {
  return [...sourceGaps(facts), ...comparisonGaps(facts), ...switchGaps(facts), ...endpointGaps(facts)];
}

function sourceGaps({ validation, interrupted }: RunFacts): string[] {
  if (validation === null) return ['the files of the fabric, which could not be read'];
  const gaps: string[] = [];
  const { validated, unreadable } = validation.coverage;
  if (validated === 0) gaps.push('any manifest: not a single one was found');
  if (unreadable > 0)
    gaps.push(
      `what ${unreadable === 1 ? 'the document hides' : `${unreadable} documents hide`} that could not be read`,
    );
  if (interrupted !== null) gaps.push('what was left when the run stopped early');
  return gaps;
}

function comparisonGaps({ mode, plan, comparedWith, endpoints }: RunFacts): string[] {
  if (mode === 'validate') return [];
  // said below, with the reason
  if (endpoints.some((end) => end.endpoint === 'cluster' && end.asked && !end.reached)) return [];
  if (plan === null) return ['the cluster, with which nothing was compared'];
  return comparedWith === 'cluster'
    ? []
    : ['the cluster, because the files were compared with an earlier commit instead'];
}

/** "Applied" means in force; a drift report without the switches would speak of half the fabric. */
function switchGaps(facts: RunFacts): string[] {
  const { mode, plan, outcomes, convergence } = facts;
  if (plan === null || (mode !== 'apply' && mode !== 'drift')) return [];
  if (seenSwitches(facts) === null) return ['the switches, at which nobody looked'];
  const wrote = outcomes.some(
    ({ outcome }) => outcome === 'created' || outcome === 'configured' || outcome === 'deleted',
  );
  const waited = convergence !== null && convergence.result !== 'not-waited';
  return wrote && !waited ? ['whether the switches run what was written: the run did not wait for them'] : [];
}

const ENDS: Readonly<Record<string, string>> = { cluster: 'the cluster', github: 'GitHub', git: 'Git' };

/** An end of a connection as people call it. */
export function endName(endpoint: string): string {
  return ENDS[endpoint] ?? endpoint;
}

function endpointGaps({ endpoints }: RunFacts): string[] {
  return endpoints.flatMap(({ endpoint, asked, reached, insecure }) => {
    const gaps: string[] = [];
    if (asked && !reached) gaps.push(`${endName(endpoint)}, which could not be reached`);
    if (insecure) gaps.push(`who answers for ${endName(endpoint)}: its certificate is not verified`);
    return gaps;
  });
}

/** Ends whose certificates nobody verifies. */
export function insecureEnds({ endpoints }: Pick<RunFacts, 'endpoints'>): readonly string[] {
  return endpoints.filter(({ insecure }) => insecure).map(({ endpoint }) => endName(endpoint));
}
