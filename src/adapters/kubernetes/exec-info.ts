import { readFileSync } from 'node:fs';
import { isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import { type ClusterAccess, objectOf, textOf } from './kubeconfig.ts';

/** KUBERNETES_EXEC_INFO as client-go gives it to a credential plugin; client-node leaves it out, and some plugins need it. */
export function execInfo(access: ClusterAccess): string {
  const exec = objectOf(access.user, 'exec') ?? {};
  const spec: Record<string, Json> = { interactive: false };
  if (exec.provideClusterInfo === true) spec.cluster = clusterInfo(access);
  return JSON.stringify({
    apiVersion: textOf(exec, 'apiVersion') ?? 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    spec,
  });
}

/** The user's `exec` with the variable added, unless the kubeconfig sets it itself. */
export function execWithInfo(access: ClusterAccess): JsonObject | null {
  const exec = objectOf(access.user, 'exec');
  if (exec === null) return null;
  const env: readonly Json[] = Array.isArray(exec.env) ? exec.env : [];
  const isSet = env.some((variable) => isJsonObject(variable) && variable.name === 'KUBERNETES_EXEC_INFO');
  if (isSet) return exec;
  return { ...exec, env: [...env, { name: 'KUBERNETES_EXEC_INFO', value: execInfo(access) }] };
}

function clusterInfo({ cluster }: ClusterAccess): JsonObject {
  const info: Record<string, Json> = {};
  for (const key of ['server', 'tls-server-name', 'insecure-skip-tls-verify', 'proxy-url']) {
    const value = cluster[key];
    if (value !== undefined) info[key] = value;
  }
  const file = textOf(cluster, 'certificate-authority');
  const ca =
    textOf(cluster, 'certificate-authority-data') ?? (file === null ? null : readFileSync(file, 'base64'));
  if (ca !== null) info['certificate-authority-data'] = ca;
  return info;
}
