import type { InstallationToken } from '../../adapters/probot/app-api.ts';
import type { Clock } from '../../ports/clock.ts';

/** A token is not used for a run that might outlive it, ms. */
const KEPT_FREE_MS = 20 * 60_000;

/** Tokens of installations, which end after an hour. */
export class InstallationTokens {
  readonly #make: (installation: number) => Promise<InstallationToken>;
  readonly #clock: Clock;
  readonly #onToken: (token: string) => void;
  readonly #known = new Map<number, Promise<InstallationToken>>();

  /** `onToken`: told of each new one before it is used. */
  constructor(
    make: (installation: number) => Promise<InstallationToken>,
    clock: Clock,
    onToken: (token: string) => void,
  ) {
    this.#make = make;
    this.#clock = clock;
    this.#onToken = onToken;
  }

  /** One that lasts for a run. Throws SyncError. */
  async of(installation: number): Promise<string> {
    const known = await this.#known.get(installation)?.catch(() => null);
    if (known !== undefined && known !== null && this.#lasts(known)) return known.token;
    const making = this.#make(installation);
    this.#known.set(installation, making);
    const made = await making;
    this.#onToken(made.token);
    return made.token;
  }

  forgetAll(): void {
    this.#known.clear();
  }

  #lasts({ expiresAt }: InstallationToken): boolean {
    return Date.parse(expiresAt) - this.#clock.epochMs() > KEPT_FREE_MS;
  }
}
