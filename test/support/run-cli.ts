import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { nodeBinary } from './node-binary.ts';
import { projectRoot } from './shared.ts';

/** The built bundle; another one can be named while it is worked on. */
export const cliBundle =
  process.env.HEDGEHOG_SYNC_TEST_CLI_BUNDLE ?? join(projectRoot, 'dist', 'cli', 'index.js');

export interface CliRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built bundle as a user would; the environment is cut down to what a shell has. */
export function startCli(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): { readonly child: ChildProcess; readonly done: Promise<CliRun> } {
  const child = spawn(nodeBinary, [cliBundle, ...args], {
    cwd: options.cwd ?? projectRoot,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const done = new Promise<CliRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, done };
}

export async function runCli(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<CliRun> {
  return await startCli(args, options).done;
}
