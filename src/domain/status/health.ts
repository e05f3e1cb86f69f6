import type { HealthTerm } from './status-document.ts';

export const TERM_NAMES = [
  'freshness',
  'success',
  'validity',
  'drift',
  'convergence',
  'connection',
] as const satisfies readonly HealthTerm['name'][];
type TermName = HealthTerm['name'];

/** They sum to 1. */
export const HEALTH_WEIGHTS: Readonly<Record<TermName, number>> = {
  freshness: 0.15,
  success: 0.2,
  validity: 0.15,
  drift: 0.25,
  convergence: 0.15,
  connection: 0.1,
};

export const HEALTH_FORMULA =
  'health = 0.5 × the worst term + 0.5 × Σ (weight × term) / Σ weight, over the terms that are known; rounded down to two digits';

/**
 * Worst-weighted mean of what is known: 0 to 1, never above the mean, never below half the worst. Each term alone moves
 * it, always the same way. null: nothing is known.
 */
export function combineTerms(terms: readonly Pick<HealthTerm, 'value' | 'weight'>[]): number | null {
  let worst = 1;
  let weighted = 0;
  let weights = 0;
  for (const { value, weight } of terms) {
    if (value === null) continue;
    worst = Math.min(worst, value);
    weighted += weight * value;
    weights += weight;
  }
  return weights === 0 ? null : 0.5 * worst + 0.5 * (weighted / weights);
}

/** Two digits, rounded down: 1 means that all is well. */
export function roundHealth(value: number | null): number | null {
  return value === null ? null : Math.floor(value * 100 + 1e-6) / 100;
}

/** The formula with its numbers put in. */
export function formulaText(terms: readonly HealthTerm[]): string {
  const known = terms.filter(({ value }) => value !== null);
  const [first] = known;
  if (first === undefined) return 'not known: no term has a value yet';
  const worst = known.reduce((a, b) => ((b.value ?? 1) < (a.value ?? 1) ? b : a), first);
  const weights = known.reduce((total, { weight }) => total + weight, 0);
  const sum = known.map(({ name, value, weight }) => `${weight} × ${digits(value)} ${name}`).join(' + ');
  const result = digits(roundHealth(combineTerms(terms)));
  return `0.5 × ${digits(worst.value)} (worst: ${worst.name}) + 0.5 × (${sum}) / ${digits(weights)} = ${result}`;
}

/** At most three digits after the point, and no more than it has. */
function digits(value: number | null): string {
  return value === null ? 'not known' : String(Math.round(value * 1000) / 1000);
}

/** Below this an alert is raised, above the other it is cleared; between them nothing moves, so that it does not flap. */
export const ALERT_RAISED_BELOW = 0.5;
export const ALERT_CLEARED_ABOVE = 0.6;

/** Is the alert on after a look at the health? `wasRaised`: before it. A health that is not known moves nothing. */
export function isAlertRaised(wasRaised: boolean, health: number | null): boolean {
  if (health === null) return wasRaised;
  return wasRaised ? health <= ALERT_CLEARED_ABOVE : health < ALERT_RAISED_BELOW;
}
