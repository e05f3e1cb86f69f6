import { delimiter } from 'node:path';
import { parse } from 'yaml';
import { connectKubernetes } from '../adapters/kubernetes/connect.ts';
import type { KubeconfigSources } from '../adapters/kubernetes/kubeconfig.ts';
import type { OptionValues } from '../domain/config/options.ts';
import type { ClusterConnection } from '../operations/run-request.ts';
import type { CallGuard } from '../ports/call-guard.ts';
import type { Clock } from '../ports/clock.ts';
import { readFabricConfigOf } from './read-fabric-config.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Doors to the cluster that the options and the environment name. No request is made yet, unless the fabric's
 * configuration is to be read there.
 */
export async function connectCluster(
  values: OptionValues,
  around: Surroundings,
  clock: Clock,
  defaultKubeconfig: string,
  guard?: CallGuard,
): Promise<ClusterConnection> {
  const connection = connectKubernetes({
    sources: kubeconfigSources(values, around, defaultKubeconfig),
    parseYaml: parse,
    clock,
    log: around.log,
    random: Math.random,
    onSecret: around.onSecret,
    recordNamespace: values.namespace,
    requestLimitMs: values['request-timeout'],
    retry: { tries: values.retries + 1 },
    ...(guard === undefined ? {} : { guard }),
  });
  const insecure = !connection.access.tlsVerified && !isThisMachine(connection.access.server);
  if (insecure) {
    around.log.warn(
      'the connection to the API server is not verified (plain HTTP, or insecure-skip-tls-verify): anybody on the way can read and change what is sent',
    );
  }
  const { cluster, inventory, lease } = connection;
  const fabricConfig = await readFabricConfigOf(values['fabric-config'], connection).catch((error) => {
    cluster.close();
    throw error;
  });
  return {
    ports: { cluster, inventory, lease, ...(fabricConfig === undefined ? {} : { fabricConfig }) },
    insecure,
  };
}

/**
 * A file that was named for us, a text, then as kubectl looks for it: KUBECONFIG with its list, the default file, inside
 * a pod.
 */
export function kubeconfigSources(
  values: OptionValues,
  around: Surroundings,
  defaultFile: string,
): KubeconfigSources {
  const { environment } = around;
  const text = values['kubeconfig-text'];
  const { kubeconfig } = values;
  const isNamed = kubeconfig !== null && kubeconfig !== environment.KUBECONFIG;
  const isList = kubeconfig?.includes(delimiter) === true;
  const host = environment.KUBERNETES_SERVICE_HOST;
  const port = environment.KUBERNETES_SERVICE_PORT;
  return {
    ...(text === null || isNamed ? {} : { text }),
    ...(kubeconfig === null || isList ? {} : { file: kubeconfig }),
    paths: isList ? kubeconfig.split(delimiter).filter((path) => path !== '') : [defaultFile],
    ...(values.context === null ? {} : { context: values.context }),
    ...(host === undefined || port === undefined ? {} : { inCluster: { host, port } }),
  };
}

function isThisMachine(server: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(server);
}
