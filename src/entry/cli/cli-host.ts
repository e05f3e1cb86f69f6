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
  /** Asks the person at the terminal; null: the answer was broken off. Absent: nobody is there. */
  readonly ask?: (question: string) => Promise<string | null>;
  /** Aborts on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}
