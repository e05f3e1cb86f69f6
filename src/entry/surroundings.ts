import type { Log } from '../ports/log.ts';
import type { Progress } from '../ports/progress.ts';

/** The world around a run: read once by the program's start and passed on. */
export interface Surroundings {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly progress: Progress;
  /** Told of every secret, so that the sinks can mask it. */
  readonly onSecret: (secret: string) => void;
}
