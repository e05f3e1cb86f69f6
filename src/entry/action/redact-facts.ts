import type { RunFacts } from '../../domain/status/run-facts.ts';

/**
 * Facts without secrets in the texts that came from outside: errors quote what a server said. Done before anything is made
 * of them, because a text that was escaped, cut or broken into lines hides a secret from the redaction.
 */
export function redactFacts(facts: RunFacts, redact: (text: string) => string): RunFacts {
  const clean = <T>(value: T): T => cleaned(value, redact) as T;
  const { failure, interrupted, outcomes, convergence, switches, endpoints, plan } = facts;
  return {
    ...facts,
    failure: clean(failure),
    interrupted: clean(interrupted),
    outcomes: clean(outcomes),
    convergence: clean(convergence),
    switches: clean(switches),
    endpoints: clean(endpoints),
    plan: plan === null ? null : { ...plan, notices: clean(plan.notices) },
  };
}

/** A copy with every text in it redacted; keys stay. */
function cleaned(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner, redact)]));
}
