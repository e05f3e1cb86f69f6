import type { ParseLimits } from '../domain/parse/parse-result.ts';
import type { FabricConfig } from '../domain/resource/fabric-config.ts';
import type { FabricPolicy } from '../domain/resource/fabric-policy.ts';
import type { KindRegistry } from '../domain/resource/kind.ts';
import type { FabricRelease } from '../domain/resource/schema.ts';
import type { Digest } from '../domain/shared/digest.ts';
import type { Json } from '../domain/shared/json.ts';
import type { Clock } from '../ports/clock.ts';
import type { Cluster } from '../ports/cluster.ts';
import type { InventoryStore } from '../ports/inventory-store.ts';
import type { LeaseLock } from '../ports/lease.ts';
import type { Log } from '../ports/log.ts';
import type { ManifestHistory, ManifestSource, SourceSelection } from '../ports/manifest-source.ts';
import type { Progress } from '../ports/progress.ts';

/** Doors every operation gets; those that need no cluster take only this. */
export interface LocalPorts {
  readonly registry: KindRegistry;
  /** The fabric's configuration; absent: nobody gave it, and its defaults are assumed. */
  readonly fabricConfig?: FabricConfig;
  readonly source: ManifestSource;
  readonly history: ManifestHistory;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly log: Log;
  readonly progress: Progress;
}

export interface ClusterPorts extends LocalPorts {
  readonly cluster: Cluster;
  readonly inventory: InventoryStore;
  readonly lease: LeaseLock;
}

/** Settings of a fabric, resolved by `entry` from the option table. Durations in ms. */
export interface FabricSettings {
  readonly fabric: string;
  readonly selection: SourceSelection;
  readonly limits: ParseLimits;
  readonly fieldManager: string;
  /** Apply the valid part of an invalid source. */
  readonly partial: boolean;
  readonly concurrency: number;
  readonly release: FabricRelease;
  /** How many objects that are proven in sync are checked again by a dry-run; 0 = none. */
  readonly dryRunSample: number;
  /** What the configuration of the repository says of the fabric; absent: there is none. */
  readonly policy?: FabricPolicy;
}

/** `KIND/NAME[:PATH]` of `--accept-git`; no pointer = every field shown for the object. */
export interface AcceptedField {
  readonly kind: string;
  readonly name: string;
  readonly pointer: string | null;
  /** Values that were shown to whoever accepts the field: with others nothing is forced. Absent: it is not asked. */
  readonly shown?: { readonly desired: Json | undefined; readonly live: Json | undefined };
}

export interface ApplySettings extends FabricSettings {
  readonly accept: readonly AcceptedField[];
  readonly holder: string;
  readonly leaseDurationMs: number;
  readonly leaseWaitMs: number;
  /** 0 = do not wait for the switches. */
  readonly waitMs: number;
  readonly settleMs: number;
  /** Tries for an object that admission refuses because it reads a lagging cache. */
  readonly admissionTries: number;
}
