import type { FabricPolicy } from '../domain/resource/fabric-policy.ts';
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
  /** What the configuration of the repository says of the fabric; absent: there is none. */
  readonly policy?: FabricPolicy;
}
