import { type GitHubOptions, sharedGate } from '../../adapters/github/connect.ts';
import type { Clock } from '../../ports/clock.ts';

type Gate = NonNullable<GitHubOptions['gate']>;

/**
 * Writes of one installation go one at a time with a rest between them, from whatever run: GitHub counts its secondary
 * limits by installation, and one that is tripped stops all runs of it.
 */
export class InstallationGates {
  readonly #clock: Clock;
  readonly #gates = new Map<number, Gate>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(installation: number): Gate {
    const known = this.#gates.get(installation) ?? sharedGate(this.#clock);
    this.#gates.set(installation, known);
    return known;
  }
}
