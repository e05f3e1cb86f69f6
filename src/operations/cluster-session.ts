import type { EndpointFact } from '../domain/status/run-facts.ts';
import type { LeaseLock } from '../ports/lease.ts';
import { cancellableLease } from './cancellation.ts';
import type { ClusterPorts, LocalPorts } from './fabric-ports.ts';
import { failureOf } from './failure-fact.ts';
import { EndpointObserver } from './observe-endpoint.ts';
import { observedCluster, observedInventory, observedLease } from './observed-ports.ts';
import type { ClusterDoor } from './run-request.ts';

/** How long a lock that came after the end is waited for, to be given back. */
const LATE_LOCK_MS = 1_000;

/** A run's connection to its cluster: made when first asked for, observed, and closed in the end. */
export class ClusterSession {
  readonly #door: ClusterDoor;
  readonly #local: LocalPorts;
  readonly #signal: AbortSignal;
  readonly #observer: EndpointObserver;
  #ports: ClusterPorts | null = null;
  #refusal: unknown = null;
  #insecure = false;
  #lateLock: Promise<void> = Promise.resolve();
  #wantsLock = false;
  readonly #dropped = new AbortController();
  /** Aborts when the run is to end before it asked for the lock: until then nothing was written, so all may be dropped. */
  readonly untilLock: AbortSignal = this.#dropped.signal;

  constructor(door: ClusterDoor, local: LocalPorts, signal: AbortSignal) {
    this.#door = door;
    this.#local = local;
    this.#signal = signal;
    this.#observer = new EndpointObserver(local.clock);
    const drop = () => (this.#wantsLock ? undefined : this.#dropped.abort());
    if (signal.aborted) drop();
    else signal.addEventListener('abort', drop, { once: true });
  }

  async ports(): Promise<ClusterPorts> {
    this.#ports ??= await this.#connect();
    return this.#ports;
  }

  async #connect(): Promise<ClusterPorts> {
    try {
      const { ports, insecure } = await this.#door.connect();
      this.#insecure = insecure;
      return {
        ...this.#local,
        ...ports,
        cluster: observedCluster(ports.cluster, this.#observer),
        inventory: observedInventory(ports.inventory, this.#observer),
        lease: observedLease(this.#lease(ports.lease), this.#observer),
      };
    } catch (error) {
      this.#refusal = error;
      throw error;
    }
  }

  #lease(lease: LeaseLock): LeaseLock {
    const cancellable = cancellableLease(lease, this.#signal, (givenBack) => {
      this.#lateLock = givenBack;
    });
    return {
      version: (fabric) => cancellable.version(fabric),
      acquire: (request) => {
        this.#wantsLock = true;
        return cancellable.acquire(request);
      },
    };
  }

  /** `ended`: the error that ended the run, if any. */
  fact(ended: unknown): EndpointFact {
    const fact = this.#observer.fact('cluster', ended);
    return {
      ...fact,
      // an invalid source ends an apply before a word is said to the cluster
      asked: fact.asked || this.#refusal !== null,
      breaker: this.#door.guard?.state() ?? 'closed',
      failure: this.#refusal === null ? fact.failure : failureOf(this.#refusal),
      insecure: this.#insecure,
    };
  }

  async close(): Promise<void> {
    if (this.#ports === null) return;
    const over = new AbortController();
    const grace = this.#local.clock.sleep(LATE_LOCK_MS, over.signal).catch(() => undefined);
    await Promise.race([this.#lateLock, grace]);
    over.abort();
    this.#ports.cluster.close();
  }
}
