import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const memoryHook = new URL('./report-memory.mjs', import.meta.url).href;

/** The command line as compiled by this run, and as bundled and committed. */
export const compiledCli = join(root, 'lib/entry/cli/main.js');
export const bundledCli = join(root, 'dist/cli/index.js');

/**
 * Runs a program to its end. Exit statuses over `most` are errors. Gives ms until the end and until the first byte on
 * standard output (null without any), and what it printed.
 */
export function runProgram(command, args, { cwd, env = {}, most = 0 } = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let firstOutputMs = null;
    const stdout = [];
    const stderr = [];
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk) => {
      firstOutputMs ??= performance.now() - started;
      stdout.push(chunk);
    });
    child.stderr.on('data', (chunk) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const totalMs = performance.now() - started;
      const text = Buffer.concat(stdout).toString('utf8');
      if (code !== null && code <= most) resolve({ totalMs, firstOutputMs, text });
      else {
        const words = `${Buffer.concat(stderr).toString('utf8')}${text}`.trim().slice(0, 600);
        reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${words}`));
      }
    });
  });
}

/** The same for a script under Node, with the largest memory it had, in MB. */
export async function runForMemory(script, args, memoryFile, most) {
  await runProgram(process.execPath, ['--import', memoryHook, script, ...args], {
    env: { HEDGEHOG_SYNC_BENCH_MEMORY: memoryFile },
    most,
  });
  return Number(readFileSync(memoryFile, 'utf8')) / 1000;
}

/** The path of a program that is installed here, or null. */
export function findProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}
