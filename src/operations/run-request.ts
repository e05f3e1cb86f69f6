import type { RunMode } from '../domain/status/status-state.ts';
import type { CallGuard } from '../ports/call-guard.ts';
import type { ApplySettings, ClusterPorts, LocalPorts } from './fabric-ports.ts';

/** A cluster that can be asked. */
export interface ClusterConnection {
  /** `fabricConfig`: as the fabric itself runs with; absent: it was not asked for. */
  readonly ports: Pick<ClusterPorts, 'cluster' | 'inventory' | 'lease' | 'fabricConfig'>;
  /** Certificates are not verified, or nothing is encrypted. */
  readonly insecure: boolean;
}

/** The way to a cluster. A run connects at most once, only if its mode asks, and closes what it opened. */
export interface ClusterDoor {
  /** Throws ConfigurationError where the credentials cannot be used. */
  connect(): Promise<ClusterConnection>;
  /** What counts the failures of this end; null: nobody does. */
  readonly guard: CallGuard | null;
}

export interface RunDoors {
  readonly local: LocalPorts;
  /** null: this run has no credentials (a fork, Dependabot, none configured). */
  readonly cluster: ClusterDoor | null;
}

export interface RunRequest {
  readonly mode: RunMode;
  readonly requestId: string;
  readonly branch: string | null;
  /** Page of the run for people, or null. */
  readonly url: string | null;
  /**
   * What a plan without a cluster compares with (branch, tag or commit); null: then it can only validate. Not looked at
   * where there is a cluster.
   */
  readonly base: string | null;
  /** Warnings count as errors. */
  readonly failOnWarning: boolean;
  /** The whole run ends after this; null: no limit besides those of its requests. */
  readonly limitMs: number | null;
}

export type RunSettings = ApplySettings;
