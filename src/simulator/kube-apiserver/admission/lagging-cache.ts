import type { JsonObject } from '../../../domain/shared/json.ts';
import type { ServerClock } from '../clock.ts';
import { metadataText } from '../resource-type.ts';
import type { StoreEvent } from '../storage/event-log.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { AdmissionCache } from './admission.ts';

/** Caught up at the latest then, although nobody asks. */
const MAX_PENDING = 1000;

/** The store as it was `lagMs` ago: what a controller sees that hears of changes through a watch. */
export class LaggingCache implements AdmissionCache {
  readonly #objects = new Map<string, Map<string, JsonObject>>();
  readonly #clock: ServerClock;
  readonly #lagMs: number;
  #pending: StoreEvent[] = [];

  constructor(store: ObjectStore, clock: ServerClock, lagMs: number) {
    this.#clock = clock;
    this.#lagMs = lagMs;
    store.events.subscribe((event) => {
      this.#pending.push(event);
      if (this.#pending.length > MAX_PENDING) this.#catchUp();
    });
  }

  find(kind: string, name: string): JsonObject | undefined {
    this.#catchUp();
    return this.#objects.get(kind)?.get(name);
  }

  all(kind: string): readonly JsonObject[] {
    this.#catchUp();
    return [...(this.#objects.get(kind)?.values() ?? [])];
  }

  #catchUp(): void {
    const until = this.#clock.monotonicMs() - this.#lagMs;
    let seen = 0;
    for (const event of this.#pending) {
      if (event.at > until) break;
      this.#take(event);
      seen += 1;
    }
    if (seen > 0) this.#pending = this.#pending.slice(seen);
  }

  #take({ type, stored }: StoreEvent): void {
    const { kind } = stored.object;
    if (typeof kind !== 'string') return;
    const objects = this.#objects.get(kind) ?? new Map<string, JsonObject>();
    this.#objects.set(kind, objects);
    const name = metadataText(stored.object, 'name');
    if (type === 'DELETED') objects.delete(name);
    else objects.set(name, stored.object);
  }
}
