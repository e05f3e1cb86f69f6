import { execFile, spawn } from 'node:child_process';
import { BlobReader } from './blob-reader.ts';

export interface GitSettings {
  /** Absolute path of a directory; git runs there. */
  readonly directory: string;
  /** Environment of the process. Variables that would point git at another repository are taken out. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  /** Name or path of the program; default `git`. */
  readonly program?: string;
}

export type GitAnswer =
  | { readonly ok: true; readonly output: Uint8Array }
  /** `why` is the first line of what git said: no path of a user's file, no secret. */
  | { readonly ok: false; readonly reason: 'missing' | 'timeout' | 'failed'; readonly why: string };

const MAX_OUTPUT = 64 * 1024 * 1024;

/** Runs git without a shell and without ever asking, fetching or writing anything. */
export async function runGit(settings: GitSettings, args: readonly string[]): Promise<GitAnswer> {
  return execGit(settings, args, environmentOf(settings.env));
}

/** The same for what asks a remote: with the user's own ways of transport and credentials, still without a question. */
export async function runGitOnRemote(settings: GitSettings, args: readonly string[]): Promise<GitAnswer> {
  return execGit(settings, args, remoteEnvironmentOf(settings.env));
}

function execGit(
  settings: GitSettings,
  args: readonly string[],
  env: Record<string, string>,
): Promise<GitAnswer> {
  return new Promise((resolve) => {
    execFile(
      settings.program ?? 'git',
      [...argumentsOf(settings), ...args],
      {
        env,
        encoding: 'buffer',
        timeout: settings.timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: MAX_OUTPUT,
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        if (error === null) resolve({ ok: true, output: stdout });
        else if (error.code === 'ENOENT')
          resolve({ ok: false, reason: 'missing', why: 'git is not installed' });
        else if (error.killed === true)
          resolve({ ok: false, reason: 'timeout', why: 'git did not end in time' });
        else resolve({ ok: false, reason: 'failed', why: firstLine(stderr.toString('utf8')) });
      },
    );
  });
}

/**
 * Contents of the objects that `names` say (`<commit>:<path>`, an object id …), by name, from one process. A name that
 * does not exist, or whose object is larger than `maxBytes`, is absent. null: git could not do it.
 */
export async function readBlobs(
  settings: GitSettings,
  names: readonly string[],
  maxBytes: number,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const asked = [...new Set(names)].filter((name) => !/[\n\r\0]/.test(name));
  if (asked.length === 0) return new Map();
  return new Promise((resolve) => {
    const child = spawn(settings.program ?? 'git', [...argumentsOf(settings), 'cat-file', '--batch'], {
      env: environmentOf(settings.env),
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: settings.timeoutMs,
      killSignal: 'SIGKILL',
      windowsHide: true,
    });
    const reader = new BlobReader(asked, maxBytes);
    child.on('error', () => resolve(null));
    child.stdin.on('error', () => child.kill('SIGKILL'));
    child.stdout.on('data', (chunk: Uint8Array) => reader.push(chunk));
    child.on('close', (code) => resolve(code === 0 && reader.done ? reader.blobs : null));
    child.stdin.end(`${asked.join('\n')}\n`);
  });
}

function argumentsOf({ directory }: GitSettings): string[] {
  return ['-C', directory, '-c', 'core.quotepath=off', '-c', 'core.fsmonitor=false', '--no-pager'];
}

/** GIT_DIR and its like are set inside hooks and would make git answer for another repository than the directory's. */
function environmentOf(env: GitSettings['env']): Record<string, string> {
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith('GIT_') || name.startsWith('GIT_CONFIG_'),
  );
  const own = {
    LC_ALL: 'C',
    // for releases before GIT_NO_LAZY_FETCH: no protocol is called that, so nothing can be fetched
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
  return { ...definedOf(kept), ...own };
}

/** Variables that point git at another repository than the directory's; the list is git's own (`--local-env-vars`). */
const REPOSITORY_VARIABLES = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
]);

function remoteEnvironmentOf(env: GitSettings['env']): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => !REPOSITORY_VARIABLES.has(name));
  return { ...definedOf(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
}

function definedOf(variables: readonly (readonly [string, string | undefined])[]): Record<string, string> {
  const defined = variables.flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(defined);
}

/** The address of a remote may hold a token: whatever stands before an `@` is left out. */
function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').replaceAll(/\/\/[^/@\s]*@/g, '//').slice(0, 200);
}
