/** Octokit's types say what GitHub sends; what came is looked at. A throw means: this is no answer of GitHub. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('no text');
  return value;
}

export function wholeOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new TypeError('no whole number');
  return value;
}

/** Id of a Git object. */
export function oidOf(value: unknown): string {
  if (typeof value !== 'string' || !/^[0-9a-f]{40,64}$/.test(value)) throw new TypeError('no object id');
  return value;
}
