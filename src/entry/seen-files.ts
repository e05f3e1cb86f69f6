import type { ManifestSource, SourceSnapshot } from '../ports/manifest-source.ts';

/**
 * Keeps the files a run has read, so that a finding can be shown with its line. They are not read again: a path that
 * was refused (a link out of the directory) must not be followed for a message either.
 */
export class SeenFiles {
  readonly #texts = new Map<string, string>();
  readonly #lines = new Map<string, readonly string[]>();

  /** The same source; what it reads is kept. */
  watch(source: ManifestSource): ManifestSource {
    return {
      read: async (selection): Promise<SourceSnapshot> => {
        const snapshot = await source.read(selection);
        for (const { path, text } of snapshot.files) this.#texts.set(path, text);
        return snapshot;
      },
    };
  }

  /** A file that was read elsewhere. */
  add(path: string, text: string): void {
    this.#texts.set(path, text);
  }

  /** A line of a file that was read, 1-based. */
  line(file: string, number: number): string | undefined {
    const text = this.#texts.get(file);
    if (text === undefined) return undefined;
    const lines = this.#lines.get(file) ?? text.split(/\r\n|\n|\r/);
    this.#lines.set(file, lines);
    return lines[number - 1];
  }
}
