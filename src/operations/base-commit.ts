import type { ParseResult } from '../domain/parse/parse-result.ts';
import type { ResourceKey } from '../domain/resource/object-id.ts';
import { ConfigurationError } from '../domain/shared/errors.ts';
import type { JsonObject } from '../domain/shared/json.ts';
import type { FabricSettings, LocalPorts } from './fabric-ports.ts';
import { parseSnapshot } from './load-fabric.ts';

/** The files of the fabric as they were at a commit. */
export interface BaseCommit {
  readonly commit: string;
  readonly parsed: ParseResult;
  /** Its objects, as rules about changes ask for them. */
  readonly previous: ReadonlyMap<ResourceKey, JsonObject>;
}

/** Throws ConfigurationError HHS-2003 for a ref that names no commit here. */
export async function readBaseCommit(
  ports: LocalPorts,
  settings: FabricSettings,
  ref: string,
): Promise<BaseCommit> {
  const commit = await ports.history.resolve(ref);
  if (commit === null) {
    throw new ConfigurationError({
      code: 'HHS-2003',
      message: `the base ${ref} is no commit of this repository`,
      help: 'Name a branch, tag or commit with --base, and fetch it first (a shallow clone holds only the newest).',
    });
  }
  const parsed = parseSnapshot(await ports.history.readRef(commit, settings.selection), ports, settings);
  return { commit, parsed, previous: new Map(parsed.manifests.map(({ key, object }) => [key, object])) };
}
