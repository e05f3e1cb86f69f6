import { errorFacts } from '../../domain/shared/error-codes.ts';
import { ConflictError } from '../../domain/shared/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HeldLease } from '../../ports/lease.ts';
import type { Log } from '../../ports/log.ts';
import type { LeaseClient } from './lease-client.ts';
import { type LeaseHold, type LeaseRecord, releasedLease, renewedLease } from './lease-record.ts';
import { thrownFacts } from './thrown.ts';

export interface HoldFacts {
  readonly fabric: string;
  readonly holder: string;
  readonly attempt: string;
  readonly durationMs: number;
}

/** Both clocks, read before the request that renewed: one may stop while the machine sleeps, the other may be set. */
export interface RenewalTime {
  readonly monotonicMs: number;
  readonly wallMs: number;
}

export function renewalTime(clock: Clock): RenewalTime {
  return { monotonicMs: clock.monotonicMs(), wallMs: clock.epochMs() };
}

/** Others wait for the whole duration; we stop trusting it a little before, as clocks do not run at the same speed. */
const TRUSTED_SHARE = 0.9;

const TOO_LATE = 'it was not renewed in time (the machine may have slept)';

const RELEASE_LIMIT_MS = 5_000;

/** A lock that renews itself until released or lost. */
export class RenewingLease implements HeldLease {
  readonly holder: string;
  readonly #facts: HoldFacts;
  readonly #client: LeaseClient;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #lost = new AbortController();
  readonly #stopped = new AbortController();
  readonly #renewing: Promise<void>;
  #record: LeaseRecord;
  #renewed: RenewalTime;
  #released: Promise<void> | null = null;

  constructor(
    client: LeaseClient,
    facts: HoldFacts,
    held: { readonly record: LeaseRecord; readonly at: RenewalTime },
    clock: Clock,
    log: Log,
  ) {
    this.holder = facts.holder;
    this.#client = client;
    this.#facts = facts;
    this.#record = held.record;
    this.#renewed = held.at;
    this.#clock = clock;
    this.#log = log;
    this.#renewing = Promise.all([this.#renewUntilStopped(), this.#loseWhenDue()]).then(() => undefined);
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  assertHeld(): void {
    if (this.#released !== null) throw this.#lossError('it was released');
    if (!this.#lost.signal.aborted && this.#trustedForMs() <= 0) this.#lose(TOO_LATE);
    if (this.#lost.signal.aborted) throw this.#lost.signal.reason;
  }

  release(): Promise<void> {
    this.#released ??= this.#free();
    return this.#released;
  }

  #trustedForMs(): number {
    const now = renewalTime(this.#clock);
    const monotonic = now.monotonicMs - this.#renewed.monotonicMs;
    const wall = now.wallMs - this.#renewed.wallMs;
    return this.#facts.durationMs * TRUSTED_SHARE - Math.max(monotonic, wall);
  }

  async #renewUntilStopped(): Promise<void> {
    const { durationMs } = this.#facts;
    let pauseMs = durationMs / 3;
    while (!this.#isOver()) {
      try {
        await this.#clock.sleep(pauseMs, this.#stopped.signal);
        const renewed = await this.#renew();
        pauseMs = renewed ? durationMs / 3 : this.#soonMs();
      } catch (error) {
        if (this.#isOver()) return;
        this.#log.warn('the lock could not be renewed; trying again', {
          op: 'lease',
          fabric: this.#facts.fabric,
          reason: thrownFacts(error).message,
        });
        pauseMs = this.#soonMs();
      }
    }
  }

  #soonMs(): number {
    return Math.min(1_000, this.#facts.durationMs / 10);
  }

  /** Tells of the loss on time, also while a renewal hangs. */
  async #loseWhenDue(): Promise<void> {
    while (!this.#isOver()) {
      const leftMs = this.#trustedForMs();
      if (leftMs <= 0) this.#lose(TOO_LATE);
      else await this.#clock.sleep(leftMs, this.#stopped.signal).catch(() => undefined);
    }
  }

  #isOver(): boolean {
    return this.#stopped.signal.aborted || this.#lost.signal.aborted;
  }

  /** false: look again soon. */
  async #renew(): Promise<boolean> {
    const at = renewalTime(this.#clock);
    const { name, namespace } = this.#client;
    const body = renewedLease(name, namespace, this.#hold(), this.#record);
    const written = await this.#client.put(body, this.#record, this.#facts.durationMs / 3);
    if (written !== null) {
      this.#record = written;
      this.#renewed = at;
      return true;
    }
    // Somebody wrote it: a takeover, or a harmless hand, or our own earlier try whose answer was lost.
    const there = await this.#client.get();
    if (there?.attempt === this.#facts.attempt) this.#record = there;
    else this.#lose(there?.holder ? `it was taken over by ${there.holder}` : 'somebody deleted or freed it');
    return false;
  }

  async #free(): Promise<void> {
    this.#stopped.abort();
    await this.#renewing;
    try {
      let record: LeaseRecord | null = this.#record;
      for (let attempt = 0; attempt < 3 && record !== null; attempt += 1) {
        if (record.attempt !== this.#facts.attempt) return;
        const { name, namespace } = this.#client;
        const body = releasedLease(name, namespace, this.#hold(), record);
        if ((await this.#client.put(body, record, RELEASE_LIMIT_MS)) !== null) return;
        record = await this.#client.get();
      }
    } catch (error) {
      this.#log.warn('the lock could not be released; others wait until it runs out', {
        op: 'lease',
        fabric: this.#facts.fabric,
        reason: thrownFacts(error).message,
      });
    }
  }

  #hold(): LeaseHold {
    return { ...this.#facts, now: this.#clock.now() };
  }

  #lose(why: string): void {
    this.#lost.abort(this.#lossError(why));
    this.#stopped.abort();
  }

  #lossError(why: string): ConflictError {
    const { fabric } = this.#facts;
    return new ConflictError({
      ...errorFacts('HHS-2403'),
      message: `the lock on fabric ${fabric} is not held any more: ${why}`,
      conflict: 'lease',
    });
  }
}
