/** GitHub's conclusions that we use. */
export type CheckConclusion = 'success' | 'neutral' | 'failure' | 'cancelled';

/** A remark on lines of a file, before it is cut to the forge's limits. */
export interface Annotation {
  readonly file: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** A button of a check. GitHub takes at most three, with 20, 40 and 20 characters. */
export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

/** What a check shows, fit to the forge's limits (65,535 characters a text, counted in bytes; 255 for the title). */
export interface CheckReport {
  readonly conclusion: CheckConclusion;
  readonly title: string;
  /** Markdown; ends with a hidden marker that `readMarker` gets back. */
  readonly summary: string;
  /** Markdown, the long part; empty when there is none. */
  readonly text: string;
  /** Worst first. More than fit are counted in the summary. */
  readonly annotations: readonly Annotation[];
  /** Absent: it has none. Only an App hears that one was pressed. */
  readonly actions?: readonly CheckAction[];
}
