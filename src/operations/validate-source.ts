import type { FabricSettings, LocalPorts } from './fabric-ports.ts';
import { loadFabric, validateLoaded } from './load-fabric.ts';
import type { ValidateResult } from './results.ts';

/** Reads, parses and validates a fabric without any cluster. */
export async function validateSource(ports: LocalPorts, settings: FabricSettings): Promise<ValidateResult> {
  const loaded = await loadFabric(ports, settings);
  return {
    command: 'validate',
    fabric: settings.fabric,
    validation: validateLoaded(loaded, ports, settings),
  };
}
