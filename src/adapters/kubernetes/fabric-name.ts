import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';

/** Name of a fabric's main ConfigMap and of its Lease. Throws ConfigurationError if the name cannot be part of it. */
export function recordName(fabric: string): string {
  if (fabric.length > 63 || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(fabric)) {
    const message = `the fabric name ${JSON.stringify(fabric.slice(0, 80))} cannot be used in the cluster`;
    throw new ConfigurationError({ ...errorFacts('HHS-2026'), message });
  }
  return `hedgehog-sync-${fabric}`;
}

/** Label of everything that is kept in the cluster for a fabric. */
export const fabricLabel = 'hedgehog-sync.githedgehog.com/fabric';

export const managedByLabels = { 'app.kubernetes.io/managed-by': 'hedgehog-sync' } as const;
