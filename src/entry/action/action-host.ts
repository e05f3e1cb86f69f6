import type { Runner } from '../../adapters/runner/runner.ts';
import type { Clock } from '../../ports/clock.ts';

/** The process as a run of the action sees it. */
export interface ActionHost {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly runner: Runner;
  readonly clock: Clock;
  /** Takes the secrets that were kept out of a text. */
  redact(text: string): string;
  /**
   * Registers a secret here and with the runner, before anything else is done with it. `lines` (when absent): each of its
   * lines is secret, too. `whole`: only together, as in a text with harmless lines.
   */
  keepSecret(secret: string, as?: 'lines' | 'whole'): void;
  /** Takes the inputs out of the environment of this process, which others that it starts would inherit. */
  forgetInputs(): void;
  /** Aborts on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  /** Folder for temporary files where the runner names none. */
  readonly temp: string;
  /** What no other run of the fabric may do meanwhile in this process. Absent: the process makes one run. */
  readonly inTurn?: <T>(work: () => Promise<T>) => Promise<T>;
}
