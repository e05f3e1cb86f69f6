/**
 * Reads what `git cat-file --batch` answers: for each name asked, in order, either `<id> <type> <size>` with the bytes and
 * a newline behind it, or one line that ends in ` missing` or ` ambiguous`. Bytes beyond the limit are passed over.
 */
export class BlobReader {
  readonly blobs = new Map<string, Uint8Array>();
  readonly #names: readonly string[];
  readonly #maxBytes: number;
  #answered = 0;
  #header: Uint8Array[] = [];
  #body: { left: number; chunks: Uint8Array[] | null } | null = null;

  constructor(names: readonly string[], maxBytes: number) {
    this.#names = names;
    this.#maxBytes = maxBytes;
  }

  /** True when every name has its answer. */
  get done(): boolean {
    return this.#answered === this.#names.length;
  }

  push(chunk: Uint8Array): void {
    let rest = chunk;
    while (rest.length > 0)
      rest = this.#body === null ? this.#takeHeader(rest) : this.#takeBody(rest, this.#body);
  }

  #takeHeader(chunk: Uint8Array): Uint8Array {
    const newline = chunk.indexOf(0x0a);
    this.#header.push(newline === -1 ? chunk : chunk.subarray(0, newline));
    if (newline === -1) return chunk.subarray(chunk.length);
    const line = Buffer.concat(this.#header).toString('utf8');
    this.#header = [];
    const size = / (?:missing|ambiguous)$/.test(line) ? null : /^[0-9a-f]+ [a-z]+ (\d+)$/.exec(line)?.[1];
    if (size === null || size === undefined) this.#answered += 1;
    else this.#body = { left: Number(size) + 1, chunks: Number(size) > this.#maxBytes ? null : [] };
    return chunk.subarray(newline + 1);
  }

  #takeBody(chunk: Uint8Array, body: { left: number; chunks: Uint8Array[] | null }): Uint8Array {
    const taken = chunk.subarray(0, body.left);
    body.chunks?.push(taken);
    body.left -= taken.length;
    if (body.left === 0) {
      const name = this.#names[this.#answered];
      if (name !== undefined && body.chunks !== null)
        this.blobs.set(name, Buffer.concat(body.chunks).subarray(0, -1));
      this.#answered += 1;
      this.#body = null;
    }
    return chunk.subarray(taken.length);
  }
}
