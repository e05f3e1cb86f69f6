import { type ConvergenceReport, type SwitchConvergence, switchNames } from '../domain/fabric/convergence.ts';
import { isSyncError } from '../domain/shared/errors.ts';
import type { RunFacts } from '../domain/status/run-facts.ts';
import { applyFabric } from './apply-fabric.ts';
import { lookAtSwitches } from './await-convergence.ts';
import type { ApplySettings, ClusterPorts, FabricSettings, LocalPorts } from './fabric-ports.ts';
import { planAgainstCommit, planFabric } from './plan-fabric.ts';
import { validateSource } from './validate-source.ts';

/** The part of the facts that a mode finds out. */
export type Findings = Pick<
  RunFacts,
  'validation' | 'plan' | 'comparedWith' | 'outcomes' | 'convergence' | 'switches' | 'interrupted'
>;

export const NOTHING_FOUND: Findings = {
  validation: null,
  plan: null,
  comparedWith: null,
  outcomes: [],
  convergence: null,
  switches: null,
  interrupted: null,
};

export async function findByValidating(ports: LocalPorts, settings: FabricSettings): Promise<Findings> {
  const { validation } = await validateSource(ports, settings);
  return { ...NOTHING_FOUND, validation };
}

/** Without a cluster: against the base commit where it can be read here, else validation only. */
export async function findOffline(
  ports: LocalPorts,
  settings: FabricSettings,
  base: string | null,
): Promise<Findings> {
  const commit = base === null ? null : await ports.history.resolve(base);
  if (commit === null) return await findByValidating(ports, settings);
  const { validation, plan } = await planAgainstCommit(ports, settings, commit);
  return { ...NOTHING_FOUND, validation, plan, comparedWith: 'commit' };
}

/** The comparison is told to `keep` before the switches are looked at: nothing that happens then may take it away. */
export async function findByComparing(
  ports: ClusterPorts,
  settings: FabricSettings,
  keep: (findings: Findings) => void,
): Promise<void> {
  const { validation, plan } = await planFabric(ports, settings);
  const findings: Findings = { ...NOTHING_FOUND, validation, plan, comparedWith: 'cluster' };
  keep(findings);
  keep({ ...findings, switches: await lookOnce(ports, expectedSwitches(findings)) });
}

export async function findByApplying(
  ports: ClusterPorts,
  settings: ApplySettings,
  signal: AbortSignal,
  keep: (findings: Findings) => void,
): Promise<void> {
  const { validation, plan, outcomes, convergence, interrupted } = await applyFabric(ports, settings, signal);
  const comparedWith = plan === null ? null : 'cluster';
  const findings: Findings = {
    validation,
    plan,
    comparedWith,
    outcomes,
    convergence,
    switches: null,
    interrupted,
  };
  keep(findings);
  if (plan === null || signal.aborted) return;
  const expected = expectedSwitches(findings);
  const switches = convergence === null ? await lookOnce(ports, expected) : seenBy(convergence, expected);
  keep({ ...findings, switches });
}

/** A report without any switch where some are expected: their agents could not be listed. */
function seenBy(
  { switches }: ConvergenceReport,
  expected: readonly string[],
): readonly SwitchConvergence[] | null {
  return switches.length > 0 || expected.length === 0 ? switches : null;
}

/** One LIST of the agents; null where they cannot be listed, which hides nothing of the rest. */
async function lookOnce(
  ports: ClusterPorts,
  expected: readonly string[],
): Promise<readonly SwitchConvergence[] | null> {
  try {
    return (await lookAtSwitches(ports, expected)).switches;
  } catch (error) {
    if (!isSyncError(error)) throw error;
    ports.log.warn('the switches could not be looked at', { code: error.code, reason: error.message });
    return null;
  }
}

/** Switches that are in the cluster: found there, or made by this run. */
function expectedSwitches({ plan, outcomes }: Findings): string[] {
  const live = (plan?.changes ?? []).filter(({ assessment }) => assessment.live !== null);
  const made = outcomes.filter(({ outcome }) => outcome === 'created');
  return switchNames([...live, ...made].map(({ id }) => id));
}
