/** What one command of the demo printed and how it ended. */
export interface CommandRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** One thing a stage must show; the demo fails where one is not so. */
export interface StageCheck {
  readonly what: string;
  readonly ok: boolean;
  /** What was found instead; empty when ok. */
  readonly found: string;
}

export interface StageReport {
  readonly title: string;
  /** The command as a person would type it. */
  readonly command: string;
  readonly output: string;
  readonly checks: readonly StageCheck[];
  readonly durationMs: number;
}

/** What the stages work with: a fabric in a temporary Git repository and a cluster on loopback. */
export interface DemoGround {
  /** Runs the CLI on the demo's fabric and cluster. */
  run(args: readonly string[]): Promise<CommandRun>;
  /** Replaces text in a file of the fabric; the text must be there exactly once. */
  edit(file: string, from: string, to: string): void;
  commit(message: string): void;
  /** Somebody else's `kubectl edit`. */
  editInCluster(path: string, patch: unknown): Promise<void>;
  /** 1-based line of `text` in a file of the fabric. */
  lineOf(file: string, text: string): number;
}

export interface Stage {
  readonly title: string;
  readonly command: string;
  play(ground: DemoGround): Promise<{ readonly output: string; readonly checks: readonly StageCheck[] }>;
}

export function check(what: string, ok: boolean, found: unknown): StageCheck {
  return { what, ok, found: ok ? '' : shorten(found) };
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
