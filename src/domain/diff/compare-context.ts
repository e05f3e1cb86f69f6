import type { KindDefinition, KindRegistry } from '../resource/kind.ts';

export interface CompareContext {
  readonly registry: KindRegistry;
  readonly kind: KindDefinition;
  readonly fieldManager: string;
  /**
   * The cluster is known to have the fabric's webhooks, so that a default or label that live lacks was taken out. Absent:
   * told by the object itself, as some test servers have none.
   */
  readonly admitted?: boolean | undefined;
}
