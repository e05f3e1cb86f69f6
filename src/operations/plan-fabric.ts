import { compareWithCluster, compareWithCommit } from './compare-fabric.ts';
import type { ClusterPorts, FabricSettings, LocalPorts } from './fabric-ports.ts';
import { loadFabric } from './load-fabric.ts';
import type { DriftResult, PlanResult } from './results.ts';

/** What an apply would do now. Reads only: get, list and watch are enough. */
export async function planFabric(ports: ClusterPorts, settings: FabricSettings): Promise<PlanResult> {
  const loaded = await loadFabric(ports, settings);
  const { plan, validation } = await compareWithCluster(ports, settings, loaded);
  const comparedWith = { side: 'cluster', name: ports.cluster.server } as const;
  return { command: 'plan', fabric: settings.fabric, comparedWith, validation, plan };
}

/** What changed since a base commit, without any cluster. */
export async function planAgainstCommit(
  ports: LocalPorts,
  settings: FabricSettings,
  ref: string,
): Promise<PlanResult> {
  const { plan, validation, commit } = await compareWithCommit(ports, settings, ref);
  const comparedWith = { side: 'commit', name: commit } as const;
  return { command: 'plan', fabric: settings.fabric, comparedWith, validation, plan };
}

/** Where Git and cluster differ, and who moved. Reads only. */
export async function detectDrift(ports: ClusterPorts, settings: FabricSettings): Promise<DriftResult> {
  const { comparedWith, validation, plan } = await planFabric(ports, settings);
  return { command: 'drift', fabric: settings.fabric, comparedWith, validation, plan };
}
