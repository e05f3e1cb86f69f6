import type { KindRegistry } from '../domain/resource/kind.ts';
import { type LiveObject, metadataOf } from '../domain/resource/live-object.ts';
import { KubernetesError } from '../domain/shared/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Cluster, KindAddress } from '../ports/cluster.ts';
import type { Log } from '../ports/log.ts';
import { addressOf } from './kind-address.ts';

export interface WatchPorts {
  readonly cluster: Pick<Cluster, 'list' | 'watch'>;
  readonly registry: KindRegistry;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long the end of a burst is waited for, and after which time a burst that does not end is told all the same, ms. */
export interface WatchPauses {
  readonly settleMs: number;
  readonly mostMs: number;
  /** Before a kind whose watch failed is listed again. */
  readonly retryMs: number;
}

export const WATCH_PAUSES: WatchPauses = { settleMs: 2_000, mostMs: 10_000, retryMs: 30_000 };

/**
 * Calls `changed` when desired state in the cluster was changed, by whomever, once for a burst; until the signal aborts.
 * What agents and controllers report (status, managed fields) is no change.
 */
export async function watchFabric(
  ports: WatchPorts,
  changed: () => Promise<void>,
  signal: AbortSignal,
  pauses: WatchPauses = WATCH_PAUSES,
): Promise<void> {
  const bell = new Bell(ports.clock, changed, pauses, signal);
  const kinds = ports.registry.kinds.filter(({ owner }) => owner === 'user');
  await Promise.all(kinds.map((kind) => watchKind(ports, addressOf(kind), bell, pauses, signal)));
}

async function watchKind(
  { cluster, clock, log }: WatchPorts,
  address: KindAddress,
  bell: Bell,
  { retryMs }: WatchPauses,
  signal: AbortSignal,
): Promise<void> {
  let known: Map<string, string> | null = null;
  while (!signal.aborted) {
    try {
      const { items, resourceVersion } = await cluster.list(address);
      const listed = new Map(items.map((item) => [item.key, meaningOf(item)]));
      if (known !== null && !isSame(known, listed)) bell.ring();
      known = listed;
      for await (const event of cluster.watch(address, resourceVersion, signal)) {
        if (event.type === 'bookmark') continue;
        const { object } = event;
        const meaning = event.type === 'deleted' ? null : meaningOf(object);
        if (meaning === (known.get(object.key) ?? null)) continue;
        if (meaning === null) known.delete(object.key);
        else known.set(object.key, meaning);
        bell.ring();
      }
    } catch (error) {
      if (signal.aborted) return;
      // too old: what happened meanwhile is seen by the list
      if (error instanceof KubernetesError && error.status === 410) continue;
      if (error instanceof KubernetesError && error.status === 404) return;
      const reason = error instanceof Error ? error.message : String(error);
      log.debug('a watch ended', { key: address.plural, reason });
      await clock.sleep(retryMs, signal).catch(() => undefined);
    }
  }
}

function isSame(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): boolean {
  return before.size === after.size && [...after].every(([key, meaning]) => before.get(key) === meaning);
}

/** What a change of the status leaves as it is. */
function meaningOf({ uid, generation, object }: LiveObject): string {
  const { labels, annotations } = metadataOf(object);
  return JSON.stringify([uid, generation, labels ?? null, annotations ?? null]);
}

/** Rings once for a burst. */
class Bell {
  readonly #clock: Clock;
  readonly #changed: () => Promise<void>;
  readonly #pauses: WatchPauses;
  readonly #signal: AbortSignal;
  #lastMs = 0;
  #waits = false;

  constructor(clock: Clock, changed: () => Promise<void>, pauses: WatchPauses, signal: AbortSignal) {
    this.#clock = clock;
    this.#changed = changed;
    this.#pauses = pauses;
    this.#signal = signal;
  }

  ring(): void {
    this.#lastMs = this.#clock.monotonicMs();
    if (this.#waits) return;
    this.#waits = true;
    this.#settle().catch(() => undefined);
  }

  async #settle(): Promise<void> {
    const { settleMs, mostMs } = this.#pauses;
    const firstMs = this.#clock.monotonicMs();
    for (;;) {
      const nowMs = this.#clock.monotonicMs();
      const leftMs = Math.min(this.#lastMs + settleMs, firstMs + mostMs) - nowMs;
      if (leftMs <= 0) break;
      await this.#clock.sleep(leftMs, this.#signal);
    }
    this.#waits = false;
    await this.#changed();
  }
}
