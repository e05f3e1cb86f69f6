import { type ConvergenceReport, describeConvergence, isConverged } from '../domain/fabric/convergence.ts';
import { sortMeanings } from '../domain/status/meanings.ts';
import type { EndpointFact, RunFacts } from '../domain/status/run-facts.ts';

/** The facts of a run after a second look at the world: what is there is of the look, what was done is of the run. */
export function refreshedFacts(facts: RunFacts, again: RunFacts): RunFacts {
  const compared = again.plan === null ? facts : again;
  const isDone = facts.mode === 'apply' || facts.failure !== null;
  return {
    ...facts,
    endedAt: again.endedAt,
    commit: again.validation === null ? facts.commit : again.commit,
    validation: again.validation ?? facts.validation,
    plan: compared.plan,
    comparedWith: compared.comparedWith,
    convergence: convergenceNow(facts.convergence, again.switches),
    switches: again.switches ?? facts.switches,
    // what an apply left undone stays undone, whatever the look says
    meanings: isDone ? sortMeanings([...facts.meanings, ...again.meanings]) : again.meanings,
    endpoints: facts.endpoints.map((endpoint) => newest(endpoint, again.endpoints)),
  };
}

/** Switches that had followed and lag by now are no end of the wait any more. */
function convergenceNow(
  report: ConvergenceReport | null,
  switches: RunFacts['switches'],
): ConvergenceReport | null {
  if (report?.result !== 'converged' || switches === null || isConverged(switches)) return report;
  return { ...report, result: 'not-waited', switches, summary: describeConvergence(switches) };
}

function newest(endpoint: EndpointFact, again: readonly EndpointFact[]): EndpointFact {
  return again.find((one) => one.endpoint === endpoint.endpoint && one.asked) ?? endpoint;
}
