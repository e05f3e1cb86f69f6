import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError } from '../../../domain/shared/errors.ts';

/** A file that `init` has a text for. */
export interface PlannedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly absolute: string;
  readonly text: string;
  /** `keep`: another text is there, and nobody said that it may be replaced. */
  readonly action: 'create' | 'overwrite' | 'same' | 'keep';
}

export function planFile(root: string, path: string, text: string, mayOverwrite: boolean): PlannedFile {
  const absolute = join(root, path);
  const there = textOf(absolute);
  const action = there === null ? 'create' : there === text ? 'same' : mayOverwrite ? 'overwrite' : 'keep';
  return { path, absolute, text, action };
}

/** Never over a file that came into being meanwhile. Throws ConfigurationError HHS-1101. */
export function writePlanned({ path, absolute, text, action }: PlannedFile): void {
  try {
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, text, { flag: action === 'create' ? 'wx' : 'w' });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new ConfigurationError(
      {
        code: 'HHS-1101',
        message: `${path} cannot be written${why}`,
        help: 'Look at the folder and its rights, and run it again.',
      },
      { cause: error },
    );
  }
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
