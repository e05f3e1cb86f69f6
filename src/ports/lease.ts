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
  /** `version` as it was before the fabric was compared; another one now means that somebody ran meanwhile. */
  readonly seenVersion?: string | null;
  /** Told when it has to wait: who holds it. */
  onWait?(holder: string): void;
  /** Told when another run held the lock since `seenVersion`: what was compared before is out of date. */
  onMoved?(): void;
}

/** One run at a time on a fabric. */
export interface LeaseLock {
  /** A mark that changes with every run that takes the lock; null: nobody ever did. One read. */
  version(fabric: string): Promise<string | null>;
  /** Throws ConflictError `lease`, naming the holder, when it cannot be had in time. Renews itself until released. */
  acquire(request: LeaseRequest): Promise<HeldLease>;
}
