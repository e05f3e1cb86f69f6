import type { SwitchConvergence } from '../fabric/convergence.ts';
import type { Plan } from '../plan/plan.ts';
import type { Validation } from '../validate/validation.ts';
import { isCompared } from './observe-cluster.ts';
import type { RunFacts } from './run-facts.ts';
import type { ComponentName } from './status-state.ts';

/** Facts of one run that cannot both be true. */
export interface Contradiction {
  readonly component: ComponentName;
  readonly message: string;
}

/** What does not add up in the facts of a run. Reading once more settles it where the world moved in between. */
export function contradictionsOf(facts: RunFacts): readonly Contradiction[] {
  const { validation, plan } = facts;
  return [
    ...(validation === null ? [] : inFiles(validation)),
    ...(plan === null || !isCompared(facts) ? [] : [...inPlan(plan, facts), ...inOutcomes(plan, facts)]),
    ...inSwitches(facts),
    ...inConnection(facts),
    ...inTimes(facts),
  ];
}

function found(
  component: ComponentName,
  checks: readonly (readonly [wrong: boolean, message: string])[],
): Contradiction[] {
  return checks.filter(([wrong]) => wrong).map(([, message]) => ({ component, message }));
}

function inFiles({ coverage, diagnostics }: Validation): Contradiction[] {
  const { documents, validated, unreadable, invalid } = coverage;
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  return found('git_sync', [
    [
      validated + unreadable > documents,
      `${validated} validated and ${unreadable} unreadable documents are more than the ${documents} that were seen`,
    ],
    [invalid > 0 && !hasErrors, `${invalid} manifests are invalid, and there is no error`],
  ]);
}

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

function inPlan(plan: Plan, { commit }: RunFacts): Contradiction[] {
  const total = plan.changes.length;
  const states = sum(plan.byState);
  const actions = sum(plan.byAction);
  const keys = new Set(plan.changes.map(({ key }) => key));
  const miscounted = Object.entries(plan.byState).find(
    ([state, count]) => plan.changes.filter(({ assessment }) => assessment.state === state).length !== count,
  );
  return found('kubernetes', [
    [states !== total, `the states add up to ${states} objects, and ${total} were seen`],
    [actions !== total, `the actions add up to ${actions} objects, and ${total} were seen`],
    [keys.size !== total, `${total} objects have only ${keys.size} names`],
    [
      states === total && miscounted !== undefined,
      `the count of objects that are ${miscounted?.[0]} is not theirs`,
    ],
    [
      plan.commit !== null && commit !== null && plan.commit !== commit,
      `the objects were compared with commit ${plan.commit}, and the files are of ${commit}`,
    ],
  ]);
}

function inOutcomes(plan: Plan, facts: RunFacts): Contradiction[] {
  const { mode, outcomes, interrupted, failure, validation } = facts;
  if (outcomes.length === 0) return [];
  const planned = new Set<string>(plan.changes.map(({ key }) => key));
  const told = new Set<string>(outcomes.map(({ key }) => key));
  const stray = outcomes.filter(({ key }) => !planned.has(key)).length;
  const untold = plan.changes.filter(
    ({ key, assessment }) => assessment.manifest !== null && !told.has(key),
  ).length;
  const ended = interrupted === null && failure === null;
  // what is held for errors in the files need not be part of the comparison
  const clean = validation?.diagnostics.every(({ severity }) => severity !== 'error') ?? true;
  return found('kubernetes', [
    [mode !== 'apply', `a run in mode ${mode} tells of ${outcomes.length} writes`],
    [told.size !== outcomes.length, `${outcomes.length} outcomes are of only ${told.size} objects`],
    [clean && stray > 0, `${stray} outcomes are of objects that were not compared`],
    [clean && ended && untold > 0, `${untold} objects of Git have no outcome, although the apply ended well`],
  ]);
}

function inSwitches({ convergence, switches }: RunFacts): Contradiction[] {
  const all: readonly SwitchConvergence[] = switches ?? [];
  const behind = all.filter(({ state }) => state !== 'converged');
  const claimed = all.find(
    ({ state, generation, lastAppliedGen }) => state === 'converged' && generation !== lastAppliedGen,
  );
  return found('fabric', [
    [
      convergence?.result === 'converged' && behind.length > 0,
      `the wait says that all switches follow, and ${behind.length} of ${all.length} do not`,
    ],
    [claimed !== undefined, `${claimed?.name} is said to run its newest generation and runs another`],
    [
      new Set(all.map(({ name }) => name)).size !== all.length,
      `${all.length} switches do not have as many names`,
    ],
  ]);
}

function inConnection(facts: RunFacts): Contradiction[] {
  const cluster = facts.endpoints.find(({ endpoint, asked }) => endpoint === 'cluster' && asked);
  const silent = cluster !== undefined && !cluster.reached;
  return found('connection', [
    [silent && isCompared(facts), 'the objects of the cluster are there, and the cluster did not answer'],
  ]);
}

function inTimes({ startedAt, endedAt }: RunFacts): Contradiction[] {
  return found('watch', [
    [
      Date.parse(endedAt) < Date.parse(startedAt),
      `the run ended at ${endedAt}, before it began at ${startedAt}`,
    ],
  ]);
}
