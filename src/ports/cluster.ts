import type { AgentStatus } from '../domain/resource/agent-status.ts';
import type { LiveObject } from '../domain/resource/live-object.ts';
import type { JsonObject } from '../domain/shared/json.ts';

/** A kind as the cluster serves it. */
export interface ServedKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

export interface KindAddress {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
  readonly namespace: string;
}

export interface ObjectList {
  readonly items: readonly LiveObject[];
  /** Where a WATCH may start. */
  readonly resourceVersion: string;
}

export type WatchEvent =
  | { readonly type: 'added' | 'modified' | 'deleted'; readonly object: LiveObject }
  | { readonly type: 'bookmark'; readonly resourceVersion: string };

/** Orders writes on their way out, try by try. */
export interface Turn {
  /** Until the request may go out. Throws what forbids it: then it does not, and there is nothing to end. */
  take(): Promise<void>;
  /** Once after each turn that was given: the answer is in, or is not waited for any more. */
  end(): void;
}

export interface ApplyOptions {
  readonly fieldManager: string;
  readonly force: boolean;
  readonly dryRun: boolean;
  /** Absent: it goes out at once. */
  readonly turn?: Turn;
}

export interface PatchOptions {
  readonly fieldManager: string;
  readonly dryRun: boolean;
  readonly turn?: Turn;
}

export interface AccessQuestion {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly namespace: string;
}

export interface AccessAnswer extends AccessQuestion {
  readonly allowed: boolean;
  readonly reason: string;
}

export interface ClusterVersion {
  readonly gitVersion: string;
  /** The server's clock from its Date header, ISO 8601; null when it sent none. */
  readonly serverTime: string | null;
}

export type AgentEvent =
  | { readonly type: 'changed'; readonly agent: AgentStatus }
  | { readonly type: 'deleted'; readonly name: string }
  | { readonly type: 'bookmark'; readonly resourceVersion: string };

export interface AgentList {
  readonly agents: readonly AgentStatus[];
  readonly resourceVersion: string;
}

/**
 * The API server in domain words. Every method has a time limit and retries 429, 5xx and resets by itself
 * (writes only where repeating is safe: server-side apply, a patch or delete with a precondition).
 * Throws AuthenticationError, NetworkError, TimeoutError, KubernetesError, ConflictError.
 */
export interface Cluster {
  /** Host the requests go to, for messages. */
  readonly server: string;
  version(): Promise<ClusterVersion>;
  /** Kinds served in the groups given; a group that is not served gives none. */
  discover(groups: readonly string[]): Promise<readonly ServedKind[]>;
  /** Schemas of a group's version by kind, as OpenAPI has them; kinds of which the server tells nothing are not in it. */
  servedSchemas(group: string, version: string): Promise<ReadonlyMap<string, JsonObject>>;
  /** All objects of a kind, in pages; a list that expires (410) is started again. Plain JSON. */
  list(address: KindAddress): Promise<ObjectList>;
  /** From `resourceVersion` on, until the signal aborts. Reconnects from the last bookmark; a 410 throws KubernetesError (list again). */
  watch(address: KindAddress, resourceVersion: string, signal: AbortSignal): AsyncIterable<WatchEvent>;
  /**
   * Server-side apply. `object` may carry `metadata.resourceVersion` as a precondition. Throws KubernetesError for a field
   * that the schema has not, ConflictError `field-manager` (with owners) when not forced and somebody else owns a field.
   */
  apply(address: KindAddress, object: JsonObject, options: ApplyOptions): Promise<LiveObject>;
  /** JSON merge patch, strict. Carry `metadata.resourceVersion` to be safe. */
  mergePatch(
    address: KindAddress,
    name: string,
    patch: JsonObject,
    options: PatchOptions,
  ): Promise<LiveObject>;
  /** With a uid precondition. false: it was gone already. */
  delete(address: KindAddress, name: string, uid: string): Promise<boolean>;
  /** May this credential do that? One SelfSubjectAccessReview a question. */
  reviewAccess(questions: readonly AccessQuestion[]): Promise<readonly AccessAnswer[]>;
  listAgents(namespace: string): Promise<AgentList>;
  watchAgents(namespace: string, resourceVersion: string, signal: AbortSignal): AsyncIterable<AgentEvent>;
  close(): void;
}

export type { AgentStatus };
