import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { runGit } from '../../../adapters/git/run-git.ts';
import { type FoundFabric, findFabrics } from '../../../domain/config/init/find-fabrics.ts';
import type { OptionValues } from '../../../domain/config/options.ts';
import { fabricRegistry } from '../../../domain/fabric/registry.ts';
import { parseSnapshot } from '../../../operations/load-fabric.ts';
import { composeLocal, settingsOf } from '../../compose.ts';
import type { Surroundings } from '../../surroundings.ts';

/** What `init` finds in a checkout. */
export interface Checkout {
  /** Absolute path of the repository's root. */
  readonly root: string;
  readonly fabrics: readonly FoundFabric[];
  readonly defaultBranch: string;
  /** Where the branch was learned, in words. */
  readonly branchFrom: string;
  /** `owner/name` at the forge; null: there is no remote, or its address is of another form. */
  readonly repository: string | null;
  /** Workflows that use hedgehog-sync already, from the root. */
  readonly workflows: readonly string[];
}

const GIT_TIMEOUT_MS = 30_000;

/** Reads the files and asks git; nothing is written, and nothing leaves the machine. */
export async function lookAround(
  root: string,
  values: OptionValues,
  around: Surroundings,
): Promise<Checkout> {
  const here = { ...values, path: relative(around.cwd, root) || '.' };
  const ports = await composeLocal(here, around);
  const settings = settingsOf(here, [], around);
  const snapshot = await ports.source.read(settings.selection);
  // file by file: two fabrics may have objects of the same name, which is an error inside of one
  const manifests = snapshot.files.flatMap(
    (file) => parseSnapshot({ ...snapshot, files: [file] }, ports, settings).manifests,
  );
  const git = async (...args: string[]): Promise<string | null> => {
    const answer = await runGit(
      { directory: root, env: around.environment, timeoutMs: GIT_TIMEOUT_MS },
      args,
    );
    return answer.ok ? Buffer.from(answer.output).toString('utf8').trim() : null;
  };
  const remoteHead = await git('symbolic-ref', '--short', 'refs/remotes/origin/HEAD');
  const current = await git('symbolic-ref', '--short', 'HEAD');
  // somebody may stand on a branch of a change
  const usual = remoteHead === null ? await firstBranch(git, ['main', 'master']) : null;
  const branch = remoteHead?.replace(/^origin\//, '') ?? usual ?? current;
  const isUsable = branch !== null && /^[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}$/.test(branch);
  return {
    root,
    fabrics: findFabrics(manifests, fabricRegistry, basename(root)),
    defaultBranch: isUsable ? branch : 'main',
    branchFrom: !isUsable
      ? 'a guess'
      : remoteHead !== null
        ? 'the remote origin'
        : branch === current
          ? 'the branch of this checkout'
          : 'a branch of this clone',
    repository: repositoryName(await git('remote', 'get-url', 'origin')),
    workflows: workflowsOf(root),
  };
}

/** The first that there is; null: none of them. */
async function firstBranch(
  git: (...args: string[]) => Promise<string | null>,
  names: readonly string[],
): Promise<string | null> {
  for (const name of names) {
    if ((await git('rev-parse', '--verify', '--quiet', `refs/heads/${name}`)) !== null) return name;
  }
  return null;
}

/** Never the address itself: it may hold a token. */
function repositoryName(address: string | null): string | null {
  const match = /[/:]([A-Za-z0-9_.-]+)\/([A-Za-z0-9_.-]+?)(?:\.git)?\/?$/.exec(address ?? '');
  return match === null ? null : `${match[1]}/${match[2]}`;
}

function workflowsOf(root: string): string[] {
  const folder = join(root, '.github', 'workflows');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .filter(({ name }) => /uses:\s*\S*hedgehog-sync[@/]/.test(readFileSync(join(folder, name), 'utf8')))
    .map(({ name }) => `.github/workflows/${name}`);
}
