import type { ServerClock } from '../../kube-apiserver/clock.ts';
import { Repository, type RepositoryOptions } from './repository.ts';

/** Everything this GitHub knows. Ids count up over all kinds of things, so that no two things share one. */
export class GitHubState {
  readonly clock: ServerClock;
  readonly #repositories = new Map<string, Repository>();
  #lastId = 1000;

  constructor(clock: ServerClock) {
    this.clock = clock;
  }

  newId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  addRepository(options: RepositoryOptions): Repository {
    const repository = new Repository(this.newId(), options, this.clock);
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
}
