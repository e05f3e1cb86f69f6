import { parseFiles } from '../domain/parse/parse-files.ts';
import type { ParseResult } from '../domain/parse/parse-result.ts';
import type { ResourceKey } from '../domain/resource/object-id.ts';
import type { JsonObject } from '../domain/shared/json.ts';
import type { GitSide } from '../domain/validate/git-checks.ts';
import { type ValidateInput, validateFabric } from '../domain/validate/validate-fabric.ts';
import type { Validation } from '../domain/validate/validation.ts';
import type { SourceSnapshot } from '../ports/manifest-source.ts';
import { withFindings } from './fabric-policy.ts';
import type { FabricSettings, LocalPorts } from './fabric-ports.ts';

/** Desired state, read and parsed once; every later question is answered from it. */
export interface LoadedFabric {
  readonly snapshot: SourceSnapshot;
  readonly parsed: ParseResult;
}

/** What the cluster (or a base commit) adds to validation. */
export interface ValidationHelp {
  readonly liveKeys?: ValidateInput['liveKeys'];
  readonly previous?: ReadonlyMap<ResourceKey, JsonObject>;
  readonly others?: ValidateInput['others'];
  readonly observed?: ValidateInput['observed'];
  readonly isServed?: (group: string, kind: string) => boolean;
  readonly schemaOf?: ValidateInput['schemaOf'];
}

export async function loadFabric(ports: LocalPorts, settings: FabricSettings): Promise<LoadedFabric> {
  const snapshot = await ports.source.read(settings.selection);
  return { snapshot, parsed: parseSnapshot(snapshot, ports, settings) };
}

export function parseSnapshot(
  snapshot: SourceSnapshot,
  ports: LocalPorts,
  settings: FabricSettings,
): ParseResult {
  return parseFiles(snapshot.files, {
    registry: ports.registry,
    limits: settings.limits,
    digest: ports.digest,
  });
}

export function validateLoaded(
  loaded: LoadedFabric,
  ports: LocalPorts,
  settings: FabricSettings,
  help: ValidationHelp = {},
): Validation {
  const validation = validateFabric({
    ...gitSideOf(loaded, ports, settings),
    files: loaded.snapshot.files.length,
    sourceSkipped: loaded.snapshot.skipped,
    ...help,
  });
  return withFindings(validation, settings.policy?.diagnostics ?? []);
}

export function gitSideOf(loaded: LoadedFabric, ports: LocalPorts, settings: FabricSettings): GitSide {
  return {
    parsed: loaded.parsed,
    sourceDiagnostics: loaded.snapshot.diagnostics,
    registry: ports.registry,
    release: settings.release,
    ...(ports.fabricConfig === undefined ? {} : { config: ports.fabricConfig }),
  };
}

/** Keys that stand in Git but gave no usable manifest: such an object must never look removed. */
export function unreadableKeys(parsed: ParseResult, ports: LocalPorts): Set<ResourceKey> {
  const keys = new Set<ResourceKey>();
  for (const document of parsed.unreadable) {
    if (document.kind === null || document.name === null) continue;
    for (const kind of ports.registry.kinds) {
      if (kind.kind !== document.kind) continue;
      const namespace = document.namespace ?? 'default';
      keys.add(`${kind.kind}.${kind.group}/${namespace}/${document.name}` as ResourceKey);
    }
  }
  return keys;
}
