import { type ClusterAccess, objectOf, textOf } from '../../adapters/kubernetes/kubeconfig.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';

/**
 * Refuses an access that starts a program nobody allowed. Names are compared as they are written: `aws` does not stand
 * for `/tmp/aws`. Throws ConfigurationError HHS-2013.
 */
export function assertExecAllowed(access: ClusterAccess, allowed: readonly string[]): void {
  const command = commandOf(access);
  if (command === null || allowed.includes(command)) return;
  const name = JSON.stringify(command.slice(0, 200));
  throw new ConfigurationError({
    code: 'HHS-2013',
    message: `${access.source} starts the program ${name} for its credentials, and the input allow-exec does not name it`,
    help: `Add ${name} to allow-exec if it is to be started, or use a kubeconfig with a token.`,
  });
}

/** Both ways in which a kubeconfig can start a program; the second is the old one of the cloud providers. */
function commandOf({ user }: ClusterAccess): string | null {
  const exec = objectOf(user, 'exec');
  if (exec !== null) return textOf(exec, 'command') ?? '';
  const config = objectOf(objectOf(user, 'auth-provider') ?? {}, 'config');
  return config === null ? null : textOf(config, 'cmd-path');
}
