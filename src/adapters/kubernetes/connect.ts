import type { CallGuard } from '../../ports/call-guard.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { ApiCluster } from './api-cluster.ts';
import { ConfigMapInventory } from './config-map-inventory.ts';
import { Credentials } from './credentials.ts';
import { type AccessDescription, describeAccess, secretsOf } from './describe-access.ts';
import { readFabricConfigText } from './fabric-config-text.ts';
import { HttpClient } from './http-client.ts';
import { type KubeconfigSources, resolveAccess } from './kubeconfig.ts';
import type { ParseYaml } from './kubeconfig-shape.ts';
import { KubernetesLeaseLock } from './lease-lock.ts';
import type { RetryLimits } from './retry-policy.ts';

export interface ConnectOptions {
  readonly sources: KubeconfigSources;
  /** `parse` of a YAML library; only the kubeconfig goes through it. */
  readonly parseYaml: ParseYaml;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 ≤ x < 1, for jitter. */
  readonly random: () => number;
  /** Told of each credential before it is used, and again when it was renewed. */
  readonly onSecret: (secret: string) => void;
  /** Where ConfigMap and Lease live. */
  readonly recordNamespace: string;
  readonly requestLimitMs?: number;
  readonly maxSockets?: number;
  readonly retry?: Partial<RetryLimits>;
  /** Counts the failures of the API server; every single try goes through it. */
  readonly guard?: CallGuard;
}

export interface KubernetesConnection {
  readonly cluster: ApiCluster;
  readonly inventory: ConfigMapInventory;
  readonly lease: KubernetesLeaseLock;
  /**
   * Text of the fabric's own configuration; null: it is not there. It holds hashes of passwords: only for reading the
   * values that rules need, never to be shown. Throws AuthenticationError without the right to get it.
   */
  fabricConfigText(): Promise<string | null>;
  /** Safe to show. */
  readonly access: AccessDescription;
}

/** Everything that an operation needs of a cluster, over one pool of connections. No request is made yet. */
export function connectKubernetes(options: ConnectOptions): KubernetesConnection {
  const { clock, log, random, onSecret, requestLimitMs, maxSockets, retry, guard } = options;
  const access = resolveAccess(options.sources, options.parseYaml);
  for (const secret of secretsOf(access)) onSecret(secret);
  const http = new HttpClient({
    server: access.server,
    credentials: new Credentials(access, { clock, onSecret }),
    clock,
    log,
    random,
    ...(requestLimitMs === undefined ? {} : { limitMs: requestLimitMs }),
    ...(maxSockets === undefined ? {} : { maxSockets }),
    ...(retry === undefined ? {} : { retry }),
    ...(guard === undefined ? {} : { guard }),
  });
  const namespace = options.recordNamespace;
  return {
    cluster: new ApiCluster(http),
    inventory: new ConfigMapInventory(http, { namespace }),
    lease: new KubernetesLeaseLock(http, { clock, log, namespace }),
    fabricConfigText: () => readFabricConfigText(http),
    access: describeAccess(access),
  };
}
