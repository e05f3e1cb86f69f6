/** A fault of the connection, whatever the server behind it. `delay` lets the request through afterwards. */
export type ConnectionFault =
  /** The connection is reset; `after` carries the request out first, so that only the answer is lost. */
  | { readonly type: 'reset'; readonly after?: boolean }
  /** Carried out, but the answer stops in the middle of its body. */
  | { readonly type: 'truncate' }
  | { readonly type: 'delay'; readonly ms: number };

/** Which requests a fault hits. */
export interface FaultRule<Fault> {
  readonly method?: string;
  /** Matched against path and query. */
  readonly path?: RegExp | string;
  /** Matched against the text of the body, to tell requests to one path apart. */
  readonly body?: RegExp | string;
  /** Hits only the nth matching request (1-based); absent: each. */
  readonly nth?: number;
  /** Hits at most so many requests; absent: any number. */
  readonly times?: number;
  readonly fault: Fault;
}

export interface FaultTarget {
  readonly method: string;
  /** Path and query. */
  readonly uri: string;
  readonly body: string;
}

interface ActiveRule<Fault> {
  readonly rule: FaultRule<Fault>;
  seen: number;
  hits: number;
}

/** Rules in the order they were given; the first that fits wins. Each counts the requests it fits, also those it loses. */
export class FaultRules<Fault> {
  readonly #rules: ActiveRule<Fault>[] = [];

  /** The result takes the rule back. */
  add(rule: FaultRule<Fault>): () => void {
    const active = { rule, seen: 0, hits: 0 };
    this.#rules.push(active);
    return () => {
      const index = this.#rules.indexOf(active);
      if (index >= 0) this.#rules.splice(index, 1);
    };
  }

  faultFor(target: FaultTarget): Fault | undefined {
    let found: Fault | undefined;
    for (const active of this.#rules) {
      const { rule } = active;
      if (!isHit(rule, target)) continue;
      if (rule.times !== undefined && active.hits >= rule.times) continue;
      active.seen += 1;
      if (found !== undefined || (rule.nth !== undefined && active.seen !== rule.nth)) continue;
      active.hits += 1;
      found = rule.fault;
    }
    return found;
  }
}

function isHit(rule: FaultRule<unknown>, { method, uri, body }: FaultTarget): boolean {
  if (rule.method !== undefined && rule.method !== method) return false;
  if (rule.path !== undefined && !fits(uri, rule.path)) return false;
  return rule.body === undefined || fits(body, rule.body);
}

function fits(text: string, pattern: RegExp | string): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
}
