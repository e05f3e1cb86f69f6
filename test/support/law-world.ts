import { parse } from 'yaml';
import { connectKubernetes } from '../../src/adapters/kubernetes/connect.ts';
import { sha256Digest } from '../../src/adapters/system/sha256-digest.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { assessFabric } from '../../src/domain/drift/assess-fabric.ts';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { cleanObject } from '../../src/domain/parse/clean-object.ts';
import { createBody } from '../../src/domain/plan/apply-body.ts';
import type { Plan, PlannedChange } from '../../src/domain/plan/plan.ts';
import { planChanges } from '../../src/domain/plan/plan-changes.ts';
import type { FabricConfig } from '../../src/domain/resource/fabric-config.ts';
import type { InventoryEntry } from '../../src/domain/resource/inventory.ts';
import type { KindDefinition } from '../../src/domain/resource/kind.ts';
import type { LiveObject } from '../../src/domain/resource/live-object.ts';
import type { Manifest } from '../../src/domain/resource/manifest.ts';
import { keyOf, type ResourceKey } from '../../src/domain/resource/object-id.ts';
import { canonicalJson, isJsonObject, type JsonObject } from '../../src/domain/shared/json.ts';
import { valueAt } from '../../src/domain/shared/pointer.ts';
import type { ApplySettings, ClusterPorts } from '../../src/operations/fabric-ports.ts';
import { forceAccepted } from '../../src/operations/force-accepted.ts';
import { addressOf } from '../../src/operations/kind-address.ts';
import { type WriteResult, writeObject } from '../../src/operations/write-object.ts';
import { WriteTurns } from '../../src/operations/write-turns.ts';
import type { Cluster, Turn } from '../../src/ports/cluster.ts';
import type { Log } from '../../src/ports/log.ts';
import { wideLimits } from './captures.ts';

const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => log,
};

/** A server with the fabric's webhooks before it, whose refusals can be switched off while a test sets things up. */
export interface LawServer {
  readonly kind: 'embedded' | 'real';
  kubeconfig(): string;
  /** The configuration of the fabric that the rules read. */
  useConfig(config: FabricConfig): void;
  setRules(on: boolean): void;
  stop(): Promise<void>;
}

/** One object brought from nothing or from `before` to what a manifest says, as an apply of ours does it. */
export interface Step {
  readonly change: PlannedChange;
  /** undefined: the plan had nothing to write. */
  readonly result: WriteResult | undefined;
  /** As it is afterwards; null: it could not be made. */
  readonly live: LiveObject | null;
}

export const OURS = 'hedgehog-sync';

/** Applies single objects the way `apply` does: assessed, planned, written. Without lock, record and waiting. */
export class LawWorld {
  readonly cluster: Cluster;
  readonly #server: LawServer;

  constructor(server: LawServer) {
    this.#server = server;
    this.cluster = connectKubernetes({
      sources: { text: server.kubeconfig(), paths: [] },
      parseYaml: parse,
      clock: systemClock(),
      log,
      random: Math.random,
      onSecret: () => undefined,
      recordNamespace: 'default',
    }).cluster;
  }

  close(): void {
    this.cluster.close();
  }

  /** Puts the object there whatever the rules say. */
  async load(object: JsonObject): Promise<LiveObject> {
    const kind = kindOf(object);
    const body = createBody(manifestOf(object).object);
    return await this.#withoutRules(() =>
      this.cluster.apply(addressOf(kind), body, { fieldManager: OURS, force: true, dryRun: false }),
    );
  }

  /** What `--accept-git` of the whole object does. */
  async accept(
    desired: JsonObject,
    live: LiveObject,
    base: JsonObject,
    recorded: LiveObject,
  ): Promise<LiveObject> {
    const change = assess(desired, live, base, recorded);
    const accepted = { change, differences: change.assessment.fields };
    return (
      await forceAccepted(accepted, { ports: portsWith(this.cluster), settings: SETTINGS, turn: oneByOne() })
    ).live;
  }

  /** Removes every object of a user's kind. */
  async clear(): Promise<void> {
    for (const kind of fabricRegistry.kinds.filter(({ owner }) => owner === 'user')) {
      const { items } = await this.cluster.list(addressOf(kind));
      for (const live of items) await this.remove(live);
    }
  }

  async remove(live: LiveObject): Promise<void> {
    const kind = kindOf(live.object);
    await this.#withoutRules(() => this.cluster.delete(addressOf(kind), live.id.name, live.uid));
  }

  /** A merge patch by somebody else, whatever the rules say. */
  async edit(live: LiveObject, patch: JsonObject): Promise<LiveObject> {
    const options = { fieldManager: 'kubectl-edit', dryRun: false };
    const address = addressOf(kindOf(live.object));
    return await this.#withoutRules(() => this.cluster.mergePatch(address, live.id.name, patch, options));
  }

  /** Made by another manager, which owns all of it, and adopted by us. */
  async createAs(object: JsonObject, fieldManager: string): Promise<LiveObject> {
    const body = createBody(manifestOf(object).object);
    const options = { fieldManager, force: false, dryRun: false };
    return await this.#withoutRules(() => this.cluster.apply(addressOf(kindOf(object)), body, options));
  }

  /** What an apply does with `desired` where `live` is there, written by us as `base` said; `recorded`: as it was then. */
  async apply(
    desired: JsonObject,
    live: LiveObject | null,
    base: JsonObject | null,
    recorded = live,
  ): Promise<Step> {
    const change = assess(desired, live, base, recorded);
    if (change.action !== 'create' && change.action !== 'update') return { change, result: undefined, live };
    const result = await writeObject(change, {
      ports: portsWith(this.cluster),
      settings: SETTINGS,
      signal: new AbortController().signal,
      turn: oneByOne(),
      parentWritten: () => false,
    });
    return { change, result, live: result.live };
  }

  async #withoutRules<T>(work: () => Promise<T>): Promise<T> {
    this.#server.setRules(false);
    try {
      return await work();
    } finally {
      this.#server.setRules(true);
    }
  }
}

const SETTINGS: ApplySettings = {
  fabric: 'law',
  selection: { include: [], exclude: [], maxFileBytes: 0, maxFiles: 0, maxTotalBytes: 0 },
  limits: wideLimits,
  fieldManager: OURS,
  partial: false,
  concurrency: 1,
  release: '26.02',
  dryRunSample: 0,
  accept: [],
  holder: 'test',
  leaseDurationMs: 0,
  leaseWaitMs: 0,
  waitMs: 0,
  settleMs: 0,
  admissionTries: 1,
};

/** A single write asks for nothing but the cluster. */
function oneByOne(): Turn {
  return new WriteTurns(1).of(() => undefined);
}

function portsWith(cluster: Cluster): ClusterPorts {
  const away = (): never => {
    throw new Error('a single write asks for nothing else');
  };
  return {
    registry: fabricRegistry,
    source: { read: away },
    history: { readFiles: away, readRef: away, resolve: away },
    digest: sha256Digest,
    clock: systemClock(),
    log,
    progress: { report: () => undefined },
    cluster,
    inventory: { read: away, readAll: away, write: away },
    lease: { version: away, acquire: away },
  };
}

export function kindOf(object: JsonObject): KindDefinition {
  const kind = fabricRegistry.byName(String(object.kind));
  if (kind === undefined) throw new Error(`no kind ${String(object.kind)}`);
  return kind;
}

/** As parsing makes it of a document. */
export function manifestOf(value: JsonObject): Manifest {
  const kind = kindOf(value);
  const { object } = cleanObject(value, 'default', kind, fabricRegistry);
  const name = String(valueAt(object, '/metadata/name'));
  const id = { group: kind.group, kind: kind.kind, namespace: 'default', name };
  const place = { file: 'fabric.yaml', line: 1, column: 1 };
  return {
    id,
    key: keyOf(id),
    apiVersion: String(object.apiVersion),
    object,
    digest: sha256Digest(canonicalJson(object)),
    file: 'fabric.yaml',
    document: 0,
    line: 1,
    fields: { at: () => place, keyAt: () => place },
  };
}

function assess(
  desired: JsonObject,
  live: LiveObject | null,
  base: JsonObject | null,
  written: LiveObject | null,
): PlannedChange {
  const manifest = manifestOf(desired);
  const recorded = base === null ? null : manifestOf(base);
  const entries = new Map<ResourceKey, InventoryEntry>();
  if (written !== null && recorded !== null) {
    entries.set(manifest.key, {
      key: manifest.key,
      file: manifest.file,
      document: 0,
      digest: recorded.digest,
      uid: written.uid,
      generation: written.generation,
      commit: null,
    });
  }
  const { assessments } = assessFabric({
    manifests: [manifest],
    live: live === null ? [] : [live],
    inventory: { fabric: 'law', entries },
    ignored: new Set(),
    unreadable: new Set(),
    base: () =>
      recorded === null ? { known: false, reason: 'none' } : { known: true, object: recorded.object },
    registry: fabricRegistry,
    fieldManager: OURS,
    isServed: () => true,
  });
  const constraints = { invalid: new Set<never>(), dragged: new Map<never, never>(), isServed: null };
  const plan: Plan = planChanges(assessments, constraints, fabricRegistry, null, sha256Digest);
  const [change] = plan.changes;
  if (change === undefined) throw new Error(`nothing was planned for ${manifest.key}`);
  return change;
}

/** What the law of apply speaks of. */
export function heldBy(live: LiveObject): JsonObject {
  const { spec, metadata } = live.object;
  const { labels, annotations } = isJsonObject(metadata)
    ? metadata
    : { labels: undefined, annotations: undefined };
  return { spec: spec ?? {}, labels: labels ?? {}, annotations: annotations ?? {} };
}
