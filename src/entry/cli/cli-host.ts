/** The terminal (or whatever called the program) as the commands see it. */
export interface CliHost {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Results. */
  write(text: string): void;
  /** Progress, log and errors. */
  writeError(text: string): void;
  readonly isTerminal: boolean;
  /** Standard error is a terminal: progress may be shown and rewritten. */
  readonly showsProgress: boolean;
  readonly columns: number;
  /** Aborts on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}
