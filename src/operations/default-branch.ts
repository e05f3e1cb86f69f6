import { readSyncConfig } from '../domain/config/file/read-sync-config.ts';
import type { Diagnostic } from '../domain/shared/diagnostic.ts';
import { errorFacts } from '../domain/shared/error-codes.ts';
import { GitHubError } from '../domain/shared/errors.ts';
import type { DefaultBranch, ObeyPorts } from './command-work.ts';

export interface ReadDefaultBranch extends DefaultBranch {
  /** Errors of the configuration, if it has any. */
  readonly errors: readonly Diagnostic[];
}

/** Head and configuration of the default branch, as they are now. Throws SyncError. */
export async function readDefaultBranch(
  { repository, registry }: Pick<ObeyPorts, 'repository' | 'registry'>,
  configPath: string,
): Promise<ReadDefaultBranch> {
  const name = await repository.defaultBranch();
  const head = await repository.headOf(name);
  if (head === null) {
    throw new GitHubError({
      ...errorFacts('HHS-2604'),
      status: 409,
      message: `branch ${name} of ${repository.name} has no commit`,
    });
  }
  const configText = await repository.fileText(configPath, head);
  if (configText === null) return { name, head, configText, config: null, errors: [] };
  const { config, diagnostics } = readSyncConfig(configText, configPath, registry);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return { name, head, configText, config, errors };
}
