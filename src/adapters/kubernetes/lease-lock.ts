import { randomUUID } from 'node:crypto';
import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConflictError } from '../../domain/shared/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HeldLease, LeaseLock, LeaseRequest } from '../../ports/lease.ts';
import type { Log } from '../../ports/log.ts';
import { recordName } from './fabric-name.ts';
import { type HoldFacts, RenewingLease, renewalTime } from './held-lease.ts';
import type { HttpClient } from './http-client.ts';
import { LeaseClient } from './lease-client.ts';
import { acquiredLease, type LeaseRecord } from './lease-record.ts';

export interface LeaseLockOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly namespace?: string;
  /** How often a waiting run looks. */
  readonly pollMs?: number;
}

/** After so many lost races something rewrites the Lease all the time. */
const MOST_RACES = 20;

/** What a waiting run has seen of another's Lease, by its own monotonic clock. */
interface Sighting {
  readonly version: string;
  readonly sinceMs: number;
}

/** Locks on Lease objects `hedgehog-sync-<fabric>`. Times that others wrote are never trusted. */
export class KubernetesLeaseLock implements LeaseLock {
  readonly #http: HttpClient;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #namespace: string;
  readonly #pollMs: number;

  constructor(http: HttpClient, options: LeaseLockOptions) {
    this.#http = http;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#namespace = options.namespace ?? 'default';
    this.#pollMs = options.pollMs ?? 1_000;
  }

  async version(fabric: string): Promise<string | null> {
    return versionOf(await new LeaseClient(this.#http, recordName(fabric), this.#namespace).get());
  }

  async acquire(request: LeaseRequest): Promise<HeldLease> {
    const { fabric, holder, durationMs } = request;
    const client = new LeaseClient(this.#http, recordName(fabric), this.#namespace);
    const facts: HoldFacts = { fabric, holder, durationMs, attempt: randomUUID() };
    const giveUpMs = this.#clock.monotonicMs() + request.waitMs;
    let seen: Sighting | null = null;
    let told: string | null = null;
    let races = 0;
    let toldMoved = false;
    // it was not there a moment ago: made at once; where somebody was faster, that is told and looked at
    let isNew = request.seenVersion === null;
    for (;;) {
      const there = isNew ? null : await client.get();
      isNew = false;
      const mine = there?.attempt === facts.attempt;
      // asked at each look: a race may be lost to a run that has ended by the next one
      const moved = request.seenVersion !== undefined && versionOf(there) !== request.seenVersion && !mine;
      if (moved && !toldMoved) request.onMoved?.();
      toldMoved ||= moved;
      seen = sighting(there, seen, this.#clock.monotonicMs());
      const leftMs = mine || there === null ? 0 : this.#leftOf(there, seen, durationMs);
      if (leftMs <= 0) {
        const held = await this.#take(client, facts, there);
        if (held !== null) return held;
        races += 1;
        if (races >= MOST_RACES) throw heldByOther(fabric, 'others who are faster', client, durationMs);
        continue;
      }
      const waitMs = giveUpMs - this.#clock.monotonicMs();
      const other = there?.holder ?? 'somebody';
      if (waitMs <= 0) throw heldByOther(fabric, other, client, leftMs);
      if (told !== other) request.onWait?.(other);
      told = other;
      await this.#clock.sleep(Math.max(1, Math.min(this.#pollMs, waitMs, leftMs)), this.#http.closed);
    }
  }

  /** How long the Lease must still stay unchanged before it counts as dead; 0: it is free. */
  #leftOf(there: LeaseRecord, seen: Sighting, durationMs: number): number {
    if (there.holder === null) return 0;
    const unchangedMs = this.#clock.monotonicMs() - seen.sinceMs;
    return (there.durationMs ?? durationMs) - unchangedMs;
  }

  async #take(client: LeaseClient, facts: HoldFacts, there: LeaseRecord | null): Promise<HeldLease | null> {
    const at = renewalTime(this.#clock);
    const hold = { ...facts, now: this.#clock.now() };
    const body = acquiredLease(client.name, client.namespace, hold, there);
    const record = await client.put(body, there);
    if (record === null) return null;
    if (there !== null && there.holder !== null && there.attempt !== facts.attempt) {
      this.#log.warn('the lock of a run that did not renew it was taken over', {
        op: 'lease',
        fabric: facts.fabric,
        holder: there.holder,
      });
    }
    return new RenewingLease(client, facts, { record, at }, this.#clock, this.#log);
  }
}

function versionOf(there: LeaseRecord | null): string | null {
  return there === null ? null : `${there.uid}/${there.resourceVersion}`;
}

function sighting(there: LeaseRecord | null, before: Sighting | null, nowMs: number): Sighting {
  const version = versionOf(there) ?? '';
  return before !== null && before.version === version ? before : { version, sinceMs: nowMs };
}

function heldByOther(fabric: string, holder: string, client: LeaseClient, leftMs: number): ConflictError {
  return new ConflictError({
    ...errorFacts('HHS-2402'),
    message:
      `fabric ${fabric} is locked by ${holder} (Lease ${client.namespace}/${client.name}); ` +
      `a dead run is taken over after ${Math.ceil(leftMs / 1000)} s more without a sign of life`,
    conflict: 'lease',
    details: { holder },
  });
}
