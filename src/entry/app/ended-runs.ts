import { namesRequest } from '../../domain/shared/names-request.ts';

const MOST = 500;

/** Titles of workflow runs that GitHub said have ended: whoever waits for one asks at once, not at its next look. */
export class EndedRuns {
  readonly #titles = new Set<string>();

  note(title: string): void {
    this.#titles.add(title);
    for (const oldest of this.#titles) {
      if (this.#titles.size <= MOST) break;
      this.#titles.delete(oldest);
    }
  }

  has(requestId: string): boolean {
    return [...this.#titles].some((title) => namesRequest(title, requestId));
  }

  /** It was looked at: it counts no more. */
  forget(requestId: string): void {
    for (const title of this.#titles) if (namesRequest(title, requestId)) this.#titles.delete(title);
  }
}
