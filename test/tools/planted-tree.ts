import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../support/shared.ts';

export interface ToolRun {
  readonly status: number | null;
  /** `file: rule`, sorted, one for each violation. */
  readonly violations: readonly string[];
  readonly output: string;
}

/** Calls `use` with a temporary folder that holds the files (path to text), and removes it afterwards. */
export function withTree<T>(files: Readonly<Record<string, string>>, use: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'planted-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Runs `tools/<tool>.mjs --root` on a tree of the files. */
export function runTool(tool: string, files: Readonly<Record<string, string>>): ToolRun {
  return withTree(files, (root) => {
    const args = [join(projectRoot, 'tools', `${tool}.mjs`), '--root', root];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const violations = stderr.split('\n').flatMap((line) => {
      const match = /^(\S+?):(\d+): ([\w-]+): /.exec(line);
      return match === null ? [] : [`${match[1]}: ${match[3]}`];
    });
    return { status, violations: violations.sort(), output: stdout + stderr };
  });
}
