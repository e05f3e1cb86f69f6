import { canonicalJson, type JsonObject } from '../../../domain/shared/json.ts';
import type { ServerClock } from '../clock.ts';
import { metadataOfObject, metadataText } from '../resource-type.ts';
import { EventLog, type StoreEvent } from './event-log.ts';
import type { StoredObject } from './stored-object.ts';

/** All objects of all kinds under one revision counter. Synchronous: a read and the write that follows are one step. */
export class ObjectStore {
  readonly events: EventLog;
  readonly #objects = new Map<string, Map<string, StoredObject>>();
  readonly #sorted = new Map<string, readonly StoredObject[]>();
  readonly #clock: ServerClock;
  #revision = 1;

  constructor(clock: ServerClock, eventLimit: number) {
    this.#clock = clock;
    this.events = new EventLog(eventLimit);
  }

  /** Revision of the last write to anything. */
  get revision(): number {
    return this.#revision;
  }

  get(resource: string, namespace: string, name: string): StoredObject | undefined {
    return this.#objects.get(resource)?.get(keyOf(namespace, name));
  }

  /** In key order: namespace, then name. `namespace` undefined: all. */
  list(resource: string, namespace?: string): readonly StoredObject[] {
    let all = this.#sorted.get(resource);
    if (all === undefined) {
      all = [...(this.#objects.get(resource)?.entries() ?? [])]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, stored]) => stored);
      this.#sorted.set(resource, all);
    }
    return namespace === undefined ? all : all.filter((stored) => stored.namespace === namespace);
  }

  /** Stores `object` at the next revision and tells the watchers. */
  put(resource: string, object: JsonObject, isNormal = true): StoredObject {
    const stored = this.#next(resource, object, isNormal);
    const key = keyOf(stored.namespace, stored.name);
    const kind = this.#objects.get(resource) ?? new Map<string, StoredObject>();
    this.#objects.set(resource, kind);
    const previous = kind.get(key);
    kind.set(key, stored);
    this.#sorted.delete(resource);
    this.#tell({ type: previous === undefined ? 'ADDED' : 'MODIFIED', stored, previous });
    return stored;
  }

  delete(resource: string, namespace: string, name: string): StoredObject | undefined {
    const kind = this.#objects.get(resource);
    const previous = kind?.get(keyOf(namespace, name));
    if (kind === undefined || previous === undefined) return undefined;
    kind.delete(keyOf(namespace, name));
    this.#sorted.delete(resource);
    const stored = this.#next(resource, previous.object, previous.isNormal);
    this.#tell({ type: 'DELETED', stored, previous });
    return stored;
  }

  #next(resource: string, object: JsonObject, isNormal: boolean): StoredObject {
    this.#revision += 1;
    const metadata = { ...metadataOfObject(object), resourceVersion: String(this.#revision) };
    const versioned = { ...object, metadata };
    return {
      resource,
      namespace: metadataText(object, 'namespace'),
      name: metadataText(object, 'name'),
      revision: this.#revision,
      object: versioned,
      text: canonicalJson(versioned),
      isNormal,
    };
  }

  #tell(event: Omit<StoreEvent, 'at'>): void {
    this.events.append({ ...event, at: this.#clock.monotonicMs() });
  }
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
