import { basename } from 'node:path';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import type { StatusReading, StatusSource } from '../../ports/status-source.ts';
import { readTextFile } from './read-text-file.ts';

/** The status in one file, such as the output `status-file` of the action. */
export class FileStatusSource implements StatusSource {
  readonly #path: string;
  readonly #maxBytes: number;

  /** `path` is absolute; a larger file than `maxBytes` is refused. */
  constructor(path: string, maxBytes: number) {
    this.#path = path;
    this.#maxBytes = maxBytes;
  }

  async read(): Promise<StatusReading> {
    const name = basename(this.#path);
    const read = await readTextFile(this.#path, name, this.#maxBytes);
    if ('diagnostic' in read) {
      throw new ConfigurationError({
        code: 'HHS-1101',
        message: `the status file ${this.#path} cannot be used: ${read.diagnostic.message}`,
        help: 'Give a status.json of the status branch, or the file that the action names in its output status-file.',
      });
    }
    return { place: `file ${name}`, commit: null, texts: new Map([['', read.file.text]]), isWhole: true };
  }
}
