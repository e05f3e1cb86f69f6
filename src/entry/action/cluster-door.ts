import { existsSync } from 'node:fs';
import { parse } from 'yaml';
import { resolveAccess } from '../../adapters/kubernetes/kubeconfig.ts';
import { breakerGuard } from '../../adapters/resilience/breaker-guard.ts';
import type { OptionValues } from '../../domain/config/options.ts';
import type { ClusterDoor } from '../../operations/run-request.ts';
import type { Clock } from '../../ports/clock.ts';
import { defaultKubeconfig } from '../compose.ts';
import type { Surroundings } from '../surroundings.ts';
import type { ActionInputs } from './action-inputs.ts';
import { assertExecAllowed } from './allowed-exec.ts';
import { releasedInTime } from './release-in-time.ts';

/** The way to the cluster, and where it led. */
export interface ActionClusterDoor extends ClusterDoor {
  /** Host of the API server; null: nobody connected. */
  server(): string | null;
}

/** Whether anything says which cluster is meant: an input, a variable, the file kubectl uses, the pod this runs in. */
export function isClusterConfigured(
  values: OptionValues,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (values.kubeconfig !== null || values['kubeconfig-text'] !== null) return true;
  return existsSync(defaultKubeconfig()) || (environment.KUBERNETES_SERVICE_HOST ?? '') !== '';
}

export function clusterDoor(
  { values, kubeconfigGiven }: ActionInputs,
  around: Surroundings,
  clock: Clock,
  signal: AbortSignal,
): ActionClusterDoor {
  const guard = breakerGuard({ name: 'cluster', clock, log: around.log, random: Math.random });
  let server: string | null = null;
  return {
    guard,
    server: () => server,
    async connect() {
      // the client is the largest part of the program: loaded only when asked for
      const { connectCluster, kubeconfigSources } = await import('../connect-cluster.ts');
      if (kubeconfigGiven) {
        const sources = kubeconfigSources(values, around, defaultKubeconfig());
        assertExecAllowed(resolveAccess(sources, parse), values['allow-exec']);
      }
      const connection = await connectCluster(values, around, clock, defaultKubeconfig(), guard);
      server = connection.ports.cluster.server;
      return releasedInTime(connection, signal, clock);
    },
  };
}
