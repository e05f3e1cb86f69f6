import { join, relative, resolve, sep } from 'node:path';
import { runGit } from '../../adapters/git/run-git.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import { readSyncConfig } from '../../domain/config/file/read-sync-config.ts';
import { actionOptions } from '../../domain/config/options.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import { SyncError } from '../../domain/shared/errors.ts';
import {
  type ConfigText,
  type ConfigTolerance,
  type ConfiguredOptions,
  configuredOptions,
  findConfigText,
  NO_POLICY,
  nameFromFabric,
  repositoryRoot,
} from '../sync-config.ts';
import type { ActionContext } from './action-context.ts';
import { type ActionInputs, inheritedEnvironment } from './action-inputs.ts';
import type { GitHubDoor } from './github-door.ts';

const GIT_TIMEOUT_MS = 30_000;

type InputEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * The inputs with what the configuration of the repository says of the fabric under them. Of a pull request the base
 * decides; what its own file has wrong is told with the findings, because nobody else would before the merge. Throws
 * ConfigurationError.
 */
export async function withConfiguration(
  inputs: ActionInputs,
  context: ActionContext,
  github: GitHubDoor | null,
  environment: InputEnvironment,
): Promise<ActionInputs> {
  const { workspace, baseSha } = context;
  const proposed = (config: string | null) => findConfigText(config, workspace, workspace);
  const read = (find: typeof proposed, tolerance: ConfigTolerance) =>
    configuredOptions(inputs.resolution, actionOptions(), workspace, tolerance, find);
  if (baseSha === null) return laidUnder(inputs, read(proposed, 'refuse'));
  const text = await textAtBase(inputs, context, github, environment);
  const base = read(() => text, 'look-away');
  // nothing is written for a pull request: one that brings a fabric, or mends a broken file, is read by its own words
  const own = read(proposed, 'look-away');
  const isProposed = base.entry === null;
  const chosen = isProposed ? { ...own, policy: NO_POLICY } : base;
  return laidUnder(inputs, withOwnFindings(chosen, own.file, text, workspace), isProposed);
}

/** What is wrong in the file that a pull request proposes. */
function withOwnFindings(
  chosen: ConfiguredOptions,
  own: ConfigText | null,
  base: ConfigText | null,
  workspace: string,
): ConfiguredOptions {
  if (own === null || own.text === base?.text) return chosen;
  const name = nameFromFabric(own, chosen.values.path, workspace);
  const { diagnostics } = readSyncConfig(own.text, name, fabricRegistry);
  const policy = chosen.policy ?? NO_POLICY;
  return { ...chosen, policy: { ...policy, diagnostics: [...policy.diagnostics, ...diagnostics] } };
}

function laidUnder(
  inputs: ActionInputs,
  { values, policy, config, entry }: ConfiguredOptions,
  isProposed = false,
): ActionInputs {
  const { kubeconfig, 'kubeconfig-text': text } = inputs.values;
  return {
    ...inputs,
    values: { ...values, kubeconfig, 'kubeconfig-text': text },
    configured: { config, entry, isProposed },
    ...(policy === undefined ? {} : { policy }),
  };
}

/** The file at the base commit: from the clone, else from GitHub. null: there is none, or nobody can be asked. */
async function textAtBase(
  { values }: ActionInputs,
  { workspace, baseSha: commit }: ActionContext,
  github: GitHubDoor | null,
  environment: InputEnvironment,
): Promise<ConfigText | null> {
  if (commit === null) return null;
  const root = repositoryRoot(workspace);
  const path = values.config === null ? join(root, CONFIG_FILE) : resolve(workspace, values.config);
  const name = relative(root, path).split(sep).join('/');
  const git = { directory: root, env: inheritedEnvironment(environment), timeoutMs: GIT_TIMEOUT_MS };
  const known = await runGit(git, ['cat-file', '-e', `${commit}^{commit}`]);
  if (known.ok) {
    const shown = await runGit(git, ['cat-file', 'blob', `${commit}:${name}`]);
    return shown.ok ? { root, path, text: Buffer.from(shown.output).toString('utf8') } : null;
  }
  const text = github === null ? null : await askedText(github, name, commit);
  return text === null ? null : { root, path, text };
}

/**
 * null also where GitHub does not give it (a token without `contents: read`): the run then goes by the defaults, which
 * allow nothing that the file could forbid, because nothing is written for a pull request.
 */
async function askedText(github: GitHubDoor, name: string, commit: string): Promise<string | null> {
  try {
    return await github.repository.fileText(name, commit);
  } catch (error) {
    if (error instanceof SyncError) return null;
    throw error;
  }
}
