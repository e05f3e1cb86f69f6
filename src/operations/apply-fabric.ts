import { recordedGeneration } from '../domain/drift/keep-ignored.ts';
import type { ConvergenceReport } from '../domain/fabric/convergence.ts';
import { switchNames } from '../domain/fabric/convergence.ts';
import { acceptedByPolicy } from '../domain/plan/accept-by-policy.ts';
import { countOutcomes, type ObjectOutcome } from '../domain/plan/outcome.ts';
import type { Plan, PlannedChange } from '../domain/plan/plan.ts';
import { freezePlan, freezeText } from '../domain/plan/policy-stop.ts';
import type { Freeze } from '../domain/resource/freeze.ts';
import type { ResourceKey } from '../domain/resource/object-id.ts';
import { CONFIG_FILE_CODES } from '../domain/shared/config-file-codes.ts';
import { ConfigurationError, ConflictError, isSyncError } from '../domain/shared/errors.ts';
import type { Validation } from '../domain/validate/validation.ts';
import type { HeldLease } from '../ports/lease.ts';
import { awaitConvergence, lookAtSwitches } from './await-convergence.ts';
import { type ComparedFabric, compareWithCluster } from './compare-fabric.ts';
import { type Execution, executePlan } from './execute-plan.ts';
import type { ApplySettings, ClusterPorts } from './fabric-ports.ts';
import { type AcceptedObject, matchAccepted } from './force-accepted.ts';
import { type LoadedFabric, loadFabric, validateLoaded } from './load-fabric.ts';
import { heldOutcomes } from './outcomes.ts';
import { servedKey } from './read-cluster.ts';
import { entryOf, type InventoryChange, type RecordedLive, recordInventory } from './record-inventory.ts';
import type { ApplyResult } from './results.ts';

/**
 * Brings the cluster to what Git says, without overwriting anybody: compare, lock, write in the order of references, record,
 * wait until the switches run it. An invalid source writes nothing (unless `partial`); an empty plan takes no lock.
 */
export async function applyFabric(
  ports: ClusterPorts,
  settings: ApplySettings,
  signal: AbortSignal,
): Promise<ApplyResult> {
  const loaded = await loadFabric(ports, settings);
  const early = validateLoaded(loaded, ports, settings);
  if (!settings.partial && hasErrors(early, 'source')) return refusal(ports, settings, early, null);
  // read before the comparison: a run that takes the lock after this makes the comparison out of date
  const seenVersion = await ports.lease.version(settings.fabric);
  let compared = await compareWithCluster(ports, settings, loaded);
  if (!settings.partial && hasErrors(compared.validation, 'all')) {
    return refusal(ports, settings, compared.validation, compared.plan);
  }
  if (compared.freeze !== null) return await frozen(ports, settings, compared, compared.freeze, signal);
  let accepted = acceptedOf(compared.plan, settings, ports);
  if (!hasWork(compared, accepted)) return await finish(ports, settings, compared, idle(compared), signal);
  let outdated = false;
  const lease = await ports.lease.acquire({
    fabric: settings.fabric,
    holder: settings.holder,
    durationMs: settings.leaseDurationMs,
    waitMs: settings.leaseWaitMs,
    seenVersion,
    onMoved: () => {
      outdated = true;
    },
    onWait: (holder) => {
      outdated = true;
      ports.progress.report('wait for the lock', 0, 0, holder);
    },
  });
  let execution: Execution;
  try {
    if (outdated) {
      compared = await compareWithCluster(ports, settings, loaded);
      if (!settings.partial && hasErrors(compared.validation, 'all')) {
        return refusal(ports, settings, compared.validation, compared.plan);
      }
      if (compared.freeze !== null) return await frozen(ports, settings, compared, compared.freeze, signal);
      accepted = acceptedOf(compared.plan, settings, ports);
    }
    execution = await executePlan(ports, settings, compared, accepted, { lease, signal });
    execution = await record(ports, compared, loaded, execution, lease);
  } finally {
    await lease.release();
  }
  return await finish(ports, settings, compared, execution, signal);
}

/** Errors that need no cluster to be certain stop a run before it says a word to one; references are asked again live. */
function hasErrors(validation: Validation, which: 'source' | 'all'): boolean {
  return validation.diagnostics.some(
    (diagnostic) =>
      diagnostic.severity === 'error' && (which === 'all' || !diagnostic.code.startsWith('HHS-42')),
  );
}

function hasWork(compared: ComparedFabric, accepted: readonly AcceptedObject[]): boolean {
  const { byAction } = compared.plan;
  if (byAction.create + byAction.update + accepted.length + compared.stale.length > 0) return true;
  return compared.plan.changes.some(
    (change) => change.action === 'keep' && change.assessment.refreshInventory,
  );
}

/** What was named by `--accept-git`, and what the conflict policy of the fabric forces besides. */
function acceptedOf(plan: Plan, settings: ApplySettings, ports: ClusterPorts): readonly AcceptedObject[] {
  const named = matchAccepted(plan, settings.accept, ports);
  if (settings.policy?.conflictPolicy !== 'git') return named;
  const keys = new Set(named.map(({ change }) => change.key));
  return [...named, ...acceptedByPolicy(plan).filter(({ change }) => !keys.has(change.key))];
}

/** In a freeze nothing is written, not even the record; what waits is told as changes. */
async function frozen(
  ports: ClusterPorts,
  settings: ApplySettings,
  compared: ComparedFabric,
  freeze: Freeze,
  signal: AbortSignal,
): Promise<ApplyResult> {
  if (settings.accept.length > 0) {
    throw new ConfigurationError({
      code: 'HHS-1242',
      message: `--accept-git is refused: ${freezeText(freeze)}`,
      help: CONFIG_FILE_CODES['HHS-1242'].cure,
    });
  }
  const waiting = { ...compared, plan: freezePlan(compared.plan, freeze) };
  return await finish(ports, settings, waiting, idle(waiting), signal);
}

function idle(compared: ComparedFabric): Execution {
  return { outcomes: heldOutcomes(compared.plan, new Map()), written: new Map(), interrupted: null };
}

function refusal(
  ports: ClusterPorts,
  settings: ApplySettings,
  validation: Validation,
  plan: Plan | null,
): ApplyResult {
  const outcomes: ObjectOutcome[] = validation.manifests.map((manifest) => ({
    id: manifest.id,
    key: manifest.key,
    outcome: 'held',
    reason: validation.invalid.has(manifest.key)
      ? 'the manifest has errors'
      : 'the source has errors, so nothing is applied; --partial applies the valid part',
    attempts: 0,
    error: null,
    accepted: [],
    complete: false,
  }));
  return {
    command: 'apply',
    fabric: settings.fabric,
    comparedWith: { side: 'cluster', name: ports.cluster.server },
    validation,
    plan,
    outcomes,
    counts: countOutcomes(outcomes),
    convergence: null,
    interrupted: null,
  };
}

/** The record follows what was done, also when the run was cut short. */
async function record(
  ports: ClusterPorts,
  compared: ComparedFabric,
  loaded: LoadedFabric,
  execution: Execution,
  lease: HeldLease,
): Promise<Execution> {
  const set: Map<ResourceKey, ReturnType<typeof entryOf>> = new Map();
  const { commit } = loaded.snapshot;
  for (const change of compared.plan.changes) {
    const { manifest, live, refreshInventory } = change.assessment;
    if (manifest === null) continue;
    const written = execution.written.get(change.key);
    if (written !== undefined) set.set(change.key, entryOf(manifest, recordable(change, written), commit));
    else if (change.action === 'keep' && refreshInventory && live !== null) {
      set.set(change.key, entryOf(manifest, recordable(change, live), commit));
    }
  }
  const change: InventoryChange = { set, drop: new Set(compared.stale) };
  if (set.size === 0 && change.drop.size === 0) return execution;
  try {
    lease.assertHeld();
    await recordInventory(ports, compared.cluster.inventory, change);
    return execution;
  } catch (error) {
    if (!isSyncError(error)) throw error;
    const lost = error instanceof ConflictError && error.conflict === 'lease';
    const why = lost ? 'the lock was lost' : error.message;
    const interrupted = `the inventory was not written (${why}); run apply again, it adopts what was written`;
    return { ...execution, interrupted: execution.interrupted ?? interrupted };
  }
}

function recordable({ assessment }: PlannedChange, live: RecordedLive): RecordedLive {
  return { uid: live.uid, generation: recordedGeneration(assessment, live) };
}

async function finish(
  ports: ClusterPorts,
  settings: ApplySettings,
  compared: ComparedFabric,
  execution: Execution,
  signal: AbortSignal,
): Promise<ApplyResult> {
  return {
    command: 'apply',
    fabric: settings.fabric,
    comparedWith: { side: 'cluster', name: ports.cluster.server },
    validation: compared.validation,
    plan: compared.plan,
    outcomes: execution.outcomes,
    counts: countOutcomes(execution.outcomes),
    convergence: await observeSwitches(ports, settings, compared, execution, signal),
    interrupted: execution.interrupted,
  };
}

/** "Applied" means in force: wait after a write, take one look otherwise. */
async function observeSwitches(
  ports: ClusterPorts,
  settings: ApplySettings,
  compared: ComparedFabric,
  execution: Execution,
  signal: AbortSignal,
): Promise<ConvergenceReport | null> {
  const { served, live } = compared.cluster;
  const agents = ports.registry.byName('agent');
  if (settings.waitMs === 0 || execution.interrupted !== null || agents === undefined) return null;
  const written = compared.plan.changes.filter((change) => execution.written.has(change.key));
  const expected = switchNames([...live, ...written].map((object) => object.id));
  if (!served.has(servedKey(agents.group, agents.kind))) {
    const summary = 'the cluster serves no Agents, so nobody can say what the switches run';
    return { result: 'not-waited', switches: [], waitedMs: 0, summary };
  }
  const wrote = execution.written.size > 0;
  const { waitMs, settleMs } = settings;
  try {
    return wrote
      ? await awaitConvergence(ports, { expected, waitMs, settleMs, signal })
      : await lookAtSwitches(ports, expected);
  } catch (error) {
    // what was written must be told all the same
    if (!isSyncError(error)) throw error;
    const summary = `the switches could not be followed: ${error.message}`;
    return { result: wrote ? 'timed-out' : 'not-waited', switches: [], waitedMs: 0, summary };
  }
}
