import type { RepositoryCache } from '../../adapters/git/repository-cache.ts';
import type { AppApi } from '../../adapters/probot/app-api.ts';
import type { RunTally } from '../../operations/app-metrics.ts';
import type { AppIdentity } from '../../operations/app-tasks.ts';
import type { FabricTurns } from '../../operations/fabric-turns.ts';
import type { SchedulerState } from '../../operations/scheduler-state.ts';
import type { SettledWork } from '../../operations/settled-work.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Queue } from '../../ports/queue.ts';
import type { AppRepositories } from './app-repositories.ts';
import type { AppSettings, Environment } from './app-settings.ts';
import type { EndedRuns } from './ended-runs.ts';
import type { InstallationGates } from './installation-gates.ts';
import type { InstallationTokens } from './installation-tokens.ts';

/** What the parts of the App share. */
export interface AppWorld {
  readonly settings: AppSettings;
  /** Without anything secret: what git and credential plugins are started with. */
  readonly environment: Environment;
  readonly clock: Clock;
  readonly log: Log;
  readonly queue: Queue;
  readonly state: SchedulerState;
  readonly api: AppApi;
  readonly self: AppIdentity;
  readonly cache: RepositoryCache;
  readonly repositories: AppRepositories;
  readonly tokens: InstallationTokens;
  readonly gates: InstallationGates;
  readonly settled: SettledWork;
  /** A run and a command may find one drift at once: it gets one issue. */
  readonly issueTurns: FabricTurns;
  readonly runs: RunTally;
  readonly endedRuns: EndedRuns;
  /** By repository whose configuration has errors: the head at which this process has told of them. */
  readonly toldErrors: Map<string, string>;
  /** By repository: when this process last saw to its dashboard, monotonic ms. */
  readonly keptDashboards: Map<string, number>;
  /** Of this process: numbers of jobs begin anew with each. */
  readonly boot: string;
  /** Requests that this process began in the second in which it started: checks of that second may be the last process's. */
  readonly begunAtStart: Set<string>;
  /** Of this process, ISO 8601. */
  readonly startedAt: string;
  redact(text: string): string;
  /** From now on it is masked in everything that this process prints. */
  keepSecret(secret: string, as?: 'lines' | 'whole'): void;
  /** Folder for what a run leaves. */
  readonly temp: string;
}
