import type { StoredObject } from './stored-object.ts';

export interface StoreEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** As it is after the event; of a deletion: as it was, at the revision of the deletion. */
  readonly stored: StoredObject;
  readonly previous: StoredObject | undefined;
  /** Monotonic milliseconds. */
  readonly at: number;
}

type Listener = (event: StoreEvent) => void;

/** The recent past, from which watches are replayed, and who wants to hear of the next event. */
export class EventLog {
  readonly #limit: number;
  readonly #listeners = new Set<Listener>();
  readonly #undelivered: StoreEvent[] = [];
  #delivering = false;
  #events: StoreEvent[] = [];
  #compacted = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Revisions below this can no longer be watched from. */
  get compactedRevision(): number {
    return this.#compacted;
  }

  append(event: StoreEvent): void {
    this.#events.push(event);
    if (this.#events.length > this.#limit * 2) this.#drop(this.#events.length - this.#limit);
    this.#undelivered.push(event);
    if (!this.#delivering) this.#deliver();
  }

  /** A listener may write in its turn: that event waits until everybody has heard of the one before. */
  #deliver(): void {
    this.#delivering = true;
    try {
      for (let next = this.#undelivered.shift(); next !== undefined; next = this.#undelivered.shift()) {
        for (const listener of [...this.#listeners]) listener(next);
      }
    } finally {
      this.#delivering = false;
    }
  }

  /** undefined: the past since `revision` is no longer known. */
  since(revision: number): readonly StoreEvent[] | undefined {
    if (revision < this.#compacted) return undefined;
    return this.#events.filter((event) => event.stored.revision > revision);
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets everything up to and with `revision`. */
  compact(revision: number): void {
    this.#compacted = Math.max(this.#compacted, revision);
    this.#events = this.#events.filter((event) => event.stored.revision > revision);
  }

  #drop(count: number): void {
    const last = this.#events[count - 1];
    if (last !== undefined) this.#compacted = last.stored.revision;
    this.#events = this.#events.slice(count);
  }
}
