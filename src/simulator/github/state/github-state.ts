import type { ServerClock } from '../../kube-apiserver/clock.ts';
import type { RepositoryChange } from './change.ts';
import type { Author } from './discussion.ts';
import type { Happening } from './happening.ts';
import { Repository, type RepositoryOptions } from './repository.ts';

/** Everything this GitHub knows. Ids count up over all kinds of things, so that no two things share one. */
export class GitHubState {
  readonly clock: ServerClock;
  /** `org/team-slug` to logins, all in small letters. */
  readonly teams = new Map<string, Set<string>>();
  readonly #repositories = new Map<string, Repository>();
  readonly #listeners: ((happening: Happening) => void)[] = [];
  #lastId = 1000;
  #actor: Author | null = null;

  constructor(clock: ServerClock) {
    this.clock = clock;
  }

  newId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  addRepository(options: RepositoryOptions): Repository {
    let made: Repository | undefined;
    const repository = new Repository(this.newId(), options, this.clock, (change) => {
      // its first commit is nobody's news
      if (made !== undefined) this.announce(made, change);
    });
    made = repository;
    this.#repositories.set(repository.fullName.toLowerCase(), repository);
    return repository;
  }

  /** Names are the same in capitals and small letters. */
  find(fullName: string): Repository | undefined {
    return this.#repositories.get(fullName.toLowerCase());
  }

  /** Throws where there is none, for tests. */
  repository(fullName: string): Repository {
    const found = this.find(fullName);
    if (found === undefined) throw new Error(`the fake has no repository ${fullName}`);
    return found;
  }

  repositories(): readonly Repository[] {
    return [...this.#repositories.values()];
  }

  addTeam(org: string, slug: string, logins: readonly string[]): void {
    this.teams.set(`${org}/${slug}`.toLowerCase(), new Set(logins.map((login) => login.toLowerCase())));
  }

  /** Everything that `work` changes is done by this account. */
  actAs<T>(actor: Author | string, work: () => T): T {
    const before = this.#actor;
    this.#actor = typeof actor === 'string' ? { login: actor, app: null } : actor;
    try {
      return work();
    } finally {
      this.#actor = before;
    }
  }

  /** Called with whatever happens from now on, in the order it happens. */
  onHappening(listener: (happening: Happening) => void): void {
    this.#listeners.push(listener);
  }

  announce(repository: Repository, change: RepositoryChange): void {
    for (const listener of this.#listeners) listener({ repository, change, actor: this.#actor });
  }
}
