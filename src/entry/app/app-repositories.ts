import { connectGitHub, type GitHubConnection } from '../../adapters/github/connect.ts';
import { GitHubMemory } from '../../adapters/github/github-memory.ts';
import type { AppApi, CoveredRepository } from '../../adapters/probot/app-api.ts';
import { breakerGuard } from '../../adapters/resilience/breaker-guard.ts';
import { sha256Digest } from '../../adapters/system/sha256-digest.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import { type NamedFabric, namedFabrics } from '../../domain/config/file/named-fabrics.ts';
import { readSyncConfig } from '../../domain/config/file/read-sync-config.ts';
import type { SyncConfig } from '../../domain/config/file/sync-config.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import type { Diagnostic } from '../../domain/shared/diagnostic.ts';
import { holdsPath, type ReadHolds, readHolds } from '../../domain/status/holds.ts';
import { type ReadStatus, readStatus } from '../../domain/status/read-status.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { AppSettings } from './app-settings.ts';
import type { InstallationGates } from './installation-gates.ts';
import type { InstallationTokens } from './installation-tokens.ts';
import type { MissingRights } from './missing-rights.ts';

/** What a repository says at the head of its default branch. */
export interface HeadReading {
  readonly repository: CoveredRepository;
  /** null: the repository is empty. */
  readonly head: string | null;
  /** null: it has no configuration, or one with errors. */
  readonly config: SyncConfig | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The configuration has errors; null: it has none, or there is no configuration. */
  readonly broken: BrokenConfig | null;
}

/** The same, and what lies on the branch of the status. */
export interface RepositoryReading extends HeadReading {
  /** By fabric. */
  readonly statuses: ReadonlyMap<string, ReadStatus>;
  /** By fabric: what `/hold` stopped. */
  readonly holds: ReadonlyMap<string, ReadHolds>;
}

export interface BrokenConfig {
  readonly text: string;
  /** What can still be made out of its fabrics. */
  readonly fabrics: readonly NamedFabric[];
}

interface Remembered {
  readonly reading: RepositoryReading;
  readonly atMs: number;
}

export interface RepositoriesOptions {
  readonly settings: AppSettings;
  readonly api: AppApi;
  readonly tokens: InstallationTokens;
  readonly rights: MissingRights;
  readonly gates: InstallationGates;
  readonly clock: Clock;
  readonly log: Log;
}

/** Events say when something changed; what no event told of is seen after this. */
const REMEMBERED_MS = 5 * 60_000;
const LISTED_MS = 10 * 60_000;

/** The repositories that the App is installed on, and what was last read of them. */
export class AppRepositories {
  /** Of all connections of this process. */
  readonly memory = new GitHubMemory();
  readonly #options: RepositoriesOptions;
  readonly #connections = new Map<string, GitHubConnection>();
  readonly #readings = new Map<string, Remembered>();
  /** How often each was forgotten: what is read meanwhile may be older than the change. */
  readonly #changes = new Map<string, number>();
  #installationChanges = 0;
  #all: readonly CoveredRepository[] = [];
  #listedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: RepositoriesOptions) {
    this.#options = options;
  }

  /** Of all installations. Asked anew after a while, or when `forgetAll` was called. Throws SyncError. */
  async list(): Promise<readonly CoveredRepository[]> {
    const { api, rights, clock, log } = this.#options;
    if (clock.monotonicMs() - this.#listedAtMs < LISTED_MS) return this.#all;
    const changes = this.#installationChanges;
    const installations = await api.installations();
    const found: CoveredRepository[] = [];
    for (const installation of installations) {
      const { id, suspended, account } = installation;
      rights.ofInstallation(installation);
      if (suspended) log.info('an installation is suspended', { installation: id, account });
      else found.push(...(await api.repositories(id)));
    }
    this.#all = found;
    if (changes === this.#installationChanges) this.#listedAtMs = clock.monotonicMs();
    const keys = new Set(found.map(keyOf));
    for (const map of [this.#connections, this.#readings, this.#changes]) {
      for (const key of map.keys()) if (!keys.has(key)) map.delete(key);
    }
    return found;
  }

  /** null: the App is not installed there. */
  async find(owner: string, name: string): Promise<CoveredRepository | null> {
    const key = keyOf({ owner, name });
    return (await this.list()).find((one) => keyOf(one) === key) ?? null;
  }

  /** For reading: long-lived, its tokens are renewed. */
  connection(repository: CoveredRepository): GitHubConnection {
    const known = this.#connections.get(keyOf(repository));
    if (known !== undefined) return known;
    const { settings, tokens, gates, clock, log } = this.#options;
    const { owner, name, installation } = repository;
    const made = connectGitHub({
      token: () => tokens.of(installation),
      gate: gates.of(installation),
      memory: this.memory,
      ...{ apiUrl: settings.apiUrl, graphqlUrl: settings.graphqlUrl },
      ...{ owner, repo: name, statusBranch: settings.statusBranch, clock, log },
      guard: breakerGuard({ name: 'github', clock, log, random: Math.random, openMs: BREAKER_OPEN_MS }),
    });
    this.#connections.set(keyOf(repository), made);
    return made;
  }

  /** Throws SyncError. */
  async read(repository: CoveredRepository): Promise<RepositoryReading> {
    const { clock } = this.#options;
    const key = keyOf(repository);
    const known = this.#readings.get(key);
    if (known !== undefined && clock.monotonicMs() - known.atMs < REMEMBERED_MS) return known.reading;
    const atMs = clock.monotonicMs();
    const changes = this.#changes.get(key);
    const reading = await this.#read(repository);
    if (changes === this.#changes.get(key)) this.#readings.set(key, { reading, atMs });
    return reading;
  }

  /** Something of it changed. */
  forget(repository: { readonly owner: string; readonly name: string }): void {
    const key = keyOf(repository);
    this.#readings.delete(key);
    this.#changes.set(key, (this.#changes.get(key) ?? 0) + 1);
  }

  /** What the App is installed on, or may do there, changed: a token is good for what there was when it was made. */
  forgetAll(): void {
    this.#options.tokens.forgetAll();
    this.#installationChanges += 1;
    this.#listedAtMs = Number.NEGATIVE_INFINITY;
  }

  /** As it is at this moment, whatever is remembered, and without a look at the status. Throws SyncError. */
  async readHead(repository: CoveredRepository): Promise<HeadReading> {
    const { repository: git } = this.connection(repository);
    const head = await git.headOf(repository.defaultBranch);
    const none = { repository, head, config: null, diagnostics: [], broken: null };
    const text = head === null ? null : await git.fileText(CONFIG_FILE, head);
    if (text === null) return none;
    const { config, diagnostics } = readSyncConfig(text, CONFIG_FILE, fabricRegistry);
    const broken = config === null ? { text, fabrics: namedFabrics(text) } : null;
    return { ...none, config, diagnostics, broken };
  }

  async #read(repository: CoveredRepository): Promise<RepositoryReading> {
    const { statusStore } = this.connection(repository);
    const reading = await this.readHead(repository);
    const { config } = reading;
    if (config === null) return { ...reading, statuses: new Map(), holds: new Map() };
    const names = config.fabrics.map(({ name }) => name);
    const { files } = await statusStore.read([...names.map(statusPath), ...names.map(holdsPath)]);
    const statuses = names.map(
      (name) => [name, readStatus(files.get(statusPath(name)) ?? null, sha256Digest)] as const,
    );
    const holds = names.map((name) => [name, readHolds(files.get(holdsPath(name)) ?? null, name)] as const);
    return { ...reading, statuses: new Map(statuses), holds: new Map(holds) };
  }
}

/** After five failures GitHub is left alone for this long, ms; shorter than a run's, because the App stays. */
const BREAKER_OPEN_MS = 15_000;

function statusPath(fabric: string): string {
  return `${fabric}/status.json`;
}

/** GitHub's names do not differ by case. */
export function keyOf({ owner, name }: { readonly owner: string; readonly name: string }): string {
  return `${owner}/${name}`.toLowerCase();
}
