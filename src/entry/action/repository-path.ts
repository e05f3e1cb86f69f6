import { dirname, relative, sep } from 'node:path';
import { runGit } from '../../adapters/git/run-git.ts';

export interface FabricPlace {
  /** Absolute path of the fabric: a directory, or one file. */
  readonly path: string;
  readonly isFile: boolean;
  /** Folder of the checkout; where Git does not answer, paths are taken from here. */
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const GIT_TIMEOUT_MS = 30_000;

/**
 * What stands before a fabric's file names to make them paths in the repository: '' or `fabrics/lab/`. null: the fabric
 * is not in the checkout.
 */
export async function repositoryPrefix(place: FabricPlace): Promise<string | null> {
  const { path, isFile, workspace, environment } = place;
  const directory = isFile ? dirname(path) : path;
  const git = { directory, env: environment, timeoutMs: GIT_TIMEOUT_MS };
  const answer = await runGit(git, ['rev-parse', '--show-prefix']);
  if (answer.ok) return Buffer.from(answer.output).toString('utf8').replace(/\n$/, '');
  const below = relative(workspace, directory).split(sep).join('/');
  if (below === '') return '';
  return below.startsWith('..') ? null : `${below}/`;
}
