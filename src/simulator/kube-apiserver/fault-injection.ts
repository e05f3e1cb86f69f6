import type { ApiRequest } from './request.ts';

/** What goes wrong. `delay` lets the request through afterwards, all others take its place. */
export type Fault =
  | {
      readonly type: 'status';
      readonly code: number;
      readonly reason?: string;
      readonly message?: string;
      readonly retryAfterSeconds?: number;
    }
  | { readonly type: 'delay'; readonly ms: number }
  /** The connection is reset; `after` carries the request out first, so that only the answer is lost. */
  | { readonly type: 'reset'; readonly after?: boolean }
  /** Carried out, but the answer stops in the middle of its body. */
  | { readonly type: 'truncate' }
  /** No answer until the client gives up or the server stops. */
  | { readonly type: 'hang' };

export interface FaultRule {
  readonly method?: string;
  /** Matched against path and query. */
  readonly path?: RegExp | string;
  /** Hits only the nth matching request (1-based); absent: each. */
  readonly nth?: number;
  /** Hits at most so many requests; absent: any number. */
  readonly times?: number;
  readonly fault: Fault;
}

interface ActiveRule {
  readonly rule: FaultRule;
  seen: number;
  hits: number;
}

/** Rules in the order they were given; the first that fits wins. */
export class FaultInjection {
  readonly #rules: ActiveRule[] = [];

  /** The result takes the rule back. */
  add(rule: FaultRule): () => void {
    const active = { rule, seen: 0, hits: 0 };
    this.#rules.push(active);
    return () => {
      const index = this.#rules.indexOf(active);
      if (index >= 0) this.#rules.splice(index, 1);
    };
  }

  clear(): void {
    this.#rules.length = 0;
  }

  faultFor(request: Pick<ApiRequest, 'method' | 'path' | 'query'>): Fault | undefined {
    const query = request.query.toString();
    const uri = query === '' ? request.path : `${request.path}?${query}`;
    for (const active of this.#rules) {
      const { rule } = active;
      if (rule.method !== undefined && rule.method !== request.method) continue;
      if (rule.path !== undefined && !fits(uri, rule.path)) continue;
      if (rule.times !== undefined && active.hits >= rule.times) continue;
      active.seen += 1;
      if (rule.nth !== undefined && active.seen !== rule.nth) continue;
      active.hits += 1;
      return rule.fault;
    }
    return undefined;
  }
}

function fits(uri: string, path: RegExp | string): boolean {
  return typeof path === 'string' ? uri.includes(path) : path.test(uri);
}
