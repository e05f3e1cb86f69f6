import type { MergeGroup } from './change.ts';
import type { GitHubState } from './github-state.ts';
import { mergePull } from './merge-pull.ts';
import { dropGroup, enqueuePull } from './merge-queue.ts';

/** What people do on the pages of GitHub, past all rights. Repositories: full names. */
export class PeoplePages {
  readonly #state: GitHubState;

  constructor(state: GitHubState) {
    this.#state = state;
  }

  /** Presses "Re-run" of a check, or one of its buttons. Throws for a button that it has not. */
  pressCheck(repository: string, checkRunId: number, login: string, button: string | null = null): void {
    const found = this.#state.repository(repository);
    const run = found.checkRuns.get(checkRunId);
    if (run === undefined) throw new Error(`there is no check run ${checkRunId}`);
    if (button !== null && !run.actions.some(({ identifier }) => identifier === button)) {
      throw new Error(`the check run ${checkRunId} has no button ${button}`);
    }
    this.#state.actAs(login, () =>
      this.#state.announce(found, { what: 'check-run-asked', run, action: button }),
    );
  }

  /** Merges with a merge commit. The commit; throws NotMergeable. */
  merge(repository: string, number: number, login: string): string {
    const author = { name: login, email: `${login}@example.com` };
    return this.#state.actAs(login, () =>
      mergePull(this.#state, this.#state.repository(repository), number, author),
    );
  }

  enqueue(repository: string, number: number, login: string): MergeGroup {
    return this.#state.actAs(login, () =>
      enqueuePull(this.#state, this.#state.repository(repository), number),
    );
  }

  dropFromQueue(
    repository: string,
    group: MergeGroup,
    reason: 'merged' | 'invalidated' | 'dequeued',
    login: string,
  ): void {
    this.#state.actAs(login, () => dropGroup(this.#state, this.#state.repository(repository), group, reason));
  }
}
