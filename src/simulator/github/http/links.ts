import type { Repository } from '../state/repository.ts';

/** Addresses in answers: `api` of this server as the client wrote it, `html` of the pages for people. */
export class Links {
  readonly api: string;
  readonly html: string;
  readonly #blobs: (id: number) => string;

  constructor(api: string, html: string, blobs: (id: number) => string) {
    this.api = api;
    this.html = html;
    this.#blobs = blobs;
  }

  repo(repository: Repository, below = ''): string {
    return `${this.api}/repos/${repository.fullName}${below}`;
  }

  page(repository: Repository, below = ''): string {
    return `${this.html}/${repository.fullName}${below}`;
  }

  /** Where the bytes of an artifact are. */
  blob(id: number): string {
    return this.#blobs(id);
  }
}
