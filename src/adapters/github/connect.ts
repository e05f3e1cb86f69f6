import type { RepeatingGuard } from '../../ports/call-guard.ts';
import type { Checks } from '../../ports/checks.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Forge } from '../../ports/forge.ts';
import type { Log } from '../../ports/log.ts';
import type { Repository } from '../../ports/repository.ts';
import type { StatusStore } from '../../ports/status-store.ts';
import { BranchStore } from './branch-store.ts';
import { CheckRuns } from './check-runs.ts';
import { GitReader } from './git-reader.ts';
import { GitHubClient } from './github-client.ts';
import { GitHubForge } from './github-forge.ts';
import type { GitHubMemory } from './github-memory.ts';
import { placeOf } from './github-place.ts';
import { WriteGate } from './write-gate.ts';

export interface GitHubOptions {
  /**
   * Or what gives a fresh one: the token of an installation ends after an hour. Asked before each request, so it should
   * remember; what it throws should be a SyncError.
   */
  readonly token: string | (() => Promise<string>);
  /** As the runner gives them (GITHUB_API_URL, GITHUB_GRAPHQL_URL); they differ on GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly owner: string;
  readonly repo: string;
  /** Where the status files live: `hedgehog-sync/status`, or a branch of sources (see `sameBranch`). */
  readonly statusBranch: string;
  /** true: `statusBranch` is a branch of sources, so it is never made. Default false. */
  readonly sameBranch?: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly guard: RepeatingGuard;
  /** For a proxy. Default: that of Node. */
  readonly fetch?: typeof globalThis.fetch;
  /** Of one request. Default 30 s. */
  readonly requestLimitMs?: number;
  /** Between two writes. Default 1 s, as GitHub asks. */
  readonly writeRestMs?: number;
  /** Of all who write with the same rights: GitHub counts them together. Absent: nobody else does. */
  readonly gate?: WriteGate;
  /** Shared by the connections of a process that stays. Absent: everything is asked for anew. */
  readonly memory?: GitHubMemory;
}

export interface GitHubConnection {
  readonly checks: Checks;
  readonly statusStore: StatusStore;
  readonly repository: Repository;
  readonly forge: Forge;
}

const defaults = { requestLimitMs: 30_000, writeRestMs: 1_000 };

/** One gate for several connections that write with the same rights. */
export function sharedGate(clock: Clock): WriteGate {
  return new WriteGate(clock, defaults.writeRestMs);
}

/** Everything that an operation needs of GitHub. No request is made yet. Throws ConfigurationError HHS-2032. */
export function connectGitHub(options: GitHubOptions): GitHubConnection {
  const { token, guard, clock, log, fetch, memory, statusBranch } = options;
  const place = placeOf(options);
  const client = new GitHubClient({
    place,
    token,
    guard,
    clock,
    log,
    limitMs: options.requestLimitMs ?? defaults.requestLimitMs,
    writeRestMs: options.writeRestMs ?? defaults.writeRestMs,
    ...(fetch === undefined ? {} : { fetch }),
    ...(options.gate === undefined ? {} : { gate: options.gate }),
    ...(memory === undefined ? {} : { memory }),
  });
  const reader = new GitReader(client, memory ?? null);
  const forge = new GitHubForge({ client, reader, clock, ...(fetch === undefined ? {} : { fetch }) });
  const isSourceBranch = options.sameBranch ?? false;
  return {
    checks: new CheckRuns(client),
    statusStore: new BranchStore({ client, reader, branch: statusBranch, isSourceBranch }),
    repository: {
      name: `${place.owner}/${place.repo}`,
      defaultBranch: () => reader.defaultBranch(),
      headOf: (branch) => reader.headOf(branch),
      changedSince: (commit, head) => reader.changedSince(commit, head),
      fileText: (path, commit) => reader.fileText(path, commit),
      endpoint: () => client.contact.fact(),
    },
    forge,
  };
}
