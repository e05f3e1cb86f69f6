import type { KindDefinition } from '../domain/resource/kind.ts';
import type { KindAddress } from '../ports/cluster.ts';

/** All fabric objects live in this namespace (hedgehog-api.md 1.2). */
export const FABRIC_NAMESPACE = 'default';

/** Where the API server keeps the objects of a kind. */
export function addressOf(kind: KindDefinition): KindAddress {
  return {
    group: kind.group,
    version: kind.version,
    plural: kind.plural,
    kind: kind.kind,
    namespace: FABRIC_NAMESPACE,
  };
}
