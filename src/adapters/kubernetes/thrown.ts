/** What was thrown, read without `instanceof`: errors of Node may come from another realm. */
export interface Thrown {
  /** `ENOENT` and the like; `''` when it has none. */
  readonly code: string;
  readonly name: string;
  readonly message: string;
}

export function thrownFacts(error: unknown): Thrown {
  if (typeof error !== 'object' || error === null) return { code: '', name: 'unknown error', message: '' };
  return {
    code: 'code' in error && typeof error.code === 'string' ? error.code : '',
    name: 'name' in error && typeof error.name === 'string' ? error.name : 'unknown error',
    message: 'message' in error && typeof error.message === 'string' ? error.message : '',
  };
}

/** `ENOENT` and the like, or the type of the error; never its message, which may quote what was read. */
export function errorName(error: unknown): string {
  const { code, name } = thrownFacts(error);
  return code === '' ? name : code;
}
