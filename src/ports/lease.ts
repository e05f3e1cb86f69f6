/** A lock held on one fabric. */
export interface HeldLease {
  readonly holder: string;
  /** Throws ConflictError `lease` when the lock can no longer be trusted (taken over, expired while we were suspended). Cheap: no request. */
  assertHeld(): void;
  /** Aborts when the lock is lost. */
  readonly lost: AbortSignal;
  /** Idempotent; never throws. */
  release(): Promise<void>;
}

export interface LeaseRequest {
  readonly fabric: string;
  readonly holder: string;
  readonly durationMs: number;
  /** How long to wait for another holder; 0 = leave at once. */
  readonly waitMs: number;
  /** Told when it has to wait: who holds it. */
  onWait?(holder: string): void;
}

/** One run at a time on a fabric. */
export interface LeaseLock {
  /** Throws ConflictError `lease`, naming the holder, when it cannot be had in time. Renews itself until released. */
  acquire(request: LeaseRequest): Promise<HeldLease>;
}
