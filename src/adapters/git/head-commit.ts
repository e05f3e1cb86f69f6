import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isEntered } from '../../domain/parse/select-files.ts';
import { type GitSettings, runGit } from './run-git.ts';

/** Settings of git without the directory, which each question brings along. */
export type GitProgram = Omit<GitSettings, 'directory'>;

/**
 * The commit that the files at `path` (absolute; a directory or one file) are at. null outside Git, before the first
 * commit, and when anything there is changed, staged or not tracked, ignored manifests included: then the files are
 * those of no commit.
 */
export async function headCommit(program: GitProgram, path: string): Promise<string | null> {
  const place = await placeOf(path);
  if (place === null) return null;
  const args = [
    'status',
    '--porcelain=v2',
    '--branch',
    '-z',
    '--untracked-files=all',
    '--ignored=traditional',
  ];
  const answer = await runGit({ ...program, directory: place.directory }, [...args, '--', place.pathspec]);
  if (!answer.ok) return null;
  const records = Buffer.from(answer.output).toString('utf8').split('\0');
  const commit = records.find((record) => record.startsWith('# branch.oid '))?.slice('# branch.oid '.length);
  const rest = records.filter((record) => record !== '' && !record.startsWith('# '));
  if (rest.some((record) => !record.startsWith('! ') || isManifest(record.slice(2)))) return null;
  return commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
}

async function placeOf(path: string): Promise<{ directory: string; pathspec: string } | null> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return { directory: path, pathspec: '.' };
    return { directory: dirname(path), pathspec: basename(path) };
  } catch {
    return null;
  }
}

/** An ignored file that the working tree reader would read all the same. */
function isManifest(path: string): boolean {
  const parts = path.split('/');
  return /\.ya?ml$/i.test(path) && parts.slice(0, -1).every(isEntered);
}
