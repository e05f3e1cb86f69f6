import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MOST_BYTES = 1024 * 1024;

/**
 * Whether comments are read as commands in the repository of this checkout: a workflow of it starts with a comment and
 * runs this product. Where nobody would obey, no command is offered.
 */
export function hasCommandWorkflow(root: string): boolean {
  const folder = join(root, '.github', 'workflows');
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/i.test(name))
      .some((name) => {
        const path = join(folder, name);
        if (statSync(path).size > MOST_BYTES) return false;
        const text = readFileSync(path, 'utf8').replaceAll(/^\s*#.*$/gm, '');
        return /\bissue_comment\b/.test(text) && text.includes('hedgehog-sync');
      });
  } catch {
    // a sparse checkout, or none at all
    return false;
  }
}
