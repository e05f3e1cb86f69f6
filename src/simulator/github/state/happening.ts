import type { RepositoryChange } from './change.ts';
import type { Author } from './discussion.ts';
import type { Repository } from './repository.ts';

export interface Happening {
  readonly repository: Repository;
  readonly change: RepositoryChange;
  /** Who did it; null: nobody said, as when a test changes the state. */
  readonly actor: Author | null;
}
