import { readBaseCommit } from './base-commit.ts';
import type { FabricSettings, LocalPorts } from './fabric-ports.ts';
import { loadFabric, type ValidationHelp, validateLoaded } from './load-fabric.ts';
import type { ValidateResult } from './results.ts';

/** Reads, parses and validates a fabric without any cluster. With `base`, a ref, what changed since is judged as well. */
export async function validateSource(
  ports: LocalPorts,
  settings: FabricSettings,
  base: string | null = null,
): Promise<ValidateResult> {
  const help = await changesSince(ports, settings, base);
  const loaded = await loadFabric(ports, settings);
  return {
    command: 'validate',
    fabric: settings.fabric,
    validation: validateLoaded(loaded, ports, settings, help),
    mends: null,
  };
}

/** What rules about changes compare with. Throws ConfigurationError for a ref that names no commit here. */
export async function changesSince(
  ports: LocalPorts,
  settings: FabricSettings,
  base: string | null,
): Promise<ValidationHelp> {
  return base === null ? {} : { previous: (await readBaseCommit(ports, settings, base)).previous };
}
