import type { Annotation } from '../../domain/report/check-report.ts';

/** What a runner of workflows gives and takes. Everything written is redacted first. */
export interface Runner {
  /** Value of an input, trimmed; '' when it was not given. */
  input(name: string): string;
  /** Tells the runner to mask a text from now on. Nothing but this may ever write a secret. */
  mask(text: string): void;
  output(name: string, value: string): void;
  /** Lines of the log; none of them is taken for a command. */
  log(text: string): void;
  /** Lines that are shown only when debugging was switched on. */
  debug(text: string): void;
  /** A remark on a line of a file. Paths are relative to the repository. */
  annotate(annotation: Annotation): void;
  /** A remark on the run, not on a file. */
  remark(level: 'error' | 'warning' | 'notice', title: string, message: string): void;
  /** Adds to the page of the job. false: this runner has none. */
  summary(markdown: string): Promise<boolean>;
}
