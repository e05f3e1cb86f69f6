/** What goes wrong. `delay` lets the request through afterwards, all others take its place. */
export type GitHubFault =
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Sent as it is; an object is sent as JSON. */
      readonly body?: string | object;
      /** Carries the request out first, so that only its answer is lost. */
      readonly after?: boolean;
    }
  /** The connection is reset; `after` carries the request out first. */
  | { readonly type: 'reset'; readonly after?: boolean }
  /** Carried out, but the answer stops in the middle of its body. */
  | { readonly type: 'truncate' }
  /** No answer until the client gives up or the server stops; `after` carries the request out first. */
  | { readonly type: 'hang'; readonly after?: boolean }
  | { readonly type: 'delay'; readonly ms: number };

export interface GitHubFaultRule {
  readonly method?: string;
  /** Matched against path and query. */
  readonly path?: RegExp | string;
  /** Matched against the text of the body, to tell GraphQL requests apart. */
  readonly body?: RegExp | string;
  /** Hits only the nth matching request (1-based); absent: each. */
  readonly nth?: number;
  /** Hits at most so many requests; absent: any number. */
  readonly times?: number;
  readonly fault: GitHubFault;
}

export interface FaultTarget {
  readonly method: string;
  readonly uri: string;
  readonly body: string;
}

interface ActiveRule {
  readonly rule: GitHubFaultRule;
  seen: number;
  hits: number;
}

/** Rules in the order they were given; the first that fits wins. */
export class GitHubFaults {
  readonly #rules: ActiveRule[] = [];

  /** The result takes the rule back. */
  add(rule: GitHubFaultRule): () => void {
    const active = { rule, seen: 0, hits: 0 };
    this.#rules.push(active);
    return () => {
      const index = this.#rules.indexOf(active);
      if (index >= 0) this.#rules.splice(index, 1);
    };
  }

  faultFor(target: FaultTarget): GitHubFault | undefined {
    let found: GitHubFault | undefined;
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

function isHit(rule: GitHubFaultRule, { method, uri, body }: FaultTarget): boolean {
  if (rule.method !== undefined && rule.method !== method) return false;
  if (rule.path !== undefined && !fits(uri, rule.path)) return false;
  return rule.body === undefined || fits(body, rule.body);
}

function fits(text: string, pattern: RegExp | string): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
}
