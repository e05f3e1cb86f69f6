import type { ServerClock } from '../../kube-apiserver/clock.ts';
import type { Caller } from './tokens.ts';

export type Resource = 'core' | 'graphql';

export interface Budget {
  readonly limit: number;
  readonly used: number;
  /** Seconds since 1970. */
  readonly reset: number;
}

const HOUR_SECONDS = 3600;

/** The hourly budgets, one a caller and resource. */
export class Budgets {
  readonly #clock: ServerClock;
  readonly #budgets = new Map<string, Budget>();
  readonly #full: number | null;

  /** `full`: of every caller; null: GitHub's. */
  constructor(clock: ServerClock, full: number | null = null) {
    this.#clock = clock;
    this.#full = full;
  }

  /** Sets what is left until `resetInSeconds` from now; the limit stays unless given. */
  set(
    caller: Caller | null,
    resource: Resource,
    remaining: number,
    resetInSeconds = HOUR_SECONDS,
    limit?: number,
  ): void {
    const full = limit ?? Math.max(this.get(caller, resource).limit, remaining);
    this.#budgets.set(keyOf(caller, resource), {
      limit: full,
      used: full - remaining,
      reset: this.#nowSeconds() + resetInSeconds,
    });
  }

  get(caller: Caller | null, resource: Resource): Budget {
    const stored = this.#budgets.get(keyOf(caller, resource));
    if (stored !== undefined && stored.reset > this.#nowSeconds()) return stored;
    return {
      limit: stored?.limit ?? this.#full ?? fullBudget(caller),
      used: 0,
      reset: this.#nowSeconds() + HOUR_SECONDS,
    };
  }

  /** Counts a request; false: nothing was left for it. */
  spend(caller: Caller | null, resource: Resource): boolean {
    const budget = this.get(caller, resource);
    const spent = budget.used < budget.limit;
    this.#budgets.set(keyOf(caller, resource), { ...budget, used: budget.used + (spent ? 1 : 0) });
    return spent;
  }

  /** Gives a request back: what had not changed costs nothing. */
  refund(caller: Caller | null, resource: Resource): void {
    const budget = this.get(caller, resource);
    this.#budgets.set(keyOf(caller, resource), { ...budget, used: Math.max(0, budget.used - 1) });
  }

  #nowSeconds(): number {
    return Math.floor(Date.parse(this.#clock.now()) / 1000);
  }
}

export function budgetHeaders(budget: Budget, resource: Resource): Record<string, string> {
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(budget.limit - budget.used),
    'x-ratelimit-used': String(budget.used),
    'x-ratelimit-reset': String(budget.reset),
    'x-ratelimit-resource': resource,
  };
}

function keyOf(caller: Caller | null, resource: Resource): string {
  return `${caller?.name ?? 'nobody'} ${resource}`;
}

function fullBudget(caller: Caller | null): number {
  if (caller === null) return 60;
  return caller.kind === 'workflow' ? 1000 : 5000;
}
